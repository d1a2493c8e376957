"""About, on the desk and as readers find it, in a real browser."""

import pytest

from people.roles import Role
from tests import make

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
