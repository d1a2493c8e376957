"""Unscheduling what waits, withdrawing what is live, spiking what never went out."""

from datetime import timedelta

import pytest

from articles.models import Edition
from articles.refusals import NotReady
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
def live(rita, vera, clock):
    article = make.published(rita, vera)
    clock.goes_on(hours=1)
    return article


@pytest.fixture
def update(live, rita, vera, ed, tomorrow):
    """A live story whose next edition waits."""
    make.change(live, rita, place="Merrow Bay")
    make.move(live, "submit", rita)
    make.move(live, "approve", vera)
    return make.move(live, "publish", ed, kind="style", at=tomorrow)


def test_what_was_unscheduled_is_approved_again(scheduled, ed, tomorrow):
    make.move(scheduled, "unschedule", ed)

    event = scheduled.events.last()
    assert (scheduled.state, event.verb, event.actor) == ("approved", "unschedule", ed)
    assert not scheduled.editions.exists()
    assert scheduled.live_edition(tomorrow) is None


def test_what_was_unscheduled_can_go_out_at_another_time(scheduled, ed, tomorrow):
    make.move(scheduled, "unschedule", ed)

    make.move(scheduled, "publish", ed, at=tomorrow + timedelta(hours=1))

    assert scheduled.editions.get().first_at == tomorrow + timedelta(hours=1)


def test_unscheduling_an_update_reopens_the_edition_before(update, ed, tomorrow):
    first = update.live_edition()

    make.move(update, "unschedule", ed)

    assert (update.live_edition(tomorrow), update.editions.get().live_until) == (first, None)
    assert update.state == "approved"


def test_unscheduling_after_a_change_leaves_the_draft_a_draft(scheduled, rita, ed):
    make.change(scheduled, rita, place="Merrow Bay")

    make.move(scheduled, "unschedule", ed)

    assert scheduled.state == "draft"


def test_unscheduling_after_a_change_taken_back_leaves_it_a_draft_too(scheduled, rita, ed):
    make.change(scheduled, rita, place="Merrow Bay")
    make.change(scheduled, rita, place="")

    make.move(scheduled, "unschedule", ed)

    assert scheduled.head.digest == scheduled.last_approved().digest
    assert scheduled.state == "draft"


def test_unscheduling_after_a_private_note_goes_back_to_approved(scheduled, rita, ed):
    make.change_private(scheduled, rita, notes="The harbour office called back.")

    make.move(scheduled, "unschedule", ed)

    assert scheduled.state == "approved"


def test_unscheduling_while_the_next_version_is_in_review_leaves_it_there(scheduled, rita, ed):
    make.change(scheduled, rita, place="Merrow Bay")
    make.move(scheduled, "submit", rita)

    make.move(scheduled, "unschedule", ed)

    assert scheduled.state == "review"


def test_what_is_out_cannot_be_unscheduled_any_more(scheduled, ed, clock):
    clock.goes_on(days=1)

    with refused(scheduled) as why:
        make.move(scheduled, "unschedule", ed)

    assert str(why.value).startswith("Nothing of this story waits for its time. Vera published")


def test_a_withdrawn_story_is_gone_and_says_why(live, ed, clock):
    make.move(live, "withdraw", ed, **GONE)

    edition, event = live.current_edition(), live.events.last()
    assert (edition.kind, edition.notice) == ("withdrawal", "This story has been withdrawn.")
    assert (edition.content, edition.headline, hasattr(edition, "words")) == ({}, "", False)
    assert (event.verb, event.note) == ("withdraw", "A judge says so.")
    assert (live.state, live.live_edition()) == ("draft", None)


@pytest.mark.parametrize("missing", ["note", "public_note"])
def test_a_withdrawal_needs_a_reason_and_a_note_for_readers(live, ed, missing):
    with refused(live, NotReady):
        make.move(live, "withdraw", ed, **{**GONE, missing: " \n"})


def test_the_reason_is_not_the_note(live, ed):
    make.move(live, "withdraw", ed, **GONE)

    assert "judge" not in str(Edition.objects.filter(article=live).values())


def test_a_withdrawal_at_a_time_leaves_the_story_until_then(live, ed, tomorrow, clock):
    edition = live.live_edition()
    make.move(live, "withdraw", ed, at=tomorrow, **GONE)
    before = live.live_edition(tomorrow - timedelta(microseconds=1))

    clock.goes_on(days=1)

    assert (before, live.live_edition(), live.current_edition().kind) == (
        edition,
        None,
        "withdrawal",
    )


