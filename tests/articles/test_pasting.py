"""What other programs put on the clipboard is read as clean text, and no word of it is lost.

`clipboard/` holds what they put there, each beside what is read of it, a line a paragraph.
"""

import re
import time
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.models import Text
from articles.pasting import clean, paragraphs

CLIPBOARD = Path(__file__).parent / "clipboard"
CLEAN = ".clean.html"
COPIED = sorted(path for path in CLIPBOARD.iterdir() if not path.name.endswith(CLEAN))
TAGS = {"p", "h2", "h3", "ul", "ol", "li", "a", "strong", "em", "br"}


def copied(path: Path) -> str:
    return path.read_bytes().decode()


def expected(path: Path) -> str:
    return path.with_name(path.stem + CLEAN).read_text().replace("\n", "")


def read(path: Path) -> str:
    return (paragraphs if path.suffix == ".txt" else clean)(copied(path))


@pytest.mark.parametrize("path", COPIED, ids=lambda path: path.stem)
def test_what_a_program_copies_is_read_clean(path):
    assert read(path) == expected(path)


@pytest.mark.parametrize("path", COPIED, ids=lambda path: path.stem)
def test_what_is_read_is_stored_as_it_is(path):
    assert Text._meta.get_field("text").clean(read(path), None) == expected(path)


@pytest.mark.parametrize("path", COPIED, ids=lambda path: path.stem)
def test_what_is_clean_stays_as_it_is(path):
    assert clean(expected(path)) == expected(path)


APART = "p div h1 h3 h6 ul ol li blockquote table tr td section figure figcaption pre dl dd".split()
WITHIN = "b i em strong u span font sup a code mark o:p custom-element".split()
STYLES = ["font-weight:700", "font-style: normal", "white-space:pre", "mso-list:l0 level2 lfo1"]
spaces = st.sampled_from(["", " ", "\n", "<br>", "&nbsp;", "<br><br>"])
leaves = st.builds("{}{}".format, st.sampled_from([f"word{n}" for n in range(9)]), spaces)
soups = st.recursive(
    leaves,
    lambda inner: st.builds(
        '<{0} style="{1}">{2}</{0}> '.format,
        st.sampled_from(APART + WITHIN),
        st.sampled_from(["", *STYLES]),
        st.lists(inner, min_size=1, max_size=4).map("".join),
    ),
    max_leaves=25,
)


@given(soups)
@example("<li>word1<li>word2</ul><p>word3<td>word4")
@example("<table><tr><td>word1<td><ul><li>word2</ul><td>word3</table>")
def test_no_word_of_any_soup_of_markup_is_lost(html):
    found = clean(html)

    assert re.findall(r"word\d", found) == re.findall(r"word\d", html)
    assert set(re.findall(r"</?(\w+)", found)) <= TAGS


@given(st.text(st.sampled_from("a<>&\"' \n\t\r\xa0•\x00é"), max_size=40))
def test_plain_text_keeps_every_letter(text):
    found = unescape(re.sub("<[^>]*>", "", paragraphs(text)))

    assert found.count("a") == text.count("a")
    assert found.count("é") == text.count("é")


STRANGE = {
    "deep": "<div>" * 3_000 + "word",
    "deep lists": "<ul><li>" * 2_000 + "word",
    "wide": "<p>word " * 10_000,
    "emphasis": "<b><i>" * 5_000 + "word",
    "cells": "<table>" + "<tr><td>word<td>word" * 5_000,
    "spaces": " &nbsp;" * 50_000 + "word",
    "breaks": "word" + "<br>" * 50_000,
    "empty": "",
    "broken": "<<<a href='&'><!--[if word]><p",
}


@pytest.mark.parametrize("html", STRANGE.values(), ids=STRANGE)
def test_a_long_or_strange_paste_is_read_in_a_moment(html):
    begun = time.process_time()

    found = clean(html)

    assert time.process_time() - begun < 5
    assert found.count("word") == re.sub("<!--.*", "", html).count("word")


def test_what_no_story_is_as_long_as_is_not_read():
    assert clean("word " * 200_001) == paragraphs("word\n" * 200_001) == ""
