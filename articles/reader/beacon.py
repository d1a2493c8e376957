"""The view beacon: `POST /_v/<public id>?t=<token>`, sent by static/js/beacon.js.

It answers everybody the same, and books every beacon: counted, or dropped at the first gate that
does not let it pass. The reader's address and browser go into a hash and nowhere else, no log.
"""

import ipaddress
import logging
import re
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from articles import view_counts
from articles.models import Edition
from articles.reader import clock
from articles.reader.bots import is_bot
from articles.reader.colleagues import is_from_staff
from articles.view_counts import Browser, Drop, is_good_token

logger = logging.getLogger(__name__)

AHEAD = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)
SHORTEST, LONGEST = view_counts.AGENT_SHORTEST, view_counts.AGENT_LONGEST
AHEAD_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def beacon(request: HttpRequest, public_id: str) -> HttpResponse:
    received = Beacon(request, public_id, clock.now())
    try:
        received.book()
    except DatabaseError as error:
        # No traceback: its frames hold what the reader sent.
        logger.error("A view could not be booked: %s.", type(error).__name__)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


class Beacon:
    """What came in, as the gates ask for it."""

    def __init__(self, request: HttpRequest, public_id: str, now: datetime):
        self.request, self.public_id, self.now = request, public_id, now
        self.header = request.headers.get
        self.agent = self.header("User-Agent", "")

    def book(self) -> None:
        reason = next((reason for reason, stops in GATES.items() if stops(self)), None)
        if reason:
            view_counts.drop(reason, self.now)
        else:
            browser = None if self.asks_for_privacy else Browser(network(self.request), self.agent)
            view_counts.count(self.article_id, browser, self.now)

    @cached_property
    def query(self) -> dict[str, str]:
        try:
            return dict(parse_qsl(self.request.META.get("QUERY_STRING", ""), max_num_fields=8))
        except ValueError:
            return {}

    @cached_property
    def article_id(self) -> int:
        """The story, if readers can see it now, or 0."""
        live = Edition.objects.live(self.now).filter(article__public_id=self.public_id)
        return live.values_list("article_id", flat=True).first() or 0

    @property
    def is_from_this_site(self) -> bool:
        try:
            host = self.request.get_host().lower()
        except DisallowedHost:
            return False
        origin = self.header("Origin", f"https://{host}").lower()
        # Behind a proxy that ends HTTPS the scheme we see is not the reader's.
        is_ours = origin in (f"https://{host}", f"http://{host}")
        return is_ours and self.header("Sec-Fetch-Site", "same-origin") == "same-origin"

    @property
    def asks_for_privacy(self) -> bool:
        """Global Privacy Control, https://w3c.github.io/gpc/"""
        return self.header("Sec-GPC", "0").strip() != "0"

    @property
    def arrives(self) -> bool:
        """Whether the reader came from elsewhere, neither reloading nor going back."""
        return (self.query.get("n"), self.query.get("r")) == ("navigate", "0")


GATES: dict[Drop, Callable[[Beacon], bool]] = {
    Drop.METHOD: lambda it: it.request.method != "POST",
    Drop.TOKEN: lambda it: not is_good_token(it.public_id, it.query.get("t", ""), it.now),
    Drop.SITE: lambda it: not it.is_from_this_site,
    Drop.PREFETCH: lambda it: any(AHEAD.search(it.header(name, "")) for name in AHEAD_HEADERS),
    Drop.AGENT: lambda it: not SHORTEST <= len(it.agent) <= LONGEST,
    Drop.BOT: lambda it: is_bot(it.agent),
    Drop.STAFF: lambda it: is_from_staff(it.request),
    Drop.NOT_LIVE: lambda it: not it.article_id,
    Drop.NO_IDENTIFIER: lambda it: it.asks_for_privacy and not it.arrives,
}


def network(request: HttpRequest) -> str:
    """The reader's network; "" if no address is known, as behind a UNIX socket.

    X-Forwarded-For is believed for one entry, from the right, per TRUSTED_PROXIES: each of our
    proxies adds the address that it was called from. All further left, the reader may have made up.
    """
    proxies, meta = settings.TRUSTED_PROXIES, request.META
    forwarded = meta.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", proxies)[-proxies:]
    hops = [*(forwarded if proxies else ()), meta.get("REMOTE_ADDR", "")]
    return next(filter(None, map(network_of, hops)), "")


def network_of(address: str) -> str:
    """The IPv4 address itself or the IPv6 /64; "" for what is no IP address.

    An IPv4 address in IPv6 clothes (::ffff:192.0.2.1) is the IPv4 one.
    """
    try:
        ip = ipaddress.ip_address(address.strip())
    except ValueError:
        return ""
    if ip.version == 6 and ip.ipv4_mapped is None:
        return str(ipaddress.IPv6Network((int(ip), view_counts.IPV6_PREFIX), strict=False))
    return str(ip.ipv4_mapped if ip.version == 6 else ip)
