"""The list of stories: what it is asked for, how one gets to its end, and what it costs."""

from datetime import timedelta
from itertools import chain
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from tests import clock as clocks
from tests import make
from tests.clock import NOON
from tests.desk.page import desk_of
from tests.reader.markup import read

LIST = "/admin/articles/article/"
# session, login, roles, stories; sections and topics to choose from; notices
QUERIES = 7


@pytest.fixture(autouse=True)
def clock(db):
    with clocks.stopped() as clock:
        yield clock


def listed(user, **asked) -> list[str]:
    page = read(desk_of(user).get(LIST, asked))
    return [link.text for story in page.all("tr.story") for link in story.all("a.what")]


@pytest.fixture
def newsroom(rita, rob, vera, clara):
    """A story of every kind, each changed after the one before."""
    olga = make.person("Olga Brandt", "Ольга Брандт")
    draft = make.draft(rita, "Draft", section=make.section("Sport").pk)
    named = make.draft(rita, "About Olga", mentions=[{"person": olga.pk, "name": olga.name}])
    quoted = [make.quote(speaker=olga, name=olga.name)]
    quotes = make.draft(rob, "Quotes Olga", blocks=quoted, topics=[make.topic("Ferries").pk])
    returned = make.draft(rita, "Returned")
    make.move(returned, "submit", rita)
    make.move(returned, "return", vera, note="Who says so?")
    no_picture = make.draft(rob, "No picture", blocks=[make.text(), make.slot()])
    in_review = make.draft(rob, "In review")
    make.move(in_review, "submit", rob)
    live = make.published(rita, vera, "Live")
    scheduled = make.published(rita, vera, "Scheduled", at=NOON + timedelta(days=1))
    hot = make.unreviewed(rita, clara, "Hot")
    make.move(make.draft(rita, "Spiked"), "spike", rita, note="No news.")

    for story, hours in {draft: -1, named: 2, quotes: 120}.items():
        Article.objects.filter(pk=story.pk).update(due=NOON + timedelta(hours=hours))
    in_order = draft, named, quotes, returned, no_picture, in_review, live, scheduled, hot
    for minutes, story in enumerate(in_order):
        changed_at = NOON + timedelta(minutes=minutes)
        Article.objects.filter(pk=story.pk).update(changed_at=changed_at)


@pytest.mark.parametrize(
    ("asked", "headlines"),
    [
        (
            "",
            "Hot, Scheduled, Live, In review, No picture, Returned, Quotes Olga, About Olga, Draft",
        ),
        ("list=mine", "Hot, Scheduled, Live, Returned, About Olga, Draft"),
        ("list=mine&state=draft", "Returned, About Olga, Draft"),
        ("list=sent-back", "Returned"),
        ("list=flagged", "Hot"),
        ("list=slots", "No picture"),
        ("list=scheduled", "Scheduled"),
        ("list=live", "Hot, Live"),
        ("list=spiked", "Spiked"),
        ("list=waiting", ""),
        ("state=review", "In review"),
        ("due=overdue", "Draft"),
        ("due=today", "Draft, About Olga"),
        ("due=week", "Draft, About Olga, Quotes Olga"),
        ("due=any", "Draft, About Olga, Quotes Olga"),
        ("person=brandt", "Quotes Olga, About Olga"),
        ("person=ольга", "Quotes Olga, About Olga"),
        ("person=nobody", ""),
        ("person=olga&state=draft&list=mine", "About Olga"),
        ("q=olga", "Quotes Olga, About Olga"),
        ("q=olga&list=mine", "About Olga"),
    ],
)
def test_it_shows_what_it_is_asked_for(rita, newsroom, asked, headlines):
    page = read(desk_of(rita).get(f"{LIST}?{asked}"))

    assert ", ".join(link.text for link in page.all("a.what")) == headlines


def test_it_is_narrowed_to_a_section_or_a_topic(rita, newsroom):
    assert listed(rita, section=make.section("Sport").pk) == ["Draft"]
    assert listed(rita, topic=make.topic("Ferries").pk) == ["Quotes Olga"]


def test_a_reviewer_has_the_stories_that_wait_for_a_decision_or_a_second_look(viktor, newsroom):
    assert listed(viktor, list="waiting") == ["Hot", "In review"]


