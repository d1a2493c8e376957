"""What every request passes, and what only those of the desk do."""

import re

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseBadRequest
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

DESK = "/admin/"  # where somebody can be signed in
BROKEN = re.compile("[\x00\ud800-\udfff]")


class AtTheDesk(MiddlewareMixin):
    """Goes before a middleware of Django's: a reader's request passes that one by, so it has no
    session, no user, no messages and no CSRF token, and costs nothing for them."""

    def __call__(self, request):
        if is_at_the_desk(request):
            return super().__call__(request)
        return self.get_response(request)


def is_at_the_desk(request: HttpRequest) -> bool:
    return request.path_info.startswith(DESK)


class Sessions(AtTheDesk, SessionMiddleware):
    pass


class Csrf(AtTheDesk, CsrfViewMiddleware):
    def process_view(self, request, *view):
        return super().process_view(request, *view) if is_at_the_desk(request) else None


class Authentication(AtTheDesk, AuthenticationMiddleware):
    pass


class Messages(AtTheDesk, MessageMiddleware):
    pass


class DeskLanguage:
    """The desk speaks the language its person chose (`User.language`); readers' pages speak the
    newsroom's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_at_the_desk(request):
            return self.get_response(request)
        with translation.override(self.language_of(request)):
            return self.get_response(request)

    def language_of(self, request) -> str:
        try:
            chosen = getattr(request.user, "language", "")
        except OperationalError:  # meets the view as well, where it is answered
            chosen = ""
        return chosen or settings.LANGUAGE_CODE


def is_broken(text: str) -> bool:
    """Whether `text` holds a NUL or half a surrogate pair, which PostgreSQL cannot store."""
    return BROKEN.search(text) is not None


class RefuseBrokenText:
    """Text no database can hold is refused at the door: a 400, never a 500. A broken cookie is
    none of ours and is not there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = [request.path, *request.GET]
        asked += [text for key in request.GET for text in request.GET.getlist(key)]
        if any(is_broken(text) for text in asked):
            return HttpResponseBadRequest("This address holds characters that no text can have.")
        for name in [name for name, value in request.COOKIES.items() if is_broken(value)]:
            del request.COOKIES[name]
        return self.get_response(request)
