"""Giving what waits another time."""

from datetime import timedelta

import pytest

from articles.models import Address, Notice
from articles.refusals import MoveRefused, NotAllowed, NotReady, SomebodyWasFaster
from articles.workflow import make_move
from tests import make
from tests.refusing import refused

GONE = {"note": "A judge says so.", "public_note": "This story has been withdrawn."}


@pytest.fixture
def tomorrow(clock):
    return clock.now + timedelta(days=1)


@pytest.fixture
def scheduled(rita, vera, tomorrow):
    """Nothing of it is live yet."""
    return make.published(rita, vera, at=tomorrow)


@pytest.fixture
def update(rita, vera, ed, clock, tomorrow):
    """A live story whose next edition waits."""
    article = make.published(rita, vera)
    clock.goes_on(hours=1)
    make.change(article, rita, place="Merrow Bay")
    make.move(article, "submit", rita)
    make.move(article, "approve", vera)
    return make.move(article, "publish", ed, kind="style", at=tomorrow)


def test_a_first_publication_has_its_date_and_its_address_from_the_new_time(
    scheduled, ed, tomorrow
):
    old = scheduled.editions.get()
    later = tomorrow + timedelta(days=2)

    make.move(scheduled, "reschedule", ed, at=later)

    edition = scheduled.editions.get()
    assert (edition.live_from, edition.first_at) == (later, later)
    assert (edition.digest, edition.published_by) == (old.digest, old.published_by)
    assert (old.path[:12], edition.path[:12]) == ("/2026/11/23/", "/2026/11/25/")
    assert [each.path for each in Address.objects.all()] == [edition.path]
    assert (scheduled.live_edition(tomorrow), scheduled.live_edition(later)) == (None, edition)


def test_the_event_tells_both_times_and_the_state_stays(scheduled, ed, tomorrow):
    make.move(
        scheduled, "reschedule", ed, at=tomorrow + timedelta(hours=1), note="The judge is late."
    )

    event = scheduled.events.last()
    assert (scheduled.state, event.verb, event.actor) == ("published", "reschedule", ed)
    assert event.note == (
        "from 23 November 2026 12:00 UTC to 23 November 2026 13:00 UTC\nThe judge is late."
    )


def test_the_edition_before_an_update_holds_until_the_new_time(update, ed, tomorrow):
    first = update.live_edition()

    make.move(update, "reschedule", ed, at=tomorrow + timedelta(hours=3))

    first.refresh_from_db()
    assert first.live_until == tomorrow + timedelta(hours=3)
    assert update.live_edition(tomorrow + timedelta(hours=2)) == first
    waiting = update.live_edition(tomorrow + timedelta(hours=3))
    assert (waiting.kind, waiting.content["place"]) == ("style", "Merrow Bay")
    assert (waiting.first_at, waiting.path) == (first.first_at, first.path)


def test_a_withdrawal_can_wait_longer(rita, vera, ed, clock, tomorrow):
    article = make.published(rita, vera)
    clock.goes_on(hours=1)
    make.move(article, "withdraw", ed, at=tomorrow, **GONE)

    make.move(article, "reschedule", ed, at=tomorrow + timedelta(days=1))

    assert article.live_edition(tomorrow + timedelta(hours=1)) is not None
    assert article.current_edition(tomorrow + timedelta(days=1)).is_withdrawal


def test_a_story_of_the_wire_keeps_its_date(rita, vera, ed, clock, tomorrow):
    wired = clock.now - timedelta(days=3)
    article = make.draft(rita, wire_date=wired)
    make.move(article, "submit", rita)
    make.move(article, "approve", vera)
    make.move(article, "publish", ed, at=tomorrow)
    path = article.editions.get().path

    make.move(article, "reschedule", ed, at=tomorrow + timedelta(days=1))

    assert (article.editions.get().first_at, article.editions.get().path) == (wired, path)


def test_who_was_to_be_told_is_told_at_the_new_time(scheduled, rita, ed, tomorrow):
    later = tomorrow + timedelta(days=1)

    make.move(scheduled, "reschedule", ed, at=later)

    notice = Notice.objects.get(person=rita, kind=Notice.Kind.PUBLISHED)
    assert (notice.at, notice.mail_after) == (later, later)


def test_an_address_of_another_story_is_not_taken(scheduled, rita, vera, ed, tomorrow):
    later = tomorrow + timedelta(days=1)
    make.published(rita, vera, at=later)

    with refused(scheduled, NotReady) as why:
        make.move(scheduled, "reschedule", ed, at=later)

    assert "belongs to another story" in str(why.value)


def test_a_time_that_has_passed_is_refused(scheduled, ed, clock):
    with refused(scheduled, NotReady) as why:
        make.move(scheduled, "reschedule", ed, at=clock.now - timedelta(minutes=1))

    assert "has passed" in str(why.value)


def test_the_time_it_has_already_is_refused(scheduled, ed, tomorrow):
    with refused(scheduled, NotReady) as why:
        make.move(scheduled, "reschedule", ed, at=tomorrow)

    assert "choose another time" in str(why.value)


def test_what_is_out_cannot_be_rescheduled_any_more(scheduled, ed, clock, tomorrow):
    clock.goes_on(days=1)

    with refused(scheduled, MoveRefused) as why:
        make.move(scheduled, "reschedule", ed, at=tomorrow + timedelta(days=3))

    assert "Nothing of this story waits" in str(why.value)


def test_a_reporter_reschedules_nothing(scheduled, rita, tomorrow):
    with refused(scheduled, NotAllowed) as why:
        make.move(scheduled, "reschedule", rita, at=tomorrow + timedelta(days=1))

    assert "may publish" in str(why.value)


def test_of_two_who_reschedule_from_the_same_page_one_is_told_who_did(
    scheduled, ed, clara, tomorrow
):
    page = {"seen": scheduled.head_id, "last_event": scheduled.events.last().pk}
    make_move(scheduled, "reschedule", by=ed, at=tomorrow + timedelta(hours=1), **page)

    with refused(scheduled, SomebodyWasFaster) as why:
        make_move(scheduled, "reschedule", by=clara, at=tomorrow + timedelta(hours=2), **page)

    assert "Ed rescheduled this story" in str(why.value)
