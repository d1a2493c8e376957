"""What readers see, and for which span of time: dates, addresses, people, pictures, search."""

from datetime import UTC, datetime, timedelta

import pytest
from django.forms.models import model_to_dict

from articles.editions import show_page_of
from articles.models import Address, Edition, EditionPerson
from tests import make

CANARY = "canary"


def publish_again(article, rita, vera, *, at=None, **change):
    make.change(article, rita, **change)
    make.move(article, "submit", rita)
    make.move(article, "approve", vera)
    return make.move(article, "publish", vera, kind="style", at=at)


def paths():
    return list(Address.objects.order_by("pk").values_list("path", flat=True))


def test_a_story_has_one_first_date_in_all_its_editions(rita, vera, ed, clock):
    article = make.published(rita, vera)
    first_at = clock.now
    clock.goes_on(days=30)
    publish_again(article, rita, vera, place="Merrow Bay")
    clock.goes_on(days=30)
    make.move(article, "withdraw", ed, note="A judge.", public_note="Withdrawn.")

    assert [edition.first_at for edition in article.editions.all()] == [first_at] * 3
    assert {edition.path for edition in article.editions.all()} == {
        f"/2026/11/22/{article.slug}/",
    }
    assert {edition.public_id for edition in article.editions.all()} == {article.public_id}


def test_a_story_for_later_is_dated_by_its_time(rita, vera, clock):
    article = make.published(rita, vera, at=clock.now + timedelta(days=1))

    edition = article.editions.get()
    assert (edition.first_at, edition.live_from) == (clock.now + timedelta(days=1),) * 2
    assert edition.path == f"/2026/11/23/{article.slug}/"


def test_wire_copy_keeps_its_date(rita, vera, clock):
    wire_date = datetime(2024, 9, 13, 22, 35, tzinfo=UTC)
    article = make.published(rita, vera, wire_date=wire_date)

    edition = article.live_edition()
    assert (edition.first_at, edition.live_from) == (wire_date, clock.now)
    assert edition.path == f"/2024/09/13/{article.slug}/"


@pytest.mark.parametrize(
    ("zone", "hour", "day"),
    [
        ("UTC", 23, "2026/11/22"),
        ("Asia/Tokyo", 14, "2026/11/22"),
        ("Asia/Tokyo", 15, "2026/11/23"),
        ("America/New_York", 4, "2026/11/21"),
    ],
)
def test_an_address_has_the_date_of_the_newsrooms_zone(
    rita, vera, clock, settings, zone, hour, day
):
    settings.TIME_ZONE = zone
    clock.now = datetime(2026, 11, 22, hour, 30, tzinfo=UTC)

    article = make.published(rita, vera)

    assert article.live_edition().path == f"/{day}/{article.slug}/"


def test_an_update_for_later_takes_over_at_its_time(rita, vera, clock):
    article = make.published(rita, vera)
    at = clock.goes_on(hours=1) + timedelta(hours=1)
    publish_again(article, rita, vera, at=at, headline="The Timetable Changes Again")

    first, second = article.editions.all()
    assert (first.live_until, second.live_from) == (at, at)
    assert article.live_edition(at - timedelta(microseconds=1)) == first
    assert article.live_edition(at) == second


def test_a_new_slug_is_a_new_address_and_the_old_one_stays(rita, vera, clock):
    article = make.published(rita, vera, slug="ferry")
    clock.goes_on(days=1)

    publish_again(article, rita, vera, slug="night-ferry")

    assert paths() == ["/2026/11/22/ferry/", "/2026/11/22/night-ferry/"]
    assert article.live_edition().path == "/2026/11/22/night-ferry/"


def test_an_address_nobody_saw_is_free_again(rita, vera, ed, clock):
    tomorrow = clock.now + timedelta(days=1)
    article = make.published(rita, vera, at=tomorrow)
    taken = paths()

    make.move(article, "unschedule", ed)

    assert (taken, paths()) == ([f"/2026/11/23/{article.slug}/"], [])


def test_a_new_address_nobody_saw_is_free_again_and_the_old_one_stays(rita, vera, ed, clock):
    article = make.published(rita, vera, slug="ferry")
    at = clock.goes_on(hours=1) + timedelta(days=1)
    publish_again(article, rita, vera, at=at, slug="night-ferry")

    make.move(article, "unschedule", ed)

    assert paths() == ["/2026/11/22/ferry/"]


def test_an_address_an_earlier_edition_had_is_kept(rita, vera, ed, clock):
    article = make.published(rita, vera)
    at = clock.goes_on(hours=1) + timedelta(days=1)
    publish_again(article, rita, vera, at=at, place="Merrow Bay")

    make.move(article, "unschedule", ed)

    assert paths() == [f"/2026/11/22/{article.slug}/"]


def test_a_withdrawn_story_keeps_its_address(rita, vera, ed, clock):
    article = make.published(rita, vera, slug="ferry")
    make.move(article, "withdraw", ed, note="A judge.", public_note="Withdrawn.")

    other = make.reviewed(rita, vera, slug="ferry")

    with pytest.raises(Exception, match="belongs to another story"):
        make.move(other, "publish", ed)


@pytest.fixture
def people(db):
    return {
        "olga": make.person("Olga Brandt", "Вольга Брант"),
        "anton": make.person("Anton Radzko"),
        "nina": make.person("Nina Sool", hidden=True),
    }


