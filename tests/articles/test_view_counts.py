"""The rules of counting, without the web: the books, the token, the day."""

from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles import view_counts
from articles.models import (
    Article,
    ViewAdjustment,
    ViewDrop,
    ViewHour,
    ViewSalt,
    ViewSeen,
    ViewTotal,
)
from articles.models.history import HistoryIsFixed
from articles.view_counts import Browser, Drop
from tests import make

NOON = datetime(2026, 4, 2, 12, 30, 15, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA = Browser("198.51.100.7", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")
BORIS = Browser("198.51.100.7", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari")


@pytest.fixture
def story(rita, vera):
    return make.published(rita, vera)


@pytest.fixture
def other(rita, vera):
    return make.published(rita, vera, "Council Votes on the Floodlights")


# The number shown.


def test_a_story_nobody_has_viewed_shows_0(story):
    assert view_counts.shown(story.pk) == 0
    assert view_counts.shown_for([story.pk]) == {story.pk: 0}


def test_the_numbers_of_a_list_take_one_query(story, other, django_assert_num_queries):
    view_counts.count(story.pk, ANNA, NOON)
    view_counts.open_at(other, 799)

    with django_assert_num_queries(1):
        numbers = view_counts.shown_for([story.pk, other.pk, 0])

    assert numbers == {story.pk: 1, other.pk: 799, 0: 0}


def test_an_imported_story_opens_with_a_row_of_the_ledger(rita):
    article = make.draft(rita)

    view_counts.open_at(article, 799, by=rita)

    ledger = ViewAdjustment.objects.values_list("article", "delta", "reason", "by")
    assert list(ledger) == [(article.pk, 799, "imported", rita.pk)]
    assert view_counts.shown(article.pk) == 799
    assert not ViewHour.objects.exists()


def test_views_are_added_to_the_opening_number(story):
    view_counts.open_at(story, 799)

    view_counts.count(story.pk, ANNA, NOON)

    assert view_counts.shown(story.pk) == 800
    assert ViewHour.objects.get().n == 1


def test_a_count_cannot_open_below_0(story):
    with pytest.raises(ValueError, match="below 0"):
        view_counts.open_at(story, -1)

    assert not ViewAdjustment.objects.exists()
    assert not ViewTotal.objects.exists()


def test_nobody_changes_the_ledger(story):
    view_counts.open_at(story, 799)
    row = ViewAdjustment.objects.get()

    row.delta = 800_000
    with pytest.raises(HistoryIsFixed):
        row.save()
    with pytest.raises(HistoryIsFixed):
        ViewAdjustment.objects.update(delta=800_000)


# Whom a view is.


def test_a_browser_is_counted_once_a_day(story):
    outcomes = [view_counts.count(story.pk, ANNA, NOON) for _ in range(3)]

    assert outcomes == [None, Drop.SEEN, Drop.SEEN]
    assert view_counts.shown(story.pk) == 1
    assert ViewDrop.objects.get().n == 2


def test_two_browsers_in_one_network_are_two_views(story):
    view_counts.count(story.pk, ANNA, NOON)
    view_counts.count(story.pk, BORIS, NOON)

    assert view_counts.shown(story.pk) == 2


def test_one_browser_in_two_networks_is_two_views(story):
    view_counts.count(story.pk, ANNA, NOON)
    view_counts.count(story.pk, ANNA._replace(network="203.0.113.9"), NOON)

    assert view_counts.shown(story.pk) == 2


def test_every_story_is_counted_by_itself(story, other):
    view_counts.count(story.pk, ANNA, NOON)
    view_counts.count(other.pk, ANNA, NOON)

    assert view_counts.shown_for([story.pk, other.pk]) == {story.pk: 1, other.pk: 1}


def test_what_one_reader_opened_cannot_be_joined(story, other):
    view_counts.count(story.pk, ANNA, NOON)
    view_counts.count(other.pk, ANNA, NOON)

    assert len(set(ViewSeen.objects.values_list("hash", flat=True))) == 2


def test_without_a_browser_nothing_is_hashed_and_every_view_counts(story):
    view_counts.count(story.pk, None, NOON)
    view_counts.count(story.pk, None, NOON)

    assert view_counts.shown(story.pk) == 2
    assert not ViewSeen.objects.exists()


# The hour and the day.


def test_a_view_is_booked_in_its_hour_of_utc(story):
    half_past_five = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))

    view_counts.count(story.pk, ANNA, half_past_five)

    assert ViewHour.objects.get().hour == datetime(2026, 4, 2, 12, tzinfo=UTC)


def test_the_next_day_counts_again_and_forgets_the_day_before(story):
    view_counts.count(story.pk, ANNA, NOON)
    first = ViewSalt.objects.get()

    view_counts.count(story.pk, ANNA, NOON + DAY)

    assert view_counts.shown(story.pk) == 2
    assert [seen.day for seen in ViewSeen.objects.all()] == [(NOON + DAY).date()]
    assert ViewSalt.objects.get().day == (NOON + DAY).date()
    assert ViewSalt.objects.get().salt != first.salt


def test_a_first_beacon_that_does_not_count_forgets_the_day_before_too(story):
    view_counts.count(story.pk, ANNA, NOON)

    view_counts.drop(Drop.BOT, NOON + DAY)

    assert not ViewSeen.objects.exists()
    assert [salt.day for salt in ViewSalt.objects.all()] == [(NOON + DAY).date()]


def test_the_day_turns_at_midnight_utc(story):
    last = datetime(2026, 4, 2, 23, 59, 59, 999_999, tzinfo=UTC)

    view_counts.count(story.pk, ANNA, last)
    view_counts.count(story.pk, ANNA, last + timedelta(microseconds=1))

    assert view_counts.shown(story.pk) == 2


def test_a_beacon_that_midnight_overtook_brings_no_old_day_back(story):
    view_counts.count(story.pk, ANNA, NOON + DAY)

    view_counts.count(story.pk, BORIS, NOON)

    assert {salt.day for salt in ViewSalt.objects.all()} == {(NOON + DAY).date()}
    assert {seen.day for seen in ViewSeen.objects.all()} == {(NOON + DAY).date()}
    assert view_counts.shown(story.pk) == 2


def test_a_day_has_one_salt_of_32_bytes(story, other):
    view_counts.count(story.pk, ANNA, NOON)
    view_counts.count(other.pk, BORIS, NOON + timedelta(hours=11))

    assert len(bytes(ViewSalt.objects.get().salt)) == view_counts.SALT_BYTES == 32


# The books.


def test_every_reason_has_a_sentence_and_fits_its_column():
    longest = ViewDrop._meta.get_field("reason").max_length

    assert all(reason.label.endswith(".") for reason in Drop)
    assert all(len(reason) <= longest for reason in Drop)


def test_drops_are_booked_by_hour_and_reason(db):
    for reason, hours in [(Drop.BOT, 0), (Drop.BOT, 0), (Drop.STAFF, 0), (Drop.BOT, 1)]:
        view_counts.drop(reason, NOON + timedelta(hours=hours))

    noon = NOON.replace(minute=0, second=0)
    booked = ViewDrop.objects.order_by("hour", "reason").values_list("hour", "reason", "n")
    assert list(booked) == [
        (noon, "bot", 2),
        (noon, "staff", 1),
        (noon + timedelta(hours=1), "bot", 1),
    ]


def test_counting_never_writes_the_story(story):
    with CaptureQueriesContext(connection) as queries:
        view_counts.count(story.pk, ANNA, NOON)

    said = [query["sql"] for query in queries]
    assert len([sql for sql in said if sql.startswith("INSERT")]) == 4
    assert not [sql for sql in said if "articles_article" in sql]


def test_a_count_and_an_editors_save_leave_each_other_alone(story, rita):
    loaded = Article.objects.get(pk=story.pk)
    before = Article.objects.values().get(pk=story.pk)

    view_counts.count(story.pk, ANNA, NOON)
    loaded.save()

    assert Article.objects.values().get(pk=story.pk) == before
    assert view_counts.shown(story.pk) == 1


# The token.


@given(st.integers(0, 48 * 3600))
def test_a_token_is_good_for_48_hours(age):
    token = view_counts.token("aB3_-xYz0123", NOON)

    assert view_counts.is_good_token("aB3_-xYz0123", token, NOON + timedelta(seconds=age))


@pytest.mark.parametrize("hours", [-1, 49, 24 * 365])
def test_a_token_is_good_for_no_other_time(hours):
    token = view_counts.token("aB3_-xYz0123", NOON)

    assert not view_counts.is_good_token("aB3_-xYz0123", token, NOON + timedelta(hours=hours))


def test_a_token_stays_the_same_for_an_hour_so_that_the_page_can_be_cached():
    minutes = [NOON.replace(minute=minute) for minute in (0, 31, 59)]

    tokens = {view_counts.token("aB3_-xYz0123", now) for now in minutes}

    assert len(tokens) == 1
    assert view_counts.token("aB3_-xYz0123", NOON + timedelta(hours=1)) not in tokens


def test_a_token_is_short_and_needs_no_quoting():
    token = view_counts.token("aB3_-xYz0123", NOON)

    assert quote(token, safe="") == token
    assert len(token) < 30


def test_a_token_of_another_story_or_newsroom_is_no_good(settings):
    token = view_counts.token("aB3_-xYz0123", NOON)

    assert not view_counts.is_good_token("another_one_", token, NOON)
    settings.SECRET_KEY = "the key of another newsroom"
    assert not view_counts.is_good_token("aB3_-xYz0123", token, NOON)


@given(st.text(), st.text() | st.from_regex(r"[0-9a-f]{1,9}\.[\w-]{16}\n?"))
def test_a_made_up_token_is_no_good_and_no_error(public_id, token):
    assert not view_counts.is_good_token(public_id, token, NOON)


@given(st.integers(0, 50), st.integers(1, 0x10FFFF))
def test_a_token_with_one_character_changed_is_no_good(place, change):
    token = view_counts.token("aB3_-xYz0123", NOON)
    place %= len(token)
    forged = token[:place] + chr((ord(token[place]) + change) % 0x110000) + token[place + 1 :]

    assert view_counts.is_good_token("aB3_-xYz0123", forged, NOON) == (forged == token)