def test_a_row_says_whether_readers_see_the_story_and_what_waits(rita, newsroom):
    page = read(desk_of(rita).get(LIST))
    rows = {row.one("a.what").text: row for row in page.all("tr.story")}

    assert rows["Live"].one("td.states").text == "published live"
    assert rows["Live"].one("td.due").text == ""
    assert rows["Scheduled"].one("td.states").text == "published"
    assert rows["Scheduled"].one("td.due").text == "goes out tomorrow 12:00 UTC"
    assert rows["Draft"].one("td.due").text == "overdue today 11:00"


def test_what_is_asked_for_most_is_a_link_away(rita, viktor, newsroom):
    page, of_reviewer = (read(desk_of(who).get(f"{LIST}?list=mine")) for who in (rita, viktor))

    links = [(link.text, link["href"]) for link in page.one("ul.quick").all("a")]
    (here,) = (it.text for it in page.one("ul.quick").all("a") if "aria-current" in it.attributes)

    assert links == [
        ("All", "?"),
        ("Mine", "?list=mine"),
        ("Due today and overdue", "?due=today"),
        ("Scheduled", "?list=scheduled"),
    ]
    assert here == "Mine"
    assert ("Waiting for my decision", "?list=waiting") in [
        (link.text, link["href"]) for link in of_reviewer.one("ul.quick").all("a")
    ]


def test_where_filters_wait_behind_a_button_it_says_how_many_are_set(rita, newsroom):
    page = read(desk_of(rita).get(f"{LIST}?list=mine&state=draft&q=olga"))

    assert page.one("button.open-filters").text == "Filters 2"


# To the end of it.


@pytest.mark.parametrize("asked", [{}, {"due": "any"}])
def test_every_story_is_on_one_page_of_it_also_those_changed_in_the_same_moment(rita, asked):
    for number in range(7):
        make.draft(rita, f"Story {number}")
    Article.objects.update(due=NOON)
    pages, next_page = [], asked
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("articles.desk.story_list.PER_PAGE", 3)
        while next_page is not None:
            page = read(desk_of(rita).get(LIST, next_page))
            pages.append([link.text for link in page.all("a.what")])
            more = [it for it in page.all("a") if it.attributes.get("rel") == "next"]
            next_page = query_of(more[0]["href"]) if more else None

    assert [len(page) for page in pages] == [3, 3, 1]
    assert sorted(chain(*pages)) == [f"Story {number}" for number in range(7)]


def query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(address.removeprefix("?")))


# What is no question.


@pytest.mark.parametrize("after", ["x", "_", "2026-11-22_1", "2026-13-99T00:00:00Z_1", "_9" * 99])
def test_a_page_that_ended_nowhere_is_a_bad_request(rita, after):
    assert desk_of(rita).get(LIST, {"after": after}).status_code == 400


@pytest.mark.parametrize(
    "asked",
    [
        {"section": "9" * 99},
        {"topic": "-1"},
        {"list": "everything"},
        {"state": "'"},
        {"due": "yesterday"},
        {"q": "a" * 999},
    ],
)
def test_an_answer_nobody_offers_is_told_beside_the_field(rita, asked):
    make.draft(rita)

    page = read(desk_of(rita).get(LIST, asked))

    (name,) = asked
    assert page.one(f"div.ask-{name}").all("ul.errorlist") != []
    assert page.all("tr.story") == []


def test_somebody_without_a_role_does_not_see_it(otto):
    assert desk_of(otto).get(LIST).status_code == 403


# What it costs.


@pytest.mark.parametrize("times", [1, 3, 51])
def test_it_asks_the_same_few_questions_at_any_length(ed, rita, times, django_assert_num_queries):
    for number in range(times):
        make.draft(rita, f"Story {number}", topics=[make.topic(f"Topic {number}").pk])
    desk = desk_of(ed)

    with django_assert_num_queries(QUERIES):
        desk.get(LIST)


def test_it_counts_nothing_and_skips_nothing(ed, rita):
    make.draft(rita)
    desk = desk_of(ed)

    with CaptureQueriesContext(connection) as asked:
        desk.get(LIST, {"q": "ferry", "person": "olga", "list": "mine", "state": "draft"})

    said = " ".join(query["sql"] for query in asked.captured_queries).upper()
    stories = said.replace("NOTICE", "")
    assert "OFFSET" not in stories
    assert 'COUNT(*) AS "__COUNT" FROM "ARTICLES_ARTICLE"' not in stories
