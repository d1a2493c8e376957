"""What is different between two versions of a story, as an editor says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import content
from articles.compare import Change, compare, summary
from articles.naming import names_in
from articles.order import longest_increasing, moved
from tests import make

NAMES = {("section", 1): "Harbour", ("section", 2): "City", ("topic", 5): "Ferries"}
TEXT = {"type": "text", "uuid": "t1", "text": "<p>The ferry stops.</p>"}
SECOND = {"type": "text", "uuid": "t2", "text": "<p>It sails again in May.</p>"}
QUOTE = {"type": "quote", "uuid": "q1", "words": "“Yes.”", "speaker": 7, "name": "Olga Brandt"}
SLOT = {"type": "image", "uuid": "s1", "image": "a" * 64, "alt": "A pier.", "focus": [50, 50]}
TABLE = {"type": "table", "uuid": "x1", "rows": [["Pier", "Boats"], ["North", "3"]]}
OLGA = {"person": 7, "name": "Olga Brandt", "status": "imprisoned", "as_of": "2026-01-02"}
STORY = {
    "public": {
        "headline": "Ferry Stops",
        "section": 1,
        "topics": [5],
        "bylines": [{"person": 9, "name": "Nina Sool", "role": "reporting"}],
        "mentions": [OLGA, {"person": 8, "name": "Ivan Kruk"}],
        "blocks": [TEXT, QUOTE, SLOT, TABLE, SECOND],
    },
    "private": {"notes": "Call him.", "sources": {"q1": "By telephone"}, "briefs": {"s1": "Pier"}},
}

words = st.text(st.sampled_from("ab <>&p/é\n"), max_size=8)
letters = st.sampled_from("abcde")
values = st.one_of(words, st.integers(0, 3), st.lists(st.lists(words, max_size=2), max_size=2))
some = st.dictionaries(st.sampled_from(["alt", "words", "rows", "name", "status"]), values)
kinds = st.sampled_from(["text", "quote", "image", "table", "facts"])
blocks = st.lists(
    st.builds(lambda more, kind, uuid: {**more, "type": kind, "uuid": uuid}, some, kinds, letters),
    max_size=4,
    unique_by=lambda block: block["uuid"],
)
rows = st.lists(some.map(lambda row: {**row, "person": len(row)}), max_size=3)
by_block = st.dictionaries(letters, words)
stories = st.fixed_dictionaries(
    {
        "public": st.fixed_dictionaries(
            {"blocks": blocks, "headline": words},
            optional={
                "section": st.integers(1, 3),
                "topics": st.lists(st.integers(1, 4)),
                "mentions": rows,
                "bylines": rows,
                "a field of next year": values,
            },
        ),
        "private": st.fixed_dictionaries(
            {}, optional={"notes": words, "sources": by_block, "briefs": by_block}
        ),
    }
).map(content.clean)


def changed(where: str, key: str = "public", **fields):
    """The story with this block, or its public or private part, changed."""
    if where == "story":
        return {**STORY, key: {**STORY[key], **fields}}
    new = [{**b, **fields} if b["uuid"] == where else b for b in STORY["public"]["blocks"]]
    return {**STORY, "public": {**STORY["public"], "blocks": new}}


def said(new, old=STORY) -> list[str]:
    return [change.says for change in compare(old, new, NAMES)]


@given(stories)
def test_equal_stories_have_nothing_different(story):
    assert compare(story, story) == []


@given(stories, stories)
def test_different_stories_have_something_different_and_it_can_be_shown(old, new):
    changes = compare(old, new)

    assert (changes == []) == (old == new)
    assert all(change.says and change.paragraphs is not None for change in changes)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (changed("story", headline="Ferry Stops in April"), ["Headline changed"]),
        (changed("story", section=2), ["Section changed"]),
        (changed("story", topics=[6]), ["Topic added: topic 6", "Topic removed: Ferries"]),
        (changed("story", mentions=[OLGA]), ["Person removed: Ivan Kruk"]),
        (
            changed("story", mentions=[{**OLGA, "status": "released"}, {"person": 8, "name": "I"}]),
            ["Person Olga Brandt: status", "Person I: name"],
        ),
        (
            changed("story", mentions=STORY["public"]["mentions"][::-1]),
            ["People in another order"],
        ),
        (
            changed("story", bylines=[{"person": 9, "name": "Nina Sool", "role": "pictures"}]),
            ["Byline added: Nina Sool", "Byline removed: Nina Sool"],
        ),
        (changed("t1", text="<p>The boat stops.</p>"), ["Text 1: wording"]),
        (changed("q1", words="“No.”"), ["Quote 1: wording"]),
        (changed("q1", speaker=8, name="Ivan Kruk"), ["Quote 1: speaker"]),
        (changed("q1", attribution="She said:"), ["Quote 1: attribution line"]),
        (changed("s1", focus=[20, 50]), ["Image slot 1: crop moved"]),
        (changed("s1", image="b" * 64), ["Image slot 1: picture exchanged"]),
        (changed("s1", alt="Two piers."), ["Image slot 1: alternative text"]),
        (changed("x1", rows=[["Pier", "Boats"]]), ["Table 1: rows"]),
        (changed("story", "private", notes=""), ["Notes changed (private)"]),
        (changed("story", "private", sources={}), ["Quote 1: source (private)"]),
        (changed("story", "private", briefs={"s1": "Two"}), ["Image slot 1: brief (private)"]),
        (changed("story", kicker_of_next_year="Live"), ["Kicker of next year changed"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_change_is_said_as_an_editor_says_it(new, expected):
    assert said(new) == expected


def test_the_section_is_told_by_its_name():
    (change,) = compare(STORY, changed("story", section=2), NAMES)

    assert (change.where, change.old, change.new) == ("section", "Harbour", "City")


def test_a_change_leads_to_its_block():
    (change,) = compare(STORY, changed("q1", words="“No.”"))

    assert change == Change("q1", "Quote 1: wording", "“Yes.”", "“No.”")


def test_a_block_that_moved_is_said_once_and_the_others_stayed():
    order = [SECOND, TEXT, QUOTE, SLOT, TABLE]

    assert said(changed("story", blocks=order)) == ["Text 1 moved up"]
    assert said(STORY, changed("story", blocks=order)) == ["Text 2 moved down"]


def test_a_block_that_moved_and_changed_is_one_block():
    order = [QUOTE, {**TEXT, "text": "<p>The boat stops.</p>"}, SLOT, TABLE, SECOND]

    assert said(changed("story", blocks=order)) in (
        ["Text 1 moved down", "Text 1: wording"],
        ["Quote 1 moved up", "Text 1: wording"],
    )


def test_blocks_come_and_go_where_they_stand_in_the_story():
    new = {"type": "facts", "uuid": "n1", "title": "In figures"}

    order = [TEXT, new, SLOT, TABLE, SECOND]

    assert said(changed("story", blocks=order)) == ["Quote 1 removed", "Fact box 1 added"]


def test_a_summary_is_one_line_of_the_first_changes():
    new = changed("story", headline="A", place="B", slug="c", kicker="D", language="be")

    assert summary(compare(STORY, new)) == (
        "Kicker changed · Headline changed · Place changed · Slug changed · 1 more"
    )
    assert summary([]) == ""


def test_nothing_of_a_text_is_markup_for_the_page():
    (change,) = compare(STORY, changed("t1", text="<p>&lt;script&gt; stops.</p>"))

    assert [piece.text for piece in change.paragraphs[0].pieces][:2] == ["The ferry", "<script>"]


@given(st.permutations(range(7)))
def test_the_fewest_blocks_are_said_to_have_moved(order):
    steps = moved(list(range(7)), order)
    stayed = [item for item in order if item not in steps]

    assert stayed == sorted(stayed)
    assert len(stayed) == len(longest_increasing(order)) == longest(order)


def longest(order) -> int:
    """The length of the longest increasing subsequence, by looking at all."""
    lengths = []
    for place, item in enumerate(order):
        before = zip(lengths, order[:place], strict=True)
        lengths.append(1 + max((n for n, other in before if other < item), default=0))
    return max(lengths, default=0)


def test_content_of_real_rows_is_compared(rita):
    article = make.draft(rita, blocks=[make.text(), make.quote(), make.slot(make.picture())])
    old = article.head.content
    make.change(article, rita, blocks=make.blocks(article)[::-1], place="Merrow Bay")

    assert content.digest(old["public"]) != article.head.digest
    assert [change.says.split()[0] for change in compare(old, article.head.content)] == [
        *("Place", "Image", "Quote"),
    ]


def test_new_blocks_of_every_kind_show_what_they_say(rita):
    other = make.draft(rita, "Bridge Closed")
    article = make.draft(rita)
    facts = content.new_block("facts", title="In <figures>", text="<p>Three <b>piers</b>.</p>")
    blocks = [
        facts,
        content.new_block("table", caption="Boats", rows=[["Pier", "Boats"], ["North", "3"]]),
        content.new_block("related", story=other.pk),
        content.new_block("embed", address="https://video.example/1", title="The pier at night"),
    ]
    old = article.head.content
    make.change(article, rita, blocks=[*make.blocks(article), *blocks])

    changes = compare(old, article.head.content, names_in(article.head.content))

    assert [change.says for change in changes] == [
        "Fact box 1 added",
        "Table 1 added",
        "Related story 1 added",
        "Video or post 1 added",
    ]
    assert [[p.pieces[0].text for p in change.paragraphs] for change in changes] == [
        ["In <figures>", "Three piers."],
        ["Boats", "Pier | Boats", "North | 3"],
        ["Bridge Closed"],
        ["https://video.example/1", "The pier at night"],
    ]
