"""The beacon of a page: what counts, what does not, and that nobody can tell from the answer."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import Sum
from django.test import Client, RequestFactory
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
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
from articles.reader import clock
from articles.reader.beacon import GATES, beacon, network
from articles.reader.bots import is_bot
from articles.view_counts import Drop, token
from tests import make

NOON = datetime(2026, 4, 2, 12, 30, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
HEADERS = {
    "user-agent": FIREFOX,
    "origin": "http://testserver",
    "sec-fetch-site": "same-origin",
}


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    stop_the_clock(monkeypatch, NOON)


def stop_the_clock(monkeypatch, at):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)


@pytest.fixture
def story(rita, vera):
    return make.published(rita, vera)


@pytest.fixture
def other(rita, vera):
    return make.published(rita, vera, "Rope Theatre Opens")


def send(public_id, query="", *, client=None, method="POST", address="198.51.100.7", **headers):
    """A beacon as the page's script sends it, but for what is given; None leaves a header out."""
    query = query or f"t={token(public_id, clock.now())}&n=navigate&r=0"
    given = HEADERS | {name.replace("_", "-"): value for name, value in headers.items()}
    given = {name: value for name, value in given.items() if value is not None}
    client = client or Client()
    url = f"{reverse('reader:beacon', args=[public_id])}?{query}"
    return client.generic(method, url, headers=given, REMOTE_ADDR=address)


def accepted():
    return ViewHour.objects.aggregate(n=Sum("n"))["n"] or 0


def dropped():
    return {
        row["reason"]: row["n"] for row in ViewDrop.objects.values("reason").annotate(n=Sum("n"))
    }


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


TOKENS = {
    "none": "n=navigate&r=0",
    "garbage": "t=garbage",
    "of another story": f"t={token('another_one_', NOON)}",
    "of three days ago": "t={old}",
    "not parsable": "t=%FF%FE&" * 1000,
}
SPOILED = [
    *[(Drop.METHOD, {"method": name}) for name in ("GET", "HEAD", "OPTIONS", "PUT", "BREW")],
    *[(Drop.TOKEN, {"query": query}) for query in TOKENS.values()],
    *[(Drop.SITE, {"sec_fetch_site": site}) for site in ("cross-site", "same-site", "none", "")],
    *[
        (Drop.SITE, {"origin": site})
        for site in ("https://aggregator.example", "null", "", "http://[")
    ],
    (Drop.SITE, {"origin": "http://testserver.aggregator.example"}),
    (Drop.PREFETCH, {"sec_purpose": "prefetch;prerender"}),
    (Drop.PREFETCH, {"purpose": "prefetch"}),
    (Drop.PREFETCH, {"x_purpose": "preview"}),
    (Drop.PREFETCH, {"x_moz": "Prefetch"}),
    (Drop.AGENT, {"user_agent": None}),
    (Drop.AGENT, {"user_agent": FIREFOX[:19]}),
    (Drop.AGENT, {"user_agent": f"{FIREFOX} {'x' * 512}"}),
    (Drop.BOT, {"user_agent": f"{FIREFOX} (compatible; GPTBot/1.3)"}),
    (Drop.BOT, {"user_agent": "python-requests/2.32.3 on a server"}),
    (Drop.NO_IDENTIFIER, {"sec_gpc": "1", "query": "t={good}&n=reload&r=0"}),
    (Drop.NO_IDENTIFIER, {"sec_gpc": "1", "query": "t={good}&n=back_forward&r=0"}),
    (Drop.NO_IDENTIFIER, {"sec_gpc": "1", "query": "t={good}&n=navigate&r=1"}),
    (Drop.NO_IDENTIFIER, {"sec_gpc": "1", "query": "t={good}"}),
]


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


# Global Privacy Control.


def test_a_browser_that_asks_for_privacy_is_counted_without_a_hash(story):
    send(story.public_id, sec_gpc="1")

    assert accepted() == 1
    assert not ViewSeen.objects.exists()


def test_of_a_browser_that_asks_for_privacy_every_arrival_counts(story):
    send(story.public_id, sec_gpc="1")
    send(story.public_id, sec_gpc="1")

    assert accepted() == 2


# The network of a reader.


