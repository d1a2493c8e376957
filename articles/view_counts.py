"""The rules of counting views: what counts, what is kept of a reader, and how a view is booked.

A view is a beacon (`articles.reader.beacon`) that no gate dropped. Whatever happens to it, it is
booked once: received = accepted + Σ dropped(reason), for every hour. The public page on counting
is made from the constants and reasons below.
"""

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection, models, transaction
from django.db.models import Max, Sum
from django.utils.crypto import constant_time_compare, salted_hmac

from articles.models import (
    Article,
    ViewAdjustment,
    ViewDrop,
    ViewHour,
    ViewSalt,
    ViewSeen,
    ViewTotal,
)
from people.models import User

SECONDS_VISIBLE = 2
TOKEN_HOURS = 48
AGENT_SHORTEST, AGENT_LONGEST = 20, 512
IPV6_PREFIX = 64
SALT_BYTES = 32
HASH_BYTES = 8
DEFINITION = (
    f"A view is one story opened and visible for {SECONDS_VISIBLE} seconds in a person’s browser, "
    "counted once per browser and network per story per day (UTC). It is a floor: readers without "
    "JavaScript or with blockers are not counted."
)

MOST_READ_HOURS = 24
MOST_READ = (
    f"By the views counted in the last {MOST_READ_HOURS} hours; of equals, the one read last. "
    "Nobody can place a story here."
)


class Drop(models.TextChoices):
    """Why a beacon did not count, in the order of asking."""

    METHOD = "method", "It was not the POST that the page sends."
    TOKEN = "token", f"The page it came from was not ours, or older than {TOKEN_HOURS} hours."
    SITE = "site", "It was sent from another site."
    PREFETCH = "prefetch", "The page was loaded ahead or for a preview, without anybody reading."
    AGENT = "agent", "The browser gave no name, or one no browser has."
    BOT = "bot", "It was a known robot."
    STAFF = "staff", "It was somebody who works here."
    NOT_LIVE = "not_live", "The story was not public."
    NO_IDENTIFIER = "no_identifier", "Its browser asks not to be identified, and came here again."
    SEEN = "seen", "The same browser and network had opened the story that day."


class Browser(NamedTuple):
    """What tells readers apart for a day: hashed with the day's salt, never kept or logged."""

    network: str
    agent: str


# The number shown.


def shown(article_id: int) -> int:
    """The number of views shown of a story, wherever it is shown."""
    return shown_for([article_id])[article_id]


def shown_for(article_ids: Iterable[int]) -> dict[int, int]:
    """The number shown of each story, in one query; 0 for a story nobody has viewed."""
    ids = list(article_ids)
    totals = ViewTotal.objects.filter(pk__in=ids).values_list("pk", "n")
    return dict.fromkeys(ids, 0) | dict(totals)


def most_read(now: datetime, n: int) -> list[int]:
    """The ids of the `n` stories with most views in the last MOST_READ_HOURS, most first."""
    since = _hour(now) - timedelta(hours=MOST_READ_HOURS - 1)
    counted = ViewHour.objects.filter(hour__gte=since).values("article").order_by()
    ranked = counted.annotate(views=Sum("n"), last=Max("hour")).order_by(
        "-views", "-last", "-article"
    )
    return list(ranked.values_list("article", flat=True)[:n])


@transaction.atomic
def open_at(article: Article, n: int, *, by: User | None = None, reason: str = "imported") -> None:
    """Open a story's count at `n` views that were counted elsewhere: a row of the ledger."""
    if n < 0:
        raise ValueError("A count cannot open below 0.")
    ViewAdjustment.objects.create(article=article, delta=n, reason=reason, by=by)
    _add(ViewTotal, n, article_id=article.pk)


# The token baked into a page: proof that a beacon comes from a page of ours, and of which hour.


def token(public_id: str, now: datetime) -> str:
    """A short URL-safe text, the same for an hour, so that the page can be cached."""
    return _token(public_id, _hours(now))


