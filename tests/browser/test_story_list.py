"""The list of stories in a browser: its filters on a phone, and for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from people.roles import Role
from tests import make
from tests.browser.test_together import FOR_THE_DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/admin/articles/article/"


@pytest.fixture
def vera(transactional_db, groups):
    return make.user("vera", Role.REVIEWER)


@pytest.fixture
def newsroom(vera):
    rita = make.user("rita", Role.REPORTER)
    make.draft(rita, "A Draft With a Headline of the Usual Length, Which Is Rather Long")
    make.move(make.draft(rita, "In review"), "submit", rita)
    make.published(rita, vera, "Live")


def headlines(page) -> list[str]:
    return page.locator("a.what").all_inner_texts()


def test_on_a_phone_the_filters_open_from_a_button(vera, newsroom, sit_down, live_server, shot):
    phone = sit_down(vera, width=390)
    phone.goto(f"{live_server.url}{LIST}")
    assert not phone.is_visible("#id_state")

    phone.click("text=Filters")
    phone.select_option("#id_state", label="in review")
    shot(phone, "filters")
    phone.click("#asked-more >> text=Show")

    phone.wait_for_url("**state=review**")
    assert headlines(phone) == ["In review"]
    assert phone.inner_text(".open-filters") == "Filters 1"


def test_where_there_is_room_they_stand_beside_the_search(vera, newsroom, sit_down, live_server):
    desk = sit_down(vera)
    desk.goto(f"{live_server.url}{LIST}")

    desk.fill("#id_q", "usual length")
    desk.select_option("#id_state", label="draft")
    desk.press("#id_q", "Enter")

    desk.wait_for_url("**state=draft**")
    assert len(headlines(desk)) == 1
    assert not desk.is_visible(".open-filters")


@pytest.mark.parametrize("look", [(390, "light"), (1280, "dark")], ids=str)
def test_axe_finds_nothing(vera, newsroom, sit_down, live_server, look, shot):
    width, theme = look
    desk = sit_down(vera, width=width)
    desk.emulate_media(color_scheme=theme)
    desk.goto(f"{live_server.url}{LIST}")
    shot(desk, "stories")

    told = Axe().run(desk, options=FOR_THE_DESK).response["violations"]

    assert [(rule["id"], n["target"]) for rule in told for n in rule["nodes"]] == []
    assert desk.evaluate("document.documentElement.scrollWidth") == width
