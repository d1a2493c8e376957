"""How long a story stays in each state, as its events tell."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.desk.figures import questions
from articles.desk.figures.stays import Stay, rank, stays, times
from articles.refusals import MoveRefused
from articles.workflow import open_moves
from tests import clock as clocks
from tests import make
from tests.articles.test_workflow_model import details_of
from tests.clock import NOON

HOUR = timedelta(hours=1)
SPANS = st.sampled_from([timedelta(0), timedelta(microseconds=1), HOUR, timedelta(days=3)])
ALT = ["A ferry.", "Two ferries."]


def at(hours: float) -> datetime:
    return NOON + hours * HOUR


def test_a_story_is_in_one_state_after_the_other():
    events = [
        ("start", at(0)),
        ("assign", at(1)),
        ("submit", at(2)),
        ("return", at(5)),
        ("submit", at(6)),
        ("approve", at(7)),
        ("publish", at(8)),
    ]

    assert list(stays(events, until=at(9))) == [
        Stay("draft", at(0), at(2)),
        Stay("review", at(2), at(5)),
        Stay("draft", at(5), at(6)),
        Stay("review", at(6), at(7)),
        Stay("approved", at(7), at(8)),
        Stay("published", at(8), at(9)),
    ]


def test_what_happened_later_does_not_count():
    events = [("start", at(0)), ("submit", at(2)), ("approve", at(9))]

    assert times(events, until=at(3)) == {"draft": 2 * HOUR, "review": HOUR}


def test_who_was_spiked_was_no_draft_meanwhile():
    events = [("start", at(0)), ("spike", at(1)), ("revive", at(5)), ("submit", at(6))]

    assert times(events, until=at(6)) == {"draft": 2 * HOUR, "spiked": 4 * HOUR}


@pytest.mark.parametrize("events", [[], [("start", at(2))]])
def test_before_its_first_event_a_story_was_nowhere(events):
    assert times(events, until=at(1)) == {}


@pytest.mark.parametrize(
    ("lengths", "half", "many"), [([7], 7, 7), ([1, 2], 1, 2), ([*range(20, 0, -1)], 10, 17)]
)
def test_a_rank_is_the_shortest_that_so_many_do_not_exceed(lengths, half, many):
    spans = [n * HOUR for n in lengths]

    assert (rank(spans, 50), rank(spans, 85)) == (half * HOUR, many * HOUR)


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_times_in_all_states_are_the_lead_time_whatever_people_did(
    rita, ed, vera, petra, clara, data
):
    with clocks.stopped(datetime(2026, 11, 22, 12, tzinfo=UTC)) as clock, transaction.atomic():
        begin, article = clock.now, make.draft(rita, blocks=[make.text(), make.slot()])
        out = None
        for _ in range(data.draw(st.integers(0, 14))):
            clock.goes_on(seconds=data.draw(SPANS).total_seconds())
            with suppress(MoveRefused):
                do_something(article, (rita, ed, vera, petra, clara), clock.now, data)
            article.refresh_from_db()
            first = article.editions.filter(kind="first", live_from__lte=clock.now).first()
            out = first.live_from if first else None
            events = questions.events_of([article.pk])[article.pk]
            *_before, last = stays(events, until=clock.now)

            assert last.state == ("spiked" if article.is_spiked else article.state)
            for moment in filter(None, [clock.now, out]):
                assert sum(times(events, moment).values(), timedelta()) == moment - begin
        transaction.set_rollback(True)


def do_something(article, people, now, data) -> None:
    """Whatever one of `people` may do to the story now; some write, and some fill its slot."""
    deeds = [(who, verb) for who in people for verb in open_moves(article, who, now)]
    deeds += [(people[0], "write"), (people[3], "fill a slot")]
    who, verb = data.draw(st.sampled_from(deeds))
    if verb == "write":
        make.change(article, who, place=f"Place {now.timestamp()}")
    elif verb == "fill a slot":
        text, slot = make.blocks(article)
        alt = ALT[slot.get("alt") == ALT[0]]
        make.change(article, who, blocks=[text, {**slot, "image": make.picture().pk, "alt": alt}])
    else:
        span = data.draw(st.none() | SPANS)
        at = None if span is None else now + span
        make.move(article, verb, who, **details_of(verb, at, "style"))
