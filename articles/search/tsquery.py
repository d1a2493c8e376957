"""A question in the language of PostgreSQL's text search. A story's words are in its `search`
column as they stand and as stems by the rules of its language; what is asked is looked for as it
stands, and as a stem by the rules of every language the newsroom writes in."""

from collections.abc import Iterable

from articles.search.query import Question, Where
from articles.search.words import rules_in_use

ROWS = "articles_editionwords"
NEAR = 500  # rows that are read one by one

type Sql = tuple[str, list]


def newest(question: Question, live: Sql, before: Sql | None, limit: int) -> Sql:
    """First the newest rows one by one, which are enough for a word of many stories, and only if
    they are not, the index: PostgreSQL cannot tell a rare word from one it has no statistics of,
    and would look for it through the whole archive. `+ 0` keeps it from that."""
    words, asked = matches(question)
    bound, params = (f"w.ordinal < {before[0]}", before[1]) if before else ("true", [])
    found = f"{words} AND EXISTS ({live[0]})"
    sql = (
        f"WITH near AS MATERIALIZED (SELECT w.edition_id, w.ordinal FROM "  # noqa: S608
        f"(SELECT * FROM {ROWS} w WHERE {bound} ORDER BY w.ordinal DESC LIMIT {NEAR:d}) w "
        f"WHERE {found} ORDER BY w.ordinal DESC LIMIT {limit:d}) "
        f"SELECT * FROM near WHERE (SELECT count(*) FROM near) = {limit:d} UNION ALL "
        f"(SELECT w.edition_id, w.ordinal FROM {ROWS} w "
        f"WHERE (SELECT count(*) FROM near) < {limit:d} AND {bound} AND {found} "
        f"ORDER BY w.ordinal + 0 DESC LIMIT {limit:d})"
    )
    once = [*params, *asked, *live[1]]
    return sql, [*once, *once]


def matches(question: Question) -> Sql:
    sql, params = both(question.all_of)
    for terms in question.none_of:
        unwanted, more = both(terms)
        sql, params = f"{sql} && !!({unwanted})", params + more
    return f"w.search @@ ({sql})", params


def both(terms: Iterable[Where]) -> Sql:
    sqls, params = [], []
    for where in terms:
        asked = list(alternatives(where))
        sqls.append(f"({' || '.join(['to_tsquery(%s::regconfig, %s)'] * len(asked))})")
        params += [text for pair in asked for text in pair]
    return " && ".join(sqls), params


def alternatives(where: Where) -> Iterable[tuple[str, str]]:
    """Rules, and a query whose words they are applied to."""
    beginning = ":*" if where.term.is_beginning else ""
    yield "simple", " <-> ".join(f"'{word}'" for word in where.words()) + beginning
    if where.column:
        yield from (("simple", f"'{form}'") for form in where.forms())
    elif not where.term.is_exact:
        yield from ((rules, f"'{where.term.words[0]}'") for rules in rules_in_use())
