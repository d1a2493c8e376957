"""Writing all day: what is typed is saved, or kept until it is, whatever happens to the server."""

from contextlib import suppress
from socket import SHUT_RDWR
from time import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from people.roles import Role
from tests import make
from tests.browser.test_together import FOR_THE_DESK

pytestmark = pytest.mark.browser

SAVED = "Saved "
DEAD = "Not saved: the server does not answer."


class PowerCut(ThreadedWSGIServer):
    """A server that ends with all its connections, and may begin at once on the same port."""

    def server_bind(self):
        self.allow_reuse_address, self.cables = True, []
        super().server_bind()

    def get_request(self):
        cable, whose = super().get_request()
        self.cables.append(cable)
        return cable, whose

    def server_close(self):
        for cable in self.cables:
            with suppress(OSError):
                cable.shutdown(SHUT_RDWR)
        super().server_close()


@pytest.fixture
def rita(transactional_db, groups):
    return make.user("rita", Role.REPORTER)


@pytest.fixture
def ed(transactional_db, groups):
    return make.user("ed", Role.EDITOR)


@pytest.fixture
def story(rita):
    texts = [make.text(f"<p>{word}.</p>") for word in ("One", "Two")]
    return make.draft(rita, blocks=texts)


def address(server, story) -> str:
    return f"{server.url}/admin/articles/article/{story.pk}/change/"


def told(desk, says: str) -> None:
    expect(desk.locator(".saving")).to_contain_text(says, timeout=15_000)


def written(desk) -> None:
    """Wait until what is typed now has been answered."""
    with desk.expect_response("**/typed/", timeout=15_000):
        pass
    told(desk, SAVED)


def text_of(desk, number: int):
    return desk.locator(".order-machine .ProseMirror >> visible=true").nth(number)


def texts(story) -> list[str]:
    return [block.text for block in story.text_blocks.all()]


@pytest.fixture
def server(transactional_db, live_server, monkeypatch):
    """A server to be killed with `stop()`; `begin_again(server)` is the same anew."""
    monkeypatch.setattr(LiveServerThread, "server_class", PowerCut)
    server = LiveServer("localhost")
    yield server
    server.stop()


def begin_again(server: LiveServer) -> None:
    server.__init__(server.url.removeprefix("http://"))


@pytest.fixture
def ritas_browser(browser, server, rita):
    client = Client()
    client.force_login(rita)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**cookie, "url": server.url}])
    yield context
    context.close()


def test_what_is_typed_is_saved_without_a_click(rita, story, sit_down, live_server, shot):
    desk = sit_down(rita)
    desk.goto(address(live_server, story))
    text_of(desk, 0).click()

    desk.keyboard.press("End")
    desk.keyboard.type(" And a half.")
    written(desk)
    shot(desk, "saved")

    assert texts(story) == ["<p>One. And a half.</p>", "<p>Two.</p>"]
    assert story.revisions.count() == 1


def test_a_new_block_typed_with_pauses_is_one_block(rita, story, sit_down, live_server):
    desk = sit_down(rita)
    desk.goto(address(live_server, story))
    desk.locator(".order-machine-insert-target.last").click()
    desk.locator(".plugin-button", has_text="Text").last.click()
    text_of(desk, 2).click()

    for word in ("Three", " and", " a", " half"):
        with desk.expect_response("**/typed/"):
            desk.keyboard.type(word)
    told(desk, SAVED)

    assert texts(story) == ["<p>One.</p>", "<p>Two.</p>", "<p>Three and a half</p>"]


def test_a_save_right_after_the_last_key_is_no_conflict(rita, story, sit_down, live_server):
    desk = sit_down(rita)
    desk.goto(address(live_server, story))
    for headline in ("Bridge", "Bridge Closed"):
        desk.fill("#id_headline", headline)
        desk.wait_for_timeout(650)
    desk.locator("#id_headline").press_sequentially(" Today")

    desk.keyboard.press("Control+s")

    desk.locator(".messagelist .success").wait_for()
    story.refresh_from_db()
    assert (story.headline, story.head.number) == ("Bridge Closed Today", 2)
    assert desk.locator("#kept").is_hidden()


def test_a_move_right_after_the_last_key_takes_it_along(rita, story, sit_down, live_server):
    desk = sit_down(rita)
    desk.goto(address(live_server, story))

    desk.fill("#id_headline", "Bridge Closed")
    desk.click(".bar >> text=Submit for review")

    desk.get_by_text("You submitted this story.").wait_for()
    story.refresh_from_db()
    assert story.head.content["public"]["headline"] == "Bridge Closed"
    assert (story.state, story.events.last().revision) == ("review", story.head)


def test_of_a_story_in_review_the_first_key_says_what_saving_does(
    rita, story, sit_down, live_server
):
    make.move(story, "submit", rita)
    desk = sit_down(rita)
    desk.goto(address(live_server, story))

    desk.focus("#id_headline")
    desk.keyboard.press("End")
    desk.keyboard.type("!")
    told(desk, "It makes this story a draft again")
    story.refresh_from_db()
    before = (story.state, story.headline)
    desk.keyboard.press("Control+s")
    desk.get_by_text("the story is a draft again").first.wait_for()

    assert before == ("review", "Ferry Timetable Will Change Twice This Spring")
    assert Article.objects.get().headline == f"{before[1]}!"
    desk.goto(address(live_server, story))
    assert desk.locator("#kept").is_hidden()


