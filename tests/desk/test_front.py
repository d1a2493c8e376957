"""The front page on the desk: arranged by buttons, looked at, saved, and never over somebody."""

from datetime import timedelta

import pytest

from articles import front
from articles.models import Front
from articles.models.front import Place, Strip
from tests import clock as clocks
from tests import make
from tests.clock import NOON
from tests.desk.page import FormReader, desk_of, told
from tests.reader.markup import read

PAGE, PREVIEW = "/admin/articles/front/", "/admin/articles/front/preview/"
TONIGHT, TYPED = NOON + timedelta(hours=6), "2026-11-22T18:00"


@pytest.fixture(autouse=True)
def clock(db):
    with clocks.stopped() as clock:
        yield clock


@pytest.fixture
def stories(rita, vera):
    return [make.published(rita, vera, headline) for headline in ("A Ferry", "B Bees", "C Choir")]


def form_of(response) -> dict[str, list[str]]:
    """What the page would post: only what stands in the form."""
    reader = FormReader("front_form")
    reader.feed(response.content.decode())
    return reader.fields


def press(desk, response, button, **typed):
    """Press a button of the page in `response`, as it stands there; without JavaScript."""
    offered = {each.attributes.get("value") for each in read(response).all("button")}
    assert button in offered, f"There is no button {button}."
    return desk.post(PAGE, {**form_of(response), **typed, "do": button})


def arranged(*args, **kwargs):
    return front.current()[0] == make.arrangement(*args, **kwargs)


def test_an_editor_arranges_the_front_with_buttons_alone(ed, stories):
    ferry, bees, choir = (story.public_id for story in stories)
    desk = desk_of(ed)

    page = press(desk, desk.get(PAGE), f"put:{ferry}:lead")
    page = press(desk, page, f"put:{bees}:new")
    page = press(desk, page, f"put:{choir}:p1")
    page = press(desk, page, f"up:{choir}", title="At sea")
    page = press(desk, page, f"tell:{ferry}")
    assert Front.objects.count() == 0
    page = press(desk, page, "save", strip_text="The bridge is closed", strip_until=TYPED)

    assert page.status_code == 302
    assert arranged(
        stories[0],
        {"At sea": [stories[2], stories[1]]},
        strip=Strip("The bridge is closed", TONIGHT, ferry),
    )
    assert front.events().get().actor == ed


def test_making_a_story_the_lead_puts_the_old_one_where_it_stood(ed, stories):
    ferry, bees, choir = stories
    make.front(ed, lead=ferry, packages={"At sea": [bees, choir]})
    desk = desk_of(ed)

    page = press(desk, desk.get(PAGE), f"put:{choir.public_id}:lead")
    press(desk, page, "save")

    assert arranged(choir, {"At sea": [bees, ferry]})


def test_packages_move_and_go(ed, stories):
    ferry, bees, choir = stories
    make.front(ed, packages={"One": [ferry], "Two": [bees], "Three": [choir]})
    desk = desk_of(ed)

    page = press(desk, desk.get(PAGE), "package-up:p3")
    page = press(desk, page, "package-off:p1")
    press(desk, page, "save")

    assert arranged(packages={"Three": [choir], "Two": [bees]})


def test_a_story_is_taken_off_and_a_pin_ends_at_its_time(ed, stories):
    ferry, bees, _ = stories
    make.front(ed, lead=ferry)
    desk = desk_of(ed)

    page = press(desk, desk.get(PAGE), f"off:{ferry.public_id}")
    page = press(desk, page, f"put:{bees.public_id}:pins")
    press(desk, page, "save", until=TYPED)

    assert arranged(pins=[Place(bees.public_id, TONIGHT)])


def test_what_ended_is_not_on_the_page_any_more(ed, stories, clock):
    make.front(ed, lead=Place(stories[0].public_id, TONIGHT), pins=[stories[1]])
    clock.now = TONIGHT

    assert form_of(desk_of(ed).get(PAGE))["story"] == [stories[1].public_id]


# Finding stories.


