"""Where the words are: one function for pages, feeds and the rest, on either database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Edition, EditionWords
from articles.search import fts5, tsquery
from articles.search.index import first_ordinal
from articles.search.query import Asked, Question, Where

type Sql = tuple[str, list]


class Order(StrEnum):
    BEST = "best"  # first those with all of it in the headline; in both halves the newest first
    NEWEST = "newest"


@dataclass(frozen=True)
class Match:
    """An edition, by its primary key, and where it stands among the others."""

    edition: int
    ordinal: int
    tier: int = 0  # 1 comes after all of 0


@dataclass(frozen=True)
class After:
    """The end of the page before: its last story's tier, first publication and public id."""

    at: datetime
    public_id: str = ""
    tier: int = 0


def found(
    asked: Asked,
    editions: QuerySet[Edition],
    *,
    limit: int,
    named: Asked | None = None,
    order: Order = Order.NEWEST,
    after: After | None = None,
) -> list[Match]:
    """The first `limit` of `editions` that have the words `asked` for, and of people the spellings
    `named`. Give it live editions, or some of them: it sees no others, so that none is counted,
    shown or changes the order. One query, and no score of every match: both databases read matches
    from the newest on and stop at `limit`, so that a word of every story costs no more."""
    if not asked and not named:
        return []
    tiers = list(enumerate(questions(asked, named or Asked(), order)))
    if after:
        tiers = tiers[after.tier :]
    sqls, params = [], []
    for tier, question in tiers:
        bound = after if after and after.tier == tier else None
        sql, more = newest_of(question, editions, limit, tier=tier, after=bound)
        sqls.append(f"SELECT * FROM ({sql}) t{tier}")  # noqa: S608
        params += more
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sqls), params)
        matches = [Match(*row) for row in cursor.fetchall()]
    return sorted(matches, key=lambda match: (match.tier, -match.ordinal))[:limit]


def editions_naming(named: Asked, editions: QuerySet[Edition], limit: int) -> RawSQL:
    """The newest `limit` of `editions` with a person of such a spelling, as primary keys."""
    (question,) = questions(Asked(), named, Order.NEWEST)
    sql, params = newest_of(question, editions, limit)
    return RawSQL(f"SELECT edition_id FROM ({sql}) newest", params)  # noqa: S608, S611


def questions(asked: Asked, named: Asked, order: Order) -> Iterator[Question]:
    """One, or two that share no answer."""
    names = [Where(term, "names") for term in named.wanted]
    unwanted = [[Where(term)] for term in asked.unwanted]
    unwanted += [[Where(term, "names")] for term in named.unwanted]
    in_headline = [*(Where(term, "headline") for term in asked.wanted), *names]
    anywhere = [*map(Where, asked.wanted), *names]
    if order == Order.BEST:
        yield Question(in_headline, unwanted)
        yield Question(anywhere, [*unwanted, in_headline])
    else:
        yield Question(anywhere, unwanted)


def newest_of(
    question: Question,
    editions: QuerySet[Edition],
    limit: int,
    *,
    tier: int = 0,
    after: After | None = None,
) -> Sql:
    language = tsquery if connection.vendor == "postgresql" else fts5
    live = compiled(editions.filter(pk=RawSQL("w.edition_id", ())).values("pk"))
    bound = ordinal_before(after, editions) if after else None
    sql, params = language.newest(question, live, bound, limit)
    return f"SELECT edition_id, ordinal, {tier:d} FROM ({sql}) n{tier:d}", params  # noqa: S608


def ordinal_before(after: After, editions: QuerySet[Edition]) -> Sql:
    """Where the page before ended; a story that is gone since then ended it with its second."""
    last = EditionWords.objects.filter(edition__in=editions.filter(public_id=after.public_id))
    ordinal, params = compiled(last.values("ordinal"))
    return f"COALESCE(({ordinal}), %s)", [*params, first_ordinal(after.at)]


def compiled(rows: QuerySet) -> Sql:
    sql, params = rows.order_by().query.sql_with_params()
    return sql, list(params)
