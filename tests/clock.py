"""A clock that stands still until a test moves it."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from unittest import mock

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Clock:
    def __init__(self, now: datetime = NOON):
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, **span) -> datetime:
        self.now += timedelta(**span)
        return self.now


@contextmanager
def stopped(now: datetime = NOON):
    """`timezone.now()` answers `now` until the clock goes on."""
    clock = Clock(now)
    with mock.patch("django.utils.timezone.now", clock):
        yield clock
