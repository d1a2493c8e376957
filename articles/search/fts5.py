"""A question in the language of SQLite's FTS5. Words hold letters, digits and marks alone, so that
nothing in quotation marks can be read as an operator."""

from collections.abc import Iterable

from articles.search.query import Question, Where

ROWS = "articles_editionindex f JOIN articles_editionwords w ON w.ordinal = f.rowid"

type Sql = tuple[str, list]


def newest(question: Question, live: Sql, before: Sql | None, limit: int) -> Sql:
    """In the order of `rowid` the table is read anyway, and no further than needed."""
    bound, params = (f"AND f.rowid < {before[0]}", before[1]) if before else ("", [])
    sql = (
        f"SELECT w.edition_id, w.ordinal FROM {ROWS} "  # noqa: S608
        f"WHERE f.articles_editionindex MATCH %s {bound} AND EXISTS ({live[0]}) "
        f"ORDER BY f.rowid DESC LIMIT {limit:d}"
    )
    return sql, [written(question), *params, *live[1]]


def written(question: Question) -> str:
    text = both(question.all_of)
    if question.none_of:
        text += f" NOT ({' OR '.join(map(both, question.none_of))})"
    return text


def both(terms: Iterable[Where]) -> str:
    return f"({' AND '.join(f'({alternatives(term)})' for term in terms)})"


def alternatives(where: Where) -> str:
    as_it_stands = f'"{" ".join(where.words())}"{"*" if where.term.is_beginning else ""}'
    return " OR ".join([as_it_stands, *(f'"{form}"' for form in where.forms())])
