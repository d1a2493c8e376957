"""Paragraphs held by quotation marks."""

import pytest

from articles.wire import Paragraphs, Quotation
from tests.articles.wire.reading import body


@pytest.mark.parametrize(
    "words",
    [
        '"Four is enough."',
        "“Four is enough.”",
        "„Four is enough.“",
        "„Four is enough.”",
        "«Four is enough».",
        "»Four is enough!«",
        "‹Four is enough›",
        "‘Four is enough’…",
        "'Four isn't enough.'",
        "‘The captains’ boat isn’t enough.’",
        "「Four is enough」",
        '"She said "four" to me."',
        "«Он сказал «четыре» и ушёл»",
        "“Four is\nenough.”",
    ],
)
def test_a_paragraph_held_by_one_pair_of_marks_is_a_quotation(words):
    assert body(words) == (Quotation(" ".join(words.split()), "", ""),)


@pytest.mark.parametrize(
    "paragraph",
    [
        '"Four," he said, "is enough."',
        "“Four,” he said, “is enough.”",
        "‘Four,’ he said, ‘is enough.’",
        "«Четыре», — сказал он, — «хватит»",
        "“Four is enough in May,” said the adviser.",
        "‘Yes’ and ‘no’",
        "“Four is enough.",
        "“Four is enough.»",
        "'Tis the season for ferries.",
        '""',
        '"',
    ],
)
def test_a_paragraph_with_marks_inside_it_is_text(paragraph):
    assert body(paragraph) == (Paragraphs((paragraph,)),)


def test_paragraphs_that_all_open_and_of_which_the_last_closes_are_one_quotation():
    [quotation] = body("“Four in May.", "“Five in June.", "“Six in July.”", "Olga Brandt said:")

    assert quotation.words == "“Four in May.\n\n“Five in June.\n\n“Six in July.”"
    assert quotation.speaker == "Olga Brandt"


def test_paragraphs_that_open_and_never_close_are_text():
    assert body("“Four in May.", "“Five in June.", "Yes.") == (
        Paragraphs(("“Four in May.", "“Five in June.", "Yes.")),
    )


def test_an_open_paragraph_takes_no_quotation_in_other_marks():
    text, quotation = body("“Four in May.", "«Five in June.»")

    assert text == Paragraphs(("“Four in May.",))
    assert quotation.words == "«Five in June.»"
