"""Wire copy becomes drafts: the samples as they arrive, known people linked, nothing twice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import view_counts, wire
from articles.models import Article, ViewAdjustment
from articles.wire_import import import_copy
from people.models import Person
from tests import make
from tests.desk.page import desk_of, told

SAMPLES = Path(__file__).parent.parent / "samples" / "wire"


def sample(number: int) -> Path:
    return next(SAMPLES.glob(f"{number}-*.txt"))


def bring_in(number: int, by=None):
    return import_copy(wire.read(sample(number).read_bytes()), section=make.section(), by=by)


@pytest.fixture
def people(db) -> dict[str, Person]:
    spelt = {
        "Alena Harbatsevich": [],
        "Pavel Harbatsevich": [],
        "Anton Radzko": ["Антон Радько"],
        "Tatsiana Lis": ["Татьяна Лис"],
        "Ivan Kruk": ["Иван Крук"],
        "Sviatlana Marozava": ["Светлана Морозова"],
    }
    return {name: make.person(name, *others) for name, others in spelt.items()}


def kinds(article: Article) -> list[str]:
    return [block["type"] for block in article.head.content["public"]["blocks"]]


def test_the_first_sample_is_a_story_of_rows(people):
    done = bring_in(1)

    article = done.article
    assert article.headline.startswith("Harbour Editor Moved to Prison Hospital")
    assert article.wire_date == datetime(2025, 3, 7, 20, 5, tzinfo=UTC)
    assert view_counts.shown(article.pk) == 1204
    assert kinds(article) == ["text", "image", "text", "quote", "text"]
    assert article.quote_blocks.get().speaker == people["Anton Radzko"]
    assert done.proposed == []


def test_two_people_with_one_surname_are_told_apart(people):
    article = bring_in(1).article

    mentioned = [row.person.name for row in article.mentions.select_related("person")]
    assert mentioned == list(people)[:2] + [
        name for name in mentioned if not name.endswith("Harbatsevich")
    ]
    assert sorted(mentioned) == sorted(people)


def test_cyrillic_copy_links_the_same_people_by_their_other_spelling(people):
    done = bring_in(2)

    article = done.article
    assert (article.language, article.slug) == (
        "ru",
        "lis-chislo-zaderzhannykh-snova-rastet",
    )
    assert article.quote_blocks.get().speaker == people["Tatsiana Lis"]
    assert {person.name for person in done.linked} == {
        "Tatsiana Lis",
        "Ivan Kruk",
        "Sviatlana Marozava",
        "Anton Radzko",
    }
    assert article.imageslot_blocks.get().caption == "Татьяна Лис у здания суда, февраль 2025"


def test_copy_without_a_date_row_keeps_its_place_and_proposes_its_speaker(db):
    done = bring_in(3)

    article = done.article
    assert (article.place, article.wire_date) == ("MERROW BAY", None)
    assert article.imageslot_blocks.get().brief.startswith("the ferry Saint Brannoc")
    assert (done.proposed, Person.objects.count()) == (["Olga Brandt"], 0)
    assert kinds(article) == ["text", "quote", "image", "text"]


def test_one_line_is_a_headline(db):
    article = bring_in(4).article

    assert (
        article.headline,
        kinds(article) if article.head.content["public"].get("blocks") else [],
    ) == (
        "Just one line and nothing else",
        [],
    )


def test_the_same_copy_twice_is_one_story(rita):
    first = bring_in(1)

    again = bring_in(1, by=rita)

    assert (again.article, again.is_new) == (first.article, False)
    assert (Article.objects.count(), ViewAdjustment.objects.count()) == (1, 1)


def test_a_taken_slug_is_numbered(db):
    make.draft(None, "Just one line and nothing else", slug="just-one-line-and-nothing-else")

    assert bring_in(4).article.slug == "just-one-line-and-nothing-else-2"


def test_who_pastes_wire_copy_is_a_contributor_the_command_line_is_none(rita, section):
    desk = desk_of(rita)

    response = desk.post(
        "/admin/articles/article/wire/",
        {"copy": sample(4).read_text(), "section": section.pk},
        follow=True,
    )
    call_command("import_wire", sample(1), verbosity=0)

    pasted, imported = Article.objects.order_by("pk")
    assert told(response) == ["The wire copy is a draft now."]
    assert (list(pasted.contributors()), list(imported.contributors())) == ([rita], [])


def test_an_import_counts_on_from_its_opening_number_under_its_own_date(
    people, rita, vera, ed, client
):
    article = bring_in(1).article
    article.assignee = rita
    article.save(update_fields=["assignee"])
    for verb, by in (("submit", rita), ("approve", vera), ("publish", ed)):
        make.move(article, verb, by)

    page = client.get(article.live_edition().path).content.decode()

    assert article.live_edition().path.startswith("/2025/03/07/harbour-editor-moved")
    assert "March 7 2025, 8:05 PM" in page
    assert ">1,204 views<" in page
    adjustment = ViewAdjustment.objects.get()
    assert (adjustment.delta, adjustment.reason) == (1204, "imported")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no text"),
        (b"\x00\x01\x02", "line 1"),
        ("Лис".encode("cp1251"), "UTF-8"),
        (b"a" * 1_000_001, "1,000,001 bytes"),
        (b"Headline\n\nStandfirst.\n\nMarch 32 2025, 8:05 PM\n\nText.", "line 5"),
    ],
)
def test_bad_copy_is_refused_by_file_and_line_and_the_others_come_in(
    db, tmp_path, capsys, data, sentence
):
    make.section()
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)

    with pytest.raises(CommandError, match="1 of 2 files"):
        call_command("import_wire", bad, sample(4))

    told_ = capsys.readouterr().err
    assert str(bad) in told_
    assert sentence.casefold() in told_.casefold()
    assert Article.objects.count() == 1


def test_bad_copy_pasted_stays_in_the_form(rita, section):
    copy = "Headline\n\nStandfirst.\n\nMarch 32 2025, 8:05 PM\n\nText."

    response = desk_of(rita).post(
        "/admin/articles/article/wire/", {"copy": copy, "section": section.pk}
    )

    page = response.content.decode()
    assert "line 5" in page
    assert "March 32 2025" in page
    assert Article.objects.count() == 0
