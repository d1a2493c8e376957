"""How lines make paragraphs."""

import pytest

from articles.wire import Paragraphs, WireError, parse
from tests.articles.wire.reading import DATE, HEADLINE, MINSK, STANDFIRST, body, story


def test_hard_wrapped_lines_are_one_paragraph():
    [run] = body("The ferry stops\nin April and\nreturns in May.", "So it goes.")

    assert run == Paragraphs(("The ferry stops in April and returns in May.", "So it goes."))


def test_without_any_blank_line_each_line_is_a_paragraph():
    ferry = parse(f"{HEADLINE}\n{STANDFIRST}\n{DATE}\nIt stops.\nIt returns.\n", MINSK)

    assert (ferry.headline, ferry.standfirst) == (HEADLINE, STANDFIRST)
    assert ferry.blocks == (Paragraphs(("It stops.", "It returns.")),)


def test_a_line_under_the_headline_is_the_standfirst():
    ferry = story(f"{HEADLINE}\n{STANDFIRST}", "It stops.", "It returns.")

    assert (ferry.headline, ferry.standfirst) == (HEADLINE, STANDFIRST)
    assert ferry.placed == {1: "headline", 2: "standfirst", 4: "text", 6: "text"}


def test_a_date_row_may_share_its_paragraph_with_the_headline():
    ferry = story(f"{HEADLINE}\n{STANDFIRST}\n{DATE} • 12 views", "It stops.")

    assert (ferry.headline, ferry.standfirst, ferry.views) == (HEADLINE, STANDFIRST, 12)


def test_a_headline_on_two_lines_is_known_by_its_repeat():
    ferry = story(f"{HEADLINE}\nThis Spring", DATE, f"{HEADLINE} This Spring", "It stops.")

    assert ferry.headline == f"{HEADLINE} This Spring"
    assert ferry.dropped == ((6, f"{HEADLINE} This Spring"),)


def test_a_headline_too_long_for_the_house_is_refused():
    with pytest.raises(WireError) as refusal:
        story("", "F" * 3412, "It stops.")

    assert str(refusal.value) == (
        "line 3: The headline is 3,412 characters long; it can have 200."
        " Put the headline on a line of its own."
    )


def test_a_headline_of_two_hundred_characters_is_taken():
    assert story("F" * 200, "It stops.").headline == "F" * 200


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_copy_of_more_than_two_thousand_paragraphs_is_refused_with_the_line_of_the_first(gap):
    line = 2000 * len(gap) + 1

    with pytest.raises(WireError) as refusal:
        parse(gap.join(["Ferry"] * 2001), MINSK)

    assert str(refusal.value) == (
        f"line {line}: There are more than 2,000 paragraphs. Send one story a file."
    )


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_copy_of_two_thousand_paragraphs_is_taken(gap):
    assert len(parse(gap.join(["Ferry"] * 2000), MINSK).placed) == 2000


def test_a_speaker_under_a_quotation_counts_as_a_paragraph():
    with pytest.raises(WireError) as refusal:
        story(HEADLINE, *["“Yes.”\nOlga Brandt said:"] * 1000)

    assert refusal.value.sentence.startswith("There are more than 2,000 paragraphs.")
