"""A question in the language of PostgreSQL's text search. A story's words are in its `search`
column as they stand and as stems by the rules of its language; what is asked is looked for as it
stands, and as a stem by the rules of every language the newsroom writes in."""

from collections.abc import Iterable

from articles.search.query import Question, Where
from articles.search.words import rules_in_use

ROWS = "articles_editionwords w"
ORDINAL = "w.ordinal"

type Sql = tuple[str, list[str]]


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
