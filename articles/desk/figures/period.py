"""The spans of time that figures are asked for, in the newsroom's zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.core.exceptions import BadRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext

WEEKS = (4, 13, 26)
YEARS = range(1990, 2200)  # that anybody asks for
DAYS = 7
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Period:
    """Whole weeks from Monday, the last of which is still going on at `ends`."""

    n: int
    begins: datetime
    ends: datetime

    @property
    def weeks(self) -> list[date]:
        first = timezone.localdate(self.begins)
        return [first + timedelta(weeks=week) for week in range(self.n)]


@dataclass(frozen=True)
class Week:
    """Seven days from any day on."""

    first: date

    @property
    def begins(self) -> datetime:
        return midnight(self.first)

    @property
    def ends(self) -> datetime:
        return midnight(self.first + timedelta(days=DAYS))

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=day) for day in range(DAYS)]

    @property
    def hours(self) -> list[datetime]:
        """As views are counted: whole hours of UTC, 167 to 169 of them."""
        first = self.begins.astimezone(UTC).replace(minute=0)
        last = -(-(self.ends - first) // HOUR)
        return [first + hour * HOUR for hour in range(last)]

    def place(self, moment: datetime) -> float:
        """Which part of it has passed at `moment`."""
        return (moment - self.begins) / (self.ends - self.begins)


def period_of(asked: str, now: datetime) -> Period:
    """Raises BadRequest if nobody offers so many weeks."""
    if asked not in ("", *map(str, WEEKS)):
        raise BadRequest(gettext("There are no figures of so many weeks."))
    n = int(asked or WEEKS[0])
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday(), weeks=n - 1)
    return Period(n, midnight(monday), now)


def week_of(asked: str, otherwise: date) -> Week:
    """Raises BadRequest if `asked` is no day, YYYY-MM-DD."""
    try:
        first = parse_date(asked) if asked else otherwise
    except ValueError:
        first = None
    if first is None or first.year not in YEARS:
        raise BadRequest(gettext("There is no such day."))
    return Week(first)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
