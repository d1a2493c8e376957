"""Finding working copies by their words, for the desk alone: the readers' site never comes here.

The words lie in a table of their own that no model names: on PostgreSQL a tsvector with a GIN
index, on SQLite an FTS5 table. They are taken from what was saved by one function for both, so
both find the same. `revisions.keep` writes them with every revision.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.content import Value
from articles.models import Article
from articles.plain import words_of
from people.names import fold

TABLE = "articles_deskwords"
WORD = re.compile(r"[^\W_]+")
NOT_WORDS = {"uuid", "type", "slug", "language", "image", "as_of", "address", "notes", "sources"}
LONGEST_WORD, MOST_WORDS = 60, 20_000
LONGEST_ASKED, MOST_ASKED = 200, 8
# Of words that are everywhere the newest stories are enough, and the question stays cheap.
MOST_FOUND = 5_000


def words_in(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text))]


def words_of_story(value: Value) -> list[str]:
    """Every word of a story's content that its colleagues may look for, once."""
    found = (word for text in texts_in(value) for word in words_in(text))
    return list(dict.fromkeys(found))[:MOST_WORDS]


def texts_in(value: Any, key: str = "") -> Iterator[str]:
    """Whatever is written in it: a new kind of block is found without anybody thinking of it."""
    match value:
        case dict():
            for name, item in value.items():
                if name not in NOT_WORDS:
                    yield from texts_in(item, name)
        case list():
            for item in value:
                yield from texts_in(item, key)
        case str():
            yield words_of(value) if key == "text" else value


def remember(article: int, value: Value) -> None:
    """Let the story with this primary key be found by what `value` says."""
    words = words_of_story(value)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"INSERT INTO {TABLE} (article_id, words)"  # noqa: S608
                " VALUES (%s, array_to_tsvector(%s::text[]))"
                " ON CONFLICT (article_id) DO UPDATE SET words = excluded.words",
                [article, words],
            )
        else:
            cursor.execute(
                f"INSERT OR REPLACE INTO {TABLE} (rowid, words) VALUES (%s, %s)",  # noqa: S608
                [article, " ".join(words)],
            )


@transaction.atomic
def build_anew() -> None:
    """The words of every story, after rows came in that no `revisions.keep` wrote."""
    stories = Article.objects.exclude(head=None).order_by("pk")
    for pk, value in stories.values_list("pk", "head__content").iterator(chunk_size=500):
        remember(pk, value)


def saying[Stories: QuerySet](stories: Stories, asked: str) -> Stories:
    """Those of `stories` whose working copy has every word of `asked`, or a word beginning so."""
    words = words_in(asked[:LONGEST_ASKED])[:MOST_ASKED]
    if not words:
        return stories.none() if asked.strip() else stories
    if connection.vendor == "postgresql":
        sql = f"SELECT article_id FROM {TABLE} WHERE words @@ %s::tsquery ORDER BY 1 DESC"  # noqa: S608
        question = " & ".join(f"'{word}':*" for word in words)
    else:
        sql = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY 1 DESC"  # noqa: S608
        question = " ".join(f'"{word}"*' for word in words)
    newest = RawSQL(f"{sql} LIMIT {MOST_FOUND}", [question])  # noqa: S611
    return stories.filter(pk__in=newest)
