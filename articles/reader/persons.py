"""A person as the live stories state them: nothing here comes from the people's desk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Exists, F, OuterRef, When
from django.http import Http404

from articles.models import Edition, EditionPerson
from articles.reader.lists import NEWEST_FIRST, Page, Teaser, page_of

FACTS_FROM = 100  # of the newest stories


@dataclass(frozen=True)
class Facts:
    """`roles` and when they were stated last, newest first."""

    person: int
    name: str
    also_written: list[str]
    roles: dict[str, datetime]
    status: str
    as_of: date | None


@dataclass(frozen=True)
class Quotation:
    attribution: str
    words: str
    story: Teaser


def facts_about(slug: str, now: datetime) -> Facts:
    """Raises Http404 unless a live story carries the person."""
    live = Edition.objects.live(now).filter(pk=OuterRef("edition"))
    rows = list(
        EditionPerson.objects.filter(Exists(live), slug=slug)
        .defer("spellings")
        .order_by(*NEWEST_FIRST)[:FACTS_FROM]
    )
    if not rows:
        raise Http404
    spellings = dict.fromkeys(spelling for row in rows for spelling in spellings_in(row))
    roles: dict[str, datetime] = {}
    for row in rows:
        roles.setdefault(row.role, row.first_at)
    roles.pop("", None)
    latest = max(rows, key=lambda row: (bool(row.status), row.as_of or date.min))
    return Facts(
        person=rows[0].person_id,
        name=rows[0].name,
        also_written=[spelling for spelling in spellings if spelling != rows[0].name],
        roles=roles,
        status=latest.status,
        as_of=latest.as_of,
    )


def spellings_in(row: EditionPerson) -> Iterator[str]:
    yield row.name
    yield from filter(None, row.also_written.split(", "))


def stories_with(slug: str, now: datetime, before: str) -> Page:
    """Live stories that carry the person, with their content where the person is quoted."""
    rows = EditionPerson.objects.filter(slug=slug)
    quoted = rows.filter(edition=OuterRef("pk"), is_quoted=True)
    said_in = Case(When(Exists(quoted), then=F("content")))
    return page_of(Edition.objects.live(now).annotate(said_in=said_in), before, along=rows)


def quotations(person: int, page: Page) -> Iterable[Quotation]:
    """What the person says in the stories of the page."""
    for edition, teaser in zip(page.editions, page.teasers, strict=True):
        for block in (edition.said_in or {}).get("blocks", []):
            if block.get("speaker") == person:
                yield Quotation(block.get("attribution", ""), block["words"], teaser)
