"""How we count: the rules as the code has them, and books that anybody can add up."""

from datetime import UTC, timedelta

import pytest
from django.utils import timezone

from articles import view_counts
from articles.models import ViewDrop, ViewHour
from tests import make

PAGE = "/how-we-count/"


@pytest.fixture
def books(rita, vera):
    """One live story; five views counted and three not, two of them yesterday."""
    hour = timezone.now().astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    article = make.published(rita, vera, "A Story in the Books")
    ViewHour.objects.create(article=article, hour=hour, n=4)
    ViewHour.objects.create(article=article, hour=hour - timedelta(days=1), n=1)
    ViewDrop.objects.create(hour=hour, reason="seen", n=1)
    ViewDrop.objects.create(hour=hour - timedelta(days=1), reason="bot", n=2)
    return article


def test_the_page_says_what_the_code_counts_by(client, db):
    page = client.get(PAGE).content.decode()

    assert view_counts.DEFINITION in page


def test_what_was_received_is_what_counted_and_what_did_not(client, books):
    page = client.get(PAGE).content.decode()

    rows = [row.split("</tr>")[0] for row in page.split("<tbody>")[1].split("<tr>")[1:]]
    figures = [[part.split("<")[0] for part in row.split('<td class="n">')[1:]] for row in rows]
    assert figures[:2] == [["5", "4", "1"], ["3", "1", "2"]]


def test_every_reason_is_told_with_how_often_it_held(client, books):
    page = client.get(PAGE).content.decode()

    for drop, n in (("seen", 1), ("bot", 2), ("staff", 0)):
        sentence = view_counts.Drop(drop).label
        assert f'{sentence}</th><td class="n">{n}</td>' in page


def test_an_opening_number_is_named_once_its_story_is_live(client, rita, vera):
    waiting = make.draft(rita, "A Draft From the Wire")
    view_counts.open_at(waiting, 99)
    live = make.published(rita, vera, "A Story From the Wire")
    view_counts.open_at(live, 1204)

    page = client.get(PAGE).content.decode()

    assert f'<a href="{live.live_edition().path}">A Story From the Wire</a>: 1,204' in page
    assert "A Draft From the Wire" not in page


@pytest.mark.parametrize("stories", [1, 3])
def test_the_books_ask_as_much_with_many_stories_as_with_one(
    client, rita, vera, stories, django_assert_num_queries
):
    for number in range(stories):
        view_counts.open_at(make.published(rita, vera, f"Story {number}"), 10)

    with django_assert_num_queries(4):
        client.get(PAGE)
