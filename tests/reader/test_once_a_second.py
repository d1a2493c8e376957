"""A page is made once a second in a process, and never outlives what is due."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from tests import make
from tests.reader.markup import read
from tests.reader.site import path_of, picture


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def test_who_asks_within_a_second_gets_the_same_for_nothing(
    client, clock, site, django_assert_num_queries
):
    first = site.open(client, "story")
    clock.goes_on(milliseconds=999)

    with django_assert_num_queries(0):
        second = site.open(client, "story")

    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)


def test_each_browser_gets_it_packed_as_it_asks(client, site):
    asked = ("br", "gzip", "", "br")

    got = [site.open(client, "story", headers={"accept-encoding": it}) for it in asked]

    assert [it.get("Content-Encoding", "") for it in got] == list(asked)


def test_after_a_second_it_is_made_anew(client, clock, site, vera):
    site.open(client, "story")
    make.move(site.story, "withdraw", vera, note="Danger.", public_note="Gone.")

    assert site.open(client, "story").status_code == 200
    clock.goes_on(seconds=1)
    assert site.open(client, "story").status_code == 410


@pytest.mark.parametrize("early", [1000, 999, 500, 1])
def test_what_is_due_is_there_at_its_moment(client, clock, site, rita, vera, early):
    due = clock.now + timedelta(milliseconds=early)
    make.published(rita, vera, "Bridge Opens", at=due)
    before = client.get("/")
    clock.now = due

    assert "Bridge Opens" not in before.content.decode()
    assert "Bridge Opens" in client.get("/").content.decode()


def test_nobody_gets_the_page_of_another_address(client, clock, publish):
    for number in range(25):
        publish(f"Story {number}", number + 1)
    newest = client.get("/archive/")
    older = read(newest).one(".older").one("a")["href"]

    assert client.get(f"/archive/{older}").content != newest.content
    assert client.get("/archive/?section=nowhere").content != newest.content


def test_nor_of_another_host(client, clock, site, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    path = site.addresses["story"]

    one = client.get(path, headers={"host": "one.example"})
    two = client.get(path, headers={"host": "two.example"})

    assert "http://one.example" in one.content.decode()
    assert "http://one.example" not in two.content.decode()


def test_a_post_gets_no_kept_page(client, clock, site):
    site.open(client, "story")

    assert client.post(site.addresses["story"]).status_code == 405


def test_a_page_the_reader_has_is_not_sent_again(client, clock, site):
    etag = site.open(client, "story")["ETag"]

    assert site.open(client, "story", headers={"if-none-match": etag}).status_code == 304


def test_that_something_is_not_there_is_never_kept(client, clock, rita, vera):
    make.published(rita, vera, slug="pier")
    story = make.reviewed(rita, vera, slug="bridge")
    path = "/2026/11/22/bridge/"
    assert client.get(path).status_code == 404

    make.move(story, "publish", vera)

    assert client.get(path).status_code == 200
    assert path_of(story) == path


def test_a_picture_shown_to_the_desk_is_kept_for_nobody_else(client, clock, rita, site):
    private = f"/pictures/{picture('Unpublished').digest}/480.webp"
    desk = Client()
    desk.force_login(rita)

    assert desk.get(private).status_code == 200
    assert client.get(private).status_code == 404