@pytest.fixture
def about_people(rita, vera, people):
    """Olga is mentioned and quoted, Anton only quoted, Nina only credited."""
    olga, anton, nina = people.values()
    mention = {
        "person": olga.pk,
        "name": "Olga Brandt",
        "also_written": "Вольга Брант",
        "role": "captain, Harbour Ferries",
        "status": "imprisoned",
        "as_of": "2026-11-22",
    }
    return make.published(
        rita,
        vera,
        mentions=[mention],
        bylines=[{"person": nina.pk, "name": "N. Sool", "role": "pictures"}],
        blocks=[make.quote(speaker=anton), make.quote(speaker=olga)],
    )


def test_an_edition_states_its_people_as_approved(about_people, people):
    rows = {row.person: row for row in about_people.live_edition().people.all()}

    assert [row.person.name for row in rows.values()] == [
        "Olga Brandt",
        "Anton Radzko",
        "Nina Sool",
    ]
    olga, anton, nina = (rows[person] for person in people.values())
    assert (olga.name, olga.also_written, olga.role, olga.status, str(olga.as_of)) == (
        "Olga Brandt",
        "Вольга Брант",
        "captain, Harbour Ferries",
        "imprisoned",
        "2026-11-22",
    )
    said = [(r.is_mentioned, r.is_quoted, r.is_credited) for r in (olga, anton, nina)]
    assert said == [(True, True, False), (False, True, False), (False, False, True)]
    assert (nina.name, nina.slug, olga.slug) == ("N. Sool", "", "olga-brandt")


def test_changing_a_person_changes_no_edition(about_people, people):
    before = list(EditionPerson.objects.values())
    olga = people["olga"]
    olga.name = "Olga Weiss"
    olga.save()
    olga.statuses.create(kind="released")

    assert list(EditionPerson.objects.values()) == before


def test_hiding_a_person_takes_the_page_and_leaves_the_story(about_people, people):
    olga = people["olga"]
    olga.hidden = True
    olga.save()

    show_page_of(olga)

    slugs = dict(EditionPerson.objects.values_list("name", "slug"))
    assert slugs == {"Olga Brandt": "", "Anton Radzko": "anton-radzko", "N. Sool": ""}


def test_showing_a_person_again_gives_the_page_back(about_people, people):
    nina = people["nina"]
    nina.hidden = False
    nina.save()

    show_page_of(nina)

    assert EditionPerson.objects.get(person=nina).slug == "nina-sool"


def test_an_edition_has_its_pictures_in_order_and_no_empty_slot(rita, vera):
    pier, ferry = make.picture("The pier"), make.picture("The ferry", width=800, height=600)
    slots = [make.slot(pier, focus=[10, 90]), make.slot(), make.slot(ferry), make.slot(pier)]
    article = make.published(rita, vera, blocks=slots)

    rows = article.live_edition().pictures.all()

    assert [(row.position, row.image) for row in rows] == [(0, pier), (1, ferry), (2, pier)]
    assert (rows[0].focal_x, rows[0].focal_y, rows[0].width) == (10, 90, 1600)
    assert (rows[1].focal_x, rows[1].focal_y, rows[1].width) == (50, 50, 800)


def test_an_edition_is_of_its_section_and_topics(rita, vera):
    section, topic = make.section("Weather"), make.topic()

    edition = make.published(rita, vera, section=section.pk, topics=[topic.pk]).live_edition()

    assert (edition.section, list(edition.topics.all())) == (section, [topic])


def test_nothing_private_is_in_an_edition(rita, vera, ed, clara):
    slot, quote = make.slot(make.picture(f"{CANARY} title", credit="Photo: N. S.")), make.quote()
    empty = make.slot()
    article = make.draft(rita, blocks=[make.text(), slot, quote, empty])
    make.change_private(
        article,
        rita,
        notes=f"{CANARY} note",
        slugline=f"{CANARY} slugline",
        briefs={slot["uuid"]: f"{CANARY} brief", empty["uuid"]: f"{CANARY} brief"},
        sources={quote["uuid"]: f"{CANARY} source"},
        empty_slots={empty["uuid"]: {"caption": f"{CANARY} caption"}},
    )
    article.comments.create(text=f"{CANARY} comment", author=rita)
    make.move(article, "submit", rita, note=f"{CANARY} to Vera")
    make.move(article, "approve", vera, note=f"{CANARY} to Rita")

    make.move(article, "publish", ed, note=f"{CANARY} to all")

    edition = article.live_edition()
    rows = [edition, *edition.people.all(), *edition.pictures.all()]
    assert CANARY not in str([model_to_dict(row) for row in rows] + [edition.content])
    assert str(article.head.content).count(CANARY) == 6


def test_a_reason_for_publishing_unreviewed_is_not_in_the_edition(rita, clara):
    article = make.draft(rita)
    make.move(article, "publish unreviewed", clara, note=f"{CANARY}: a judge is on his way.")

    assert CANARY not in str(Edition.objects.values())


def test_an_edition_is_found_by_all_a_reader_can_read(about_people, rita, vera):
    make.change(
        about_people,
        rita,
        headline="Der Große PIER",
        blocks=[
            make.text("<h2>Ночной</h2><ul><li>Паром</li><li>AT&amp;T</li></ul>"),
            make.quote("“She is in the dry.”", attribution="A captain:"),
            make.slot(make.picture(), caption="The NORTH pier"),
        ],
    )
    publish_again(about_people, rita, vera, place="Merrow Bay")

    edition = about_people.live_edition()
    assert edition.words.headline.startswith("der grosse pier")
    assert edition.words.standfirst.startswith("the night ferry stops for repairs")
    assert edition.words.text.startswith(
        "merrow bay ночной паром at t a captain she is in the dry the north pier"
        " olga brandt вольга брант captain harbour ferries"
    )


def test_only_one_edition_of_a_story_is_open(rita, vera):
    from django.db import IntegrityError, transaction

    edition = make.published(rita, vera).live_edition()
    edition.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save(force_insert=True)
