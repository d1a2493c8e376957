"""Working copies are found by their words: all of them, as saved last, and nothing else."""

import pytest

from articles import content, find
from articles.models import Article
from tests import make


def found(asked: str) -> list[str]:
    return sorted(find.saying(Article.objects.all(), asked).values_list("headline", flat=True))


@pytest.mark.parametrize(
    "asked",
    [
        "timetable",
        "TIMETABLE night",
        "timet",
        "welding",
        "captain",
        "skipper",
        "brandt",
        "reporting skipper",
        "nine",
        "кали",
        "kaļķu",
        "rope-walk",
        "table cell",
    ],
)
def test_a_story_is_found_by_whatever_is_written_in_it(rita, asked):
    olga, nina = make.person("Olga Brandt"), make.person("Nina Skipper")
    blocks = [
        make.text("<p>It stops for <em>welding</em> at Kaļķu street, rope-walk nine.</p>"),
        make.quote("“In dry dock”", olga, name="Olga Brandt"),
        content.new_block("table", caption="Table", rows=[["Cell"]]),
    ]
    bylines = [{"person": nina.pk, "name": "Nina Skipper", "role": "reporting"}]
    made = make.draft(rita, "The Timetable", blocks=blocks, bylines=bylines, place="Кали́нов мост")
    make.change_private(made, rita, slugline="night reporting")
    make.draft(rita, "Another")

    assert found(asked) == ["The Timetable"]


@pytest.mark.parametrize("asked", ["zeppelin", "timetable zeppelin", "imetable", "draft", "text"])
def test_it_is_not_found_by_words_that_are_not_in_it(rita, asked):
    make.draft(rita, "The Timetable")

    assert found(asked) == []


def test_notes_and_sources_stay_out_of_it(rita):
    story = make.draft(rita, blocks=[quote := make.quote()])
    sources = {quote["uuid"]: "A nurse, by telephone"}

    make.change_private(story, rita, notes="Ring the prosecutor", sources=sources)

    assert found("prosecutor") == found("nurse") == []


def test_it_is_found_by_what_it_says_now(rita):
    story = make.draft(rita, "The Timetable")

    make.change(story, rita, headline="The Lighthouse")

    assert (found("timetable"), found("lighthouse")) == ([], ["The Lighthouse"])


def test_what_came_in_without_a_save_is_found_once_the_words_are_built_anew(rita):
    copied, story = make.draft(rita, "The Lighthouse"), make.draft(rita, "The Timetable")
    Article.objects.filter(pk=copied.pk).update(head=story.head)

    find.build_anew()

    assert found("timetable") == ["The Lighthouse", "The Timetable"]


@pytest.mark.parametrize("asked", ["", "  "])
def test_who_asks_for_nothing_gets_everything(rita, asked):
    make.draft(rita, "The Timetable")

    assert found(asked) == ["The Timetable"]


@pytest.mark.parametrize(
    "asked",
    ['"', "*", "'", "\\", "NEAR(a b)", "a AND b OR", "words:x", "-", ":*", "&|!", "x" * 9999, "𝕏́"],
)
def test_whatever_is_asked_is_read_as_words(rita, asked):
    make.draft(rita, "The Timetable")

    assert found(asked) == []
