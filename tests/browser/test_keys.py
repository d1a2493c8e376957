"""The desk by keyboard: a key does what its page says it does, and can be switched off."""

import pytest

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(sit_down, ed):
    return sit_down(ed)


@pytest.fixture
def story(section, ed):
    blocks = [make.text("<p>The first block.</p>"), make.text("<p>The second block.</p>")]
    return make.draft(ed, "A Tug Is Sold", blocks=blocks)


def test_two_keys_lead_to_a_place(desk):
    desk.keyboard.press("g")
    desk.keyboard.press("s")

    desk.wait_for_url("**/admin/articles/article/")


def test_other_alphabets_have_the_same_keys(desk):
    desk.evaluate(
        """for (const [key, code] of [["п", "KeyG"], ["і", "KeyS"]])
        document.body.dispatchEvent(new KeyboardEvent("keydown", {key, code, bubbles: true}))"""
    )

    desk.wait_for_url("**/admin/articles/article/")


def test_nothing_happens_while_somebody_types(desk, live_server):
    desk.goto(f"{live_server.url}/admin/articles/article/")
    desk.keyboard.press("/")
    desk.keyboard.type("g d ?")

    assert desk.input_value("#id_q") == "g d ?"
    assert desk.url.endswith("/admin/articles/article/")
    assert not desk.is_visible("#keys")


def test_the_help_says_what_the_page_has(desk, live_server, story):
    desk.goto(live_server.url + story.get_absolute_url())
    desk.keyboard.press("?")

    said = dict(zip(desk.locator("#keys dt").all_inner_texts(), keys_of(desk), strict=True))

    assert said["Save"] == "Ctrl+s"
    assert said["Preview"] == "alt+p"
    assert said["Stories"] == "g s"
    assert desk.locator("#keys :focus").count() == 1


def keys_of(page):
    return [keys.text_content() for keys in page.locator("#keys dd").all()]


def test_they_can_be_switched_off(desk):
    desk.keyboard.press("?")
    desk.click("#keys label")
    desk.keyboard.press("Escape")
    desk.reload()

    desk.keyboard.press("?")

    assert not desk.is_visible("#keys")
    desk.click(".me-button")
    desk.click("#show-keys")
    assert not desk.is_checked("#keys input")


def test_a_story_is_saved_once(desk, live_server, story):
    desk.goto(live_server.url + story.get_absolute_url())
    desk.fill("#id_headline", "A Tug Is Sold Twice")
    with desk.expect_navigation():
        desk.keyboard.press("Control+s")

    story.refresh_from_db()
    assert story.headline == "A Tug Is Sold Twice"
    assert story.revisions.count() == 2


def test_from_block_to_block(desk, live_server, story):
    desk.goto(live_server.url + story.get_absolute_url())
    desk.wait_for_selector(".ProseMirror[contenteditable=true]")
    focused = "document.activeElement.innerText.trim()"

    desk.keyboard.press("Alt+ArrowDown")
    first = desk.evaluate(focused)
    desk.click("[data-step='1']")
    second = desk.evaluate(focused)
    desk.keyboard.press("Alt+ArrowUp")

    assert [first, second] == ["The first block.", "The second block."]
    assert desk.evaluate(focused) == "The first block."