def found(desk, asked) -> list[str]:
    page = read(desk.post(PAGE, {"do": "find", "find": asked, "seen": "0"}))
    return [story.one("strong").text for story in page.one(".found").elements]


def test_stories_are_found_by_a_part_of_the_headline(ed, rita, vera, stories):
    make.published(rita, vera, "Паром вернулся", slug="parom", language="ru")
    desk = desk_of(ed)

    assert found(desk, "ferr") == ["A Ferry"]
    assert found(desk, "ПАРОМ верн") == ["Паром вернулся"]
    assert found(desk, "(.*") == []


def test_what_waits_is_found_and_says_so_and_drafts_are_not(ed, rita, vera, stories):
    make.published(rita, vera, "A Ferry Tomorrow", at=TONIGHT)
    make.draft(rita, "A Ferry Draft")
    gone = make.published(rita, vera, "A Ferry That Sank")
    make.move(gone, "withdraw", vera, note="Danger.", public_note="Gone.")

    page = desk_of(ed).post(PAGE, {"do": "find", "find": "a ferry", "seen": "0"})

    picks = [story.text for story in read(page).one(".found").elements]
    assert len(picks) == 2
    assert picks[0].startswith("A Ferry Tomorrow Harbour · waits until 22 November 2026 18:00 UTC")
    assert picks[1].startswith("A Ferry Harbour Put it")


def test_the_page_says_which_stories_readers_do_not_get(ed, vera, stories):
    make.front(ed, lead=stories[0], pins=[stories[1]])
    make.move(stories[0], "withdraw", vera, note="Danger.", public_note="Gone.")

    rows = read(desk_of(ed).get(PAGE)).all(".row")

    assert [[fact.text for fact in row.all(".fact")] for row in rows] == [
        ["not on the site: readers do not get it"],
        [],
    ]


# The preview.


def test_the_preview_is_to_the_byte_what_readers_get_after_saving(ed, client, stories):
    ferry, bees, _ = (story.public_id for story in stories)
    desk = desk_of(ed)
    page = press(desk, desk.get(PAGE), f"put:{bees}:lead")
    page = press(desk, page, f"put:{ferry}:new")
    form = {**form_of(page), "strip_text": "Closed", "strip_until": TYPED}
    before = client.get("/").content

    preview = desk.post(PREVIEW, form)

    assert client.get("/").content == before != preview.content
    assert "no-store" in preview["Cache-Control"]
    desk.post(PAGE, {**form, "do": "save"})
    assert client.get("/").content == preview.content


def test_the_preview_shows_nothing_that_waits(ed, rita, vera, stories):
    canary = make.published(rita, vera, "A Canary", at=TONIGHT)
    desk = desk_of(ed)
    page = press(desk, desk.get(PAGE), f"put:{canary.public_id}:lead")

    assert b"Canary" not in desk.post(PREVIEW, form_of(page)).content


# Somebody else.


def test_of_two_editors_the_second_is_told_and_loses_nothing(ed, clara, stories):
    ferry, bees, choir = stories
    desk = desk_of(ed)
    page = press(desk, desk.get(PAGE), f"put:{ferry.public_id}:lead", strip_text="The brid")
    make.front(clara, lead=bees, pins=[choir])

    refused = press(desk, page, "save", strip_text="The bridge is closed", strip_until=TYPED)

    assert refused.status_code == 409
    box = read(refused).one(".faster")
    assert "Clara saved the front at 22 November 2026 12:00 UTC: “B Bees” is the lead." in box.text
    assert [sentence.text for sentence in box.all("li")] == [
        "“A Ferry” is the lead.",
        "“B Bees” is off.",
        "“C Choir” is off.",
        "Breaking news until 22 November 2026 18:00 UTC: “The bridge is closed”.",
    ]
    form = form_of(refused)
    assert (form["story"], form["strip_text"]) == ([ferry.public_id], ["The bridge is closed"])
    assert arranged(bees, pins=[choir])

    # Whoever has read that may save again.
    press(desk, refused, "save")
    assert arranged(ferry, strip=Strip("The bridge is closed", TONIGHT))


