"""What is proposed for a quoted paragraph that becomes a quote."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quoting import proposal

OLGA = "Olga Brandt"
SAID = {
    "“We sail,” said Olga Brandt.": ("“We sail,”", "Olga Brandt said:", OLGA),
    "“We sail,” Olga Brandt said.": ("“We sail,”", "Olga Brandt said:", OLGA),
    "“We sail,” said Olga Brandt, the captain.": (
        "“We sail,”",
        "Olga Brandt, the captain, said:",
        OLGA,
    ),
    '"We sail," the captain told reporters.': ('"We sail," the captain told reporters.', "", ""),
    "Captain Olga Brandt said: “We sail. At seven.”": (
        "“We sail. At seven.”",
        "Captain Olga Brandt said:",
        OLGA,
    ),
    "Ferry captain Olga Brandt said:\n\n“We sail.”": (
        "“We sail.”",
        "Ferry captain Olga Brandt said:",
        OLGA,
    ),
    "«Мы выходим», — сказала Ольга Брандт.": (
        "«Мы выходим»",
        "Ольга Брандт сказала:",
        "Ольга Брандт",
    ),
    "«Ми виходимо», — Ольга Брандт додала.": (
        "«Ми виходимо»",
        "Ольга Брандт додала:",
        "Ольга Брандт",
    ),
    "“We sail.”": ("“We sail.”", "", ""),
    "“We sail,” said Brandt. “At seven.”": ("“We sail,” said Brandt. “At seven.”", "", ""),
    "Nobody is quoted here.": ("Nobody is quoted here.", "", ""),
    "": ("", "", ""),
}


@pytest.mark.parametrize("paragraph", SAID)
def test_whose_words_they_are_is_read_from_the_paragraph(paragraph):
    assert tuple(proposal(paragraph)) == SAID[paragraph]


WORDS = st.lists(st.sampled_from(["We", "sail", "Olga", "Brandt", "in", "spring"]), min_size=1)


@given(WORDS, WORDS, st.sampled_from(["said", "сказала", "is", ":"]), st.permutations("qsw"))
def test_no_word_is_lost(quoted, who, verb, order):
    parts = {"q": f"“{' '.join(quoted)},”", "s": verb, "w": " ".join(who)}
    paragraph = " ".join(parts[part] for part in order)

    proposed = proposal(paragraph)

    words = Counter(re.findall(r"\w+", f"{proposed.words} {proposed.attribution}"))
    assert words == Counter(re.findall(r"\w+", paragraph))


@pytest.mark.parametrize("text", ["“a” " * 50_000, "“" + " " * 4_000 + "x" * 900, "said " * 1_000])
def test_a_long_or_strange_paragraph_is_answered_at_once(text):
    assert proposal(text).attribution == ""
