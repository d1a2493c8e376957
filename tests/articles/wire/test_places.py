"""The place, taken out of its line."""

import pytest

from articles.wire import Paragraphs
from tests.articles.wire.reading import DATE, HEADLINE, story


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        ([f"MERROW BAY — {HEADLINE}", "It stops."], "MERROW BAY"),
        ([f"MERROW BAY - {HEADLINE}", "It stops."], "MERROW BAY"),
        ([HEADLINE, "MERROW BAY – It stops."], "MERROW BAY"),
        ([HEADLINE, "ПОРТ МЕРРОУ — It stops."], "ПОРТ МЕРРОУ"),
        ([HEADLINE, "Image", "MERROW BAY — It stops."], "MERROW BAY"),
        ([HEADLINE, f"MERROW BAY — {DATE}", "It stops."], "MERROW BAY"),
        ([HEADLINE, "Merrow Bay, March 7 2025", "It stops."], "Merrow Bay"),
        ([HEADLINE, "Merrow Bay, Friday, March 7 2025", "It stops."], "Merrow Bay"),
    ],
)
def test_the_place_leaves_its_line_for_a_field(paragraphs, place):
    ferry = story(*paragraphs)

    assert (ferry.headline, ferry.place) == (HEADLINE, place)
    assert ferry.blocks[-1] == Paragraphs(("It stops.",))


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry Timetable — What Changes",
        "MERROW BAY— Ferry Stops",
        "FERRY STOPS — MERROW BAY ASKS WHY",
        "BREAKING — Ferry Stops",
        "COVID-19 — Ferry Stops",
        "I — The Captain",
        "A PLACE WHOSE NAME IS MUCH TOO LONG TO BE ONE — Ferry Stops",
    ],
)
def test_what_stands_before_a_dash_is_not_always_a_place(headline):
    ferry = story(headline, "It stops.")

    assert (ferry.headline, ferry.place) == (headline, "")


def test_an_agency_in_brackets_stays_with_its_text():
    ferry = story(HEADLINE, "MERROW BAY (Tribune) — It stops.")

    assert ferry.place == "MERROW BAY"
    assert ferry.blocks == (Paragraphs(("(Tribune) — It stops.",)),)


def test_the_same_place_twice_is_taken_out_twice():
    ferry = story(f"MERROW BAY — {HEADLINE}", "Merrow Bay, March 7 2025", "MERROW BAY — It stops.")

    assert (ferry.headline, ferry.place) == (HEADLINE, "Merrow Bay")
    assert ferry.blocks == (Paragraphs(("It stops.",)),)


def test_a_second_place_stays_in_its_text():
    ferry = story(f"MERROW BAY — {HEADLINE}", "SKERRIN — It stops.", "It returns.")

    assert ferry.place == "MERROW BAY"
    assert ferry.blocks == (Paragraphs(("SKERRIN — It stops.", "It returns.")),)


def test_the_place_of_the_date_row_wins_since_it_cannot_stay_there():
    ferry = story(f"SKERRIN — {HEADLINE}", f"MERROW BAY — {DATE}", "It stops.")

    assert (ferry.headline, ferry.place) == (f"SKERRIN — {HEADLINE}", "MERROW BAY")
