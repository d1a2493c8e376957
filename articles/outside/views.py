"""The pages of a review link: the story as readers would see it, its pictures, and an answer."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from articles import advice
from articles.models import Advice, ReviewLink
from articles.outside.page import LONGEST, by_token, show
from articles.pictures import FORMATS
from articles.previews import pictures_in, story_of_revision
from articles.reader import clock
from articles.reader.pictures import file
from articles.refusals import NotReady
from articles.story import render_article


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("What you say"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
    )
    says = forms.ChoiceField(
        choices=Advice.Says, error_messages={"required": _("Press one of the two buttons.")}
    )


@by_token("GET", "HEAD", "POST")
def story(request: HttpRequest, link: ReviewLink) -> HttpResponseBase:
    if request.method == "POST":
        return answer(request, link)
    if request.method == "GET":
        advice.was_opened(link, clock.now())
    return page(request, link, AnswerForm())


def answer(request: HttpRequest, link: ReviewLink) -> HttpResponseBase:
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            advice.give(link, **form.cleaned_data)
        except NotReady as why:
            form.add_error(None, str(why))
        else:
            return HttpResponseRedirect(f"{request.path}#answer")
    return page(request, link, form)


def page(request: HttpRequest, link: ReviewLink, form: AnswerForm) -> HttpResponse:
    pictures = f"{request.path.rstrip('/')}/pictures/"
    shown = story_of_revision(link.revision, clock.now(), pictures=pictures)
    return show(
        "story.html", link=link, rendered=render_article(shown), form=form, given=link.advice.all()
    )


@by_token("GET", "HEAD")
def picture(
    request: HttpRequest, link: ReviewLink, digest: str, width: str, form: str
) -> HttpResponseBase:
    if digest not in pictures_in(link.revision.content["public"]):
        raise Http404
    return file(request, digest, f"{width}.{form}", FORMATS[form])


@by_token("GET", "HEAD")
def missing(request: HttpRequest, link: ReviewLink, path: str) -> HttpResponseBase:
    """The readers' own 404 may be kept, and would tell where its links were pressed."""
    raise Http404
