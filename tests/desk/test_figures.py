"""Figures: what each of them counts, who reads them, and what they cost."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.desk.figures.charts import Bar, Mark, bars, columns
from articles.desk.figures.read import DROPPED
from articles.models import Article, ViewDrop, ViewHour
from articles.view_counts import Drop
from tests import clock as clocks
from tests import make
from tests.clock import NOON
from tests.desk.page import desk_of
from tests.reader.markup import read, read_text

FIGURES = "/admin/figures/"
# session, login, roles; publications; first editions, stories in work, their events; views, drops;
# notices
QUERIES = 10
# session, login, roles; story, its editions, its views; notices
OF_STORY = 7


@pytest.fixture(autouse=True)
def clock(db):
    with clocks.stopped() as clock:
        yield clock


def numbers(page, figure: str) -> list[list[str]]:
    """The rows of the table beside a figure."""
    rows = page.one(f"section.{figure}").one("tbody").all("tr")
    return [[cell.text for cell in row.elements] for row in rows]


def put_out(by, reviewer, **how) -> Article:
    return make.published(by, reviewer, make.unique("Story"), **how)


def figures(user, **asked):
    return read(desk_of(user).get(FIGURES, asked))


def of_story(user, story, **asked):
    return read(desk_of(user).get(f"/admin/articles/article/{story.pk}/figures/", asked))


# What went out.


def test_first_publications_are_counted_by_week_and_section(clock, rita, vera):
    sport = make.section("Sport").pk
    clock.now = NOON - timedelta(weeks=9)
    put_out(rita, vera)
    clock.now = NOON - timedelta(days=6)  # Monday
    corrected = put_out(rita, vera)
    put_out(rita, vera, section=sport)
    clock.now = NOON - timedelta(days=7)  # Sunday
    put_out(rita, vera, section=sport)
    clock.now = NOON
    make.change(corrected, rita, place="Merrow Bay")
    make.move(corrected, "submit", rita)
    make.move(corrected, "approve", vera)
    make.move(corrected, "publish", vera, kind="style")
    put_out(rita, vera, at=NOON + timedelta(days=1))

    page = figures(rita)

    assert numbers(page, "sections") == [
        ["26 Oct", "0", "0", "0"],
        ["2 Nov", "0", "0", "0"],
        ["9 Nov", "0", "1", "1"],
        ["16 Nov", "1", "1", "2"],
    ]
    names = [name.text for name in page.one("section.sections").all("figcaption")]
    assert names == ["Harbour: 1", "Sport: 2"]


def test_publications_without_review_are_set_against_all(clock, rita, vera, clara):
    put_out(rita, vera)
    make.unreviewed(rita, clara, make.unique("Hot"))
    hot = make.unreviewed(rita, clara, make.unique("Hot"))
    make.move(hot, "second look", vera)
    make.move(hot, "withdraw", vera, note="Wrong.", public_note="It is gone.")

    assert numbers(figures(rita), "unreviewed")[-1] == ["16 Nov", "2", "3"]


# How it is read.


def test_what_was_received_was_counted_or_dropped_for_a_reason(rita, vera):
    story = put_out(rita, vera)
    for weeks, n in [(0, 30), (1, 45), (20, 900)]:
        hour = NOON - timedelta(weeks=weeks, hours=1)
        ViewHour.objects.create(article=story, hour=hour, n=n)
        ViewDrop.objects.create(hour=hour, reason=Drop.BOT, n=n // 5)
    ViewDrop.objects.create(hour=NOON - timedelta(hours=1), reason=Drop.SEEN, n=10)

    page = figures(rita)

    assert numbers(page, "views") == [
        ["counted", "75", "75.0 %"],
        ["known robots", "15", "15.0 %"],
        ["again on the same day", "10", "10.0 %"],
    ]
    said = page.one("section.views").one("p.says").text
    assert said == "100 were received, 75 counted; the others were dropped."


def test_every_reason_to_drop_a_view_has_a_name():
    assert list(DROPPED) == list(Drop)


# How it is made.


def test_stories_in_work_are_counted_with_their_age_in_the_state(clock, rita, vera):
    clock.now = NOON - timedelta(days=9)
    make.draft(rita)
    submitted = make.draft(rita)
    make.move(make.draft(rita), "spike", rita, note="No news.")
    clock.now = NOON - timedelta(hours=3)
    make.move(submitted, "submit", rita)
    put_out(rita, vera)
    make.draft(rita)
    clock.now = NOON

    assert numbers(figures(rita), "open") == [
        ["draft", "2", "3 hours", "1 week, 2 days", "1 week, 2 days"],
        ["in review", "1", "3 hours", "3 hours", "3 hours"],
        ["approved", "0", "–", "–", "–"],
    ]


def test_the_time_in_each_state_ends_when_readers_see_the_story(clock, rita, vera):
    for hours in (1, 2, 10):
        clock.now = NOON - timedelta(days=5)
        story = make.draft(rita, make.unique("Story"))
        clock.goes_on(hours=hours)
        make.move(story, "submit", rita)
        clock.goes_on(hours=1)
        make.move(story, "approve", vera)
        make.move(story, "publish", vera, at=clock.now + timedelta(hours=4))
    clock.now = NOON
    put_out(rita, vera, at=NOON + timedelta(days=1))

    assert numbers(figures(rita), "times") == [
        ["draft", "3", "2 hours", "10 hours"],
        ["in review", "3", "1 hour", "1 hour"],
        ["scheduled", "3", "4 hours", "4 hours"],
        ["all of it", "3", "7 hours", "15 hours"],
    ]


def test_only_the_newest_stories_are_read_and_the_page_says_so(clock, monkeypatch, rita, clara):
    for module in ("questions", "made"):
        monkeypatch.setattr(f"articles.desk.figures.{module}.MOST", 2)
    for hours in (5, 2, 1):
        story = make.draft(rita, make.unique("Story"))
        clock.goes_on(hours=hours)
        make.move(story, "publish unreviewed", clara, note="It burns.")

    page = figures(rita)

    assert (
        "There are more: these are figures of 2 of them."
        in page.one("section.times").one("p.says").text
    )
    assert numbers(page, "times")[-1] == ["all of it", "2", "1 hour", "2 hours"]


# One story.


def test_a_story_is_shown_hour_by_hour_from_its_latest_publication(clock, settings, rita, vera):
    settings.TIME_ZONE = "Asia/Kathmandu"
    clock.now = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
    story, other = put_out(rita, vera), put_out(rita, vera)
    for hour, n in [(-30, 7), (0, 3), (1, 1200), (300, 9)]:
        at = clock.now.replace(minute=0) + timedelta(hours=hour)
        ViewHour.objects.create(article=story, hour=at, n=n)
    ViewHour.objects.create(article=other, hour=clock.now.replace(minute=0), n=77)
    clock.now = NOON

    page = of_story(rita, story)

    assert numbers(page, "hours") == [["10 November 14:45", "3"], ["10 November 15:45", "1,200"]]
    assert [it.text for it in page.one("ol.publications").all("li")] == [
        "first publication, 10 November 2026 15:15 +0545"
    ]
    assert [mark["x1"] for mark in page.all("line.mark")] == ["9.08%"]


def test_the_weeks_of_a_story_lead_to_each_other(clock, rita, vera):
    clock.now = NOON - timedelta(days=20)
    story = put_out(rita, vera)
    clock.now = NOON

    page = of_story(rita, story, week="2026-11-09")

    links = [(link.text, link["href"]) for link in page.one("ul.spans").all("a")]
    assert links == [
        ("Seven days before", "?week=2026-11-02"),
        ("First seven days", "?week=2026-11-02"),
        ("Seven days after", "?week=2026-11-16"),
    ]


def test_nobody_has_read_what_is_not_out(rita):
    page = of_story(rita, make.draft(rita))

    assert page.one("section.hours").all("svg") == []
    assert page.all("ol.publications") == []


# Who reads them.


@pytest.mark.parametrize("who", ["rita", "ed", "vera", "petra", "clara", "root"])
def test_everybody_with_a_role_reads_them(request, rita, vera, who):
    story, desk = put_out(rita, vera), desk_of(request.getfixturevalue(who))

    assert desk.get(FIGURES).status_code == 200
    assert desk.get(f"/admin/articles/article/{story.pk}/figures/").status_code == 200


def test_nobody_else_does(client, otto, rita, vera):
    story = put_out(rita, vera)
    pages = [FIGURES, f"/admin/articles/article/{story.pk}/figures/"]

    assert [desk_of(otto).get(page).status_code for page in pages] == [403, 403]
    assert ["/login/" in client.get(page)["location"] for page in pages] == [True, True]


def test_no_story_is_named_among_the_figures_of_all(rita, vera):
    make.published(rita, vera, "A Name Among Many")
    make.draft(rita, "A Name Among Many")

    assert "A Name" not in desk_of(rita).get(FIGURES).content.decode()


@pytest.mark.parametrize("asked", ["0", "5", "-4", "4 ", "9" * 99, "x\x00"])
def test_a_span_nobody_offers_is_a_bad_request(rita, asked):
    assert desk_of(rita).get(FIGURES, {"weeks": asked}).status_code == 400


@pytest.mark.parametrize("asked", ["x", "2026-02-30", "0001-01-01", "9999-12-31", "22T", "𝟚"])
def test_a_day_there_is_not_is_a_bad_request(rita, asked):
    story = make.draft(rita)

    page = desk_of(rita).get(f"/admin/articles/article/{story.pk}/figures/", {"week": asked})

    assert page.status_code == 400


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
def test_a_story_there_is_not_is_not_found(rita, pk):
    assert desk_of(rita).get(f"/admin/articles/article/{pk}/figures/").status_code == 404


# The pictures.


def test_every_chart_has_a_name_a_description_and_its_numbers_beside_it(clock, rita, clara):
    story = make.draft(rita)
    clock.goes_on(hours=1)
    make.move(story, "publish unreviewed", clara, note="It burns.")
    make.draft(rita)

    page = figures(rita)

    charts = page.all("svg.chart")
    assert {chart["role"] for chart in charts} == {"img"}
    assert all(chart.one("title").text and chart.one("desc").text for chart in charts)
    for figure in page.all("section.figure"):
        assert figure.all("svg.chart") != []
        assert len(figure.all("table")) == 1


def test_a_bar_is_as_long_as_its_value_and_ends_in_a_line_as_far_as_it_reaches():
    rows = [Bar("a <b>", 10, "ten", reaches=20), Bar("c", 5, "five", is_hollow=True)]

    chart = read_text(bars("Bars", "Two of them.", rows))

    assert [bar["width"] for bar in chart.all("rect")] == ["50.00%", "25.00%"]
    assert [bar["class"] for bar in chart.all("rect")] == ["bar", "hollow"]
    reach = chart.one("line.reach")
    assert (reach["x1"], reach["x2"]) == ("50.00%", "100.00%")
    assert [text.text for text in chart.all("text")] == ["a <b>", "ten", "c", "five"]


def test_columns_stand_on_one_floor_under_their_marks():
    chart = read_text(columns("Views", "Of a day.", [2, 0, 4], marks=[Mark(0.5, "1")], most=8))

    assert chart.one("path")["d"] == "M0.1 8v-2h.8v2zM2.1 8v-4h.8v4z"
    assert chart.one("line.mark")["x1"] == "50.00%"
    assert [text.text for text in chart.all("text")] == ["8", "2", "4", "1"]


def test_a_chart_of_nothing_is_a_floor():
    assert read_text(columns("Views", "None.", [0, 0])).one("path")["d"] == ""


# What they cost.


@pytest.mark.parametrize("times", [1, 3])
def test_they_ask_the_same_few_questions_at_any_size(
    rita, vera, clara, times, django_assert_num_queries
):
    for number in range(times):
        story = put_out(rita, vera, section=make.section(f"Section {number}").pk)
        make.unreviewed(rita, clara, make.unique("Hot"))
        make.draft(rita)
        ViewHour.objects.create(article=story, hour=NOON - timedelta(hours=1), n=5)
    desk = desk_of(vera)

    with django_assert_num_queries(QUERIES):
        desk.get(FIGURES)
    with django_assert_num_queries(OF_STORY):
        desk.get(f"/admin/articles/article/{story.pk}/figures/")
