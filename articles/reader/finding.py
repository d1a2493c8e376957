"""Lists of the stories that have the words somebody asks for, and the people they name."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import F, QuerySet

from articles.models import Edition, EditionPerson
from articles.reader.lists import PER_PAGE, Page, cursor_of, end_in, for_lists, teasers_of
from articles.search import After, Asked, Order, editions_naming, found, is_named
from articles.search.marks import marked, passage
from articles.story import Named

PEOPLE_OF = 50  # of the newest stories that have such a name
MOST_PEOPLE = 6


def page_found(
    editions: QuerySet[Edition],
    before: str,
    *,
    asked: Asked,
    named: Asked | None = None,
    order: Order = Order.NEWEST,
) -> Page:
    """The page of those of `editions` that have the words `asked` for and the people `named`; of
    two queries. Raises BadRequest."""
    after = end_of(before, order) if before else None
    matches = found(asked, editions, named=named, order=order, after=after, limit=PER_PAGE + 1)
    shown = matches[:PER_PAGE]
    rows: QuerySet[Any] = for_lists(editions.filter(pk__in=[match.edition for match in shown]))
    by_key = {row.pk: row for row in rows.annotate(body=F("content"))}
    stories = [by_key[match.edition] for match in shown]
    older = ""
    if len(matches) > PER_PAGE:
        older = f"{shown[-1].tier}~" if order == Order.BEST else ""
        older += cursor_of(stories[-1])
    return Page(stories, teasers_of(stories), older)


def end_of(cursor: str, order: Order) -> After:
    """Where a page ended. That of the best ones says in which half. Raises BadRequest."""
    tier = "0"
    if order == Order.BEST:
        tier, _, cursor = cursor.partition("~")
        if tier not in ("0", "1"):
            raise BadRequest("This page of the list does not exist. Start from its best stories.")
    return After(*end_in(cursor), tier=int(tier))


def with_marks(page: Page, asked: Asked) -> Page:
    """The words that were asked for marked, in a passage of the text where that has them."""
    marked_ = [
        replace(
            teaser,
            headline=marked(teaser.headline, asked, teaser.language),
            standfirst=marked(teaser.standfirst, asked, teaser.language),
            passage=passage(edition.body, asked, teaser.language),
        )
        for edition, teaser in zip(page.editions, page.teasers, strict=True)
    ]
    return replace(page, teasers=marked_)


def people_named(asked: Asked, editions: QuerySet[Edition]) -> list[Named]:
    """Who has a page and a spelling with all of the words, as the newest of `editions` states
    them."""
    rows = EditionPerson.objects.exclude(slug="").filter(
        edition__in=editions_naming(asked, editions, PEOPLE_OF)
    )
    people: dict[str, Named] = {}
    for row in rows.order_by("-first_at", "-public_id", "position"):
        if row.slug not in people and is_named(asked, row.spellings.splitlines()):
            people[row.slug] = named(row)
    return list(people.values())[:MOST_PEOPLE]


def named(row: EditionPerson) -> Named:
    return Named(row.name, row.slug, row.also_written, row.role, row.status, row.as_of)
