"""What is looked in: written with every edition, and kept right when people are respelt."""

import re

import pytest
from django.conf import settings
from django.db import connection

from articles.editions import show_page_of
from articles.models import Edition, EditionPerson, EditionWords
from articles.search import asked, found
from articles.search.words import STEMMED
from tests import make
from tests.desk.page import desk_of
from tests.desk.test_people import person_form
from tests.reader.site import mention


def headlines(text: str) -> set[str]:
    matches = found(asked(text), Edition.objects.all(), limit=99)
    return {Edition.objects.get(pk=match.edition).headline for match in matches}


def sound() -> bool:
    """Whether the FTS5 table holds what its rows say; PostgreSQL sees to that by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            table = "articles_editionindex"
            cursor.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    return True


def test_a_spelling_that_is_added_finds_what_is_out(publish, olga, rita):
    publish("Ferry", 1, mentions=[mention(olga)])
    olga.names.create(text="Volha Brant")
    before = headlines("Volha")

    show_page_of(olga)

    assert (before, headlines("Volha")) == (set(), {"Ferry"})
    assert sound()


def test_a_spelling_that_is_taken_away_finds_nothing(publish, olga):
    publish("Ferry", 1, mentions=[mention(olga)])
    olga.names.all().delete()

    show_page_of(olga)

    assert (headlines("Ольга"), headlines("Olga")) == (set(), {"Ferry"})
    assert sound()


def test_hiding_somebody_takes_all_spellings_but_the_stated_ones(publish, olga):
    publish("Ferry", 1, mentions=[mention(olga, also_written="Olha Brandt")])
    olga.hidden = True
    olga.save()

    show_page_of(olga)

    assert EditionPerson.objects.get().spellings == "olga brandt\nolha brandt"
    assert (headlines("Ольга"), headlines("Olha")) == (set(), {"Ferry"})


def test_the_spellings_of_others_in_a_story_stay(publish, olga):
    anton = make.person("Anton Radzko", "Антон Радько")
    publish("Ferry", 1, mentions=[mention(olga), mention(anton)])
    olga.names.create(text="Volha")

    show_page_of(olga)

    assert headlines("Радько Volha") == {"Ferry"}


def test_the_people_desk_sees_to_it(ed, publish, olga):
    publish("Ferry", 1, mentions=[mention(olga)])
    desk, page = desk_of(ed), f"/admin/people/person/{olga.pk}/change/"
    form = person_form(desk, page)

    desk.post(page, {**form, "names-1-text": "Volha Brant"})

    assert olga.names.count() == 2
    assert headlines("Volha") == {"Ferry"}


def test_what_waited_and_is_dropped_leaves_the_index(rita, vera, soon):
    story = make.published(rita, vera, "Ferry", at=soon)

    make.move(story, "unschedule", vera)

    assert EditionWords.objects.count() == 0
    assert sound()


def test_a_story_of_any_length_goes_out(publish):
    words = " ".join(f"{number:x}z" for number in range(200_000))

    publish("Ferry", 1, standfirst=words, blocks=[make.text(f"<p>{words} {'ж' * 5000}</p>")])

    assert headlines("ferry 1fz") == {"Ferry"}


def test_other_forms_are_found_in_the_languages_the_newsroom_writes_in(publish, settings):
    publish("Die Regierungen", 1, language="de-AT", blocks=[])
    before = headlines("Regierung")

    settings.STORY_LANGUAGES = ["de", "en"]

    assert (before, headlines("Regierung")) == (set(), {"Die Regierungen"})


def test_the_rules_are_those_of_the_code():
    migration = settings.BASE_DIR / "articles/migrations/0033_full_text_search.py"

    rules = re.findall(r"WHEN '(\w+)' THEN '(\w+)'::regconfig", migration.read_text())

    assert dict(rules) == STEMMED


@pytest.mark.postgres
def test_a_column_holds_words_and_stems_by_their_weight(publish, olga):
    publish(
        "Ferries",
        1,
        standfirst="Ships",
        mentions=[mention(olga)],
        blocks=[make.text("<p>Tides</p>")],
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT search::text FROM articles_editionwords")
        (text,) = cursor.fetchone()

    weights = dict(re.findall(r"'(\w+)':(?:\d+)([ABC]?)", text))
    expected = {"ferries": "A", "ferri": "A", "ship": "B", "tide": "", "ольга": "C"}
    assert {word: weights[word] for word in expected} == expected
