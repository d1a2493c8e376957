"""A review link in a browser: for everybody to use, marked on every screen and every sheet."""

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from articles import advice
from people.roles import Role
from tests import make
from tests.browser.test_access import RULES, told, words_of

pytestmark = pytest.mark.browser


@pytest.fixture
def address(transactional_db, groups, live_server):
    rita, ed = make.user("rita", Role.REPORTER), make.user("ed", Role.EDITOR)
    blocks = [make.text("<p>The night ferry stops for repairs in April.</p>" * 60), make.quote()]
    article = make.draft(rita, blocks=blocks)
    link, token = advice.ask(article, by=ed, seen=article.head_id, receiver="Maya Orlova")
    advice.give(link, says="objection", text="The second paragraph names a witness.")
    make.change(article, rita, place="Merrow Bay")
    return f"{live_server.url}/review/{token}/"


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_a_review_link(browser, address, width, theme, shot):
    viewport = {"width": width, "height": 844}
    page = browser.new_page(viewport=viewport, color_scheme=theme)
    page.goto(address)
    shot(page, f"{width}-{theme}")

    found = Axe().run(page, options=RULES).response
    page.close()

    assert list(told(found)) == []


def test_the_name_stays_in_sight_and_stands_on_every_sheet(sit_down, address):
    page = sit_down(width=390, height=844)
    page.goto(address)

    page.locator("#answer").scroll_into_view_if_needed()
    box = page.locator(".marked").bounding_box()
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages

    assert box["y"] == 0
    assert len(sheets) > 1
    assert ["For Maya Orlova only." in " ".join(s.extract_text().split()) for s in sheets] == [
        True
    ] * len(sheets)
    assert "The night ferry stops" in words_of(page.pdf(format="A4"))


def test_a_lawyer_objects_on_a_phone(sit_down, address, shot):
    page = sit_down(width=390, height=844)
    page.goto(address)

    page.fill("#id_text", "He never said that.")
    page.click("text=I object")

    page.locator(".given >> text=He never said that.").wait_for()
    assert page.context.cookies() == []
    shot(page, "answered")
