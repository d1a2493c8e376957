"""People on the desk: spellings, and hiding somebody for their safety."""

from people.models import Person
from tests import make
from tests.desk.page import FormReader, desk_of

PEOPLE = "/admin/people/person/"


def person_form(desk, page: str) -> dict[str, list[str]]:
    reader = FormReader("person_form")
    reader.feed(desk.get(page).content.decode())
    return {name: value for name, value in reader.fields.items() if "__prefix__" not in name}


def test_a_new_person_has_an_address_nobody_else_has(ed):
    make.person("Anton Radzko")
    desk = desk_of(ed)

    desk.post(f"{PEOPLE}add/", {**person_form(desk, f"{PEOPLE}add/"), "name": "Anton Radzko"})

    slugs = Person.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["anton-radzko", "anton-radzko-2"]


def test_hiding_somebody_takes_their_page_at_once_and_showing_gives_it_back(rita, vera, ed, client):
    anton = make.person("Anton Radzko")
    make.published(rita, vera, blocks=[make.quote(speaker=anton)])
    desk, page = desk_of(ed), f"{PEOPLE}{anton.pk}/change/"
    form = person_form(desk, page)
    before = client.get("/people/anton-radzko/").status_code

    desk.post(page, {**form, "hidden": "on"})
    hidden = client.get("/people/anton-radzko/").status_code
    desk.post(page, form)
    shown = client.get("/people/anton-radzko/").status_code

    assert (before, hidden, shown) == (200, 404, 200)


def test_a_reporter_keeps_people_and_shows_nobody_who_was_hidden(rita):
    anton = make.person("Anton Radzko", hidden=True)
    desk, page = desk_of(rita), f"{PEOPLE}{anton.pk}/change/"

    desk.post(page, {**person_form(desk, page), "summary": "The governor.", "hidden": ""})

    anton.refresh_from_db()
    assert (anton.summary, anton.hidden) == ("The governor.", True)


def test_a_reviewer_reads_people_and_changes_none(vera):
    anton = make.person("Anton Radzko")
    page = f"{PEOPLE}{anton.pk}/change/"

    answers = [desk_of(vera).get(page).status_code, desk_of(vera).post(page, {}).status_code]

    assert answers == [200, 403]
