"""What the newsroom fills in where a writer left a field empty; what was filled in stays."""

import pytest

from articles.defaults import attribution_of
from tests import make


@pytest.fixture
def olga(db):
    olga = make.person("Olga Brandt", "Вольга Брант")
    olga.roles.create(title="captain", organisation="Harbour Ferries")
    olga.statuses.create(kind="imprisoned")
    return olga


def test_the_address_is_made_of_the_headline_once(rita):
    article = make.draft(rita, "Ferry Timetable Will Change")

    make.change(article, rita, headline="The Timetable Stays")

    assert article.slug == "ferry-timetable-will-change"


def test_an_emptied_address_is_made_of_the_headline_again(rita):
    article = make.draft(rita, "Ferry Timetable Will Change")

    make.change(article, rita, headline="The Timetable Stays", slug="")

    assert article.slug == "the-timetable-stays"


def test_a_byline_is_the_house_spelling_of_the_day(rita, olga):
    article = make.draft(rita, bylines=[{"person": olga.pk, "role": "reporting"}])
    olga.name = "Olga Weiss"
    olga.save()

    make.change(article, rita, place="Merrow Bay")

    assert [row.shown_as for row in article.bylines.all()] == ["Olga Brandt"]


def test_a_mention_states_the_person_as_they_are_today(rita, olga, clock):
    article = make.draft(rita, mentions=[{"person": olga.pk}])

    (said,) = article.head.content["public"]["mentions"]
    assert said == {
        "person": olga.pk,
        "name": "Olga Brandt",
        "also_written": "Вольга Брант",
        "role": "captain, Harbour Ferries",
        "status": "imprisoned",
        "as_of": "2026-11-22",
    }


def test_a_mention_somebody_wrote_stays_as_written(rita, olga):
    article = make.draft(rita, mentions=[{"person": olga.pk, "name": "the captain"}])

    assert article.head.content["public"]["mentions"] == [
        {"person": olga.pk, "name": "the captain"}
    ]


def test_a_change_of_a_person_changes_no_story(rita, vera, olga):
    article = make.reviewed(rita, vera, mentions=[{"person": olga.pk}])
    olga.statuses.create(kind="released", since="2026-11-23")

    verb = make.change(article, rita)

    assert (verb, article.state) == ("", "approved")


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Olga Brandt stated:"), ("en-GB", "Olga Brandt stated:"), ("be", "Olga Brandt:")],
)
def test_a_quote_is_attributed_to_its_speaker(rita, olga, language, line):
    quote = make.quote(speaker=olga, attribution="")

    article = make.draft(rita, language=language, blocks=[quote])

    assert article.quote_blocks.get().attribution == line == attribution_of(olga.name, language)


def test_a_quote_without_a_speaker_is_attributed_to_nobody(rita):
    article = make.draft(rita, blocks=[make.quote(attribution="")])

    assert article.quote_blocks.get().attribution == ""


def test_a_slot_takes_the_credit_of_its_picture(rita):
    picture = make.picture(credit="Photo: Nina Sool")
    article = make.draft(rita, blocks=[{**make.slot(picture), "credit": ""}, make.slot()])
    picture.credit = "Photo: somebody else"
    picture.save()

    make.change(article, rita, place="Merrow Bay")

    credits_ = [slot.credit for slot in article.imageslot_blocks.order_by("ordering")]
    assert credits_ == ["Photo: Nina Sool", ""]
