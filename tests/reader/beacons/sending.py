"""Beacons as the page sends them, and what the books then say."""

from datetime import UTC, datetime

from django.db.models import Sum
from django.test import Client
from django.urls import reverse

from articles.models import (
    ViewDrop,
    ViewHour,
)
from articles.reader import clock
from articles.view_counts import Drop, token

NOON = datetime(2026, 4, 2, 12, 30, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
HEADERS = {
    "user-agent": FIREFOX,
    "origin": "http://testserver",
    "sec-fetch-site": "same-origin",
}
# One thing wrong at a time, and the reason it is dropped for.
TOKENS = {
    "none": "n=navigate&r=0",
    "garbage": "t=garbage",
    "of another story": f"t={token('another_one_', NOON)}",
    "of three days ago": "t={old}",
    "not parsable": "t=%FF%FE&" * 1000,
}
SPOILED = [
    *[(Drop.METHOD, {"method": name}) for name in ("GET", "HEAD", "OPTIONS", "PUT", "BREW")],
    *[(Drop.TOKEN, {"query": query}) for query in TOKENS.values()],
    *[(Drop.SITE, {"sec_fetch_site": site}) for site in ("cross-site", "same-site", "none", "")],
    *[
        (Drop.SITE, {"origin": site})
        for site in ("https://aggregator.example", "null", "", "http://[")
    ],
    (Drop.SITE, {"origin": "http://testserver.aggregator.example"}),
    (Drop.PREFETCH, {"sec_purpose": "prefetch;prerender"}),
    (Drop.PREFETCH, {"purpose": "prefetch"}),
    (Drop.PREFETCH, {"x_purpose": "preview"}),
    (Drop.PREFETCH, {"x_moz": "Prefetch"}),
    (Drop.AGENT, {"user_agent": None}),
    (Drop.AGENT, {"user_agent": FIREFOX[:19]}),
    (Drop.AGENT, {"user_agent": f"{FIREFOX} {'x' * 512}"}),
    (Drop.BOT, {"user_agent": f"{FIREFOX} (compatible; GPTBot/1.3)"}),
    (Drop.BOT, {"user_agent": "python-requests/2.32.3 on a server"}),
    (Drop.NO_IDENTIFIER, {"sec_gpc": "1", "query": "t={good}&n=reload&r=0"}),
    (Drop.NO_IDENTIFIER, {"sec_gpc": "1", "query": "t={good}&n=back_forward&r=0"}),
    (Drop.NO_IDENTIFIER, {"sec_gpc": "1", "query": "t={good}&n=navigate&r=1"}),
    (Drop.NO_IDENTIFIER, {"sec_gpc": "1", "query": "t={good}"}),
]


def stop_the_clock(monkeypatch, at):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)


def send(public_id, query="", *, client=None, method="POST", address="198.51.100.7", **headers):
    """A beacon as the page's script sends it, but for what is given; None leaves a header out."""
    query = query or f"t={token(public_id, clock.now())}&n=navigate&r=0"
    given = HEADERS | {name.replace("_", "-"): value for name, value in headers.items()}
    given = {name: value for name, value in given.items() if value is not None}
    client = client or Client()
    url = f"{reverse('reader:beacon', args=[public_id])}?{query}"
    return client.generic(method, url, headers=given, REMOTE_ADDR=address)


def accepted():
    return ViewHour.objects.aggregate(n=Sum("n"))["n"] or 0


def dropped():
    return {
        row["reason"]: row["n"] for row in ViewDrop.objects.values("reason").annotate(n=Sum("n"))
    }
