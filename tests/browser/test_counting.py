"""What counts as a view, in a Chromium that hides, keeps and prepares pages as a reader's does."""

import time
from collections import Counter

import pytest
from django.db.models import Sum

from articles import view_counts
from articles.models import ViewDrop, ViewHour
from tests import make
from tests.browser.chromium import opened
from tests.browser.conftest import A_READERS_BROWSER
from tests.reader.site import path_of

pytestmark = pytest.mark.browser

NAME = f"--user-agent={A_READERS_BROWSER}"
NO_PROGRAM = "--disable-blink-features=AutomationControlled"
# Seconds: too short for a view, long enough for one, and until a slow machine has booked it.
A_GLANCE, A_LOOK, PATIENCE = 0.5, view_counts.SECONDS_VISIBLE + 1, 20
NOTHING = {"received": 0, "counted": 0}
ONE_VIEW = {"received": 1, "counted": 1}
SEEN_AGAIN = {"received": 2, "counted": 1, "seen": 1}
PREPARE = """
  const rules = document.createElement("script")
  rules.type = "speculationrules"
  rules.text = JSON.stringify({prerender: [{urls: [%r], eagerness: "immediate"}]})
  document.head.append(rules)
"""
WAS_PREPARED = "performance.getEntriesByType('navigation')[0].activationStart > 0"
# What is kept from before, and not loaded anew.
MARK, IS_MARKED = "window.marked = true", "window.marked"


@pytest.fixture
def reader(chromium):
    with opened(chromium, NAME, NO_PROGRAM) as browser:
        yield browser


@pytest.fixture
def address(live_server, rita, vera):
    return live_server.url + path_of(make.published(rita, vera))


@pytest.fixture
def elsewhere(live_server):
    return f"{live_server.url}/how-we-count/"


def books() -> dict[str, int]:
    """Beacons received, and what became of them."""
    counted = ViewHour.objects.aggregate(n=Sum("n"))["n"] or 0
    dropped = Counter()
    for reason, n in ViewDrop.objects.values_list("reason", "n"):
        dropped[reason] += n
    return {"received": counted + dropped.total(), "counted": counted, **dropped}


def received(n: int) -> dict[str, int]:
    """The books as soon as they have `n` beacons."""
    until = time.monotonic() + PATIENCE
    while (now := books())["received"] < n and time.monotonic() < until:
        time.sleep(0.1)
    return now


def test_a_story_left_after_a_glance_is_not_viewed(reader, address):
    tab = reader.open(address)
    time.sleep(A_GLANCE)
    tab.go("about:blank")
    time.sleep(A_LOOK)

    assert books() == NOTHING


def test_a_story_in_a_hidden_tab_is_viewed_when_somebody_looks(reader, address):
    other = reader.open("about:blank")
    tab = reader.open(address, behind=True)
    time.sleep(A_LOOK)
    assert tab.run("document.visibilityState") == "hidden"
    unseen = books()

    tab.come_to_the_front()
    time.sleep(A_GLANCE)
    other.come_to_the_front()
    time.sleep(A_LOOK)
    glanced_at = books()
    tab.come_to_the_front()

    assert unseen == glanced_at == NOTHING
    assert received(1) == ONE_VIEW


def test_a_story_loaded_again_was_seen(reader, address):
    tab = reader.open(address)
    assert received(1) == ONE_VIEW

    tab.ask("Page.reload")

    assert received(2) == SEEN_AGAIN


def test_a_story_in_two_tabs_is_viewed_once(reader, address):
    reader.open(address)
    assert received(1) == ONE_VIEW

    reader.open(address)

    assert received(2) == SEEN_AGAIN


def test_going_back_to_a_story_sends_nothing_more(reader, address, elsewhere):
    tab = reader.open(address)
    tab.run(MARK)
    assert received(1) == ONE_VIEW

    tab.go(elsewhere)
    tab.run("history.back()")
    time.sleep(A_LOOK)

    assert tab.run(IS_MARKED)
    assert books() == ONE_VIEW


def test_a_story_left_at_a_glance_is_viewed_by_who_comes_back(reader, address, elsewhere):
    tab = reader.open(address)
    tab.run(MARK)
    tab.go(elsewhere)
    time.sleep(A_LOOK)
    left = books()

    tab.run("history.back()")

    assert (left, received(1)) == (NOTHING, ONE_VIEW)
    assert tab.run(IS_MARKED)


def test_a_story_prepared_ahead_is_viewed_when_it_is_opened(reader, address, elsewhere):
    tab = reader.open("about:blank")
    tab.ask("Page.setBypassCSP", enabled=True)
    tab.go(elsewhere)
    tab.run(PREPARE % address)
    time.sleep(A_LOOK)
    prepared = books()

    tab.run(f"location = {address!r}")

    assert (prepared, received(1)) == (NOTHING, ONE_VIEW)
    assert tab.run(WAS_PREPARED)


def test_a_browser_that_says_a_program_drives_it_sends_nothing(chromium, address):
    with opened(chromium, NAME) as browser:
        tab = browser.open(address)
        time.sleep(A_LOOK)

        assert tab.run("navigator.webdriver")
        assert books() == NOTHING
