"""The date row: what is one, what it says, and when it is refused."""

from datetime import datetime

import pytest

from articles.wire import Paragraphs, WireError
from tests.articles.wire.reading import BERLIN, DATE, HEADLINE, MINSK, STANDFIRST, dropped, story


def dateline(row, zone=MINSK):
    read_story = story(HEADLINE, STANDFIRST, row, "The ferry stops.", zone=zone)
    assert read_story.standfirst == STANDFIRST
    return read_story.date, read_story.views


@pytest.mark.parametrize(
    ("row", "views"),
    [
        ("March 7 2025, 8:05 PM  •  1,204 views", 1204),
        ("March 7, 2025 at 8:05 p.m. | 1.204 views", 1204),
        ("Friday, March 7th, 2025 — 20:05 — 1 view", 1),
        ("Fri, 7 Mar. 2025, 20:05 · views: 1,204", 1204),
        ("7th of March, 2025 20:05 / 1 204 views", 1204),
        ("7 March 2025, 20:05 - 1’204’567 Views", 1_204_567),
        ("7 March 2025, 20:05 – 1\u00a0204 views", 1204),
        ("7 March 2025, 20.05, 1\u202f204 views.", 1204),
        ("2025-03-07T20:05", None),
        ("2025-03-07 20:05:00", None),
        ("2025-03-07T17:05Z", None),
        ("2025-03-07T18:05:00.000+01:00 • 3 views", 3),
        ("March 7 2025, 8:05 PM GMT+3", None),
        ("07.03.2025 20:05", None),
        ("07.03.2025 20:05, 0 views", 0),
        ("7 марта 2025 г., 20:05 • 1 204 просмотра", 1204),
        ("7 марта 2025 года в 20:05, просмотров: 1204", 1204),
        ("7 сакавіка 2025, 20:05 • 21 прагляд", 21),
        ("пятница, 7 марта 2025, 20:05", None),
        ("7 березня 2025 р., о 20:05 • 3 перегляди", 3),
        ("Published: March 7 2025, 8:05 PM", None),
    ],
)
def test_a_date_row_is_read_in_many_manners(row, views):
    assert dateline(row) == (datetime(2025, 3, 7, 20, 5, tzinfo=MINSK), views)


@pytest.mark.parametrize("row", ["March 7 2025", "7 March 2025", "2025-03-07", "7.3.2025"])
def test_a_date_without_a_time_is_midnight(row):
    assert dateline(row) == (datetime(2025, 3, 7, tzinfo=MINSK), None)


@pytest.mark.parametrize(("month", "number"), [("мая", 5), ("жніўня", 8), ("листопада", 11)])
def test_months_have_their_names_in_four_languages(month, number):
    assert dateline(f"7 {month} 2025")[0] == datetime(2025, number, 7, tzinfo=MINSK)


@pytest.mark.parametrize(("time", "hour"), [("12:00 AM", 0), ("12:00 PM", 12), ("11 pm", 23)])
def test_noon_and_midnight_on_a_clock_of_twelve_hours(time, hour):
    assert dateline(f"March 7 2025, {time}")[0] == datetime(2025, 3, 7, hour, tzinfo=MINSK)


def test_an_offset_is_converted_into_the_newsrooms_zone():
    date, _ = dateline("2025-03-07T23:30-05:00", zone=BERLIN)

    assert date.isoformat() == "2025-03-08T05:30:00+01:00"
    assert date.tzinfo is BERLIN


def test_an_hour_that_the_clocks_repeat_is_the_first_of_the_two():
    date, _ = dateline("October 26 2025, 2:30 AM", zone=BERLIN)

    assert date.isoformat() == "2025-10-26T02:30:00+02:00"


@pytest.mark.parametrize("row", ["7/25/2025", "25/7/2025"])
def test_slashes_are_read_where_only_one_reading_is_possible(row):
    assert dateline(row)[0] == datetime(2025, 7, 25, tzinfo=MINSK)


@pytest.mark.parametrize(
    "row",
    [
        "March 32 2025, 8:05 PM",
        "February 30 2025",
        "March 7 2025, 25:05",
        "March 7 2025, 20:61",
        "March 7 2025, 13:05 PM",
        "March 7 2025, 8:05 PM EST",
        "March 7 1025",
        "Marhc 7 2025, 8:05 PM",
        "03/07/2025",
        "32.03.2025 20:05",
        "2025-13-07",
        "9999-12-31T23:59-12:00",
        "2025-03-07T20:05+99:00",
        "MERROW BAY — February 30 2025",
    ],
)
def test_a_date_that_is_none_is_refused_with_its_line(row):
    with pytest.raises(WireError) as refusal:
        dateline(row)

    assert str(refusal.value) == (
        f"line 5: “{row}” cannot be read as a date and time."
        " Correct it, for example to “March 7 2025, 8:05 PM”, or take the line out."
    )


@pytest.mark.parametrize("count", ["9,999,999,999,999", "1.2K", "12,04", "1,2,3"])
def test_a_view_count_that_is_none_is_refused_with_its_line(count):
    with pytest.raises(WireError) as refusal:
        dateline(f"March 7 2025 • {count} views")

    assert str(refusal.value) == (
        f"line 5: “{count}” cannot be read as a view count."
        " Write the whole number, for example 1,204 views, or leave it out."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry stopped on March 7 2025, 8:05 PM.",
        "Seven crossings were cancelled, March 7 2025",
        "On Friday, March 7 2025",
        "Who stopped? Merrow, March 7 2025",
        "One Ferry Too Many In Merrow, March 7 2025",
        "Chapter 7 2025",
        "March 7",
    ],
)
def test_a_sentence_with_a_date_is_no_date_row(sentence):
    ferry = story(HEADLINE, STANDFIRST, sentence, "It stops.")

    assert ferry.date is None
    assert ferry.blocks == (Paragraphs((sentence, "It stops.")),)


def test_a_date_row_far_down_is_text():
    [run] = story(HEADLINE, STANDFIRST, "One.", "Two.", "Three.", "March 32 2025").blocks

    assert run.paragraphs[-1] == "March 32 2025"


def test_only_the_first_date_row_is_the_storys():
    ferry = story(HEADLINE, DATE, "March 8 2025", "It stops.")

    assert ferry.date == datetime(2025, 3, 7, 20, 5, tzinfo=MINSK)
    assert ferry.blocks == (Paragraphs(("March 8 2025", "It stops.")),)


def test_a_date_row_may_stand_over_the_headline():
    ferry = story(DATE, HEADLINE, "It stops.")

    assert (ferry.headline, ferry.standfirst) == (HEADLINE, "")
    assert ferry.placed == {1: "date", 3: "headline", 5: "text"}


@pytest.mark.parametrize("headline", ["Ferry Timetable, April 2 2025", "Ferry, April 31 2025"])
def test_a_headline_may_end_with_a_date(headline):
    assert story(headline, "It stops.").headline == headline


def test_a_repeated_headline_that_ends_with_a_date_is_no_date_row():
    headline = "Ferry Timetable, April 2 2025"

    ferry = story(headline, STANDFIRST, DATE, headline, "It stops.")
    undated = story(headline, STANDFIRST, headline, "It stops.")

    assert (ferry.headline, ferry.date.month, dropped(ferry)) == (headline, 3, [7])
    assert (undated.headline, undated.date, dropped(undated)) == (headline, None, [5])