def test_the_server_is_killed_in_mid_typing_and_the_text_is_found_again(
    story, server, ritas_browser, shot
):
    desk = ritas_browser.new_page()
    desk.goto(address(server, story))
    desk.fill("#id_headline", "Bridge Closed")
    written(desk)

    server.stop()
    text_of(desk, 1).click()
    desk.keyboard.press("End")
    desk.keyboard.type(" Nobody knows why.")
    told(desk, DEAD)
    shot(desk, "dead")
    desk.close()

    begin_again(server)
    desk = ritas_browser.new_page()
    desk.goto(address(server, story))
    desk.get_by_text("You wrote something here that was never saved.").wait_for()
    shot(desk, "found")
    desk.click("text=Compare it with what is saved")
    desk.locator(".differences", has_text="Two. Nobody knows why.").wait_for()
    shot(desk, "compared")
    desk.click("[name=_continue]")
    desk.locator(".messagelist .success").wait_for()

    assert texts(story) == ["<p>One.</p>", "<p>Two. Nobody knows why.</p>"]
    assert Article.objects.get().headline == "Bridge Closed"
    assert desk.locator("#kept").is_hidden()
    assert desk.evaluate("Object.keys(localStorage).filter(it => it.startsWith('typed'))") == []


def test_a_server_that_comes_back_gets_what_was_typed_meanwhile(story, server, ritas_browser):
    desk = ritas_browser.new_page()
    desk.goto(address(server, story))
    server.stop()
    desk.fill("#id_headline", "Bridge Closed")
    told(desk, DEAD)

    begin_again(server)
    told(desk, SAVED)

    assert Article.objects.get().headline == "Bridge Closed"


def test_the_page_as_it_will_be_follows_what_is_typed_and_keeps_its_place(
    rita, sit_down, live_server, shot
):
    long = [make.text(f"<p>Paragraph {number}. {'More of it. ' * 40}</p>") for number in range(9)]
    story = make.draft(rita, blocks=long)
    desk = sit_down(rita)
    desk.goto(address(live_server, story))
    text_of(desk, 8).click()
    desk.keyboard.press("End")
    desk.keyboard.type("Before. ")
    written(desk)

    desk.keyboard.press("Alt+p")
    page = desk.frame_locator("#pane iframe")
    page.get_by_text("Before.").wait_for()
    root = page.locator("html")
    root.evaluate("it => it.scrollTo(0, 700)")
    desk.keyboard.type("After. ")
    page.get_by_text("After.").wait_for()

    assert root.evaluate("it => [it.clientWidth, it.scrollTop]") == [390, 700]
    for device, width in {"Tablet": 768, "Desktop": 1280}.items():
        desk.get_by_label(device).check()
        shot(desk, device)
        assert root.evaluate("it => it.clientWidth") == width
    assert desk.evaluate("document.documentElement.scrollWidth") == 1280


def test_the_checks_follow_what_is_typed_and_lead_to_it(rita, story, sit_down, live_server):
    desk = sit_down(rita)
    desk.goto(address(live_server, story))

    desk.fill("#id_headline", "Short")
    link = desk.get_by_role("link", name="The headline has 5 characters: say more.")
    link.click()

    assert desk.evaluate("location.hash") == "#id_headline"
    desk.fill("#id_headline", "A Headline That Says What Happened")
    link.wait_for(state="detached")
    desk.get_by_text("2 words, 1 minute to read").wait_for()


def test_without_scripts_the_same_form_is_saved_and_previewed(
    browser, rita, story, live_server, client
):
    client.force_login(rita)
    context = browser.new_context(java_script_enabled=False)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    desk = context.new_page()
    desk.goto(address(live_server, story))

    desk.fill("#id_headline", "Bridge Closed")
    desk.click("[name=_continue]")
    desk.locator(".messagelist .success").wait_for()
    desk.get_by_role("link", name="Preview").click()

    assert desk.inner_text("article h1") == "Bridge Closed"
    context.close()


@pytest.mark.parametrize("look", [(390, "light"), (1280, "dark")], ids=str)
def test_axe_finds_nothing(rita, story, sit_down, live_server, look, shot):
    width, theme = look
    desk = sit_down(rita, width=width)
    desk.emulate_media(color_scheme=theme)
    desk.goto(address(live_server, story))
    lost = f"typed-{story.pk}-{rita.pk}-{round(time() * 1000)}"
    desk.evaluate("name => localStorage[name] = '[]'", lost)
    desk.reload()
    desk.get_by_text("You wrote something here that was never saved.").wait_for()
    desk.fill("#id_headline", "Short")
    desk.click("#show-pane")
    written(desk)
    desk.frame_locator("#pane iframe").locator("article").wait_for()
    shot(desk, "all-of-it")

    told = Axe().run(desk, context="main", options=FOR_THE_DESK).response["violations"]

    found = [(rule["id"], node["target"]) for rule in told for node in rule["nodes"]]
    assert found == []


def test_two_write_block_by_block_and_then_in_the_same(
    rita, ed, story, sit_down, live_server, shot
):
    ritas, eds = sit_down(rita), sit_down(ed)
    for desk in (ritas, eds):
        desk.goto(address(live_server, story))

    for desk, number, word in ((ritas, 0, "Uno"), (eds, 1, "Zwei")):
        text_of(desk, number).fill(f"{word}.")
        written(desk)
    apart = texts(story)
    told(eds, "Rita changed meanwhile: Text 1.")
    text_of(eds, 0).fill("Eins.")
    told(eds, "Rita changed Text 1 too: press Save, and read both texts.")
    shot(eds, "told")
    eds.click("[name=_continue]")
    eds.locator(".differences pre").first.wait_for()
    both = eds.locator(".differences pre").all_inner_texts()
    shot(eds, "both-texts")
    eds.get_by_role("button", name="Take what is saved: Text 1").click()
    eds.locator(".messagelist .success").wait_for()

    assert apart == ["<p>Uno.</p>", "<p>Zwei.</p>"]
    assert both == ["Eins.", "Uno."]
    assert texts(story) == apart
