"""A story's value into rows and back: nothing is lost, and every row keeps its identity."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import content, plain, revisions
from articles.models import BLOCKS
from tests import make

CALM = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=30)
lines = st.lists(words, max_size=3).map("\n".join)

HTML = [
    "<p>The night ferry stops.</p>",
    "<h2>Spring</h2><ul><li><p>one</p></li><li><p>two &amp; three</p></li></ul>",
    '<p>See <a href="https://example.org/?a=1&amp;b=2">the <strong>plan</strong></a>.<br>Soon.</p>',
    "<p>Ночной паром</p>\n<p><em>стоит</em></p>",
]
short = words.map(str.strip)
texts = st.sampled_from(HTML).map(make.text)
quotes = st.builds(
    lambda said, by, line: {**make.quote(said), "attribution": line, "speaker": by},
    short.filter(bool),
    st.sampled_from(["olga", "anton", None]),
    short,
)
empty_slots = st.builds(make.slot)
filled_slots = st.builds(
    lambda picture, alt, x: {**make.slot(), "image": picture, "alt": alt, "focus": [x, 100 - x]},
    st.sampled_from(["pier", "ferry"]),
    short,
    st.integers(0, 100),
)


def single_spaced(text: str) -> str:
    return " ".join(text.split())


def make_table(caption, head, rows):
    return make.table(caption, head, *rows)


boxes = st.builds(make.facts, short, st.sampled_from(HTML[:1] + HTML[2:])).filter(
    lambda box: box["title"] or box["text"]
)
cells = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=6).map(
    single_spaced
)
tables = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        make_table,
        short,
        st.lists(cells.filter(bool), min_size=width, max_size=width),
        st.lists(st.lists(cells, min_size=width, max_size=width).filter(any), max_size=3),
    )
)
embeds = st.builds(make.embed, short.filter(bool))
blocks = st.lists(texts | quotes | empty_slots | filled_slots | boxes | tables | embeds, max_size=6)
credits_ = st.lists(
    st.tuples(st.sampled_from(["olga", "anton"]), st.sampled_from(["reporting", "pictures"])),
    unique=True,
    max_size=3,
)
told = st.lists(
    st.tuples(st.sampled_from(["olga", "anton"]), short, st.sampled_from(["", "2026-11-22"])),
    unique_by=lambda row: row[0],
)


@pytest.fixture
def house(section, db):
    return {
        "olga": make.person("Olga Brandt").pk,
        "anton": make.person("Anton Radzko").pk,
        "pier": make.picture("The pier").digest,
        "ferry": make.picture("The ferry").digest,
        "topics": [make.topic("Ferries").pk, make.topic("Tides").pk],
        "section": section.pk,
    }


@st.composite
def stories(draw):
    """A value whose people, pictures and topics are names, to be looked up in the house."""
    parts = draw(blocks)
    return {
        "public": {
            "headline": draw(short.filter(bool)),
            "standfirst": draw(lines),
            "place": draw(short),
            "language": draw(st.sampled_from(["en", "be", "ru"])),
            "slug": "ferry",
            "topics": draw(st.sets(st.sampled_from([0, 1]))),
            "bylines": [
                {"person": who, "name": draw(short), "role": role} for who, role in draw(credits_)
            ],
            "mentions": [
                {"person": who, "name": who.title(), "role": role, "as_of": day}
                for who, role, day in draw(told)
            ],
            "blocks": parts,
        },
        "private": {
            "notes": draw(lines),
            "briefs": {b["uuid"]: draw(short) for b in parts if b["type"] == "image"},
            "sources": {b["uuid"]: draw(short) for b in parts if b["type"] == "quote"},
            "empty_slots": {
                b["uuid"]: {"caption": draw(short)}
                for b in parts
                if b["type"] == "image" and "image" not in b
            },
        },
    }


def at_home(value, house):
    """`value` with the ids of the house for the names in it."""
    public = value["public"]
    named = {"person", "speaker", "image"}

    def look_up(row):
        return {key: house.get(item, item) if key in named else item for key, item in row.items()}

    rows = {key: [look_up(row) for row in public[key]] for key in ("bylines", "mentions", "blocks")}
    topics = sorted(house["topics"][number] for number in public["topics"])
    return {**value, "public": {**public, **rows, "topics": topics, "section": house["section"]}}


def written(value, house):
    """A story whose rows say `value`."""
    article = make.draft(None, wire_digest=None)
    with transaction.atomic():
        content.to_rows(revisions.lock(article.pk), value)
    article.refresh_from_db()
    return article


def rows_of(article):
    return {
        (kind, row.pk): (row.uuid, row.ordering)
        for kind, model in BLOCKS.items()
        for row in model.objects.filter(parent=article)
    }


@CALM
@given(stories())
def test_what_is_written_is_what_is_read(house, value):
    value = at_home(value, house)

    article = written(value, house)

    assert content.from_rows(article) == content.clean(value)


@CALM
@given(stories())
def test_writing_what_was_read_changes_nothing_and_keeps_every_row(house, value):
    article = written(at_home(value, house), house)
    value, rows = content.from_rows(article), rows_of(article)

    content.to_rows(article, value)

    assert content.from_rows(article) == value
    assert rows_of(article) == rows


@CALM
@given(stories(), st.randoms(use_true_random=False))
def test_moved_blocks_keep_their_rows_and_uuids(house, value, random):
    article = written(at_home(value, house), house)
    value, before = content.from_rows(article), rows_of(article)
    moved = value["public"].get("blocks", [])
    random.shuffle(moved)

    content.to_rows(article, {**value, "public": {**value["public"], "blocks": moved}})

    after = rows_of(article)
    assert {row: uuid for row, (uuid, _) in after.items()} == {
        row: uuid for row, (uuid, _) in before.items()
    }
    assert [str(block.uuid) for block in content.in_order(article)] == [b["uuid"] for b in moved]


@pytest.fixture
def article(rita):
    quote = make.quote()
    return make.draft(rita, blocks=[make.text(), quote, make.slot(make.picture())])


def test_a_story_is_read_in_as_many_queries_however_long_it_is(
    article, rita, django_assert_num_queries
):
    with django_assert_num_queries(10):
        content.from_rows(article)
    make.change(article, rita, blocks=[*make.blocks(article), make.text(), make.quote()])
    with django_assert_num_queries(10):
        content.from_rows(article)


def test_a_block_left_out_is_gone_and_the_others_stay(article):
    value, before = content.from_rows(article), rows_of(article)
    value["public"]["blocks"] = value["public"]["blocks"][1:]

    content.to_rows(article, value)

    left = {row for row in before if row[0] != "text"}
    assert set(rows_of(article)) == left


def test_a_block_that_comes_back_has_its_uuid_again(article):
    value = content.from_rows(article)
    without = {**value, "public": {**value["public"], "blocks": []}}
    content.to_rows(article, without)

    content.to_rows(article, value)

    assert content.from_rows(article) == value


def test_the_blocks_of_another_story_are_left_alone(article, rita):
    other = make.draft(rita, "Two Piers Close")
    before = rows_of(other)

    content.to_rows(article, {"public": {**content.from_rows(article)["public"], "blocks": []}})

    assert rows_of(other) == before


def test_a_uuid_names_one_block_even_if_its_kind_changes(article):
    value = content.from_rows(article)
    text = value["public"]["blocks"][0]
    quote = {**make.quote(), "uuid": text["uuid"]}

    content.to_rows(article, {**value, "public": {**value["public"], "blocks": [quote]}})

    assert content.from_rows(article)["public"]["blocks"] == [quote]


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p>One<script>alert(1)</script></p>", "<p>One</p>"),
        ('<p onclick="alert(1)">One</p>', "<p>One</p>"),
        ('<p><a href="javascript:alert(1)">One</a></p>', "<p><a>One</a></p>"),
        ('<p><a href="data:text/html,x">One</a></p>', "<p><a>One</a></p>"),
        ('<p>One<img src=x onerror="alert(1)"></p>', "<p>One</p>"),
        ('<p style="position:fixed">One</p>', "<p>One</p>"),
        ('<iframe src="https://example.org"></iframe><p>One</p>', "<p>One</p>"),
        ("<p>One</p><!-- two -->", "<p>One</p>"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_text_is_sanitised_on_its_way_into_rows(rita, dirty, clean):
    article = make.draft(rita, blocks=[make.text(dirty)])

    assert article.text_blocks.get().text == clean
    said = [block.get("text") for block in article.head.content["public"].get("blocks", [])]
    assert said == ([clean] if clean else [])


def test_a_text_or_quote_left_empty_is_no_content(article):
    before = content.from_rows(article)

    article.text_blocks.create(text="", ordering=1)
    article.quote_blocks.create(words=" ", source="By telephone.", ordering=2)

    assert content.from_rows(article)["public"] == before["public"]


def test_what_is_private_is_not_in_the_public_part(article, rita):
    uuids = {block["type"]: block["uuid"] for block in make.blocks(article)}
    make.change_private(
        article,
        rita,
        notes="canary 1",
        slugline="canary 2",
        sources={uuids["quote"]: "canary 3"},
        briefs={uuids["image"]: "canary 4"},
    )

    value = article.head.content
    assert "canary" not in json.dumps(value["public"])
    assert json.dumps(value["private"]).count("canary") == 4


def test_plain_text_keeps_words_apart_and_reads_entities(section):
    html = "<h2>Spring</h2><ul><li><p>one</p></li><li>two</li></ul><p>AT&amp;T<br>r<em>ea</em>d</p>"

    lines = plain.paragraphs(make.value(kicker="Analysis", blocks=[make.text(html)])["public"])

    assert list(lines) == ["Analysis", "Spring", "one", "two", "AT&T", "read"]
