"""Review links on the desk: whom a story was shown to outside, what they say, and a new link."""

from typing import cast

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import advice
from articles.desk import moves
from articles.models import Article, ReviewLink
from articles.refusals import MoveRefused, SomebodyWasFaster
from people import roles
from people.models import User


class LinkForm(forms.Form):
    """Whom to show the version on the page, and for how long."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**63 - 1)
    receiver = forms.CharField(label=_("Name"), max_length=80)
    days = forms.IntegerField(
        label=_("Days"), min_value=1, max_value=advice.MOST_DAYS, initial=advice.DAYS
    )


def shown(article: Article, user: User) -> dict:
    """What templates/desk/_links.html shows."""
    may_ask = roles.may_ask_outside(user, article)
    form = LinkForm(initial={"seen": article.head_id}, auto_id="id_link_%s")
    return {"links": list(ReviewLink.objects.of(article)), "link_form": may_ask and form}


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The address is on the answer to this and nowhere else, so that there is no redirect."""
    article = moves.story_or_404(request, pk)
    form = LinkForm(request.POST, auto_id="id_link_%s")
    if not form.is_valid():
        return page(request, article, link_form=form)
    try:
        link, token = advice.ask(article, by=cast(User, request.user), **form.cleaned_data)
    except SomebodyWasFaster as why:
        return page(request, article, status=409, refusal=str(why))
    except MoveRefused as why:
        form.add_error(None, str(why))
        return page(request, article, link_form=form)
    address = request.build_absolute_uri(reverse("outside:story", args=[token]))
    return page(request, article, link=link, address=address)


def page(request: HttpRequest, article: Article, *, status: int = 200, **context) -> HttpResponse:
    frame = {
        **admin.site.each_context(request),
        "title": gettext("Review link"),
        "story": article,
    }
    return render(request, "desk/link.html", {**frame, **context}, status=status)


@require_POST
def revoke(request: HttpRequest, pk: int, link: int) -> HttpResponseBase:
    article = moves.story_or_404(request, pk)
    found = get_object_or_404(ReviewLink.objects.of(article), pk=link)
    try:
        advice.revoke(found, by=cast(User, request.user))
    except MoveRefused as why:
        messages.error(request, str(why))
    else:
        told = gettext("The link for %(name)s shows nothing from now on.")
        messages.success(request, told % {"name": found.receiver})
    return redirect("admin:articles_article_review", pk)
