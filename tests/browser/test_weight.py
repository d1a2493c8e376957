"""A page asks for little, tells nobody else, keeps nothing, and stands still."""

import pytest

from tests.browser.pages import FOR_THE_DESK, PAGES

pytestmark = pytest.mark.browser

KEPT = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
]"""
NOTHING = ["", 0, 0, 0, 0, 0]
# https://web.dev/articles/cls
MOVED = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().map(entry => entry.value)))
    .observe({type: "layout-shift", buffered: true})
  setTimeout(done, 50, [])
})"""


@pytest.fixture
def visit(browser, paper):
    """`visit(name)` opens the page in one reader's browser; its `asked` are all its requests."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda it: is_of_the_page(it) and page.asked.append((it.method, it.url)))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))

    def visit(name: str, until: str = "load"):
        page.goto(paper.address(name), wait_until=until)
        return page

    yield visit
    context.close()


def is_of_the_page(request) -> bool:
    """Not the icon, which the browser wants for its tab, once."""
    return not request.url.endswith("/icon.svg")


@pytest.mark.parametrize(
    ("name", "asks"), [("story of text alone", 1), ("story with a picture", 2)]
)
def test_a_story_asks_for_itself_its_picture_and_to_be_counted(visit, paper, name, asks):
    page = visit(name, until="networkidle")
    asked = list(page.asked)
    with page.expect_request("**/_v/**"):
        pass

    assert asked[0] == ("GET", paper.address(name))
    assert [url for _, url in asked[1:] if f"{paper.url}/pictures/" not in url] == []
    assert len(asked) == asks
    assert [method for method, _ in page.asked[asks:]] == ["POST"]


def test_no_page_asks_elsewhere_or_keeps_anything_or_moves(visit, paper):
    kept, moved = {}, {}
    for name in PAGES.keys() - FOR_THE_DESK:
        page = visit(name)
        kept[name], moved[name] = page.evaluate(KEPT), page.evaluate(MOVED)

    assert {name: things for name, things in kept.items() if things != NOTHING} == {}
    assert page.context.cookies() == []
    assert {name: shifts for name, shifts in moved.items() if shifts} == {}
    assert [url for _, url in page.asked if not url.startswith(f"{paper.url}/")] == []
    assert [text for text in page.complaints if "responded with a status of 4" not in text] == []
