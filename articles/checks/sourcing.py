"""Quotes, links, and where a story belongs."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.checks.check import Copy, Finding, Level, check
from articles.models import Edition

LINK = re.compile(r'href="([^"]*)"')
TRACKING = re.compile(r"utm_|(?:fbclid|gclid|yclid|mc_eid|igshid)$")
PAIRS = [("“", "”"), ("«", "»")]


@check(Level.REQUIRED, _("Every quote says whose words it has."))
def quotes_attributed(copy: Copy) -> Iterator[Finding]:
    for number, quote in enumerate(copy.quotes, start=1):
        if not quote.get("attribution") and not quote.get("speaker"):
            says = gettext(
                "Quote %d says nobody's name: fill in its speaker or its attribution line."
            )
            yield Finding(quote["uuid"], says % number)


@check(Level.ADVICE, _("Every quote has a source, for colleagues."))
def quotes_sourced(copy: Copy) -> Iterator[Finding]:
    sources = copy.private.get("sources", {})
    for number, quote in enumerate(copy.quotes, start=1):
        if not sources.get(quote["uuid"]):
            says = gettext("Quote %d has no source: where was it said?")
            yield Finding(quote["uuid"], says % number)


@check(Level.ADVICE, _("Every quotation mark that opens in a quote closes."))
def quotation_marks_close(copy: Copy) -> Iterator[Finding]:
    for number, quote in enumerate(copy.quotes, start=1):
        words = quote["words"]
        is_odd = words.count('"') % 2
        if is_odd or any(words.count(left) != words.count(right) for left, right in PAIRS):
            says = gettext("Quote %d opens a quotation mark and closes none.")
            yield Finding(quote["uuid"], says % number)


@check(Level.ADVICE, _("Whoever is quoted is among the people in the story."))
def speakers_mentioned(copy: Copy) -> Iterator[Finding]:
    mentioned = {row["person"] for row in copy.mentions}
    for quote in copy.quotes:
        if quote.get("speaker") and quote["speaker"] not in mentioned:
            says = gettext("%s is quoted, but not among the story’s people.")
            yield Finding(quote["uuid"], says % quote.get("name", gettext("The speaker")))


def links_of(copy: Copy) -> Iterator[tuple[str, str]]:
    for where, html in copy.prose:
        for address in LINK.findall(html):
            yield where, unescape(address)
    for embed in copy.blocks("embed"):
        if "address" in embed:
            yield embed["uuid"], embed["address"]


@check(Level.ADVICE, _("No link carries what tracks readers."))
def links_track(copy: Copy) -> Iterator[Finding]:
    for where, address in links_of(copy):
        try:
            names = [name for name, _ in parse_qsl(urlsplit(address).query)]
        except ValueError:
            continue  # `links_lead_somewhere` says so
        if tracking := next(filter(TRACKING.match, names), ""):
            says = gettext("A link tracks readers (%(tracking)s): %(address)s")
            yield Finding(where, says % {"tracking": tracking, "address": address})


@check(Level.ADVICE, _("Every link leads to a whole address, and none to the desk."))
def links_lead_somewhere(copy: Copy) -> Iterator[Finding]:
    for where, address in links_of(copy):
        try:
            parts = urlsplit(address)
        except ValueError:
            yield Finding(where, gettext("A link leads nowhere: %s") % address)
            continue
        if "/admin/" in parts.path:
            says = gettext("A link leads to the desk, where no reader can go: %s")
            yield Finding(where, says % address)
        elif parts.scheme in ("", "http", "https") and not (parts.netloc or parts.path[:1] == "/"):
            yield Finding(where, gettext("A link leads nowhere: %s") % address)


@check(Level.ADVICE, _("Somebody is in the byline."))
def byline(copy: Copy) -> Iterator[Finding]:
    if not copy.public.get("bylines"):
        yield Finding("bylines", gettext("Nobody is in the byline."))


@check(Level.ADVICE, _("The story says where it was written."))
def place(copy: Copy) -> Iterator[Finding]:
    if not copy["place"]:
        yield Finding("place", gettext("The story names no place: where was it written?"))


@check(Level.ADVICE, _("The story is on a topic."))
def topics(copy: Copy) -> Iterator[Finding]:
    if not copy.public.get("topics"):
        yield Finding("filed_under", gettext("The story is on no topic."))


@check(Level.ADVICE, _("No other story that readers see has the same headline."))
def headline_used(copy: Copy) -> Iterator[Finding]:
    live = Edition.objects.live(timezone.now()).exclude(article=copy.article.pk)
    for edition in live.filter(headline=copy["headline"]).order_by()[:1]:  # by the index alone
        yield Finding("headline", gettext("A live story has this headline: %s") % edition.path)