@pytest.mark.parametrize(
    ("one", "other", "views"),
    [
        ("198.51.100.7", "198.51.100.8", 2),
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", 1),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", 2),
        ("198.51.100.7", "::ffff:198.51.100.7", 1),
        ("::ffff:198.51.100.7", "::ffff:198.51.100.8", 2),
        ("::1", "::2", 1),
        ("", "", 1),
    ],
)
def test_a_network_is_an_ipv4_address_or_half_an_ipv6_one(story, one, other, views):
    send(story.public_id, address=one)
    send(story.public_id, address=other)

    assert accepted() == views


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.1", "192.0.2.1"),
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "203.0.113.9, 203.0.113.1", "203.0.113.1"),
        (2, "203.0.113.9, 203.0.113.1, 192.0.2.2", "203.0.113.1"),
        (2, "203.0.113.1, 192.0.2.2", "203.0.113.1"),
        (2, "203.0.113.1", "203.0.113.1"),
        (2, "unknown, 192.0.2.2", "192.0.2.2"),
        (1, None, "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "unknown", "192.0.2.1"),
        (1, "999.1.1.1", "192.0.2.1"),
        (2, ",,,", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}

    request = RequestFactory().post("/", headers=headers, REMOTE_ADDR="192.0.2.1")

    assert network(request) == address


def test_a_reader_cannot_count_twice_by_making_up_a_proxy(story):
    for made_up in ("203.0.113.1", "203.0.113.2", "garbage", "203.0.113.4, 203.0.113.5"):
        send(story.public_id, x_forwarded_for=made_up)

    assert accepted() == 1


# The books.


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


# Nothing of a reader is kept.


VIEW_TABLES = [ViewAdjustment, ViewDrop, ViewHour, ViewSalt, ViewSeen, ViewTotal]


def test_no_table_and_no_log_holds_anything_of_a_reader(story, caplog, settings):
    settings.TRUSTED_PROXIES = 1
    with caplog.at_level("DEBUG"):
        send(story.public_id, x_forwarded_for="203.0.113.45")
        send(story.public_id, x_forwarded_for="203.0.113.45")
        send(story.public_id, x_forwarded_for="203.0.113.45", sec_gpc="1")
        send(story.public_id, x_forwarded_for="203.0.113.45", method="GET")

    said = [str(row) for table in VIEW_TABLES for row in table.objects.values()]
    assert len(said) == 6  # total, hour, two reasons, salt, hash
    for word in ("203.0.113.45", "203.0.113", "198.51.100.7", "Firefox", "Mozilla", "Linux"):
        assert word not in "\n".join(said)
        assert word not in caplog.text


def test_the_view_tables_are_the_ones_looked_at_here():
    tables = apps.get_app_config("articles").get_models()

    assert {model for model in tables if model.__name__.startswith("View")} == set(VIEW_TABLES)


def test_a_view_that_cannot_be_booked_tells_the_log_nothing_of_the_reader(story, caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_viewhour RENAME TO elsewhere")

    answer = send(story.public_id)

    assert answer.status_code == 204
    assert "A view could not be booked" in caplog.text
    assert "198.51.100.7" not in caplog.text
    assert "Firefox" not in caplog.text
    assert not ViewSeen.objects.exists()


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


# Robots and people.


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ClaudeBot/1.0",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.3",
        "Mozilla/5.0 (compatible; ChatGPT-User/1.0) Chrome/120 Safari/537.36",
        "CCBot/2.0 (https://commoncrawl.org/faq/)",
        "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (compatible; Bytespider)",
        "Mozilla/5.0 (Macintosh) AppleWebKit/600.2.5 (Amazonbot/0.1) Safari/600.2.5",
        "Mozilla/5.0 (compatible; PerplexityBot/1.0) Chrome/120 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/138.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11) Chrome/138 Mobile Safari/537.36 Chrome-Lighthouse",
        "curl/8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0",
        "Wget/1.21.4 (linux-gnu; Windows Subsystem)",
        "python-requests/2.32.3 on a server",
        "Go-http-client/2.0 on a server",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    ],
)
def test_robots_are_known_by_name(agent):
    assert is_bot(agent)


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        SAFARI,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
        "Mozilla/5.0 (Linux; Android 8.0.0; CUBOT_X18_Plus Build/O00623; wv) AppleWebKit/537.36 "
        "(KHTML, like Gecko) Version/4.0 Chrome/80.0.3987.132 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; arm; Android 9; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/79.0 YaApp_Android/10.45 YaSearchBrowser/10.45 BroPP/1.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
        "Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/450.0.0.38.108;FBDV/iPhone14,5]",
        "Mozilla/5.0 (Linux; Android 13; SM-S911B; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Version/4.0 Chrome/119.0 Mobile Safari/537.36 musical_ly_2022 BytedanceWebview/d8a21c6",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/17.4 Safari/605.1.15 Ddg/17.4",
        "Mozilla/5.0 (X11; U; Linux armv7l like Android; en-us) AppleWebKit/531.2+ (KHTML, like "
        "Gecko) Version/5.0 Safari/533.2+ Kindle/3.0+",
    ],
)
def test_people_are_not_taken_for_robots(agent):
    assert not is_bot(agent)


# The script of the page.


SCRIPT = Path(django_settings.BASE_DIR, "static/js/beacon.js")


def test_the_script_is_at_most_600_bytes_and_waits_as_long_as_the_rule_says():
    script = SCRIPT.read_bytes()

    assert len(script) <= 600
    assert f"setTimeout(send, {view_counts.SECONDS_VISIBLE * 1000})" in script.decode()


def test_the_script_keeps_nothing_on_the_readers_device():
    script = SCRIPT.read_text()

    assert not [word for word in ("cookie", "Storage", "indexedDB", "caches") if word in script]
