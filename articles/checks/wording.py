"""Headline, standfirst and prose."""

import re
from collections.abc import Iterator

from articles.checks.check import Copy, Finding, Level, check

SHORTEST, LONGEST = 40, 110  # characters of a headline
STANDFIRST = 300
BRIEF = 60  # words of a story
PARAGRAPH = 120  # words
TWICE = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
MEANT = {"had", "that"}  # words that may well stand twice
CYRILLIC, LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile("[A-Za-z]")
IN_CYRILLIC = frozenset("be bg kk ky mk ru sr tg uk".split())
FIELDS = ("headline", "standfirst")
HEADING = re.compile(r"<h([23])")


@check(Level.REQUIRED)
def headline(copy: Copy) -> Iterator[Finding]:
    """There is a headline."""
    if not copy["headline"]:
        yield Finding("headline", "The story has no headline: write one.")


@check(Level.ADVICE)
def headline_length(copy: Copy) -> Iterator[Finding]:
    """A headline has 40 to 110 characters."""
    length = len(copy["headline"])
    if 0 < length < SHORTEST:
        yield Finding("headline", f"The headline has {length} characters: say more.")
    elif length > LONGEST:
        yield Finding("headline", f"The headline has {length} characters: cut it to {LONGEST}.")


@check(Level.ADVICE)
def headline_full_stop(copy: Copy) -> Iterator[Finding]:
    """A headline does not end in a full stop."""
    if copy["headline"].endswith(".") and not copy["headline"].endswith("..."):
        yield Finding("headline", "The headline ends in a full stop: take it away.")


@check(Level.ADVICE)
def headline_capitals(copy: Copy) -> Iterator[Finding]:
    """A headline is not written in capitals."""
    if copy["headline"].isupper() and len(copy["headline"].split()) > 1:
        yield Finding("headline", "The headline shouts: write it in small letters.")


@check(Level.ADVICE)
def short_headline(copy: Copy) -> Iterator[Finding]:
    """A short headline is shorter than the headline."""
    if copy["short_headline"] and len(copy["short_headline"]) >= len(copy["headline"]):
        yield Finding("short_headline", "The short headline is no shorter than the headline.")


@check(Level.ADVICE)
def standfirst(copy: Copy) -> Iterator[Finding]:
    """There is a standfirst, of at most 300 characters."""
    length = len(copy["standfirst"])
    if not length:
        yield Finding("standfirst", "There is no standfirst: sum the story up in two sentences.")
    elif length > STANDFIRST:
        yield Finding(
            "standfirst", f"The standfirst has {length} characters: cut it to {STANDFIRST}."
        )


@check(Level.ADVICE)
def standfirst_repeats(copy: Copy) -> Iterator[Finding]:
    """The standfirst says more than the headline."""
    if copy["standfirst"] and copy["standfirst"].strip(".") == copy["headline"].strip("."):
        yield Finding("standfirst", "The standfirst repeats the headline: say what comes next.")


@check(Level.ADVICE)
def brief(copy: Copy) -> Iterator[Finding]:
    """A story has at least 60 words."""
    written = sum(len(text.split()) for where, text in copy.words if where not in FIELDS)
    if written < BRIEF:
        yield Finding("", f"The story has {written} words: is there more to tell?")


@check(Level.ADVICE)
def long_paragraphs(copy: Copy) -> Iterator[Finding]:
    """A paragraph has at most 120 words."""
    for where, text in copy.words:
        longest = max((len(line.split()) for line in text.splitlines()), default=0)
        if longest > PARAGRAPH:
            yield Finding(where, f"A paragraph has {longest} words: break it in two.")


@check(Level.ADVICE)
def double_spaces(copy: Copy) -> Iterator[Finding]:
    """No two spaces stand side by side."""
    for where, text in copy.words:
        if "  " in text.replace("\xa0", " "):
            yield Finding(where, "Two spaces stand side by side.")


@check(Level.ADVICE)
def words_twice(copy: Copy) -> Iterator[Finding]:
    """No word stands twice in a row."""
    for where, text in copy.words:
        for found in TWICE.finditer(text):
            if found[1].isalpha() and found[1].casefold() not in MEANT:
                yield Finding(where, f"“{found[0]}”: a word stands twice.")


@check(Level.ADVICE)
def mixed_quotation_marks(copy: Copy) -> Iterator[Finding]:
    """Quotation marks are of one kind."""
    for where, text in copy.words:
        if '"' in text and any(mark in text for mark in "“”«»„"):
            yield Finding(where, "Straight and printed quotation marks are mixed: choose one kind.")


@check(Level.ADVICE)
def language(copy: Copy) -> Iterator[Finding]:
    """The story is in the language it says."""
    text = " ".join(text for _, text in copy.words)
    cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
    is_cyrillic = copy["language"].partition("-")[0] in IN_CYRILLIC
    if (latin > 2 * cyrillic) if is_cyrillic else (cyrillic > 2 * latin):
        said = copy["language"] or "none"
        yield Finding("language", f"The language is “{said}”, but the letters are of another.")


@check(Level.ADVICE)
def sub_heads(copy: Copy) -> Iterator[Finding]:
    """Sub-heads skip no level."""
    is_below_h2 = False
    for where, html in copy.texts:
        for level in HEADING.findall(html):
            if level == "3" and not is_below_h2:
                yield Finding(where, "A small sub-head stands without a larger one above it.")
            is_below_h2 = True
