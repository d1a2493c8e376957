"""The books of the view counter, as readers may see them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import TruncDate

from articles.models import Edition, ViewAdjustment, ViewDrop, ViewHour
from articles.view_counts import Drop

DAYS = 30
OPENINGS = 50


@dataclass
class Day:
    """One day (UTC) of beacons: received = accepted + dropped, by reason."""

    day: date
    accepted: int = 0
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def dropped(self) -> int:
        return sum(self.reasons.values())

    @property
    def received(self) -> int:
        return self.accepted + self.dropped


@dataclass(frozen=True)
class Reason:
    sentence: str
    n: int


def days_until(now: datetime) -> list[Day]:
    """The last days that have anything in them, newest first: two queries."""
    midnight = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    since = midnight - timedelta(days=DAYS - 1)
    days: dict[date, Day] = {}
    for day, n in by_day(ViewHour, since).annotate(total=Sum("n")).values_list("day", "total"):
        days[day] = Day(day, n)
    dropped = by_day(ViewDrop, since).values("day", "reason").annotate(total=Sum("n"))
    for day, reason, n in dropped.values_list("day", "reason", "total"):
        days.setdefault(day, Day(day)).reasons[reason] = n
    return sorted(days.values(), key=lambda day: day.day, reverse=True)


def by_day(model: type[ViewHour] | type[ViewDrop], since: datetime):
    rows = model.objects.filter(hour__gte=since).order_by()
    return rows.annotate(day=TruncDate("hour", tzinfo=UTC)).values("day")


def reasons_of(days: list[Day]) -> list[Reason]:
    """Every reason there is, in the order of asking, and how often it held in `days`."""
    sums: dict[str, int] = defaultdict(int)
    for day in days:
        for reason, n in day.reasons.items():
            sums[reason] += n
    return [Reason(drop.label, sums[drop.value]) for drop in Drop]


def opened(now: datetime):
    """Live stories whose count was not begun here at 0, newest first, with their `opening`."""
    ledger = ViewAdjustment.objects.filter(article=OuterRef("article_id")).order_by()
    opening = ledger.values("article").annotate(total=Sum("delta")).values("total")
    stories = Edition.objects.live(now).annotate(opening=Subquery(opening))
    known = stories.exclude(opening=None).newest_first()
    return known.values("path", "headline", "opening")[:OPENINGS]
