"""Lists of stories, newest first, in pages that continue where the last one ended.

A page begins `before` the last story of the one above it: the time of its first publication and
its public id, so that nothing is counted or skipped however long the archive is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString

from articles.models import Edition, EditionPicture, Section
from articles.story import Picture, in_language

PER_PAGE = 20
END_OF_TIME = datetime(9000, 1, 1, tzinfo=UTC)
# `Edition.newest_first` without its primary key, which counts editions nobody has seen.
NEWEST_FIRST = ("-first_at", "-public_id")
SHOWN = ("headline", "standfirst", "path", "section", "first_at", "public_id", "kind")
PICTURE = JSONObject(**{name: name for name in "digest width height alt focal_x focal_y".split()})


@dataclass(frozen=True)
class Teaser:
    """A story in a list; `short` is its headline for the front."""

    path: str
    public_id: str
    kicker: str
    headline: str
    short: str
    standfirst: str
    section: Section
    language: str
    first_at: datetime
    is_retracted: bool
    picture: Picture | None
    passage: str = ""  # of its text, where that is what somebody looks for

    @property
    def in_language(self) -> SafeString:
        return in_language(self.language)


@dataclass(frozen=True)
class Page:
    editions: list[Any]  # with what the queryset annotated
    teasers: list[Teaser]
    older: str  # the `before` of the next page; empty on the last


def for_lists(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """`editions` in order, with what a list shows, the first picture too, and nothing heavier."""
    pictures = EditionPicture.objects.filter(edition=OuterRef("pk"), position=0)
    return (
        editions.select_related("section")
        .only(*SHOWN, "section__name", "section__slug")
        .annotate(
            language=KT("content__language"),
            kicker=KT("content__kicker"),
            short=KT("content__short_headline"),
            picture=Subquery(pictures.values_list(PICTURE)),
        )
        .order_by(*NEWEST_FIRST)
    )


def page_of(editions: QuerySet[Edition], before: str, along: QuerySet | None = None) -> Page:
    """The page of `editions` that begins before the cursor. `along` are the rows of a person or of
    a topic: the database then walks those, which has it sort nothing. Raises BadRequest."""
    if along is not None:
        carried = along.filter(Exists(editions.filter(pk=OuterRef("edition"))))
        newest = begun_before(carried, before).order_by(*NEWEST_FIRST).values("edition")
        rows = list(for_lists(editions.filter(pk__in=newest[: PER_PAGE + 1])))
    else:
        rows = list(begun_before(for_lists(editions), before)[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    older = cursor_of(shown[-1]) if len(rows) > PER_PAGE else ""
    return Page(shown, teasers_of(shown), older)


def begun_before(rows: QuerySet, cursor: str) -> QuerySet:
    """Of editions, or of their rows that are in order. Without a cursor from the end of time: the
    bound on `first_at` has SQLite read the index in the list's order and stop after a page,
    instead of sorting the archive."""
    if not cursor:
        return rows.filter(first_at__lte=END_OF_TIME)
    at, public_id = end_in(cursor)
    return rows.filter(first_at__lte=at).filter(Q(first_at__lt=at) | Q(public_id__lt=public_id))


def end_in(cursor: str) -> tuple[datetime, str]:
    """The first publication and public id of the last story before. Raises BadRequest."""
    text, _, public_id = cursor.partition("~")
    return moment_in(text), public_id[:16]


def cursor_of(edition: Edition) -> str:
    return f"{edition.first_at:%Y-%m-%dT%H:%M:%S.%fZ}~{edition.public_id}"


def moment_in(text: str) -> datetime:
    """A time of a cursor, which is in UTC. Raises BadRequest."""
    try:
        at = parse_datetime(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or not 1000 <= at.year < END_OF_TIME.year:
        raise BadRequest("This page of the list does not exist. Start from its newest stories.")
    return at


def teasers_of(editions: Iterable[Any]) -> list[Teaser]:
    """Of editions as `for_lists` gives them."""
    return [teaser(edition) for edition in editions]


def teaser(edition: Any) -> Teaser:
    return Teaser(
        path=edition.path,
        public_id=edition.public_id,
        kicker=edition.kicker or "",
        headline=edition.headline,
        short=edition.short or edition.headline,
        standfirst=edition.standfirst,
        section=edition.section,
        language=edition.language or "",
        first_at=edition.first_at,
        is_retracted=edition.kind == Edition.Kind.RETRACTION,
        picture=picture_of(edition.picture) if edition.picture else None,
    )


def picture_of(row: dict[str, Any]) -> Picture:
    focus = row["focal_x"], row["focal_y"]
    return Picture(row["digest"], row["width"], row["height"], alt=row["alt"], focus=focus)
