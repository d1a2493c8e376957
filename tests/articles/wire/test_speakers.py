"""Which attribution belongs to which quotation, and who speaks in it."""

import pytest

from articles.wire import Paragraphs, Quotation
from tests.articles.wire.reading import body

Q1, Q2, Q3 = "“Four in May.”", "“Five in June.”", "“Six in July.”"
BRANDT, LEM, LIS = "Olga Brandt said:", "Piotr Lem said:", "Tatsiana Lis said:"


def attributed(*paragraphs):
    """What each quotation got, and the text that was left."""
    blocks = body(*paragraphs)
    quotations = [block for block in blocks if isinstance(block, Quotation)]
    runs = [block.paragraphs for block in blocks if isinstance(block, Paragraphs)]
    lines = {quotation.words: quotation.attribution for quotation in quotations}
    return lines, [paragraph for run in runs for paragraph in run]


@pytest.mark.parametrize("paragraphs", [[BRANDT, Q1], [Q1, BRANDT], [f"{Q1}\n{BRANDT}"]])
def test_a_colon_line_next_to_a_quotation_names_its_speaker(paragraphs):
    assert body(*paragraphs) == (Quotation(Q1, BRANDT, "Olga Brandt"),)


@pytest.mark.parametrize("line", ["— Olga Brandt", "– Olga Brandt, captain", "-- Olga Brandt"])
def test_a_signature_under_a_quotation_names_its_speaker(line):
    assert body(Q1, line) == (Quotation(Q1, line, "Olga Brandt"),)
    assert body(f"{Q1}\n{line}") == (Quotation(Q1, line, "Olga Brandt"),)


def test_a_line_of_dialogue_under_a_quotation_is_text():
    assert attributed(Q1, "— We are leaving.") == ({Q1: ""}, ["— We are leaving."])


def test_a_signature_over_a_quotation_is_text():
    assert attributed("— Olga Brandt", Q1) == ({Q1: ""}, ["— Olga Brandt"])


def test_a_colon_line_between_two_quotations_belongs_to_the_one_without_another():
    assert attributed(BRANDT, Q1, LEM, Q2) == ({Q1: BRANDT, Q2: LEM}, [])
    assert attributed(Q1, BRANDT, Q2, LEM) == ({Q1: BRANDT, Q2: LEM}, [])


def test_a_colon_line_between_two_quotations_without_others_belongs_to_the_following():
    assert attributed(Q1, BRANDT, Q2) == ({Q1: "", Q2: BRANDT}, [])
    assert attributed(Q1, BRANDT, Q2, LEM, Q3) == ({Q1: "", Q2: BRANDT, Q3: LEM}, [])


def test_a_signature_goes_before_a_colon_line():
    assert attributed(Q1, "— Olga Brandt", LEM, Q2) == ({Q1: "— Olga Brandt", Q2: LEM}, [])
    assert attributed(Q1, LEM, Q2, "— Olga Brandt") == ({Q1: LEM, Q2: "— Olga Brandt"}, [])


def test_two_colon_lines_between_two_quotations_are_shared():
    assert attributed(Q1, BRANDT, LEM, Q2) == ({Q1: BRANDT, Q2: LEM}, [])


def test_a_colon_line_too_many_is_text():
    assert attributed(BRANDT, Q1, LEM) == ({Q1: BRANDT}, [LEM])


@pytest.mark.parametrize("between", ["Image", "She paused."])
def test_a_colon_line_next_to_no_quotation_is_text(between):
    lines, text = attributed(Q1, between, BRANDT, between, Q2)

    assert lines == {Q1: "", Q2: ""}
    assert BRANDT in text


@pytest.mark.parametrize("line", ["She had this to say,\nand more:", "s" * 120 + ":"])
def test_an_attribution_is_one_short_line(line):
    assert attributed(line, Q1) == ({Q1: ""}, [" ".join(line.split())])


def speaker(attribution):
    [quotation] = body(attribution, "“Four is enough.”")
    assert quotation.attribution == attribution
    return quotation.speaker


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ferry captain Olga Brandt said:", "Olga Brandt"),
        ("The centre's director, Tatsiana Lis, said:", "Tatsiana Lis"),
        ("Tatsiana Lis, the centre's director, told reporters in Skerrin:", "Tatsiana Lis"),
        ("Governor Anton Radzko:", "Anton Radzko"),
        ("Harbour Rights Centre Director Tatsiana Lis said:", "Tatsiana Lis"),
        ("Dr. J. O’Brien wrote:", "J. O’Brien"),
        ("Ludwig van Berg added:", "Ludwig van Berg"),
        ("Captain van Berg Kruk added:", "van Berg Kruk"),
        ("The lawyer Ibrahim al-Hasan Kruk-Lem replied:", "Ibrahim al-Hasan Kruk-Lem"),
        ("Губернатор Антон Радько заявил журналистам:", "Антон Радько"),
        ("Об этом сообщила Татьяна Лис:", "Татьяна Лис"),
        ("Ибрагим аль-Хасан сказал:", "Ибрагим аль-Хасан"),
        ("Таццяна Ліс дадала:", "Таццяна Ліс"),
        ("Тетяна Лис повідомила:", "Тетяна Лис"),
    ],
)
def test_the_speaker_is_the_name_in_the_attribution(line, name):
    assert speaker(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "It was plain by Tuesday:",
        "Brandt said:",
        "The Merrow Line said:",
        "A spokesman for Anton Radzko said:",
        "She told Piotr Lem:",
        "One Two Three Four Five said:",
    ],
)
def test_where_no_name_is_plain_there_is_no_speaker(line):
    assert speaker(line) == ""
