"""Review links on the desk: an address is told once, and the review page lists who has one."""

import re

import pytest

from articles import advice
from articles.models import ReviewLink
from tests import make
from tests.desk.page import desk_of, told

NAME = "Maya Orlova"


@pytest.fixture
def article(rita):
    article = make.draft(rita)
    return make.move(article, "submit", rita)


def url(article, what="links/") -> str:
    return f"/admin/articles/article/{article.pk}/{what}"


def ask(desk, article, **typed):
    typed = {"seen": article.head_id, "receiver": NAME, "days": "3", **typed}
    return desk.post(url(article), typed)


def review(user, article) -> str:
    return desk_of(user).get(url(article, "review/")).content.decode()


def test_the_address_is_told_once_and_opens_the_story(ed, article, client):
    response = ask(desk_of(ed), article)

    address = re.search(r'value="(http://testserver/review/[^"]+)"', response.content.decode())[1]
    token = address.split("/")[4]
    assert response["Cache-Control"].count("no-store")
    assert article.headline in client.get(address).content.decode()
    assert token not in review(ed, article)
    assert token not in desk_of(ed).get(url(article, "history/")).content.decode()
    assert token not in str(response.cookies)


def test_the_review_page_lists_links_with_what_came_of_them(ed, vera, article, client):
    link, token = advice.ask(article, by=ed, seen=article.head_id, receiver=NAME)
    before = review(vera, article)
    client.get(f"/review/{token}/")
    advice.give(link, says="objection", text="He <never> said that.")

    after = review(vera, article)

    assert "Not opened yet." in before
    assert "asked by Ed on" in after
    assert "Opened first on" in after
    assert "He &lt;never&gt; said that." in after
    assert "Maya Orlova gave advice: an objection" in after
    assert "Ends on" in after


def test_the_history_tells_of_links_and_advice(ed, article):
    link, _ = advice.ask(article, by=ed, seen=article.head_id, receiver=NAME)
    advice.give(link, says="fine")
    advice.revoke(link, by=ed)

    page = desk_of(ed).get(url(article, "history/")).content.decode()

    assert "made a review link" in page
    assert "Maya Orlova gave advice: fine by me" in page
    assert "revoked a review link" in page


def test_a_link_is_revoked_from_the_page(ed, article):
    link, _ = advice.ask(article, by=ed, seen=article.head_id, receiver=NAME)

    response = desk_of(ed).post(url(article, f"links/{link.pk}/revoke/"), follow=True)

    link.refresh_from_db()
    assert link.revoked_at
    assert told(response) == ["The link for Maya Orlova shows nothing from now on."]


def test_a_reporter_sees_the_advice_and_asks_nobody(ed, rita, article):
    link, _ = advice.ask(article, by=ed, seen=article.head_id, receiver=NAME)
    page = review(rita, article)

    made = ask(desk_of(rita), article, receiver="A friend")
    desk_of(rita).post(url(article, f"links/{link.pk}/revoke/"))

    assert NAME in page
    assert "Ask somebody without a login" not in page
    assert "Revoke the link" not in page
    assert "Only who may publish sends a story out of the house" in made.content.decode()
    assert list(ReviewLink.objects.values_list("receiver", "revoked_at")) == [(NAME, None)]


def test_whoever_has_no_role_finds_nothing(otto, ed, article):
    link, _ = advice.ask(article, by=ed, seen=article.head_id, receiver=NAME)

    answers = [
        ask(desk_of(otto), article).status_code,
        desk_of(otto).post(url(article, f"links/{link.pk}/revoke/")).status_code,
    ]

    assert answers == [404, 404]
    assert ReviewLink.objects.get().revoked_at is None


def test_a_link_of_another_story_is_not_revoked_through_this_one(ed, rita, article):
    other = make.draft(rita, "Another Story")
    link, _ = advice.ask(other, by=ed, seen=other.head_id, receiver=NAME)

    answer = desk_of(ed).post(url(article, f"links/{link.pk}/revoke/"))

    assert answer.status_code == 404
    assert ReviewLink.objects.get().revoked_at is None


def test_a_version_nobody_looked_at_is_not_sent(ed, rita, article):
    seen = article.head_id
    make.change(article, rita, place="Merrow Bay")

    response = ask(desk_of(ed), article, seen=seen)

    assert response.status_code == 409
    assert "Rita saved a newer version" in response.content.decode()
    assert not ReviewLink.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"days": "15"},
        {"days": "0"},
        {"days": "9" * 30},
        {"seen": "9" * 30},
        {"seen": "x"},
        {"receiver": ""},
        {"receiver": "\x00"},
        {"receiver": "x" * 81},
    ],
)
def test_what_cannot_be_is_an_error_of_the_form(ed, article, typed):
    response = ask(desk_of(ed), article, **typed)

    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not ReviewLink.objects.exists()


@pytest.mark.parametrize("what", ["links/", "links/1/revoke/"])
def test_nothing_happens_by_a_look_at_the_address(ed, article, what):
    advice.ask(article, by=ed, seen=article.head_id, receiver=NAME)

    assert desk_of(ed).get(url(article, what)).status_code == 405


def test_a_page_that_shows_a_new_link_decides_as_any_other(ed, vera, article):
    advice.ask(article, by=ed, seen=article.head_id, receiver=NAME)
    form = desk_of(vera).get(url(article, "review/")).context["decisions"][0].form

    page = {name: form[name].value() for name in ("seen", "last_event")}
    response = desk_of(vera).post(url(article, "move/approve/"), page, follow=True)

    assert told(response) == ["You approved this story."]
