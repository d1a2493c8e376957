"""Errors look like the place where they happen: the desk, or the readers' site."""

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.views import defaults

from articles.reader import errors
from newsroom.middleware import is_at_the_desk


def bad_request(request, exception=None) -> HttpResponse:
    if not is_at_the_desk(request):
        return errors.bad_request(request, exception)
    title = gettext("The desk could not read that address")
    return show(request, 400, title, gettext("Part of it is damaged. Begin at your desk."))


def forbidden(request, exception=None) -> HttpResponse:
    if not is_at_the_desk(request):
        return defaults.permission_denied(request, exception)
    title = gettext("This is not yours to do")
    says = gettext("Your roles do not allow it. Ask an editor, or whoever keeps the logins.")
    return show(request, 403, title, says)


def not_found(request, exception=None) -> HttpResponse:
    if not is_at_the_desk(request):
        return errors.not_found(request, exception)
    title = gettext("There is nothing at this address")
    says = gettext("It may have been mistyped, or what stood here was deleted.")
    return show(request, 404, title, says)


def server_error(request) -> HttpResponse:
    """Without a query: what broke may have been the database."""
    if not is_at_the_desk(request):
        return errors.server_error(request)
    title = gettext("Something broke on our side")
    says = gettext("What you wrote still stands in the form: go back, copy it, and try again.")
    return show(request, 500, title, says, knows_who=False)


def show(
    request: HttpRequest, status: int, title: str, says: str, knows_who: bool = True
) -> HttpResponse:
    if knows_who and hasattr(request, "user"):
        context = admin.site.each_context(request)
    else:
        context = {"site_header": settings.NEWSROOM_NAME, "site_title": settings.NEWSROOM_NAME}
    context |= {"title": title, "says": says}
    asked = request if knows_who else None  # its messages and its user may be in the database
    response = render(asked, "desk/error.html", context, status=status)
    add_never_cache_headers(response)
    return response
