"""Quotes, links, and where a story belongs."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from django.utils import timezone

from articles.checks.check import Copy, Finding, Level, check
from articles.models import Edition

LINK = re.compile(r'href="([^"]*)"')
TRACKING = re.compile(r"utm_|(?:fbclid|gclid|yclid|mc_eid|igshid)$")
PAIRS = [("“", "”"), ("«", "»")]


@check(Level.REQUIRED)
def quotes_attributed(copy: Copy) -> Iterator[Finding]:
    """Every quote says whose words it has."""
    for number, quote in enumerate(copy.quotes, start=1):
        if not quote.get("attribution") and not quote.get("speaker"):
            says = (
                f"Quote {number} says nobody's name: fill in its speaker or its attribution line."
            )
            yield Finding(quote["uuid"], says)


@check(Level.ADVICE)
def quotes_sourced(copy: Copy) -> Iterator[Finding]:
    """Every quote has a source, for colleagues."""
    sources = copy.private.get("sources", {})
    for number, quote in enumerate(copy.quotes, start=1):
        if not sources.get(quote["uuid"]):
            yield Finding(quote["uuid"], f"Quote {number} has no source: where was it said?")


@check(Level.ADVICE)
def quotation_marks_close(copy: Copy) -> Iterator[Finding]:
    """Every quotation mark that opens in a quote closes."""
    for number, quote in enumerate(copy.quotes, start=1):
        words = quote["words"]
        is_odd = words.count('"') % 2
        if is_odd or any(words.count(left) != words.count(right) for left, right in PAIRS):
            yield Finding(quote["uuid"], f"Quote {number} opens a quotation mark and closes none.")


@check(Level.ADVICE)
def speakers_mentioned(copy: Copy) -> Iterator[Finding]:
    """Whoever is quoted is among the people in the story."""
    mentioned = {row["person"] for row in copy.mentions}
    for quote in copy.quotes:
        if quote.get("speaker") and quote["speaker"] not in mentioned:
            name = quote.get("name", "The speaker")
            yield Finding(quote["uuid"], f"{name} is quoted, but not among the story’s people.")


def links_of(copy: Copy) -> Iterator[tuple[str, str]]:
    for where, html in copy.prose:
        for address in LINK.findall(html):
            yield where, unescape(address)
    for embed in copy.blocks("embed"):
        if "address" in embed:
            yield embed["uuid"], embed["address"]


@check(Level.ADVICE)
def links_track(copy: Copy) -> Iterator[Finding]:
    """No link carries what tracks readers."""
    for where, address in links_of(copy):
        try:
            names = [name for name, _ in parse_qsl(urlsplit(address).query)]
        except ValueError:
            continue  # `links_lead_somewhere` says so
        if tracking := next(filter(TRACKING.match, names), ""):
            yield Finding(where, f"A link tracks readers ({tracking}): {address}")


@check(Level.ADVICE)
def links_lead_somewhere(copy: Copy) -> Iterator[Finding]:
    """Every link leads to a whole address, and none to the desk."""
    for where, address in links_of(copy):
        try:
            parts = urlsplit(address)
        except ValueError:
            yield Finding(where, f"A link leads nowhere: {address}")
            continue
        if "/admin/" in parts.path:
            yield Finding(where, f"A link leads to the desk, where no reader can go: {address}")
        elif parts.scheme in ("", "http", "https") and not (parts.netloc or parts.path[:1] == "/"):
            yield Finding(where, f"A link leads nowhere: {address}")


@check(Level.ADVICE)
def byline(copy: Copy) -> Iterator[Finding]:
    """Somebody is in the byline."""
    if not copy.public.get("bylines"):
        yield Finding("bylines", "Nobody is in the byline.")


@check(Level.ADVICE)
def place(copy: Copy) -> Iterator[Finding]:
    """The story says where it was written."""
    if not copy["place"]:
        yield Finding("place", "The story names no place: where was it written?")


@check(Level.ADVICE)
def topics(copy: Copy) -> Iterator[Finding]:
    """The story is on a topic."""
    if not copy.public.get("topics"):
        yield Finding("filed_under", "The story is on no topic.")


@check(Level.ADVICE)
def headline_used(copy: Copy) -> Iterator[Finding]:
    """No other story that readers see has the same headline."""
    live = Edition.objects.live(timezone.now()).exclude(article=copy.article.pk)
    for edition in live.filter(headline=copy["headline"])[:1]:
        yield Finding("headline", f"A live story has this headline: {edition.path}")
