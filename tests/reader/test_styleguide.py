"""The styleguide shows every component there is, to the newsroom and to nobody else."""

import re

import pytest
from django.conf import settings
from django.test import Client

from articles.reader import assets
from articles.reader.styleguide.pages import pages
from tests.desk.page import desk_of
from tests.reader.markup import links, read
from tests.reader.test_html import faults

GUIDE = "/styleguide/"
READER = settings.BASE_DIR / "templates" / "reader"


@pytest.fixture
def guide(rita):
    return desk_of(rita).get(GUIDE)


def test_every_template_of_the_site_is_in_it(guide):
    ours = {f"reader/{path.name}" for path in READER.glob("*.html")}
    errors = {f"{status}.html" for status in (400, 404, 500, 503)}

    used = {template.name for template in guide.templates}

    assert ours | errors <= used


@pytest.mark.parametrize("shown", ["0 views", "1 view", "799 views", "1,204,567 views"])
def test_it_shows_every_way_to_count(guide, shown):
    counts = [data.text for data in read(guide).all("data")]

    assert shown in counts


def test_it_shows_what_is_rarely_seen(guide):
    page = read(guide)
    marks = {name for notice in page.all("aside") for name in notice["class"].split()}

    assert marks >= {"update", "clarification", "correction", "retraction"}
    assert {html["dir"] for html in page.all("article") if "dir" in html.attributes} == {
        "ltr",
        "rtl",
    }
    assert page.all(".errorlist")
    assert "Back in a few minutes" in page.text


def test_it_is_sound(guide):
    assert faults(guide.content.decode()) == []


def test_its_pictures_are_drawn(guide, rita, client):
    desk = desk_of(rita)
    drawn = {link for link in links(guide.content.decode()) if re.search("(webp|jpg)$", link)}

    kinds = {desk.get(picture)["Content-Type"] for picture in drawn}

    assert kinds == {"image/webp", "image/jpeg"}
    assert {client.get(picture).status_code for picture in drawn} == {404}


def test_no_other_size_is_drawn(rita):
    assert desk_of(rita).get(f"{GUIDE}1600x1067/1599.jpg").status_code == 404


@pytest.mark.parametrize("name", pages())
def test_a_page_stands_there_as_a_whole(rita, name):
    page = read(desk_of(rita).get(f"{GUIDE}{name}/"))

    assert len(page.all("h1")) == len(page.all("main")) == 1


def test_the_policy_is_that_of_every_page(guide):
    assert guide["Content-Security-Policy"] == assets.policy()
    assert guide["Cache-Control"] == "private, no-store"


def test_it_asks_the_database_only_who_is_there(rita, django_assert_num_queries):
    desk = desk_of(rita)
    desk.get(GUIDE)

    with django_assert_num_queries(3):
        desk.get(GUIDE)


def with_an_old_cookie() -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "x"
    return client


@pytest.mark.parametrize("address", [GUIDE, f"{GUIDE}front/", f"{GUIDE}1600x1067/480.jpg"])
def test_nobody_else_finds_anything_there(site, otto, address):
    for visitor in (Client(), with_an_old_cookie(), desk_of(otto)):
        unknown = visitor.get("/nowhere/")

        response = visitor.get(address)

        assert response.status_code == 404
        assert (response.content, response.headers) == (unknown.content, unknown.headers)
        assert response.cookies == {}
