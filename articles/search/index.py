"""What is looked in: the words of every edition, written by the gate (`articles.editions`).

PostgreSQL keeps a `search` column over them by itself (migration 0033). On SQLite they are in an
FTS5 table too, whose rows are those of EditionWords: it has no text of its own, so what is taken
out of it must be told as it was put in.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import batched
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from articles.models import Edition, EditionPerson, EditionWords
from articles.plain import paragraphs
from articles.search.words import apart, base_of, other_forms, words_in

COLUMNS = ("headline", "standfirst", "text", "names", "headline_apart", "names_apart")
MOST = 100_000  # characters of each column: PostgreSQL takes a megabyte of stems, and no more
AT_ONCE = 500
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ORDINALS_A_SECOND = 1 << 25
FTS = "articles_editionindex"
FROM_ROWS = f"SELECT %s, ordinal, {', '.join(COLUMNS)} FROM articles_editionwords"  # noqa: S608
INTO_FTS = f"INSERT INTO {FTS} ({FTS}, rowid, {', '.join(COLUMNS)}) {FROM_ROWS}"


def ordinal_of(edition: Edition) -> int:
    """Later first publications have higher ordinals, and every edition one of its own."""
    return first_ordinal(edition.first_at) + edition.pk % ORDINALS_A_SECOND


def first_ordinal(at: datetime) -> int:
    """Of those first published in the second of `at`."""
    return (at - EPOCH) // timedelta(seconds=1) * ORDINALS_A_SECOND


def add(edition: Edition, spellings: Iterable[str]) -> None:
    """Let `edition` be found by its words and by `spellings` of the people in it."""
    EditionWords.objects.create(edition=edition, **row_of(edition, spellings))
    put_in(EditionWords.objects.filter(edition=edition))


def row_of(edition: Edition, spellings: Iterable[str]) -> dict[str, Any]:
    language = edition.content.get("language", "")
    headline = folded_words(edition.headline)
    return {
        "ordinal": ordinal_of(edition),
        "language": base_of(language),
        "headline": as_looked_for(headline, language),
        "standfirst": as_looked_for(folded_words(edition.standfirst), language),
        "text": as_looked_for(folded_words("\n".join(paragraphs(edition.content))), language),
        "headline_apart": joined(apart(headline + other_forms(headline, language), "headline")),
        **names_of(spellings),
    }


def names_of(spellings: Iterable[str]) -> dict[str, str]:
    spellings = list(dict.fromkeys(spellings))
    words = (word for spelling in spellings for word in spelling.split())
    return {"names": joined(spellings), "names_apart": joined(apart(words, "names"))}


def folded_words(text: str) -> list[str]:
    return [word.folded for word in words_in(text)]


def as_looked_for(words: list[str], language: str) -> str:
    """SQLite, which knows no stems, finds them after the words."""
    forms = other_forms(words, language) if connection.vendor == "sqlite" else []
    return joined(words + forms)


def joined(words: Iterable[str]) -> str:
    return " ".join(words)[:MOST]


def put_in(rows: QuerySet[EditionWords]) -> None:
    """Into the FTS5 table."""
    _tell_fts(None, rows)


def take_out(rows: QuerySet[EditionWords]) -> None:
    """Before the rows are deleted or changed."""
    _tell_fts("delete", rows)


def _tell_fts(command: str | None, rows: QuerySet[EditionWords]) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for ordinal in list(rows.values_list("ordinal", flat=True)):
                cursor.execute(f"{INTO_FTS} WHERE ordinal = %s", [command, ordinal])


def name_anew(editions: Iterable[int]) -> None:
    """Let editions, by primary key, be found by what their people's rows say now."""
    for some in batched(dict.fromkeys(editions), AT_ONCE, strict=False):
        spellings: dict[int, list[str]] = defaultdict(list)
        people = EditionPerson.objects.filter(edition__in=some).order_by("edition", "position")
        for edition, lines in people.values_list("edition", "spellings"):
            spellings[edition] += lines.splitlines()
        rows = EditionWords.objects.filter(edition__in=some)
        take_out(rows)
        for row in rows.only("edition"):
            rows.filter(pk=row.pk).update(**names_of(spellings[row.edition_id]))
        put_in(rows)


def build_anew() -> None:
    """The FTS5 table from all rows, after many were written by other ways than the gate's."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {FTS} ({FTS}) VALUES ('rebuild')")  # noqa: S608
