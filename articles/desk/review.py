"""The reviewer's page: the story as readers will see it, who contributed, and the two decisions."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles import checks, content
from articles.compare import Change, compare, summary
from articles.content import Value
from articles.desk import comments, links, moves
from articles.desk.notices import saw
from articles.models import Article, Image, Look, Revision, ViewAdjustment
from articles.naming import names_in
from articles.plain import count_words
from articles.previews import Known, pictures_in, story_of_revision
from articles.reader.assets import style
from articles.story import render_article
from people.desk.choices import as_id

WORDS_A_MINUTE = 220  # of an adult who reads prose
# The views that came with the wire copy, which are the first row of the story's ledger, and all.
OPENING = Subquery(
    ViewAdjustment.objects.filter(article=OuterRef("pk")).order_by("pk").values("delta")[:1]
)
VIEWS = Coalesce("view_total__n", 0)


@dataclass(frozen=True)
class Since:
    """What is different in the working copy since a time that `says` names."""

    says: str
    changes: list[Change]

    @property
    def summary(self) -> str:
        return summary(self.changes)


def page_of(article: Article, revision: Revision, known: Known | None = None) -> dict:
    """What templates/desk/preview.html takes; `known` as of `story_of_revision`."""
    return {
        "story": article,
        "revision": revision,
        "rendered": render_article(story_of_revision(revision, timezone.now(), known=known)),
        "newsroom": settings.NEWSROOM_NAME,
        "style": style("story"),
    }


def working_copy(article: Article) -> Value:
    """What the story says now; while nobody types, its latest revision."""
    return content.from_rows(article) if article.typed_since else article.head.content


def unsaved(article: Article, value: Value) -> Revision:
    """`value` as if it were saved next; it never is."""
    number, digest = article.head.number + 1, content.digest(value["public"])
    return Revision(article=article, number=number, content=value, digest=digest)


def checked(copy: checks.Copy) -> dict:
    """What templates/desk/_checks.html takes."""
    words = count_words(copy.public)
    return {
        "story": copy.article,
        "results": checks.results(copy.article, copy=copy),
        "words": words,
        "minutes": max(1, round(words / WORDS_A_MINUTE)),
    }


def review(request, pk: int):
    """What several parts of the page need is fetched once and handed to each: it is opened on
    telephones, and by everybody on duty."""
    article = moves.story_or_404(request, pk, opening=OPENING, views=VIEWS)
    saw(request, article=article)
    editions = list(article.editions.order_by("live_from", "pk"))
    article.remember(editions)
    events = article.events.for_who_decides().select_related("actor").order_by("-at", "-pk")
    history = list(events[:5])
    article.last_event_told = history[0]
    old = versions_before(article, request)
    images = images_in(article.head.content, *old.values())
    said = comments.shown(article, request.user, back="review")
    copy = checks.Copy(article)
    copy.images = images
    copy.open_comments = [thread.first for thread in said["open_threads"]]
    known = Known(copy.people.values(), images.values(), editions, article.views)  # type: ignore[attr-defined]
    context = {
        **page_of(article, article.head, known),
        **moves.deciding(article, request.user),
        **links.shown(article, request.user),
        **said,
        "since": changed_since(old, article.head.content, images),
        "bar": moves.standing(article, request.user),
        **checked(copy),
        "history": history,
    }
    return render(request, "desk/review.html", context)


def versions_before(article: Article, request) -> dict[str, Value]:
    """What this person saw last, and what readers see, by a word for when that was."""
    head = article.head
    seen = Look.objects.keep(article, request.user) if request.method == "GET" else None
    live = article.live_edition()
    old = {}
    if seen:
        old[gettext("since you last looked")] = seen.content
    if live and live.digest != head.digest:
        # Readers know nothing of the private part, so it is compared with itself.
        old[gettext("since the edition readers see")] = {**head.content, "public": live.content}
    return old


def images_in(*values: Value) -> dict[str, Image]:
    """By digest: one query."""
    digests = {digest for value in values for digest in pictures_in(value["public"])}
    return Image.objects.in_bulk(digests, field_name="digest")


def changed_since(old: dict[str, Value], new: Value, images: dict[str, Image]) -> list[Since]:
    names = names_in(new, *old.values(), images=images.values()) if old else {}
    return [Since(says, compare(was, new, names)) for says, was in old.items()]


def found(request, pk: int):
    """What the checks find in the story as it was saved or typed last."""
    article = moves.story_or_404(request, pk)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Checks"),
        **checked(checks.Copy(article, working_copy(article))),
    }
    return render(request, "desk/checks.html", context)


@xframe_options_sameorigin
def preview(request, pk: int):
    """A revision (`?revision=` its number, else the latest), or with `?typed` what the story says
    before anybody saves it, as its public page will be."""
    article = moves.story_or_404(request, pk)
    is_typed = "typed" in request.GET
    revision = unsaved(article, working_copy(article)) if is_typed else article.head
    number = as_id(request.GET.get("revision", ""))
    if number is not None:
        revision = get_object_or_404(Revision, article=article, number=number)
    context = {**page_of(article, revision), "framed": is_typed}
    return render(request, "desk/preview.html", context)
