"""What is known of a reader for a day, and that nothing of it is kept."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import RequestFactory

from articles.models import (
    ViewAdjustment,
    ViewDrop,
    ViewHour,
    ViewSalt,
    ViewSeen,
    ViewTotal,
)
from articles.reader.beacon import network
from tests.reader.beacons.sending import (
    accepted,
    send,
)

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
