"""Figures in a browser: for everybody, at any width, without a script of their own."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from articles.models import ViewDrop, ViewHour
from people.roles import Role
from tests import make
from tests.browser.test_together import FOR_THE_DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def vera(transactional_db, groups):
    return make.user("vera", Role.REVIEWER)


@pytest.fixture
def story(vera):
    rita, clara = make.user("rita", Role.REPORTER), make.user("clara", Role.CHIEF_EDITOR)
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    for name in ("Harbour", "Courts", "Culture", "A Section of a Rather Long Name"):
        story = make.published(rita, vera, f"In {name}", section=make.section(name).pk)
        ViewHour.objects.create(article=story, hour=hour - timedelta(hours=1), n=1799)
    ViewHour.objects.create(article=story, hour=hour, n=400)
    ViewDrop.objects.create(hour=hour - timedelta(hours=1), reason="token", n=1200)
    make.unreviewed(rita, clara)
    make.draft(rita)
    return story


@pytest.mark.parametrize("look", [(390, "light"), (1280, "dark")], ids=str)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    vera, story, sit_down, live_server, look, shot
):
    width, theme = look
    desk = sit_down(vera, width=width)
    desk.emulate_media(color_scheme=theme)
    found = {}

    for name, address in {
        "figures": "/admin/figures/?weeks=13",
        "story-figures": f"/admin/articles/article/{story.pk}/figures/",
    }.items():
        desk.goto(f"{live_server.url}{address}")
        for details in desk.locator("main details").all():
            details.evaluate("element => { element.open = true }")
        shot(desk, name)
        told = Axe().run(desk, options=FOR_THE_DESK).response["violations"]
        found[name] = [
            (rule["id"], n["target"], n["failureSummary"]) for rule in told for n in rule["nodes"]
        ]
        assert desk.evaluate("document.documentElement.scrollWidth") == width

    assert {name: said for name, said in found.items() if said} == {}


def test_the_letters_of_a_chart_stay_apart_on_a_phone(vera, story, sit_down, live_server):
    desk = sit_down(vera, width=390)

    desk.goto(f"{live_server.url}/admin/figures/")

    apart = """charts => charts.every(chart => {
        const boxes = [...chart.querySelectorAll("text")].map(it => it.getBoundingClientRect())
        return boxes.every((a, n) => boxes.slice(n + 1).every(b =>
            a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top))
    })"""
    assert desk.locator("svg.chart").evaluate_all(apart)


def test_numbers_keep_their_heads_on_a_phone(vera, story, sit_down, live_server):
    desk = sit_down(vera, width=390)
    desk.goto(f"{live_server.url}/admin/figures/")

    desk.locator(".views summary").click()

    head, cell = desk.locator(".views th").first, desk.locator(".views tbody th").first
    assert head.inner_text().lower() == "what became of it"
    assert head.bounding_box()["x"] == cell.bounding_box()["x"]
    assert head.bounding_box()["width"] == cell.bounding_box()["width"]