def is_good_token(public_id: str, token: str, now: datetime) -> bool:
    """Whether `token` was made for the story in this hour or the TOKEN_HOURS before it."""
    said = f"{public_id} {token}"
    if not re.fullmatch(r"[\w-]{1,16} [0-9a-f]{1,8}\.[\w-]{16}", said, re.ASCII):
        return False
    issued = int(token.partition(".")[0], 16)
    expected = _token(public_id, issued)
    return constant_time_compare(token, expected) and 0 <= _hours(now) - issued <= TOKEN_HOURS


def _token(public_id: str, hour: int) -> str:
    mac = salted_hmac("articles.view_counts.token", f"{public_id} {hour}", algorithm="sha256")
    return f"{hour:x}.{urlsafe_b64encode(mac.digest()[:12]).decode()}"


def _hours(now: datetime) -> int:
    return int(now.timestamp()) // 3600


# What is kept of a reader, for a day.


def _hash(salt: bytes, article_id: int, browser: Browser) -> int:
    """The story is part of it, so the hashes of a day do not join into what somebody read."""
    said = f"{article_id}|{browser.network}|{browser.agent}".encode(errors="surrogatepass")
    digest = hmac.digest(salt, said, "sha256")
    return int.from_bytes(digest[:HASH_BYTES], signed=True)


def _salt_of_today(now: datetime) -> ViewSalt:
    """The day's salt. Whoever makes it, with the day's first beacon, forgets the days before.

    A beacon that midnight overtook finds the next day's salt and counts there. The salt in use is
    locked, shared, so that forgetting a day waits for the beacons that still add to it.
    """
    today = now.astimezone(UTC).date()
    while not (salt := _newest_salt(today)):
        is_overtaken = ViewSalt.objects.filter(day__gt=today).exists()
        if not is_overtaken and _insert(ViewSalt, day=today, salt=secrets.token_bytes(SALT_BYTES)):
            ViewSalt.objects.filter(day__lt=today).delete()
            ViewSeen.objects.filter(day__lt=today).delete()
    return salt


def _newest_salt(today: date) -> ViewSalt | None:
    lock = " FOR KEY SHARE" if connection.features.has_select_for_update else ""
    newest = "SELECT * FROM articles_viewsalt WHERE day >= %s ORDER BY day DESC LIMIT 1"
    return next(iter(ViewSalt.objects.raw(newest + lock, [today])), None)


# The books. Every beacon takes its rows in this order: salt, seen, hour, total or drop.


@transaction.atomic
def count(article_id: int, browser: Browser | None, now: datetime) -> Drop | None:
    """Book one view of a story, or the reason why it was none: `browser` had it that day.

    Without a `browser` nothing of the reader is hashed, and the view counts.
    """
    salt = _salt_of_today(now)
    if browser is not None:
        seen = _hash(bytes(salt.salt), article_id, browser)
        if not _insert(ViewSeen, day=salt.day, hash=seen):
            _add(ViewDrop, 1, hour=_hour(now), reason=Drop.SEEN)
            return Drop.SEEN
    _add(ViewHour, 1, article_id=article_id, hour=_hour(now))
    _add(ViewTotal, 1, article_id=article_id)
    return None


@transaction.atomic
def drop(reason: Drop, now: datetime) -> None:
    """Book one beacon that did not count."""
    _salt_of_today(now)
    _add(ViewDrop, 1, hour=_hour(now), reason=reason)


def _hour(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _add(model: type[models.Model], n: int, **key: Any) -> None:
    """`n` more in the row named by `key`, in one statement: nobody's view overwrites another's."""
    more = f"({', '.join(key)}) DO UPDATE SET n = {model._meta.db_table}.n + excluded.n"
    _insert(model, more, **key, n=n)


def _insert(model: type[models.Model], on_conflict: str = "DO NOTHING", **row: Any) -> int:
    """The number of rows written. INSERT … ON CONFLICT is shared by SQLite and PostgreSQL."""
    meta: Any = model._meta
    names, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    values = [
        meta.get_field(name).get_db_prep_save(value, connection) for name, value in row.items()
    ]
    into = f"INSERT INTO {meta.db_table} ({names}) VALUES ({marks})"  # noqa: S608 our own names
    with connection.cursor() as cursor:
        cursor.execute(f"{into} ON CONFLICT {on_conflict}", values)
        return cursor.rowcount
