"""Where the words that were asked for stand in what readers see."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from articles.plain import paragraphs
from articles.search.query import Asked, Term
from articles.search.words import Word, stems, words_in

LONGEST_PASSAGE = 240  # characters, about three lines
BEFORE_THE_FIRST = 80

type Spot = tuple[int, int]


def marked(text: str, asked: Asked, language: str) -> SafeString:
    """`text` as HTML, with a `<mark>` around every word that answers."""
    html, end = SafeString(), 0
    for start, stop in joined(spots_in(text, asked.wanted, language)):
        html += format_html("{}<mark>{}</mark>", text[end:start], text[start:stop])
        end = stop
    return html + escape(text[end:])


def passage(public: dict[str, Any], asked: Asked, language: str) -> SafeString:
    """Some of a story's text around what was asked for, marked. Empty if headline and standfirst
    have it all, or if the text has none of it."""
    shown = f"{public.get('headline', '')}\n{public.get('standfirst', '')}"
    missing = [term for term in asked.wanted if not any(spots_in(shown, [term], language))]
    best, most = "", 0
    for paragraph in paragraphs(public) if missing else ():
        has = sum(any(spots_in(paragraph, [term], language)) for term in missing)
        if has > most:
            best, most = paragraph, has
        if has == len(missing):
            break
    first = min((start for start, _ in spots_in(best, missing, language)), default=0)
    return marked(cut(best, first), asked, language)


def cut(text: str, first: int) -> str:
    """At most three lines of `text` around its `first` spot, from one word to another."""
    start = text.rfind(" ", 0, first - BEFORE_THE_FIRST) + 1 if first > BEFORE_THE_FIRST else 0
    end = len(text)
    if end - start > LONGEST_PASSAGE:
        end = text.rfind(" ", start, start + LONGEST_PASSAGE)
        end = end if end > first else start + LONGEST_PASSAGE
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def spots_in(text: str, terms: Iterable[Term], language: str) -> Iterator[Spot]:
    words = words_in(text)
    for term in terms:
        if term.is_exact:
            yield from phrase_in(words, term)
        else:
            yield from forms_in(words, term, language)


def phrase_in(words: list[Word], term: Term) -> Iterator[Spot]:
    n = len(term.words)
    for place in range(len(words) - n + 1):
        if stands(tuple(word.folded for word in words[place : place + n]), term):
            yield words[place].start, words[place + n - 1].end


def stands(words: tuple[str, ...], term: Term) -> bool:
    """Whether so many words are those of the term, whose last may go on."""
    if not term.is_beginning:
        return words == term.words
    return words[:-1] == term.words[:-1] and words[-1].startswith(term.words[-1])


def forms_in(words: list[Word], term: Term, language: str) -> Iterator[Spot]:
    """A word, and every word of the same stem."""
    (wanted,) = term.words
    (stem,) = stems([wanted], language)
    for word in words:
        if stands((word.folded,), term) or is_form(word.folded, stem, language):
            yield word.start, word.end


def is_form(word: str, stem: str, language: str) -> bool:
    # To look for a stem takes a tenth of a millisecond the first time; few words begin so.
    return word[:2] == stem[:2] and stems([word], language) == [stem]


def joined(spots: Iterable[Spot]) -> list[Spot]:
    """In order, those that overlap as one."""
    together: list[Spot] = []
    for start, end in sorted(spots):
        if together and start < together[-1][1]:
            together[-1] = together[-1][0], max(end, together[-1][1])
        else:
            together.append((start, end))
    return together


def is_named(asked: Asked, spellings: list[str]) -> bool:
    """Whether spellings, as search compares them, have all of the words between them."""
    lines = [words_in(spelling) for spelling in spellings]
    return all(any(any(phrase_in(line, term)) for line in lines) for term in asked.wanted)
