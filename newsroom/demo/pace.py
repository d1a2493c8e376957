"""How fast the demo's people work. What is built in a minute was written, read and published over
days: each step of a story has its moment, which the clock shows while the step is taken."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest import mock

from django.utils import timezone

GOES_OUT = {"publish", "publish unreviewed"}
# Hours, from and to, that a step takes after the one before.
TAKES = {
    "bring in": (0, 0),
    "picture": (0.5, 3),
    "submit": (1, 14),
    "approve": (0.3, 7),
    "return": (0.5, 4),
    "publish": (0.1, 3),
    "publish unreviewed": (0.4, 1),
    "schedule": (0.2, 1),
    "withdraw": (3, 9),
    "spike": (2, 20),
    "change": (2, 6),
}
SINCE = (0.5, 30)  # hours since the last step of what is still in work


def moments(name: str, steps: Sequence[str], out: datetime | None) -> list[datetime]:
    """When the story `name`, first published at `out` if it ever was, took each of `steps`: the
    same hours every time, and none of them to come."""
    chance = random.Random(name)  # noqa: S311 - the same demo every time
    takes = [timedelta(hours=chance.uniform(*TAKES[step])) for step in steps]
    now = timezone.now()
    known = next((n for n, step in enumerate(steps) if out and step in GOES_OUT), len(steps) - 1)
    at = out or now - timedelta(hours=chance.uniform(*SINCE))
    before = [at - sum(takes[n + 1 : known + 1], timedelta()) for n in range(known)]
    later = takes[known + 1 :]
    most = (now - at) / (len(later) + 1)
    after = [
        at + sum((min(it, most) for it in later[: n + 1]), timedelta()) for n in range(len(later))
    ]
    return [*before, at, *after]


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Whatever in this process asks Django for the time is told `moment`."""

    class Then(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    # Not `timezone.now` itself: the fields of models hold on to it.
    with mock.patch.object(timezone, "datetime", Then):
        yield