# What is refused.


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"strip_text": "The bridge is closed"}, "Give the time at which it ends."),
        ({"strip_until": TYPED}, "Say what has happened."),
        ({"strip_text": "Late", "strip_until": "2026-11-22T12:00"}, "This time has passed."),
        ({"strip_text": "Late", "strip_until": "tomorrow"}, "Enter a valid date/time."),
        ({"strip_text": "Late", "strip_until": "9999-12-31T23:59"}, "No calendar here"),
        ({"strip_text": "x" * 141, "strip_until": TYPED}, "at most 140 characters"),
        ({"strip_text": "\x00", "strip_until": TYPED}, "Null characters are not allowed."),
        ({"until": "2026-11-22T11:59"}, "This time has passed."),
        ({"until": "soon"}, "Enter a valid date/time."),
    ],
)
@pytest.mark.parametrize("where", [PAGE, PREVIEW])
def test_what_cannot_be_is_said_where_it_was_typed(ed, stories, typed, sentence, where):
    make.front(ed, lead=stories[0])
    desk = desk_of(ed)
    form = {**form_of(desk.get(PAGE)), **typed, "do": "save"}

    answer = desk.post(where, form)

    assert answer.status_code == 200
    (note,) = read(answer).all(".errornote")
    assert sentence in note.text
    assert {name: form_of(answer)[name][0] for name in typed} == typed
    assert Front.objects.count() == 1


@pytest.mark.parametrize("name", ["rita", "vera", "petra"])
def test_who_sees_stories_may_look_and_not_touch(request, ed, stories, name):
    make.front(ed, lead=stories[0])
    desk = desk_of(request.getfixturevalue(name))

    page = desk.get(PAGE)

    assert "A Ferry" in page.content.decode()
    assert 'value="save"' not in page.content.decode()
    assert desk.post(PAGE, {"do": "save", "seen": "1"}).status_code == 403
    assert desk.post(PREVIEW, {"seen": "1"}).status_code == 403
    assert Front.objects.count() == 1


def test_who_has_no_role_sees_nothing_of_it(otto, client, stories):
    assert desk_of(otto).get(PAGE).status_code == 403
    assert "Front page" not in desk_of(otto).get("/admin/").content.decode()
    assert client.get(PAGE).status_code == 302


def test_the_desk_leads_to_the_front_page(ed, vera):
    for user in (ed, vera):
        links = read(desk_of(user).get("/admin/")).all("a")
        assert [link.text for link in links if link.attributes.get("href") == PAGE], user


@pytest.mark.parametrize(
    "posted",
    [
        {"story": ["a", "b"], "until": [""], "place": ["lead"]},
        {"package": ["p1"], "title": []},
        {"story": ["a"] * 999, "until": [""] * 999, "place": ["pins"] * 999},
    ],
)
def test_a_forged_board_is_a_bad_request(ed, posted):
    assert desk_of(ed).post(PAGE, {**posted, "do": "save"}).status_code == 400


@pytest.mark.parametrize(
    "button", ["", "up", "up:", "up:nobody", "put:x", "put:x:y:z", "put::lead", "package-off:lead"]
)
def test_a_forged_button_does_no_harm(ed, stories, button):
    make.front(ed, lead=stories[0])
    desk = desk_of(ed)

    answer = desk.post(PAGE, {**form_of(desk.get(PAGE)), "do": button})

    assert answer.status_code == 200
    assert arranged(stories[0])


def test_a_story_that_is_none_is_not_saved(ed, db):
    form = {"story": ["nobody"], "until": [""], "place": ["lead"], "seen": "0", "do": "save"}

    answer = desk_of(ed).post(PAGE, form)

    assert told(answer) == ["A story of this front is not in the newsroom. Take it off."]
    assert Front.objects.count() == 0


@pytest.mark.parametrize("stories_on_it", [1, 3])
def test_the_page_costs_the_same_however_much_is_on_it(
    ed, stories, stories_on_it, django_assert_num_queries
):
    make.front(ed, pins=stories[:stories_on_it])
    desk = desk_of(ed)
    desk.get(PAGE)

    with django_assert_num_queries(9):
        desk.get(PAGE)
