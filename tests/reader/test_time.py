"""Things happen at their moment, with no process running but the web server, and no cache is told
to keep a page past it."""

from datetime import timedelta

import pytest

from tests import make
from tests.reader.site import path_of, picture, republish

SECOND = timedelta(seconds=1)


def every_byte(client, path) -> bytes:
    response = client.get(path)
    return response.content + str(response.headers).encode()


def seconds_kept(response) -> int:
    start, seconds = response["Cache-Control"].split("=")
    assert start == "public, max-age"
    return int(seconds)


@pytest.fixture
def scheduled(rita, vera, clock, soon, olga):
    """A story with everything of its own, which goes out in a minute."""
    return make.published(
        rita,
        vera,
        "Canary Sings at Dawn",
        at=soon,
        section=make.section("Canaries").pk,
        topics=[make.topic("Canary birds").pk],
        mentions=[{"person": olga.pk, "name": olga.name}],
    )


ITS_ADDRESSES = ["/canaries/", "/topics/canary-birds/", "/people/olga-brandt/"]


def test_a_scheduled_story_is_there_at_its_moment(client, clock, soon, scheduled):
    addresses = [path_of(scheduled), *ITS_ADDRESSES]
    clock.now = soon

    assert [client.get(path).status_code for path in addresses] == [200] * 4
    assert b"Canary" in client.get("/").content
    assert b"Canary" in client.get("/archive/?words=sings").content


def test_until_then_no_byte_knows_of_it(client, clock, soon, scheduled):
    addresses = [path_of(scheduled), *ITS_ADDRESSES]
    clock.now = soon - timedelta(microseconds=1)

    assert [client.get(path).status_code for path in addresses] == [404] * 4
    known = b"".join(every_byte(client, path) for path in ["/", "/archive/?words=dawn", *addresses])
    assert b"anar" not in known


def test_a_second_edition_replaces_the_first_at_its_moment(client, rita, vera, clock, soon):
    story = make.published(rita, vera, "Old Words")
    path = path_of(story)
    republish(story, rita, vera, at=soon, kind="style", headline="New Canary")

    clock.now = soon - SECOND
    before = every_byte(client, path) + every_byte(client, "/")
    clock.now = soon
    after = client.get(path).content

    assert (b"Old Words" in before, b"Canary" in before) == (True, False)
    assert (b"Old Words" in after, b"Canary" in after) == (False, True)


def test_a_withdrawal_takes_effect_at_its_moment(client, rita, vera, clock, soon):
    story = make.published(rita, vera)
    path = path_of(story)
    make.move(story, "withdraw", vera, at=soon, note="Danger.", public_note="A canary is gone.")

    clock.now = soon - SECOND
    before = client.get(path)
    clock.now = soon
    after = client.get(path)

    assert (before.status_code, b"canary" in before.content) == (200, False)
    assert (after.status_code, b"canary" in after.content) == (410, True)
    assert b"Ferry" not in client.get("/").content


def test_a_page_is_kept_for_half_a_minute(client, site):
    for name in ("home", "story", "section", "archive", "redirect", "withdrawn story"):
        assert seconds_kept(site.open(client, name)) == 30, name


@pytest.mark.parametrize(("before", "kept"), [(90, 30), (31, 30), (10, 10), (1, 1), (0.5, 0)])
def test_nothing_is_kept_past_the_next_beginning(
    client, site, rita, vera, clock, soon, before, kept
):
    make.published(rita, vera, "Later", at=soon + timedelta(minutes=1))
    clock.now = soon + timedelta(minutes=1) - timedelta(seconds=before)

    for name, path in site.addresses.items():
        if name not in ("icon", "picture") and not name.startswith("no such"):
            assert seconds_kept(client.get(path)) == kept, name


def test_nobody_keeps_that_something_was_not_there(client, site):
    missing = [path for name, path in site.addresses.items() if name.startswith("no such")]

    assert [seconds_kept(client.get(path)) for path in missing] == [0] * 6


def test_nothing_is_kept_past_the_next_end(client, site, vera, clock, soon):
    make.move(site.story, "withdraw", vera, at=soon, note="Danger.", public_note="Gone.")
    clock.now = soon - 7 * SECOND

    assert seconds_kept(site.open(client, "story")) == 7
    assert seconds_kept(site.open(client, "picture")) == 7


def test_an_empty_site_knows_what_is_due_as_well(client, rita, vera, clock, soon):
    make.published(rita, vera, at=soon)
    clock.now = soon - 5 * SECOND

    assert seconds_kept(client.get("/")) == 5


def test_a_picture_is_kept_for_five_minutes(client, rita, vera):
    image = picture()
    make.published(rita, vera, blocks=[make.slot(image)])

    assert seconds_kept(client.get(f"/pictures/{image.digest}/480.webp")) == 300


def test_a_page_asks_the_clock_once(client, site, monkeypatch):
    asked = []
    from articles.reader import clock

    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: asked.append(1) or now)

    for name, path in site.addresses.items():
        asked.clear()
        client.get(path)
        assert len(asked) == (0 if name == "icon" else 1), name
