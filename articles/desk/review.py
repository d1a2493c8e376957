"""The reviewer's page: the story as readers will see it, who contributed, and the two decisions."""

from django.conf import settings
from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles import checks
from articles.desk import comments, links, moves
from articles.desk.notices import saw
from articles.models import Article, Revision
from articles.previews import story_of_revision
from articles.reader.assets import style
from articles.story import render_article
from people.desk.choices import as_id

DECISIONS = ("approve", "return", "second look")


def page_of(article: Article, revision: Revision) -> dict:
    """What templates/desk/preview.html takes."""
    return {
        "story": article,
        "revision": revision,
        "rendered": render_article(story_of_revision(revision, timezone.now())),
        "newsroom": settings.NEWSROOM_NAME,
        "style": style("story"),
    }


def review(request, pk: int):
    article = moves.story_or_404(request, pk)
    saw(request, article=article)
    bar = moves.bar(article, request.user)
    context = {
        **page_of(article, article.head),
        "bar": bar,
        "decisions": sorted(
            (button for button in bar["buttons"] if button.verb in DECISIONS),
            key=lambda button: DECISIONS.index(button.verb),
        ),
        "opening": article.adjustments.first(),
        "results": checks.results(article),
        **links.shown(article, request.user),
        **comments.shown(article, request.user, back="review"),
        "history": article.events.select_related("actor").order_by("-at", "-pk")[:5],
    }
    return render(request, "desk/review.html", context)


def found(request, pk: int):
    """What the checks find in the story as it was saved last."""
    article = moves.story_or_404(request, pk)
    context = {
        **admin.site.each_context(request),
        "title": "Checks",
        "story": article,
        "results": checks.results(article),
    }
    return render(request, "desk/checks.html", context)


@xframe_options_sameorigin
def preview(request, pk: int):
    """A revision (`?revision=` its number, else the latest) as its public page will be."""
    article = moves.story_or_404(request, pk)
    revision = article.head
    number = as_id(request.GET.get("revision", ""))
    if number is not None:
        revision = get_object_or_404(Revision, article=article, number=number)
    return render(request, "desk/preview.html", page_of(article, revision))
