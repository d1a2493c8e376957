"""A reviewer in a corridor: from the address in a mail to the decision, on a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles import advice
from people.roles import Role
from tests import make
from tests.browser.test_access import RULES, SCROLLS_SIDEWAYS
from tests.reader.site import picture

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def cast(transactional_db, groups):
    roles = {"rita": Role.REPORTER, "ed": Role.EDITOR, "vera": Role.REVIEWER}
    return {name: make.user(name, role) for name, role in roles.items()}


@pytest.fixture
def article(cast):
    """Live, changed, submitted again, and a lawyer objects."""
    rita, ed, vera = cast.values()
    words = [make.text(f"<p>{'The night ferry stops for repairs. ' * 20}</p>") for _ in range(4)]
    blocks = [*words[:2], make.quote(speaker=make.person()), make.slot(picture()), *words[2:]]
    article = make.published(rita, vera, blocks=blocks)
    make.change(article, rita, headline="Ferry Timetable Will Change Three Times This Spring")
    make.move(article, "submit", rita)
    link, _ = advice.ask(article, by=ed, seen=article.head_id, receiver="Maya Orlova")
    advice.give(link, says="objection", text="Who counted?")
    return article


@pytest.fixture
def open_from_mail(sit_down, live_server, article):
    """The address in a mail, and the login that stands before it."""

    def page_of(user, **size):
        page = sit_down(**(size or PHONE))
        page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/review/")
        page.fill("#id_username", user.username)
        page.fill("#id_password", "newsroom")
        page.click("text=Log in")
        page.locator(".decide").wait_for()
        return page

    return page_of


def is_in_sight(page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"] and box["height"] >= 44


def test_one_tap_approves(open_from_mail, cast, article, shot):
    phone = open_from_mail(cast["vera"])
    shot(phone, "review")

    in_sight = is_in_sight(phone, ".decide button.approve")
    phone.click(".decide button.approve")
    phone.locator("text=You approved this story.").wait_for()

    article.refresh_from_db()
    assert (in_sight, article.state) == (True, "approved")
    shot(phone, "approved")


def test_three_taps_send_it_back_with_a_note(open_from_mail, cast, article, shot):
    phone = open_from_mail(cast["vera"])

    phone.click(".decide summary")
    phone.click(".decide textarea")
    phone.keyboard.type("Too long by half.")
    in_sight = is_in_sight(phone, ".decide button.return")
    shot(phone, "note")
    phone.click(".decide button.return")
    phone.locator("text=You sent this story back.").wait_for()

    assert in_sight
    assert (article.events.last().verb, article.events.last().note) == (
        "return",
        "Too long by half.",
    )


def test_what_changed_meanwhile_is_shown_and_decided_on_from_there(
    open_from_mail, cast, article, shot
):
    phone = open_from_mail(cast["vera"])
    make.change(article, cast["rita"], place="Merrow Bay")
    make.move(article, "submit", cast["rita"])

    phone.click(".decide button.approve")
    phone.locator("text=which you saw").wait_for()
    shot(phone, "changed-meanwhile")
    changed = phone.inner_text(".changes")
    phone.click(".decide button.approve")
    phone.locator("text=You approved this story.").wait_for()

    assert "Merrow Bay" in changed
    article.refresh_from_db()
    assert (article.state, article.head.number) == ("approved", 3)


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing_where_one_decides(open_from_mail, cast, article, width, theme, shot):
    page = open_from_mail(cast["vera"], width=width)
    page.emulate_media(color_scheme=theme)
    found = {"review": violations(page), "sideways": page.evaluate(SCROLLS_SIDEWAYS)}
    shot(page, f"review-{width}-{theme}")
    make.change(article, cast["rita"], place="Merrow Bay")
    make.move(article, "submit", cast["rita"])

    page.click(".decide button.approve")
    page.locator("text=which you saw").wait_for()
    found |= {"refused": violations(page), "sideways too": page.evaluate(SCROLLS_SIDEWAYS)}
    shot(page, f"refused-{width}-{theme}")

    assert found == {"review": [], "sideways": False, "refused": [], "sideways too": False}


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing_where_somebody_is_asked(open_from_mail, cast, width, theme, shot):
    page = open_from_mail(cast["ed"], width=width)
    page.emulate_media(color_scheme=theme)

    page.click("text=Ask somebody without a login")
    found = violations(page)
    shot(page, f"ask-{width}-{theme}")
    page.fill(".ask [name=receiver]", "Ivan Kruk")
    page.click("text=Make a link")
    page.locator("#address").wait_for()
    found += violations(page)
    shot(page, f"made-{width}-{theme}")

    assert found == []
    assert "/review/" in page.input_value("#address")


def violations(page) -> list[tuple]:
    """By the rules of WCAG and of good practice; 7:1 is what readers' pages keep."""
    rules = {**RULES, "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=rules).response["violations"]
    return [
        (it["id"], node["target"], node["failureSummary"]) for it in found for node in it["nodes"]
    ]
