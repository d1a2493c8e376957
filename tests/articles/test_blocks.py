"""Fact boxes, tables, related stories, videos and posts: what their rows say and refuse."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from articles import content, plain
from articles.models import BLOCKS, Embed, FactBox, RelatedStory, Table
from articles.search import asked, found
from tests import make

KEPT = {
    "text": {"text": "<p>It sails.</p>"},
    "quote": {"words": "“She sails.”", "attribution": "A captain said:"},
    "image": {"caption": "The pier."},
}


def test_the_digest_of_what_was_approved_before_there_were_other_blocks_is_the_same(rita):
    uuids = {kind: f"00000000-0000-4000-8000-00000000000{n}" for n, kind in enumerate(KEPT)}
    blocks = [{"type": kind, "uuid": uuids[kind], **said} for kind, said in KEPT.items()]
    story = make.draft(rita, blocks=blocks)

    kept = content.from_rows(story)["public"]["blocks"]

    assert content.canonical({"blocks": kept}).decode() == (
        '{"blocks":[{"text":"<p>It sails.</p>","type":"text",'
        '"uuid":"00000000-0000-4000-8000-000000000000"},{"attribution":"A captain said:",'
        '"type":"quote","uuid":"00000000-0000-4000-8000-000000000001","words":"“She sails.”"},'
        '{"type":"image","uuid":"00000000-0000-4000-8000-000000000002"}]}'
    )


@pytest.mark.parametrize(
    ("typed", "cells"),
    [
        ("", []),
        ("Sailing | Leaves\nNight | 21:00", [["Sailing", "Leaves"], ["Night", "21:00"]]),
        ("\t2025\t2026\r\nFerries\t3\t4", [["", "2025", "2026"], ["Ferries", "3", "4"]]),
        ("| A | B |\n| 1 | 2 |", [["A", "B"], ["1", "2"]]),
        ("A|B\n1", [["A", "B"], ["1", ""]]),
        ("Either | or\tn", [["Either | or", "n"]]),
        ("A\t\tB\n\n1\t\t2\n\t\t", [["A", "B"], ["1", "2"]]),
    ],
)
def test_a_table_is_typed_in_lines_or_pasted_from_a_spreadsheet(typed, cells):
    assert Table(rows=typed).cells == cells


@pytest.mark.parametrize(
    "cells",
    [[["A", "B"], ["1", ""]], [["", "A"], ["x", ""]], [["a|b"], ["c"]], [["a | b", "c"]], []],
)
def test_what_a_table_was_given_it_has(cells):
    table = Table()

    table.cells = cells

    assert table.cells == cells


@pytest.mark.parametrize("rows", ["x\n" * 101, "x|" * 12 + "x", "\t" * 9_999 + "x\n" * 9_999])
def test_a_table_too_large_is_refused_with_a_sentence(rows):
    with pytest.raises(ValidationError, match="at most 100 rows and 12 columns"):
        Table(rows=rows).clean()


@pytest.mark.parametrize(
    "address",
    ["http://video.example/", "javascript:alert(1)", "video.example", "https://", "/archive/"],
)
def test_an_embed_leads_to_an_address_with_https_or_nowhere(rita, address):
    row = Embed(parent=make.draft(rita), address=address)

    with pytest.raises(ValidationError, match="begins with https://"):
        row.full_clean()


def test_a_story_is_not_related_to_itself(rita):
    story = make.draft(rita)

    with pytest.raises(ValidationError, match="not related to itself"):
        RelatedStory(parent=story, story=story).full_clean()


def test_a_story_others_relate_to_is_kept(rita):
    one = make.draft(rita)
    make.draft(rita, blocks=[make.related(one)])

    with pytest.raises(ProtectedError):
        one.delete()


def test_script_in_a_fact_box_is_gone_also_when_it_is_imported(rita):
    html = '<p onclick="x()">In <b>1974</b><script>x()</script></p><h2>Big</h2><h3>Small</h3>'

    story = make.draft(rita, blocks=[make.facts(html=html)])

    assert FactBox.objects.get(parent=story).text == "<p>In 1974</p>Big<h3>Small</h3>"


def test_blocks_left_empty_are_not_in_the_story(rita):
    story = make.draft(rita, blocks=[])
    for model in set(BLOCKS.values()) - {BLOCKS["image"]}:
        model.objects.create(parent=story)

    assert "blocks" not in content.from_rows(story)["public"]


def test_search_finds_what_boxes_and_tables_say(rita, vera):
    other = make.published(rita, vera, "The Pilots Vote")
    blocks = [make.facts(), make.table(), make.related(other), make.embed()]
    story = make.published(rita, vera, blocks=blocks)

    assert list(plain.paragraphs(story.live_edition().content)) == [
        "The ferry in figures",
        "Built in 1974.",
        "Sailings",
        "Sailing Leaves",
        "Night 21:00",
        "She casts off",
    ]
    for text in ("figures", '"built in 1974"', "sailings", '"night 21:00"', "casts"):
        assert len(found(asked(text), story.editions.all(), limit=2)) == 1, text