def test_a_withdrawal_in_the_past_is_refused(live, ed, clock):
    with refused(live, NotReady):
        make.move(live, "withdraw", ed, at=clock.now - timedelta(hours=1), **GONE)


def test_a_withdrawal_cancels_what_waits(update, ed, tomorrow):
    make.move(update, "withdraw", ed, **GONE)

    assert [edition.kind for edition in update.editions.all()] == ["first", "withdrawal"]
    assert update.live_edition(tomorrow) is None
    assert update.state == "draft"


def test_a_withdrawal_for_tomorrow_becomes_one_for_now(live, ed, clara, tomorrow, clock):
    make.move(live, "withdraw", ed, at=tomorrow, **GONE)

    make.move(live, "withdraw", clara, **GONE)

    assert live.live_edition() is None
    assert [edition.live_from for edition in live.editions.all()][1:] == [clock.now]


def test_a_withdrawal_can_be_unscheduled(live, ed, tomorrow):
    edition = live.live_edition()
    make.move(live, "withdraw", ed, at=tomorrow, **GONE)

    make.move(live, "unschedule", ed)

    assert live.live_edition(tomorrow) == edition
    assert live.editions.get().live_until is None


def test_the_working_copy_stays_where_it_was(live, rita, vera, ed):
    make.change(live, rita, place="Merrow Bay")
    make.move(live, "submit", rita)
    make.move(live, "approve", vera)

    make.move(live, "withdraw", ed, **GONE)

    assert live.state == "approved"


def test_a_withdrawn_story_can_come_back(live, rita, vera, ed, clock):
    make.move(live, "withdraw", ed, **GONE)
    clock.goes_on(days=1)
    make.move(live, "submit", rita)
    make.move(live, "approve", vera)

    make.move(live, "publish", ed, kind="correction", notice="It was right after all.")

    first, _, last = live.editions.all()
    assert live.live_edition() == last
    assert (last.first_at, last.path) == (first.first_at, first.path)


def test_what_only_waits_cannot_be_withdrawn(scheduled, ed):
    with refused(scheduled) as why:
        make.move(scheduled, "withdraw", ed, **GONE)

    assert str(why.value).startswith("No edition of this story is live. Vera published this story")


def test_a_spiked_story_is_out_of_the_way_and_says_why(rita, clock):
    article = make.draft(rita)

    make.move(article, "spike", rita, note="No news.")

    event = article.events.last()
    assert (article.state, article.spiked_at) == ("draft", clock.now)
    assert (event.verb, event.actor, event.note) == ("spike", rita, "No news.")


def test_spiking_needs_a_reason(rita):
    article = make.draft(rita)

    with refused(article, NotReady):
        make.move(article, "spike", rita)


def test_a_revived_story_is_a_draft_like_any_other(rita):
    article = make.draft(rita)
    make.move(article, "spike", rita, note="No news.")

    make.move(article, "revive", rita)
    make.move(article, "submit", rita)

    assert (article.state, article.spiked_at) == ("review", None)


@pytest.mark.parametrize("verb", ["submit", "spike", "publish unreviewed"])
def test_a_spiked_story_goes_nowhere(rita, clara, verb):
    article = make.draft(rita)
    make.move(article, "spike", rita, note="No news.")

    with refused(article) as why:
        make.move(article, verb, clara, note="Urgent.")

    assert str(why.value).startswith("This story is spiked: revive it first. Rita spiked")


def test_what_readers_see_or_will_see_is_not_spiked(live, update, rita, ed, clock):
    make.change(live, rita, place="Kaļķu")

    with refused(live) as why:
        make.move(live, "spike", rita, note="No news.")

    assert str(why.value).startswith("An edition of this story is live or waiting")


def test_what_only_waits_is_not_spiked(scheduled, rita):
    make.change(scheduled, rita, place="Kaļķu")

    with refused(scheduled):
        make.move(scheduled, "spike", rita, note="No news.")


def test_what_was_withdrawn_can_be_spiked(live, rita, ed):
    make.move(live, "withdraw", ed, **GONE)

    make.move(live, "spike", rita, note="No news.")

    assert live.is_spiked
    assert live.current_edition().kind == "withdrawal"
