"""A question in the language of SQLite's FTS5. Words hold letters, digits and marks alone, so that
nothing in quotation marks can be read as an operator."""

from collections.abc import Iterable

from articles.search.query import Question, Where

ROWS = "articles_editionindex f JOIN articles_editionwords w ON w.ordinal = f.rowid"
ORDINAL = "f.rowid"  # in this order the table is read anyway, and no further than needed


def matches(question: Question) -> tuple[str, list[str]]:
    return "f.articles_editionindex MATCH %s", [written(question)]


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
