"""Headline, standfirst and prose."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

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


@check(Level.REQUIRED, _("There is a headline."))
def headline(copy: Copy) -> Iterator[Finding]:
    if not copy["headline"]:
        yield Finding("headline", gettext("The story has no headline: write one."))


@check(Level.ADVICE, _("A headline has 40 to 110 characters."))
def headline_length(copy: Copy) -> Iterator[Finding]:
    length = len(copy["headline"])
    if 0 < length < SHORTEST:
        yield Finding("headline", gettext("The headline has %d characters: say more.") % length)
    elif length > LONGEST:
        says = gettext("The headline has %(length)d characters: cut it to %(most)d.")
        yield Finding("headline", says % {"length": length, "most": LONGEST})


@check(Level.ADVICE, _("A headline does not end in a full stop."))
def headline_full_stop(copy: Copy) -> Iterator[Finding]:
    if copy["headline"].endswith(".") and not copy["headline"].endswith("..."):
        yield Finding("headline", gettext("The headline ends in a full stop: take it away."))


@check(Level.ADVICE, _("A headline is not written in capitals."))
def headline_capitals(copy: Copy) -> Iterator[Finding]:
    if copy["headline"].isupper() and len(copy["headline"].split()) > 1:
        yield Finding("headline", gettext("The headline shouts: write it in small letters."))


@check(Level.ADVICE, _("A short headline is shorter than the headline."))
def short_headline(copy: Copy) -> Iterator[Finding]:
    if copy["short_headline"] and len(copy["short_headline"]) >= len(copy["headline"]):
        says = gettext("The short headline is no shorter than the headline.")
        yield Finding("short_headline", says)


@check(Level.ADVICE, _("There is a standfirst, of at most 300 characters."))
def standfirst(copy: Copy) -> Iterator[Finding]:
    length = len(copy["standfirst"])
    if not length:
        says = gettext("There is no standfirst: sum the story up in two sentences.")
        yield Finding("standfirst", says)
    elif length > STANDFIRST:
        says = gettext("The standfirst has %(length)d characters: cut it to %(most)d.")
        yield Finding("standfirst", says % {"length": length, "most": STANDFIRST})


@check(Level.ADVICE, _("The standfirst says more than the headline."))
def standfirst_repeats(copy: Copy) -> Iterator[Finding]:
    if copy["standfirst"] and copy["standfirst"].strip(".") == copy["headline"].strip("."):
        says = gettext("The standfirst repeats the headline: say what comes next.")
        yield Finding("standfirst", says)


@check(Level.ADVICE, _("A story has at least 60 words."))
def brief(copy: Copy) -> Iterator[Finding]:
    written = sum(len(text.split()) for where, text in copy.words if where not in FIELDS)
    if written < BRIEF:
        says = ngettext(
            "The story has %d word: is there more to tell?",
            "The story has %d words: is there more to tell?",
            written,
        )
        yield Finding("", says % written)


@check(Level.ADVICE, _("A paragraph has at most 120 words."))
def long_paragraphs(copy: Copy) -> Iterator[Finding]:
    for where, text in copy.words:
        longest = max((len(line.split()) for line in text.splitlines()), default=0)
        if longest > PARAGRAPH:
            yield Finding(where, gettext("A paragraph has %d words: break it in two.") % longest)


@check(Level.ADVICE, _("No two spaces stand side by side."))
def double_spaces(copy: Copy) -> Iterator[Finding]:
    for where, text in copy.words:
        if "  " in text.replace("\xa0", " "):
            yield Finding(where, gettext("Two spaces stand side by side."))


@check(Level.ADVICE, _("No word stands twice in a row."))
def words_twice(copy: Copy) -> Iterator[Finding]:
    for where, text in copy.words:
        for found in TWICE.finditer(text):
            if found[1].isalpha() and found[1].casefold() not in MEANT:
                yield Finding(where, gettext("“%s”: a word stands twice.") % found[0])


@check(Level.ADVICE, _("Quotation marks are of one kind."))
def mixed_quotation_marks(copy: Copy) -> Iterator[Finding]:
    for where, text in copy.words:
        if '"' in text and any(mark in text for mark in "“”«»„"):
            says = gettext("Straight and printed quotation marks are mixed: choose one kind.")
            yield Finding(where, says)


@check(Level.ADVICE, _("The story is in the language it says."))
def language(copy: Copy) -> Iterator[Finding]:
    text = " ".join(text for _, text in copy.words)
    cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
    is_cyrillic = copy["language"].partition("-")[0] in IN_CYRILLIC
    if (latin > 2 * cyrillic) if is_cyrillic else (cyrillic > 2 * latin):
        says = gettext("The language is “%s”, but the letters are of another.")
        yield Finding("language", says % (copy["language"] or "–"))


@check(Level.ADVICE, _("Sub-heads skip no level."))
def sub_heads(copy: Copy) -> Iterator[Finding]:
    is_below_h2 = False
    for where, html in copy.texts:
        for level in HEADING.findall(html):
            if level == "3" and not is_below_h2:
                says = gettext("A small sub-head stands without a larger one above it.")
                yield Finding(where, says)
            is_below_h2 = True
