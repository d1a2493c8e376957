"""Nobody is kept out: every page by axe's rules, by keyboard, narrow, large and printed."""

import unicodedata
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from pypdf import PdfReader

from articles.reader import urls
from tests.browser.looks import LOOKS, NARROW, PHONE, SET_TEXT, see
from tests.browser.pages import FOR_THE_DESK, PAGES

pytestmark = pytest.mark.browser
every_page = pytest.mark.parametrize("name", PAGES)

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
# What axe finds, or cannot judge: the rule, the place, and why it is right there.
GUIDE = "main:has(nav[aria-label='Whole pages'])"
EXPLAINED = {
    ("landmark-unique", GUIDE): "the same forms in several states, one below the other",
    ("color-contrast", ".books"): "columns of a wide table wait beyond the edge it scrolls under",
    ("color-contrast-enhanced", ".books"): "the same",
    ("color-contrast", ".table"): "the same, and a cell of one figure is too short to judge",
    ("color-contrast-enhanced", ".table"): "the same",
}

# Scripts that run in the page.
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# https://www.w3.org/TR/WCAG22/#text-spacing
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`p { margin-block-end: 2em !important } * {
    line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important
  }`)
  document.adoptedStyleSheets = [sheet]
}"""
CUT_OFF = """[...document.querySelectorAll("body *")].filter(e => {
  const {overflowX, overflowY} = getComputedStyle(e)
  return overflowX == "hidden" && e.scrollWidth > e.clientWidth + 1
    || overflowY == "hidden" && e.scrollHeight > e.clientHeight + 1
}).map(e => e.outerHTML.slice(0, 80))"""
# A date field is several stops of one element; the browser itself marks those within.
FOCUSED = """() => {
  const e = document.activeElement, isNext = e != window.before
  window.before = e
  const [box] = e.getClientRects(), {outlineStyle, outlineWidth} = getComputedStyle(e)
  const onTop = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  return {
    what: e.outerHTML.slice(0, 80), isEnd: e == document.body, isInMain: !!e.closest("main"),
    isSeen: e.contains(onTop),
    isMarked: !isNext || outlineStyle != "none" && parseFloat(outlineWidth) >= 2,
  }
}"""
MOST_STOPS = 200
NO_PAGES = {"icon", "picture", "beacon"}


def test_no_kind_of_page_is_forgotten(paper):
    listed = {
        resolve(urlsplit(paper.address(name)).path).url_name for name in PAGES.keys() - FOR_THE_DESK
    }

    assert listed == {pattern.name for pattern in urls.urlpatterns} - NO_PAGES


@every_page
def test_axe_finds_nothing(look_at, name):
    page, faults = look_at(name, LOOKS[0]), []

    for look in LOOKS:
        see(page, look)
        found = told(Axe().run(page, options=RULES).response)
        faults += [(str(look), *line) for line in found if not is_explained(page, *line)]

    assert faults == []


def told(found):
    """Rule, place and what to do, of faults and of what axe leaves to us."""
    for result in found["violations"] + found["incomplete"]:
        for node in result["nodes"]:
            yield result["id"], node["target"][0], node["failureSummary"]


def is_explained(page, rule: str, target: str, summary: str) -> bool:
    places = [place for known, place in EXPLAINED if known == rule]
    within = (page.locator(f":is({place}, {place} *)") for place in places)
    return any(each.and_(page.locator(target)).count() for each in within)


@every_page
def test_large_letters_and_wide_spaces_fit_the_narrowest_screen(look_at, name):
    page, misfits = look_at(name, NARROW), []

    for spaced in (False, True):
        for width, text in ((320, 100), (390, 200), (1280, 200), (1280, 100)):
            page.set_viewport_size({"width": width, "height": 844})
            page.evaluate(SET_TEXT, text)
            if page.evaluate(SCROLLS_SIDEWAYS) or page.evaluate(CUT_OFF):
                misfits.append((width, text, "spaced" if spaced else ""))
        page.evaluate(SPACE_OUT)

    assert misfits == []


@every_page
def test_every_stop_of_the_tab_key_is_in_sight(look_at, name):
    first, *stops = walk(look_at(name, PHONE))

    assert 'class="skip"' in first["what"]
    assert [stop["what"] for stop in stops if not (stop["isSeen"] and stop["isMarked"])] == []
    assert 0 < len(stops) < MOST_STOPS


def walk(page):
    """What has the focus, from one press of the tab key to the next."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["isEnd"]:
            return
        yield stop


def test_the_skip_link_leads_past_the_masthead(look_at):
    page = look_at("section", PHONE)

    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)

    assert page.evaluate(FOCUSED)["isInMain"]


def test_a_printed_story_says_what_when_and_where(look_at):
    page = look_at("story", PHONE)

    printed = words_of(page.pdf(format="A4"))

    assert page.inner_text("h1") in printed
    assert "March 7 2025, 10:05 PM" in printed
    assert page.inner_text(".body p >> nth=-1") in printed
    assert page.url in printed.replace(" ", "")
    assert [word for word in ("Archive", "Skip to content") if word in printed] == []


def words_of(pdf: bytes) -> str:
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())  # no ligatures
