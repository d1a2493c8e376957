"""Two people on one story, and going back: in a browser, by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles import comments
from articles.models import Comment
from people.roles import Role
from tests import make
from tests.browser.test_access import RULES

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
# The desk is held to A and AA; 7:1 is for readers.
FOR_THE_DESK = {**RULES, "rules": {"target-size": {"enabled": True}}}


@pytest.fixture
def rita(transactional_db, groups):
    return make.user("rita", Role.REPORTER)


@pytest.fixture
def vera(transactional_db, groups):
    return make.user("vera", Role.REVIEWER)


@pytest.fixture
def story(rita):
    article = make.draft(rita, blocks=[make.text(), make.quote(), make.slot()])
    make.change(article, rita, headline="Ferry Timetable Will Change Three Times")
    text, *others = make.blocks(article)
    text = {**text, "text": "<h2>April</h2><p>The night ferry stops for <em>repairs</em>.</p>"}
    make.change(article, rita, blocks=[*others, text, make.text("<p>More later.</p>")])
    return article


@pytest.fixture
def address(live_server, story):
    return lambda what="change/": f"{live_server.url}/admin/articles/article/{story.pk}/{what}"


def test_an_older_version_is_restored_in_two_clicks(rita, story, sit_down, address, shot):
    desk = sit_down(rita)
    desk.goto(address("history/"))
    shot(desk, "history")

    desk.get_by_role("link", name="Restore version 1 …").click()
    shot(desk, "before-restoring")
    desk.get_by_role("button", name="Restore version 1").click()

    desk.get_by_text("Version 1 is restored, as a new version.").wait_for()
    story.refresh_from_db()
    assert story.head.content == story.revisions.get(number=1).content
    assert story.head.number == 4


def test_two_chosen_versions_are_compared(rita, story, sit_down, address, shot):
    desk = sit_down(rita, **PHONE)
    desk.goto(address("history/"))

    desk.get_by_label("Compare from version 1").check()
    desk.get_by_role("button", name="Compare the two chosen").click()

    desk.get_by_role("heading", name="Headline changed").wait_for()
    shot(desk, "compared")
    assert desk.locator("ins", has_text="Three Times").count() == 1
    assert desk.url.endswith("compare/?to=3&from=1") or desk.url.endswith("from=1&to=3")


def test_a_comment_gets_a_reply_and_is_resolved_by_keyboard(
    rita, vera, story, sit_down, address, shot
):
    quote = make.blocks(story)[0]
    comments.say(story, by=vera, text="Who said this?", where=quote["uuid"])
    desk = sit_down(rita)
    desk.goto(address())
    badge = desk.get_by_role("button", name="Comments on this block: 1")
    badge.wait_for()

    badge.focus()
    desk.keyboard.press("Enter")
    assert "Who said this?" in desk.evaluate("document.activeElement.innerText")
    for key in ("Tab", "Enter", "Tab"):
        desk.keyboard.press(key)
    desk.keyboard.type("The captain, by telephone.")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.locator(".comment:focus", has_text="by telephone").wait_for()
    shot(desk, "replied")
    for key in ("Tab", "Tab", "Enter"):
        desk.keyboard.press(key)
    desk.get_by_text("1 resolved").wait_for()

    first = Comment.objects.get(parent=None)
    assert (first.replies.get().text, first.resolved_by) == ("The captain, by telephone.", rita)
    desk.get_by_role("button", name="Comments on this block: 0").first.wait_for()


def test_what_is_typed_beside_the_story_survives_a_comment(rita, story, sit_down, address):
    desk = sit_down(rita)
    desk.goto(address())
    desk.fill("#id_headline", "A headline nobody has saved")
    desk.locator("#comment-text").fill("Is that too long?")
    desk.select_option("#comment-where", "headline")

    desk.get_by_role("button", name="Comment", exact=True).click()
    desk.locator(".thread", has_text="Is that too long?").wait_for()

    assert desk.input_value("#id_headline") == "A headline nobody has saved"
    assert Comment.objects.get().field == "headline"


def test_two_people_see_each_other_come_and_go(rita, vera, story, sit_down, address, shot):
    ours, theirs = sit_down(rita), sit_down(vera, **PHONE)
    ours.goto(address())

    theirs.goto(address("review/"))
    ours.get_by_role("status").get_by_text("Also here: Vera (review page).").wait_for(
        timeout=10_000
    )
    theirs.get_by_text("Also here: Rita.").wait_for(timeout=10_000)
    shot(ours, "vera-is-here")
    theirs.goto(address("history/"))

    expect(ours.locator(".presence")).not_to_contain_text("Vera", timeout=10_000)


@pytest.mark.parametrize("look", [(390, "light"), (1280, "dark")], ids=str)
def test_axe_finds_nothing(rita, vera, story, sit_down, address, look, shot):
    quote = make.blocks(story)[0]
    first = comments.say(story, by=vera, text="Who said this, @rita?", where=quote["uuid"])
    comments.say(story, by=rita, text="The captain.", parent=first)
    comments.resolve(comments.say(story, by=vera, text="Too long."), by=vera)
    width, theme = look
    desk = sit_down(rita, width=width)
    desk.emulate_media(color_scheme=theme)
    found = {}

    for what in ("history/", "compare/?from=1&to=3", "restore/1/", "comments/", "assign/"):
        desk.goto(address(what))
        for details in desk.locator("main details").all():
            details.evaluate("element => { element.open = true }")
        shot(desk, what.partition("/")[0])
        told = Axe().run(desk, context="main", options=FOR_THE_DESK).response["violations"]
        found[what] = [
            (rule["id"], n["target"], n["failureSummary"]) for rule in told for n in rule["nodes"]
        ]

    assert {what: said for what, said in found.items() if said} == {}
