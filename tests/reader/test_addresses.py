"""A story keeps every address that has gone out, for ever and in one hop."""

import pytest

from tests import make
from tests.reader.markup import read
from tests.reader.site import DATE, NOTE, republish


@pytest.fixture
def moved_twice(rita, vera):
    """Under the slugs one, two and three."""
    story = make.published(rita, vera, slug="one")
    republish(story, rita, vera, kind="style", slug="two")
    republish(story, rita, vera, kind="style", slug="three")
    return story


def paths(story) -> list[str]:
    return list(story.editions.order_by("pk").values_list("path", flat=True))


def test_older_addresses_lead_to_the_newest_in_one_hop(client, moved_twice):
    one, two, three = paths(moved_twice)

    for older in (one, two):
        response = client.get(older)
        assert (response.status_code, response["Location"]) == (301, three)
    assert client.get(three).status_code == 200


def test_a_slug_that_came_back_is_current_again(client, rita, vera, moved_twice):
    republish(moved_twice, rita, vera, kind="style", slug="one")
    one, two, three, _ = paths(moved_twice)

    assert client.get(one).status_code == 200
    assert [client.get(path)["Location"] for path in (two, three)] == [one, one]


def test_a_slug_whose_time_has_not_come_is_unknown(client, rita, vera, clock, soon):
    story = make.published(rita, vera, slug="known")
    republish(story, rita, vera, at=soon, kind="style", slug="canary")
    known, waiting = paths(story)

    assert client.get(waiting).status_code == 404
    assert client.get(known).status_code == 200
    clock.now = soon
    assert client.get(waiting).status_code == 200
    assert client.get(known)["Location"] == waiting


def test_a_withdrawn_story_shows_its_note_on_every_address(client, vera, moved_twice):
    make.move(moved_twice, "withdraw", vera, note="By court order.", public_note=NOTE)

    for path in paths(moved_twice)[:3]:
        response = client.get(path)
        assert response.status_code == 410
        main = read(response).one("main")
        assert [part.text for part in main.elements] == [
            "This story was withdrawn",
            NOTE,
            "Look at the front page or search the archive.",
        ]


def test_the_page_of_a_withdrawn_story_says_nothing_else(client, site):
    page = site.open(client, "withdrawn story").content

    assert b"That Is Gone" not in page
    assert b"court order" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/2024/9/13/ferry-timetable/",
        "/24/09/13/ferry-timetable/",
        "/2024/09/131/ferry-timetable/",
        "/２０２４/09/13/ferry-timetable/",
        "/2024/09/13/ferry-timetable/%0A",
        "/2024/09/13/",
        "/2024/",
    ],
)
def test_an_address_is_written_in_one_way_only(client, rita, vera, path):
    make.published(rita, vera, slug="ferry-timetable", wire_date=DATE)

    assert client.get("/2024/09/13/ferry-timetable/").status_code == 200
    assert client.get(path).status_code == 404


def test_a_story_nobody_published_has_no_address(client, rita, vera):
    draft = make.reviewed(rita, vera, slug="canary")

    assert client.get(f"/{draft.created_at:%Y/%m/%d}/canary/").status_code == 404


def test_a_page_that_is_not_there_leads_on(client, db):
    response = client.get("/2024/09/13/no-such-story/")

    page = read(response)
    assert response.status_code == 404
    assert page.one("h1").text == "There is nothing at this address"
    assert {link["href"] for link in page.one("main").all("a")} == {"/", "/archive/"}
    assert page.one("style").text != ""
