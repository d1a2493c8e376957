"""The reviewer's page: the story as readers will see it, who contributed, and the two decisions."""

from datetime import datetime

from django.conf import settings
from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles import checks, view_counts
from articles.desk import moves
from articles.models import Article, Edition, Image, Revision, Section
from articles.reader.assets import style
from articles.reader.stories import notices_of
from articles.story import Story, render_article, story_of
from people.desk.choices import as_id
from people.models import Person

DECISIONS = ("approve", "return", "second look")


def story_of_revision(revision: Revision, now) -> Story:
    """`revision` as readers would see it: the same value the public page renders."""
    article, public = revision.article, revision.content["public"]
    people = {row["person"] for key in ("mentions", "bylines") for row in public.get(key, [])}
    people |= {block["speaker"] for block in public.get("blocks", []) if block.get("speaker")}
    pages = Person.objects.filter(pk__in=people, hidden=False).values_list("pk", "slug")
    digests = [block["image"] for block in public.get("blocks", []) if block.get("image")]
    images = Image.objects.filter(digest__in=digests)
    edition = article.waiting_edition(now) or article.live_edition(now)
    is_this = edition is not None and edition.digest == revision.digest
    return story_of(
        public,
        section=Section.objects.filter(pk=public["section"]).first() or article.section,
        slugs=dict(pages),
        sizes={image.digest: (image.width, image.height) for image in images},
        first_at=article.dateline() or now,
        views=view_counts.shown(article.pk),
        now=now,
        kind=edition.kind if is_this else "",
        notice=edition.notice if is_this else "",
        live_from=edition.live_from if is_this else None,
        earlier=notices_of(told_before(article, edition if is_this else None, now)),
    )


def told_before(article: Article, edition: Edition | None, now: datetime) -> list[Edition]:
    """The editions readers saw before `edition`, or before one yet to be made, newest first."""
    gone_out = article.editions.gone_out(now).order_by("-live_from", "-pk")
    return list(gone_out.exclude(pk=edition.pk) if edition else gone_out)


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
