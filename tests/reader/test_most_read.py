"""Most read: by honest views of the last 24 hours, the number the same as everywhere."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from articles import view_counts
from articles.view_counts import Browser
from tests import make
from tests.reader.markup import headlines, read
from tests.reader.site import path_of


@pytest.fixture
def read_by(clock):
    """So many people open a story, so many hours ago."""

    def read_by(story, people: int, hours_ago: float = 0):
        for number in range(people):
            browser = Browser(f"192.0.2.{number}", f"A browser of {number} {hours_ago}")
            view_counts.count(story.pk, browser, clock.now - timedelta(hours=hours_ago))

    return read_by


def test_the_story_read_most_is_first(client, publish, read_by):
    bridge, tunnel = publish("The Bridge", 1), publish("The Tunnel", 2)
    publish("The Well", 3)
    read_by(bridge, 2)
    read_by(tunnel, 3)

    assert headlines(client.get("/most-read/")) == ["The Tunnel", "The Bridge"]


def test_views_of_yesterday_do_not_help(client, publish, read_by):
    bridge, tunnel = publish("The Bridge", 1), publish("The Tunnel", 2)
    read_by(bridge, 9, hours_ago=24)
    read_by(bridge, 1, hours_ago=23)
    read_by(tunnel, 2)

    assert headlines(client.get("/most-read/")) == ["The Tunnel", "The Bridge"]


def test_an_opening_number_puts_no_story_here(client, publish, read_by):
    bridge, tunnel = publish("The Bridge", 1), publish("The Tunnel", 2)
    view_counts.open_at(bridge, 100_000)
    read_by(tunnel, 1)

    assert headlines(client.get("/most-read/")) == ["The Tunnel"]


def test_the_number_beside_it_is_that_of_its_page(client, publish, read_by):
    bridge = publish("The Bridge", 1)
    view_counts.open_at(bridge, 1_200)
    read_by(bridge, 3)

    listed = read(client.get("/most-read/")).one(".teaser").one("data").text
    row = read(client.get(path_of(bridge))).one(".row").one("data").text

    assert listed == row == "1,203 views"
    assert view_counts.shown(bridge.pk) == 1_203


def test_what_was_withdrawn_is_read_no_more(client, publish, read_by, vera):
    bridge, tunnel = publish("The Bridge", 1), publish("The Tunnel", 2)
    read_by(bridge, 5)
    read_by(tunnel, 1)
    make.move(bridge, "withdraw", vera, note="Danger.", public_note="Gone.")

    assert headlines(client.get("/most-read/")) == ["The Tunnel"]


def test_ten_are_enough(client, publish, read_by):
    for number in range(12):
        read_by(publish(f"Story {number}", number + 1), number + 1)

    assert headlines(client.get("/most-read/"))[:2] == ["Story 11", "Story 10"]
    assert len(headlines(client.get("/most-read/"))) == 10


@pytest.mark.parametrize("stories", [1, 9])
def test_a_longer_list_costs_no_more(client, publish, read_by, django_assert_num_queries, stories):
    for number in range(stories):
        read_by(publish(f"Story {number}", number + 1, blocks=[make.slot(make.picture())]), 1)

    with django_assert_num_queries(3):
        client.get("/most-read/")


def test_five_stand_under_every_story_with_the_rule(client, publish, read_by):
    stories = [publish(f"Story {number}", number + 1) for number in range(6)]
    for number, story in enumerate(stories):
        read_by(story, number + 1)

    page = read(client.get(path_of(stories[0])))

    assert [line.text for line in page.one("ol").all("li")] == [
        f"Story {number}" for number in (5, 4, 3, 2, 1)
    ]
    assert view_counts.MOST_READ in page.one(".further").text


def test_the_rule_is_on_the_page_though_nothing_was_read(client, db):
    page = client.get("/most-read/")

    assert view_counts.MOST_READ in read(page).one("main").text


def test_the_ranking_is_counted_again_twice_a_minute_the_numbers_each_time(
    client, clock, publish, read_by, settings
):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    bridge, tunnel = publish("The Bridge", 1), publish("The Tunnel", 2)
    read_by(bridge, 1)
    client.get("/most-read/")
    read_by(tunnel, 4)
    view_counts.open_at(bridge, 10)
    clock.goes_on(seconds=1)

    listed = read(client.get("/most-read/"))

    assert [headline.text for headline in listed.all("h2")] == ["The Bridge"]
    assert listed.one(".teaser").one("data").text == "11 views"
