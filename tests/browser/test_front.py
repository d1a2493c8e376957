"""An editor arranges the front: by keyboard, by drag, and in a browser without JavaScript."""

import re

import pytest

from articles import front
from people.roles import Role
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "/admin/articles/front/"


@pytest.fixture
def ed(db):
    return make.user("ed", Role.EDITOR)


@pytest.fixture
def stories(rita, vera):
    return [make.published(rita, vera, headline) for headline in ("A Ferry", "B Bees", "C Choir")]


def rows(page, place: str) -> list[str]:
    return page.locator(f'.rows[data-place="{place}"] strong').all_inner_texts()


def has(page, place: str, *headlines: str) -> None:
    """Waits until the place has just these, as the desk's answer puts them there."""
    page.wait_for_function(
        """([place, headlines]) => [
            ...document.querySelectorAll(`.rows[data-place="${place}"] strong`)
        ].map((it) => it.innerText).join() === headlines && !document.forms.front_form.inert""",
        arg=[place, ",".join(headlines)],
    )


def choose(page, headline: str, where: str) -> None:
    """Put a found story somewhere, by keyboard."""
    found = page.locator(".found > li", has_text=headline)
    found.locator("summary").press("Enter")
    found.get_by_role("button", name=where, exact=True).press("Enter")


def test_the_front_is_arranged_by_keyboard_and_saved(sit_down, live_server, ed, stories, shot):
    ferry, bees, choir = stories
    page = sit_down(ed)
    page.goto(live_server.url + PAGE)

    page.locator("#find").press_sequentially("ferr")
    page.locator(".found > li").filter(has_text="B Bees").wait_for(state="detached")
    choose(page, "A Ferry", "Lead")
    has(page, "lead", "A Ferry")
    page.locator("#find").fill("")
    page.locator(".found > li").filter(has_text="B Bees").wait_for()
    choose(page, "B Bees", "New package")
    has(page, "p1", "B Bees")
    choose(page, "C Choir", "Package 1")
    has(page, "p1", "B Bees", "C Choir")
    assert page.evaluate("document.activeElement.value") == f"up:{choir.public_id}"
    page.keyboard.press("Enter")
    has(page, "p1", "C Choir", "B Bees")
    assert page.locator(".said").inner_text() == "It is now 1 of 2."
    assert page.evaluate("document.activeElement.value") == f"up:{choir.public_id}"
    shot(page, "arranged")
    page.get_by_role("button", name="Save the front").press("Enter")

    page.get_by_text(re.compile("^The front is saved")).wait_for()
    assert front.current()[0] == make.arrangement(ferry, {"": [choir, bees]})


def test_the_front_is_arranged_by_dragging(sit_down, live_server, ed, stories):
    ferry, bees, choir = stories
    make.front(ed, lead=ferry, packages={"One": [bees], "Two": [choir]})
    page = sit_down(ed, height=2400)  # nothing scrolls away under what is dragged
    page.goto(live_server.url + PAGE)

    def row(headline):
        return page.locator(".row", has_text=headline).locator("strong")

    row("C Choir").drag_to(
        page.locator('.rows[data-place="p1"]'), target_position={"x": 40, "y": 2}
    )
    has(page, "p1", "C Choir", "B Bees")
    row("B Bees").drag_to(row("A Ferry"))
    has(page, "lead", "B Bees")
    has(page, "p1", "C Choir", "A Ferry")
    page.locator(".found > li", has_text="C Choir").locator("strong").drag_to(
        page.get_by_role("region", name="Pin in its section")
    )
    has(page, "pins", "C Choir")
    page.get_by_role("button", name="Save the front").click()

    page.get_by_text(re.compile("^A package has no story yet")).wait_for()
    page.get_by_role("button", name="Take “Two” off").click()
    has(page, "p2")
    page.get_by_role("button", name="Save the front").click()
    page.get_by_text(re.compile("^The front is saved")).wait_for()
    assert front.current()[0] == make.arrangement(bees, {"One": [ferry]}, [choir])


def test_it_works_without_javascript_and_the_preview_opens_beside_it(
    browser, browser_context_args, live_server, ed, stories
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/login/?next={PAGE}")
    page.fill("#id_username", "ed")
    page.fill("#id_password", "newsroom")
    page.click("text=Log in")

    found = page.locator(".found > li", has_text="A Ferry")
    found.locator("summary").click()
    found.get_by_role("button", name="Lead", exact=True).click()
    assert rows(page, "lead") == ["A Ferry"]
    with context.expect_page() as opened:
        page.get_by_role("button", name="Preview in a new tab").click()
    assert opened.value.locator(".lead h2").inner_text() == "A Ferry"
    assert front.current()[1] == 0
    page.get_by_role("button", name="Save the front").click()

    assert front.current()[0] == make.arrangement(stories[0])
    context.close()
