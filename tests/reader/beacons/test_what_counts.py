"""The beacon of a page: what counts, what does not, and that nobody can tell from the answer."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import view_counts
from articles.models import (
    ViewSalt,
    ViewSeen,
)
from articles.reader.beacon import GATES, beacon
from articles.view_counts import Drop, token
from tests import make
from tests.reader.beacons.sending import (
    HEADERS,
    NOON,
    SAFARI,
    SPOILED,
    accepted,
    dropped,
    send,
    stop_the_clock,
)

# What counts.


def test_a_reader_of_a_live_story_is_counted(story):
    send(story.public_id)

    assert accepted() == 1
    assert dropped() == {}
    assert view_counts.shown(story.pk) == 1


def test_a_browser_that_tells_no_more_than_its_name_is_counted(story):
    send(story.public_id, origin=None, sec_fetch_site=None)

    assert accepted() == 1


def test_a_reader_behind_a_proxy_that_ends_https_is_counted(story):
    send(story.public_id, origin="https://testserver")

    assert accepted() == 1


def test_a_reload_is_no_second_view(story):
    send(story.public_id)
    send(story.public_id)

    assert accepted() == 1
    assert dropped() == {"seen": 1}


def test_two_browsers_of_one_household_are_two_views(story):
    send(story.public_id)
    send(story.public_id, user_agent=SAFARI)

    assert accepted() == 2


def test_the_next_day_the_same_browser_counts_again(story, monkeypatch):
    send(story.public_id)
    stop_the_clock(monkeypatch, NOON + timedelta(days=1))
    send(story.public_id)

    assert view_counts.shown(story.pk) == 2
    assert {seen.day for seen in ViewSeen.objects.all()} == {(NOON + timedelta(days=1)).date()}
    assert ViewSalt.objects.get().day == (NOON + timedelta(days=1)).date()


def test_a_reader_with_a_login_that_is_not_of_the_desk_is_counted(story, client):
    client.force_login(get_user_model().objects.create_user("lena"))

    send(story.public_id, client=client)

    assert accepted() == 1


# What does not: one thing spoiled at a time.


@pytest.mark.parametrize(("reason", "spoiled"), SPOILED)
def test_one_thing_spoiled_drops_a_beacon_for_its_reason(story, reason, spoiled):
    good, old = (token(story.public_id, NOON - timedelta(hours=hours)) for hours in (0, 72))
    if "query" in spoiled:
        spoiled = {**spoiled, "query": spoiled["query"].format(good=good, old=old)}

    send(story.public_id, **spoiled)

    assert dropped() == {reason: 1}
    assert accepted() == 0
    assert view_counts.shown(story.pk) == 0
    assert not ViewSeen.objects.exists()


def test_every_gate_is_spoiled_here():
    by_hand = {Drop.STAFF, Drop.NOT_LIVE}

    assert {reason for reason, _ in SPOILED} | by_hand == set(GATES)
    assert [*GATES, Drop.SEEN] == list(Drop)


def test_staff_do_not_count(story, ed, client):
    client.force_login(ed)

    send(story.public_id, client=client)

    assert dropped() == {"staff": 1}
    assert accepted() == 0


@pytest.mark.parametrize("since", [{"password": "another"}, {"is_active": False}])
def test_who_can_no_longer_sign_in_is_no_staff(story, ed, client, since):
    client.force_login(ed)
    get_user_model().objects.filter(pk=ed.pk).update(**since)

    send(story.public_id, client=client)

    assert accepted() == 1


def test_who_reads_without_a_session_is_not_looked_up(story, django_assert_num_queries):
    send(story.public_id)

    with django_assert_num_queries(7) as queries:
        send(story.public_id, user_agent=SAFARI)

    said = " ".join(query["sql"] for query in queries)
    assert "django_session" not in said
    assert "people_user" not in said


@pytest.mark.parametrize(
    "key", ["abc", "a" * 32, "x" * 4000, '"\\000aaaaaaaaaa"', '"\\377aaaaaaaaa"']
)
def test_a_cookie_of_no_session_is_no_staff_and_is_left_alone(story, client, key):
    answer = send(story.public_id, client=client, cookie=f"sessionid={key}; csrftoken=broken")

    assert accepted() == 1
    assert not answer.cookies
    assert "Vary" not in answer


# Stories that readers cannot see.


def draft(rita, vera):
    return make.draft(rita)


def in_review(rita, vera):
    return make.move(make.draft(rita), "submit", rita)


def scheduled(rita, vera):
    return make.published(rita, vera, at=NOON + timedelta(minutes=1))


def withdrawn(rita, vera):
    article = make.published(rita, vera)
    return make.move(article, "withdraw", vera, note="Wrong.", public_note="Withdrawn.")


@pytest.mark.parametrize("make_story", [draft, in_review, scheduled, withdrawn])
def test_a_story_that_is_not_live_counts_nothing(make_story, rita, vera):
    article = make_story(rita, vera)

    send(article.public_id)

    assert dropped() == {"not_live": 1}
    assert accepted() == 0


def test_a_scheduled_story_counts_from_its_minute_on(rita, vera, monkeypatch):
    article = scheduled(rita, vera)

    stop_the_clock(monkeypatch, NOON + timedelta(minutes=1))
    send(article.public_id)

    assert accepted() == 1


def test_every_answer_is_the_same(story, rita):
    article = make.draft(rita)
    answers = [
        send(story.public_id),
        send(story.public_id),
        send(article.public_id),
        send("no_such_id_0"),
        send(story.public_id, method="GET"),
        send(story.public_id, method="HEAD"),
        send(story.public_id, "t=garbage"),
        send(story.public_id, user_agent="curl/8.5.0, which is no browser"),
        send(story.public_id, sec_gpc="1"),
        send("x" * 5000),
    ]

    [said] = {
        (answer.status_code, str(sorted(answer.items())), answer.content) for answer in answers
    }
    assert said[0] == 204
    assert said[2] == b""
    assert answers[0]["Cache-Control"] == "no-store"
    assert not any(answer.cookies for answer in answers)


# Whatever is sent.


LATIN = st.text(st.characters(max_codepoint=255), max_size=80)
ANY_HEADERS = st.dictionaries(
    st.sampled_from(
        "HTTP_USER_AGENT HTTP_ORIGIN HTTP_SEC_FETCH_SITE HTTP_SEC_PURPOSE HTTP_X_MOZ HTTP_SEC_GPC "
        "HTTP_COOKIE HTTP_X_FORWARDED_FOR HTTP_HOST REMOTE_ADDR CONTENT_TYPE QUERY_STRING "
        "HTTP_REFERER HTTP_X_PURPOSE HTTP_PURPOSE REQUEST_METHOD".split()
    ),
    LATIN
    | st.sampled_from(['sessionid="\\000aaaaaaaa"', "text/plain; charset=base64", "a" * 100_000]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(meta=ANY_HEADERS, public_id=st.none() | st.text(), proxies=st.integers(0, 3))
def test_no_header_and_no_address_makes_an_error(story, settings, meta, public_id, proxies):
    settings.TRUSTED_PROXIES = proxies
    public_id = story.public_id if public_id is None else public_id
    query = f"t={token(story.public_id, NOON)}"
    received = accepted() + sum(dropped().values())

    request = RequestFactory().post("/_v/x", headers=HEADERS, QUERY_STRING=query)
    request.META.update(meta)
    request.method = meta.get("REQUEST_METHOD", "POST")
    answer = beacon(request, public_id)

    assert (answer.status_code, answer["Cache-Control"]) == (204, "no-store")
    assert accepted() + sum(dropped().values()) == received + 1


# The script of the page.


SCRIPT = Path(django_settings.BASE_DIR, "static/js/beacon.js")


def test_the_script_is_at_most_600_bytes_and_waits_as_long_as_the_rule_says():
    script = SCRIPT.read_bytes()

    assert len(script) <= 600
    assert f"setTimeout(send, {view_counts.SECONDS_VISIBLE * 1000})" in script.decode()


def test_the_script_keeps_nothing_on_the_readers_device():
    script = SCRIPT.read_text()

    assert not [word for word in ("cookie", "Storage", "indexedDB", "caches") if word in script]
