"""Nobody is kept out of the desk: every page by axe's rules, by keyboard, and on narrow screens."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.urls import URLPattern, resolve

from tests.browser.desk import DESK, FIRST, NO_PAGES, OF_A_KIND
from tests.browser.looks import LOOKS, NARROW, PHONE, Look, see
from tests.browser.test_access import SCROLLS_SIDEWAYS, told

pytestmark = pytest.mark.browser
# `make axe` looks at all of them, and walks through them.
IS_WHOLE = len(LOOKS) > 2
LOOKED_AT = [name for name in DESK if IS_WHOLE or name not in OF_A_KIND]
every_page = pytest.mark.parametrize("name", LOOKED_AT)
WALKED = DESK if IS_WHOLE else ["login", "my desk", "stories", "draft", "review", "front"]
walked_page = pytest.mark.parametrize("name", WALKED)

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
# What axe cannot judge: the rule, the place, and why it is right there.
EXPLAINED = {
    ("aria-valid-attr-value", "#id_password"): "Django names a help text its own widget has not",
    ("frame-tested", "iframe"): "the preview is a page of its own in this list",
}
# Contrast that axe leaves to us: signs, wide tables. `tests/desk/test_colours.py` knows every pair.
UNJUDGED = ("could not be determined", "too short to determine", "only non-text characters")
# The bar that saves covers what one has not scrolled to; the tab walk is about that.
UNSTICK = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(".submit-row { position: static !important }")
  document.adoptedStyleSheets = [sheet]
}"""
FOCUSED = """() => {
  const e = document.activeElement, isNext = e != window.before
  window.before = e
  const [place] = e.getClientRects()
  if (!place) return {what: e.outerHTML.slice(0, 90), isEnd: e == document.body}
  const left = Math.max(place.left, 0), right = Math.min(place.right, innerWidth)
  const top = Math.max(place.top, 0), bottom = Math.min(place.bottom, innerHeight)
  const box = e.closest(".prose-menubar__dropdown") || e  // its first button shows what is chosen
  const places = [.1, .5, .9].flatMap(x => [.1, .5, .9].map(y =>
    document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)))
  const marked = [e, e.parentElement, box, e.closest(".prose-editor")].some(it => {
    if (!it) return false
    const {outlineStyle, outlineWidth} = getComputedStyle(it)
    return outlineStyle != "none" && parseFloat(outlineWidth) >= 2
  })
  return {
    what: e.outerHTML.slice(0, 90), isEnd: e == document.body,
    isSeen: places.some(it => it && (box.contains(it) || it.contains(e) && it.matches("label"))),
    isMarked: !isNext || marked || e.matches("iframe"),
  }
}"""
MOST_STOPS = 500
OF_THE_ADMIN = ("_changelist", "_add", "_change", "_history", "_delete")


@pytest.fixture(scope="module")
def rooms(browser):
    """One browser window a person, for all of the pages: their files are kept."""
    opened = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def sit_at(browser, paper, rooms):
    """`sit_at("stories", Look(390))` is that page of the desk, for who uses it."""
    pages = []

    def sit_at(name: str, look: Look):
        who, address = DESK[name]
        if who not in rooms:
            rooms[who] = browser.new_context()
            session = paper.sessions.get(who)
            if session:
                cookie = {"name": "sessionid", "value": session, "url": paper.url}
                rooms[who].add_cookies([cookie])
        page = rooms[who].new_page()
        pages.append(page)
        see(page, look)
        page.goto(paper.url + address.format(**paper.ids))
        FIRST.get(name, bool)(page)
        return page

    yield sit_at
    for page in pages:
        page.close()


def test_no_kind_of_page_is_forgotten(paper):
    """Lists, forms, histories and deletions of the admin's own kind are there more than once."""
    listed = {
        resolve(urlsplit(place.address.format(**paper.ids)).path).url_name
        for place in DESK.values()
    }

    names = {pattern.name for pattern in patterns(admin.site.urls[0])} - {None} - NO_PAGES

    assert {name for name in names - listed if not name.endswith(OF_THE_ADMIN)} == set()


def patterns(these):
    for each in these:
        yield from [each] if isinstance(each, URLPattern) else patterns(each.url_patterns)


@every_page
def test_axe_finds_nothing(sit_at, name, keep_shot):
    page, faults = sit_at(name, LOOKS[0]), []

    for look in LOOKS:
        see(page, look)
        keep_shot(page, f"{name}, {look}")
    page.evaluate(UNSTICK)
    for look in LOOKS:
        see(page, look)
        found = told(Axe().run(page, options=RULES).response)
        faults += [(str(look), *line) for line in found if not is_explained(page, *line)]

    assert faults == []


def is_explained(page, rule: str, target: str, summary: str) -> bool:
    if rule == "color-contrast" and any(reason in summary for reason in UNJUDGED):
        return True
    places = [place for known, place in EXPLAINED if known == rule]
    return any(page.locator(place).and_(page.locator(target)).count() for place in places)


@walked_page
def test_the_narrowest_screen_is_wide_enough(sit_at, name):
    page = sit_at(name, NARROW)
    page.wait_for_load_state("networkidle")

    assert not page.evaluate(SCROLLS_SIDEWAYS)


@walked_page
def test_every_stop_of_the_tab_key_is_in_sight(sit_at, name):
    stops = list(walk(sit_at(name, PHONE)))

    assert [stop["what"] for stop in stops if not (stop["isSeen"] and stop["isMarked"])] == []
    assert 0 < len(stops) < MOST_STOPS


def walk(page):
    """What has the focus, from one press of the tab key to the next."""
    page.evaluate("document.activeElement.blur()")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["isEnd"]:
            return
        yield stop
