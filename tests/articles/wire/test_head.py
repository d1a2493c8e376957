"""The standfirst, and the headline repeated above the body."""

import pytest

from articles.wire import Paragraphs, Slot
from tests.articles.wire.reading import DATE, HEADLINE, STANDFIRST, dropped, story


def test_a_standfirst_of_several_paragraphs_is_joined():
    ferry = story(HEADLINE, "It stops in April.", "It returns in May.", DATE, "It is old.")

    assert ferry.standfirst == "It stops in April. It returns in May."


def test_a_standfirst_too_long_for_the_house_is_body_text():
    ferry = story(HEADLINE, "s" * 601, DATE, "It stops.")

    assert ferry.standfirst == ""
    assert ferry.blocks == (Paragraphs(("s" * 601, "It stops.")),)


def test_a_standfirst_of_six_hundred_characters_is_one():
    assert story(HEADLINE, "s" * 600, DATE, "It stops.").standfirst == "s" * 600


def test_a_standfirst_under_the_date_row_is_known_by_the_repeated_headline():
    ferry = story(HEADLINE, DATE, STANDFIRST, HEADLINE, "It stops.")

    assert ferry.standfirst == STANDFIRST
    assert ferry.blocks == (Paragraphs(("It stops.",)),)


def test_without_the_repeat_what_follows_the_date_row_is_body():
    ferry = story(HEADLINE, DATE, "It stops.", "It returns.")

    assert ferry.standfirst == ""
    assert ferry.blocks == (Paragraphs(("It stops.", "It returns.")),)


@pytest.mark.parametrize(
    "rest",
    [
        ["It stops."],
        ["It stops.", "Image"],
        ["Image", "It stops.", "It returns."],
        ["“It stops.”", "It stops.", "It returns."],
        ["Olga Brandt said:", "“It stops.”", "It stops.", "It returns."],
        ["MERROW BAY — It stops.", "It returns."],
        [HEADLINE, "It stops.", "It returns."],
    ],
)
def test_without_a_date_row_a_story_may_have_no_standfirst(rest):
    assert story(HEADLINE, *rest).standfirst == ""


def test_a_picture_above_the_date_row_opens_the_body():
    ferry = story(HEADLINE, STANDFIRST, "Image", DATE, "It stops.")

    assert ferry.standfirst == STANDFIRST
    assert ferry.blocks == (Slot("", ""), Paragraphs(("It stops.",)))


@pytest.mark.parametrize(
    ("headline", "repeat"),
    [
        (HEADLINE, HEADLINE.upper()),
        (HEADLINE, "Ferry  Timetable\nWill Change Twice"),
        (f"MERROW BAY — {HEADLINE}", HEADLINE),
        (HEADLINE, f"MERROW BAY — {HEADLINE}"),
        (f"MERROW BAY — {HEADLINE}", f"MERROW BAY - {HEADLINE}"),
    ],
)
def test_the_headline_repeated_above_the_body_is_dropped(headline, repeat):
    ferry = story(headline, STANDFIRST, DATE, repeat, "It stops.")

    assert ferry.headline == HEADLINE
    assert ferry.place == ("MERROW BAY" if "MERROW" in headline + repeat else "")
    assert ferry.blocks == (Paragraphs(("It stops.",)),)
    assert ferry.placed[7] == "dropped"
    assert [number for number, _ in ferry.dropped] == dropped(ferry)


def test_only_the_first_repeat_is_dropped():
    ferry = story(HEADLINE, STANDFIRST, DATE, HEADLINE, HEADLINE, "It stops.")

    assert dropped(ferry) == [7]
    assert ferry.blocks == (Paragraphs((HEADLINE, "It stops.")),)


def test_a_repeat_inside_the_body_is_text():
    ferry = story(HEADLINE, STANDFIRST, DATE, "It stops.", HEADLINE)

    assert ferry.dropped == ()
    assert ferry.blocks == (Paragraphs(("It stops.", HEADLINE)),)


def test_the_headline_from_another_place_is_another_headline():
    ferry = story(f"MERROW BAY — {HEADLINE}", DATE, f"SKERRIN — {HEADLINE}", "It stops.")

    assert ferry.dropped == ()
    assert ferry.blocks == (Paragraphs((f"SKERRIN — {HEADLINE}", "It stops.")),)


def test_a_repeat_below_a_picture_is_still_above_the_body():
    ferry = story(HEADLINE, STANDFIRST, DATE, "Image", HEADLINE, "It stops.")

    assert dropped(ferry) == [9]
    assert ferry.blocks == (Slot("", ""), Paragraphs(("It stops.",)))
