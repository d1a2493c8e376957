"""The desk speaks the language its person chose; readers' pages do not switch."""

import re
from datetime import timedelta

import pytest
from django.utils.translation import get_language, override

from articles.templatetags.desk import day_and_time
from tests import make
from tests.clock import NOON, stopped
from tests.desk.page import desk_of

UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)


@pytest.fixture
def olena(rita):
    rita.language = "uk"
    rita.save(update_fields=["language"])
    return rita


def language_of(response) -> str:
    return re.search(r'<html lang="([^"]*)"', response.content.decode())[1]


def test_somebody_chooses_the_language_of_their_desk(rita):
    desk = desk_of(rita)

    answer = desk.post("/admin/me/", {"language": "uk"}, follow=True)

    rita.refresh_from_db()
    assert (rita.language, language_of(answer)) == ("uk", "uk")
    assert "Збережено." in answer.content.decode()
    assert language_of(desk.get("/admin/")) == "uk"


def test_the_desk_of_everybody_else_stays_as_it_was(olena, ed):
    assert language_of(desk_of(olena).get("/admin/")) == "uk"
    assert language_of(desk_of(ed).get("/admin/")) == "en"
    assert get_language() == "en"


def test_a_language_nobody_offers_is_refused(rita):
    answer = desk_of(rita).post("/admin/me/", {"language": "xx"})

    rita.refresh_from_db()
    assert (answer.status_code, rita.language) == (200, "")


def test_who_is_not_signed_in_is_asked_to_in_the_newsrooms_language(client, db):
    assert language_of(client.get("/admin/login/")) == "en"
    assert client.get("/admin/me/").status_code == 302


def test_a_preview_is_in_the_newsrooms_language_whoever_looks(olena, ed):
    story = make.draft(olena, "Ferry timetable", bylines=[])
    address = f"/admin/articles/article/{story.pk}/preview/"

    with stopped():
        hers, his = (desk_of(user).get(address).content.decode() for user in (olena, ed))

    article = re.compile("<article.*</article>", re.DOTALL)
    assert article.search(hers)[0] == article.search(his)[0]


def test_readers_pages_do_not_switch(olena, vera, client):
    make.published(olena, vera, "Ferry timetable")
    client.force_login(olena)

    page = client.get("/").content.decode()

    assert '<html lang="en"' in page
    assert not UKRAINIAN.search(page)


def test_a_day_of_a_month_is_said_as_in_a_sentence():
    with stopped(), override("uk"):
        assert day_and_time(NOON + timedelta(days=-9)) == "13 листопада 12:00"
