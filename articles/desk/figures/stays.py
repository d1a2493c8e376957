"""How long a story stayed in each state, as its events tell."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from articles.models import Article
from articles.workflow import MOVES, SAVED_CHANGE, SAVED_SLOTS, STARTED

SPIKED = "spiked"  # a fact with a date, not a state; but who waits for a spiked story waits in vain
DRAFT, REVIEW, APPROVED, PUBLISHED = Article.State

type Told = tuple[str, datetime]  # the verb of an event, and its moment


class Stay(NamedTuple):
    state: str
    begins: datetime
    ends: datetime

    @property
    def length(self) -> timedelta:
        return self.ends - self.begins


def state_after(verb: str, state: str) -> str:
    """Where an event with this verb left a story that was in `state`."""
    if verb in (STARTED, SAVED_CHANGE):
        return DRAFT
    if verb == SAVED_SLOTS:
        return REVIEW
    if verb == "spike":
        return SPIKED
    if state == PUBLISHED and verb in ("withdraw", "unschedule"):
        return DRAFT if verb == "withdraw" else APPROVED
    move = MOVES.get(verb)
    return (move and move.target) or state


def stays(events: Iterable[Told], until: datetime) -> Iterator[Stay]:
    """One after the other without a gap, from the first of `events`, which are in order, to
    `until`. Nothing of a story whose events begin later."""
    state, begins = "", None
    for verb, at in events:
        if at > until:
            break
        after = state_after(verb, state)
        if begins is not None and after != state:
            yield Stay(state, begins, at)
        if begins is None or after != state:
            state, begins = after, at
    if begins is not None:
        yield Stay(state, begins, until)


def times(events: Iterable[Told], until: datetime) -> dict[str, timedelta]:
    """How long it was in each of its states; together, the time from its first event to `until`."""
    spent: dict[str, timedelta] = {}
    for stay in stays(events, until):
        if stay.length:
            spent[stay.state] = spent.get(stay.state, timedelta()) + stay.length
    return spent


def rank(values: Sequence[timedelta], percent: int) -> timedelta:
    """The smallest of `values`, of which there is one at least, that `percent` of 100 of them do
    not exceed (the nearest rank)."""
    place = -(-len(values) * percent // 100)
    return sorted(values)[max(place, 1) - 1]
