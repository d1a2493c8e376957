"""What the archive can be asked for."""

import pytest

from tests import make
from tests.reader.markup import headlines, read
from tests.reader.site import mention

ALL = ["Ferry", "Grain", "Паром"]


@pytest.fixture
def archive(publish, olga):
    said = {"also_written": "Ольга Брандт", "role": "Captain"}
    publish("Ferry", 30, mentions=[mention(olga, **said)], topics=[make.topic("Ferries").pk])
    publish("Grain", 20, section=make.section("City").pk, standfirst="A treaty, signed.")
    publish("Паром", 10, slug="parom", standfirst="Ночной паром «Святой Браннок»")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("words=", ALL),
        ("words=treaty", ["Grain"]),
        ("words=TREATY+signed", ["Grain"]),
        ("words=treaty+браннок", []),
        ("words=ПАРОМ", ["Паром"]),
        ("words=%25", []),
        ("section=city", ["Grain"]),
        ("topic=ferries", ["Ferry"]),
        ("person=olga-brandt", ["Ferry"]),
        ("person=olga+brandt", ["Ferry"]),
        ("person=ольга+брандт", ["Ferry"]),
        ("person=БРАНДТ", ["Ferry"]),
        ("person=captain", []),
        ("since=2025-03-20", ["Ferry", "Grain"]),
        ("until=2025-03-20", ["Grain", "Паром"]),
        ("since=2025-03-20&until=2025-03-20", ["Grain"]),
        ("since=2025-03-21&until=2025-03-19", []),
        ("section=harbour&words=ferry&since=2025-03-11", ["Ferry"]),
        ("colour=red", ALL),
    ],
)
def test_the_archive_finds(client, archive, query, found):
    response = client.get(f"/archive/?{query}")

    assert headlines(response) == found


def test_a_day_is_a_day_of_the_newsroom(client, settings, archive):
    settings.TIME_ZONE = "Pacific/Auckland"  # where noon in Greenwich is the next day

    assert headlines(client.get("/archive/?since=2025-03-21&until=2025-03-21")) == ["Grain"]


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("section=canaries", "Select a valid choice"),
        ("topic=canaries", "Select a valid choice"),
        ("since=yesterday", "Enter a valid date"),
        ("until=2025-02-30", "Enter a valid date"),
        ("since=0001-01-01", "greater than"),
        ("until=9999-12-31", "less than"),
        (f"words={'w' * 201}", "at most 200 characters"),
        (f"person={'w' * 100_000}", "at most 200 characters"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(client, archive, query, error):
    make.topic("Canaries")
    make.section("Canaries")

    response = client.get(f"/archive/?{query}")

    assert response.status_code == 200
    assert error in read(response).one(".errorlist").text
    assert headlines(response) == []


def test_what_was_typed_stays_in_the_form(client, archive):
    page = read(client.get("/archive/?words=%22ferry%22&since=2025-03-01&section=city"))

    typed = {field["name"]: field.attributes.get("value", "") for field in page.all("input")}
    chosen = [option["value"] for option in page.all("option") if "selected" in option.attributes]
    assert typed == {"words": '"ferry"', "person": "", "since": "2025-03-01", "until": ""}
    assert chosen == ["city", ""]


def test_every_field_has_a_label(client, archive):
    form = read(client.get("/archive/")).one("form")

    labelled = [label["for"] for label in form.all("label")]
    fields = [field["id"] for tag in ("input", "select") for field in form.all(tag)]
    assert sorted(labelled) == sorted(fields)


@pytest.mark.parametrize("query", ["words=%00", "person=a%00b", "before=%00", "%00=1"])
def test_what_no_text_can_hold_is_refused(client, archive, query):
    assert client.get(f"/archive/?{query}").status_code == 400


def test_only_the_whole_archive_is_for_search_engines(client, archive):
    def robots(address):
        meta = read(client.get(address)).all("meta")
        return [tag["content"] for tag in meta if tag.attributes.get("name") == "robots"]

    assert robots("/archive/") == []
    assert robots("/archive/?words=") == []
    assert robots("/archive/?words=ferry") == ["noindex,follow"]
