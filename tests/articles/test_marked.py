"""Two texts as one with marks: nothing is lost, nothing is made up."""

import time

from hypothesis import example, given
from hypothesis import strategies as st

from articles.lines import lines_of_html
from articles.marked import GONE, KEPT, LEFT_OUT, NEW, condensed, marked

LONG = "\n".join(f"Paragraph {n} of a story that tells of {n * 7} ships." for n in range(400))
lines = st.text(st.sampled_from("ab ,.’1\t\xa0é"), max_size=12)
texts = st.lists(lines, max_size=5).map("\n".join) | st.text(max_size=40)
TAGS = "<p>|</p>|<h2>|</h2>|<ul>|<li>|</li></ul>|<b>|</b>|<br>|<em>|</em>|<|&amp;|</a>|<a href=x>"
tags = st.sampled_from(TAGS.split("|"))
htmls = st.lists(tags | lines, max_size=12).map("".join)


def without(mark, paragraphs) -> list[str]:
    """The lines that are left when what has this mark is taken away."""
    return [
        "".join(text for of, text in paragraph.pieces if of != mark)
        for paragraph in paragraphs
        if paragraph.mark != mark
    ]


def words(old: str, new: str) -> list[tuple[str, str]]:
    (paragraph,) = marked(old, new)
    return list(paragraph.pieces)


def says(old: str, new: str) -> list[str]:
    return [said for paragraph in marked(old, new, is_html=True) for said in paragraph.says]


@given(texts, texts)
@example("a", "")
@example("a\n", "a")
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(old, new):
    paragraphs = marked(old, new)

    assert "\n".join(without(NEW, paragraphs)) == old
    assert "\n".join(without(GONE, paragraphs)) == new


@given(htmls, htmls)
def test_the_same_holds_for_the_words_of_html(old, new):
    paragraphs = marked(old, new, is_html=True)

    assert without(NEW, paragraphs) == [line.text for line in lines_of_html(old)]
    assert without(GONE, paragraphs) == [line.text for line in lines_of_html(new)]


@given(htmls | texts, st.booleans())
def test_a_text_compared_with_itself_has_no_mark(text, is_html):
    assert {paragraph.mark for paragraph in marked(text, text, is_html=is_html)} <= {KEPT}


def test_words_are_marked_and_not_letters():
    assert words("The ferry stops in April.", "The night ferry stops in May.") == [
        (KEPT, "The"),
        (NEW, " night"),
        (KEPT, " ferry stops in"),
        (GONE, " April"),
        (NEW, " May"),
        (KEPT, "."),
    ]


def test_a_number_is_one_word():
    assert words("1,204 people", "1,304 people")[:2] == [(GONE, "1,204"), (NEW, "1,304")]


def test_a_new_paragraph_is_new_as_a_whole_and_leaves_the_others_alone():
    old, new = "<p>One.</p><p>Two.</p>", "<p>One.</p><p>One and a half.</p><p>Two.</p>"

    assert [paragraph.mark for paragraph in marked(old, new, is_html=True)] == [KEPT, NEW, KEPT]


def test_sub_heads_links_and_emphasis_are_said():
    was = '<p>The harbour</p><p>See <a href="/a">the plans</a> of <strong>Monday</strong>.</p>'
    now = '<h2>The harbour</h2><p>See <a href="/b">the plans</a> of <em>Monday</em>.</p>'

    assert says(was, now) == [
        "Was a paragraph, is now a sub-head.",
        "“the plans” no longer leads to /a.",
        "“the plans” now leads to /b.",
        "“Monday” is no longer bold.",
        "“Monday” is now in italics.",
    ]


def test_an_item_of_a_list_is_one_line_whether_or_not_a_paragraph_is_in_it():
    (line,) = lines_of_html("<ul><li><p>One <b>two</b></p></li></ul>")

    assert (line.kind, line.text) == ("ul", "One two")
    assert lines_of_html("<ul><li>One <b>two</b></li></ul>") == [line]


def test_what_is_far_from_a_change_is_left_out():
    old = "\n".join("abcdefghij")

    shown = condensed(marked(old, old.replace("e", "E")))

    assert [p.says[0] if p.mark == LEFT_OUT else p.pieces[0].text for p in shown] == [
        "3 paragraphs unchanged",
        "d",
        "e",
        "E",
        "f",
        "4 paragraphs unchanged",
    ]


def test_long_texts_are_compared_at_once():
    pairs = [
        (LONG, LONG.replace("ships", "boats")),
        (LONG, LONG[::-1]),
        ("a " * 20_000, "a b " * 10_000),
        (LONG.replace("\n", " "), LONG.replace("\n", " ").replace("7", "8")),
    ]
    began = time.process_time()

    for old, new in pairs:
        assert without(NEW, marked(old, new)) == old.split("\n")

    assert time.process_time() - began < 20
