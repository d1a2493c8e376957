"""About and the styleguide, on the desk and as readers find them, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from people.roles import Role
from tests import make
from tests.browser.looks import LOOKS, NARROW
from tests.browser.test_access import RULES, SCROLLS_SIDEWAYS, told

pytestmark = pytest.mark.browser


def test_a_page_is_written_published_and_looked_at(sit_down, live_server):
    ed, vera = make.user("ed", Role.EDITOR), make.user("vera", Role.REVIEWER)
    writing, reading = sit_down(ed), sit_down()
    about, published = f"{live_server.url}/admin/articles/page/about/", f"{live_server.url}/about/"

    writing.goto(about)
    writing.get_by_label("Title").fill("Who we are")
    writing.get_by_role("textbox", name="Text").fill("Eleven people and a printing press.")
    writing.click("text=Save without publishing")
    assert writing.locator(".messagelist").inner_text() == "Saved. Readers do not see it yet."
    assert reading.goto(published).status == 404

    writing.click("button[name=publish]")
    assert "needs a second pair of eyes" in writing.locator(".facts").inner_text()
    reading.goto(published)
    assert reading.locator("main p").first.inner_text() == "Eleven people and a printing press."
    assert reading.locator("footer").get_by_text("Who we are").count() == 1

    looking = sit_down(vera)
    looking.goto(f"{live_server.url}/admin/articles/article/?list=waiting")
    looking.click("text=About us")
    looking.click("text=I have looked")
    assert "needs a second pair" not in looking.locator(".facts").inner_text()


def test_the_styleguide_is_for_everybody_of_the_newsroom(sit_down, live_server):
    page = sit_down(make.user("petra", Role.PICTURE_EDITOR))
    page.goto(f"{live_server.url}/styleguide/")

    for look in LOOKS:
        page.set_viewport_size({"width": look.width, "height": 900})
        page.emulate_media(color_scheme=look.theme)
        found = Axe().run(page, options=RULES).response
        assert [*told(found["violations"])] == []
    page.set_viewport_size({"width": NARROW.width, "height": 900})
    assert not page.evaluate(SCROLLS_SIDEWAYS)
