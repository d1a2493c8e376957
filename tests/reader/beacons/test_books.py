"""The books of the counter: received is accepted and dropped."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import view_counts
from articles.models import (
    Article,
    ViewAdjustment,
    ViewHour,
)
from articles.view_counts import Drop, token
from tests import make
from tests.reader.beacons.sending import (
    FIREFOX,
    NOON,
    SAFARI,
    SPOILED,
    accepted,
    dropped,
    send,
    stop_the_clock,
)

BEACONS = st.lists(
    st.fixed_dictionaries(
        {
            "story": st.integers(0, 1),
            "address": st.sampled_from(["198.51.100.7", "203.0.113.9", "2001:db8::1"]),
            "agent": st.sampled_from([FIREFOX, SAFARI]),
            "hours_later": st.sampled_from([0, 0, 0, 1, 7]),
            "spoiled": st.sampled_from([None, None, None, *SPOILED]),
            "gpc": st.sampled_from([None, None, "1"]),
        }
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=BEACONS, opening=st.integers(0, 10**9))
def test_received_is_accepted_and_dropped_by_reason(story, other, monkeypatch, sent, opening):
    at, expected, seen = NOON, [], set()
    with transaction.atomic():
        view_counts.open_at(story, opening)
        for one in sent:
            at += timedelta(hours=one["hours_later"])
            stop_the_clock(monkeypatch, at)
            send_one([story, other][one["story"]].public_id, one, at)
            expected.append(expect(one, at, seen))

        assert accepted() == expected.count(None)
        assert dropped() == {reason: expected.count(reason) for reason in set(expected) - {None}}
        assert accepted() + sum(dropped().values()) == len(sent)
        assert view_counts.shown(story.pk) == booked(story)
        assert view_counts.shown(other.pk) == booked(other)
        transaction.set_rollback(True)


def expect(one, at, seen):
    """What the rules say of a beacon, in our own words."""
    if one["spoiled"]:
        return one["spoiled"][0]
    if one["gpc"]:
        return None
    who = (at.date(), one["story"], one["address"], one["agent"])
    if who in seen:
        return Drop.SEEN
    seen.add(who)
    return None


def send_one(public_id, one, at):
    _, spoiled = one["spoiled"] or (None, {})
    good, old = (token(public_id, at - timedelta(hours=hours)) for hours in (0, 72))
    given = {
        "address": one["address"],
        "user_agent": one["agent"],
        "sec_gpc": one["gpc"],
        **spoiled,
    }
    if "query" in given:
        given["query"] = given["query"].format(good=good, old=old)
    send(public_id, **given)


def booked(article):
    hours = ViewHour.objects.filter(article=article).aggregate(n=Sum("n"))["n"] or 0
    ledger = ViewAdjustment.objects.filter(article=article).aggregate(n=Sum("delta"))["n"] or 0
    return hours + ledger


def test_an_editors_save_and_a_count_leave_each_other_alone(story, rita):
    before = Article.objects.values().get(pk=story.pk)
    send(story.public_id)
    assert Article.objects.values().get(pk=story.pk) == before

    make.change(story, rita, headline="Ferry Timetable Will Not Change After All")

    assert story.headline == "Ferry Timetable Will Not Change After All"
    assert view_counts.shown(story.pk) == 1
