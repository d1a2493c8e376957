"""The editor on duty plans a week: schedules stories and moves them to another day."""

from datetime import datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from articles.models import Article, Edition
from people.roles import Role
from tests import make
from tests.browser.test_access import RULES, SCROLLS_SIDEWAYS

pytestmark = pytest.mark.browser

HEADLINES = ("The Sluice Opens at Seven", "The Ferry Returns", "A Pier for Merrow Bay")


@pytest.fixture
def cast(transactional_db, groups):
    roles = {"rita": Role.REPORTER, "ed": Role.EDITOR, "vera": Role.REVIEWER}
    return {name: make.user(name, role) for name, role in roles.items()}


@pytest.fixture
def monday():
    """Of the week after this one."""
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())


@pytest.fixture
def stories(cast):
    return [make.reviewed(cast["rita"], cast["vera"], headline) for headline in HEADLINES]


def at(day, hour: int) -> str:
    return f"{day}T{hour:02}:00"


def starts(story) -> str:
    return f"{timezone.localtime(Edition.objects.get(article=story).live_from):%Y-%m-%dT%H:%M}"


def test_the_editor_on_duty_schedules_three_stories_and_moves_one(
    cast, stories, monday, sit_down, live_server, shot
):
    desk = sit_down(cast["ed"])
    for number, story in enumerate(stories):
        desk.goto(f"{live_server.url}/admin/articles/article/{story.pk}/change/")
        desk.click(".bar summary >> text=Publish")
        desk.fill("#id_publish_at", at(monday + timedelta(days=number), 7 + number))
        desk.click(".bar details[open] button.default")
        desk.locator("text=You published this story.").wait_for()

    desk.click(".places >> text=The week")
    desk.click("text=Week after")
    shot(desk, "planned")
    to = monday + timedelta(days=4)
    desk.locator(f"#scheduled-{stories[1].pk}").drag_to(desk.locator(f"[data-day='{to}']"))
    desk.locator(f"text=“{HEADLINES[1]}” now waits until Friday").wait_for()
    shot(desk, "moved")

    assert [starts(story) for story in stories] == [
        at(monday, 7),
        at(to, 8),
        at(monday + timedelta(days=2), 9),
    ]
    assert [story.events.last().verb for story in stories] == ["publish", "reschedule", "publish"]
    assert desk.locator(f"[data-day='{to}'] .what").all_inner_texts() == [HEADLINES[1]]


def planned(cast, stories, monday):
    """All scheduled on a day of their own, and a draft that is due."""
    for number, story in enumerate(stories):
        hour = timezone.make_aware(datetime.fromisoformat(at(monday, 7 + number)))
        make.move(story, "publish", cast["ed"], at=hour + timedelta(days=number))
    draft = make.draft(cast["rita"], "Who Pays for the Lock Gates", assignee=cast["rita"])
    Article.objects.filter(pk=draft.pk).update(due=hour + timedelta(hours=1))


def test_a_story_is_moved_by_keyboard_alone(cast, stories, monday, sit_down, live_server):
    planned(cast, stories, monday)
    desk = sit_down(cast["ed"])
    desk.goto(f"{live_server.url}/admin/week/?from={monday}")
    card = f"#scheduled-{stories[0].pk}"

    desk.locator(f"{card} a").focus()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.locator(f"{card} button[value='1']").focus()
    desk.keyboard.press("Enter")
    desk.locator("text=now waits until Tuesday").wait_for()

    assert starts(stories[0]) == at(monday + timedelta(days=1), 7)


def test_a_story_is_moved_without_scripts(cast, stories, monday, sit_down, live_server, shot):
    planned(cast, stories, monday)
    phone = sit_down(cast["ed"], width=390, java_script_enabled=False)
    phone.goto(f"{live_server.url}/admin/week/?from={monday}")

    phone.click(f"#scheduled-{stories[0].pk} summary")
    phone.fill(f"#scheduled-{stories[0].pk} [name=at]", at(monday + timedelta(days=3), 18))
    shot(phone, "move")
    phone.click(f"#scheduled-{stories[0].pk} button.default")
    phone.locator("text=now waits until Thursday").wait_for()

    assert starts(stories[0]) == at(monday + timedelta(days=3), 18)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_a_week(
    cast, stories, monday, sit_down, live_server, width, theme, shot
):
    planned(cast, stories, monday)
    page = sit_down(cast["ed"], width=width)
    page.emulate_media(color_scheme=theme)
    page.goto(f"{live_server.url}/admin/week/?from={monday}")
    page.click(f"#scheduled-{stories[0].pk} summary")
    shot(page, f"{width}-{theme}")

    rules = {**RULES, "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=rules).response["violations"]
    assert [(it["id"], node["target"]) for it in found for node in it["nodes"]] == []
    assert not page.evaluate(SCROLLS_SIDEWAYS)
    assert page.locator(".planned details[open] [name=at]").bounding_box()["width"] > 240
