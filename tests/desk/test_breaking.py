"""Forged and absurd requests to the desk: it answers with a sentence, and nothing is lost."""

import time
from datetime import timedelta

import pytest

from articles import content
from articles.models import Section
from newsroom.wsgi import application, is_utf_8
from people.desk.base import MOST_ROWS
from people.models import Person
from people.names import fold, nfc
from tests import make
from tests.desk.page import (
    desk_of,
    form_on,
    press,
    save,
    slots_form,
    slots_url,
    story_form,
    story_url,
)
from tests.desk.pictures import jpeg, upload

HUGE = "9" * 30
MARKS = "\u0301\u0316" * 200_000
STORIES, PEOPLE = "/admin/articles/article/", "/admin/people/person/"


def person_form(**typed) -> dict:
    kinds = ("names", "roles", "statuses", "relations")
    empty = {f"{kind}-{count}_FORMS": "0" for kind in kinds for count in ("TOTAL", "INITIAL")}
    return {"name": "Olga Brandt", "summary": "", **empty, **typed}


# Addresses.


@pytest.mark.parametrize("number", ["²", "1" * 5000, HUGE, "_00", "x"])
@pytest.mark.parametrize("where", ["change", "delete", "history"])
def test_a_number_no_row_can_have_is_no_error_of_ours(ed, number, where):
    desk = desk_of(ed)

    answers = {
        desk.get(f"/admin/{model}/{number}/{where}/").status_code
        for model in ("articles/article", "articles/image", "articles/topic", "people/person")
    }

    assert answers <= {302, 403, 404}


@pytest.mark.parametrize(
    "asked",
    [
        f"pk__in={HUGE}",
        "created_at__year=99999999999",
        "headline__regex=(",
        "assignee__password__startswith=p",
    ],
)
def test_a_list_answers_its_own_filters_and_no_other_question(rita, asked):
    make.draft(rita)

    assert desk_of(rita).get(f"{STORIES}?{asked}").status_code == 400


@pytest.mark.parametrize(
    "asked", ["section=1", "topic=2", "state=draft", "list=mine", "person=o", "due=any", "q=a"]
)
def test_a_list_answers_its_filters(rita, asked):
    make.draft(rita)

    assert desk_of(rita).get(f"{STORIES}?{asked}").status_code == 200


@pytest.mark.parametrize("where", [STORIES, PEOPLE, "/admin/articles/image/"])
def test_a_search_for_a_thousand_words_is_answered(rita, where):
    make.draft(rita)
    make.person()

    assert desk_of(rita).get(where, {"q": "a " * 1500}).status_code == 200


@pytest.mark.parametrize(
    "named",
    ["=zlib", "=hex", "=idna", "=undefined", "=utf-7", "=utf-16", "*=x''y", "=" + "x" * 99_999],
)
def test_a_request_in_another_character_set_is_a_bad_request(rf, named):
    environ = rf._base_environ(QUERY_STRING="a=%ff", CONTENT_TYPE=f"text/html; charset{named}")
    said = []

    application(environ, lambda status, headers: said.append(status))

    assert said == ["400 Bad Request"]


@pytest.mark.parametrize("type_", ["", "text/html", "text/html; charset=utf8", "x; charset=UTF-8"])
def test_a_request_in_utf_8_may_say_so(type_):
    assert is_utf_8(type_)


# Text.


def test_a_long_run_of_combining_marks_keeps_nobody_waiting():
    began = time.monotonic()

    cleaned = content.clean({"text": "a" + MARKS})["text"]
    fold("a" + MARKS)

    assert timedelta(seconds=time.monotonic() - began) < timedelta(seconds=20)
    assert cleaned.replace("\u034f", "").count("\u0316") == 200_000
    assert content.clean(cleaned) == cleaned


@pytest.mark.parametrize("text", ["Café Kaļķu", "Ольга Йо́рк", "यूनिकोड", "a" + "\u0301" * 30])
def test_what_people_write_stays_as_it_is(text):
    assert "\u034f" not in nfc(text)


# Forms.


@pytest.mark.parametrize("total", ["9" * 5000, "99999999", "-1", "x", ""])
@pytest.mark.parametrize("rows", ["text_blocks", "imageslot_blocks", "bylines", "mentions"])
def test_a_forged_number_of_rows_is_not_believed(rita, rows, total):
    article = make.draft(rita)
    began = time.monotonic()

    answer = save(desk_of(rita), article, **{f"{rows}-TOTAL_FORMS": total}, headline="New")

    article.refresh_from_db()
    assert (answer.status_code, article.headline) == (200, "New")
    assert len(article.head.content["public"]["blocks"]) == 1
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("choice", [HUGE, "x", "²"])
@pytest.mark.parametrize(
    "field", ["quote_blocks-0-speaker", "imageslot_blocks-0-image", "filed_under", "section"]
)
def test_a_forged_choice_is_an_error_of_the_form(rita, field, choice):
    article = make.draft(rita, blocks=[make.quote(), make.slot()])

    answer = save(desk_of(rita), article, **{field: choice}, headline="New")

    article.refresh_from_db()
    assert (answer.status_code, article.headline == "New") == (200, False)
    assert "Please correct the error" in answer.content.decode()


def test_a_forged_picture_is_an_error_on_the_pictures_page(petra, rita):
    article = make.draft(rita, blocks=[make.slot()])
    slot = article.imageslot_blocks.get()
    desk = desk_of(petra)
    form = {**slots_form(desk, article), f"{slot.uuid}-image": "x"}

    answer = desk.post(slots_url(article), form)

    assert answer.status_code == 200
    assert article.revisions.count() == 1


def test_a_person_has_every_spelling_once(rita):
    names = {"names-TOTAL_FORMS": "2"}
    for number, text in enumerate(["Ольга", "ОЛЬГА"]):
        row = {"text": text, "kind": "native", "script": "Cyrl"}
        names |= {f"names-{number}-{name}": value for name, value in row.items()}

    answer = desk_of(rita).post(f"{PEOPLE}add/", person_form(**names))

    assert "has that spelling already" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_forged_number_of_spellings_is_refused(rita):
    answer = desk_of(rita).post(f"{PEOPLE}add/", person_form(**{"names-TOTAL_FORMS": "99999"}))

    assert (answer.status_code, Person.objects.exists()) == (200, False)
    assert answer.content.count(b'name="names-') <= 6 * (MOST_ROWS + 2)


def test_the_longest_name_still_makes_an_attribution_line(rita):
    speaker = make.person("A" * 200)

    article = make.draft(rita, blocks=[make.quote(speaker=speaker, attribution="")])

    assert len(article.quote_blocks.get().attribution) == 200


@pytest.mark.parametrize("zone", ["Europe/Minsk", "America/New_York"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_refused(rita, vera, clara, settings, zone, day):
    settings.TIME_ZONE = zone
    article = make.reviewed(rita, vera)

    moment = f"{day}T{'23:59' if '9' in day else '00:00'}"
    due = desk_of(rita).post(f"/admin/articles/article/{article.pk}/assign/", {"due": moment})
    at = press(desk_of(clara), article, "publish", at=moment)

    article.refresh_from_db()
    assert (article.due, article.state) == (None, "approved")
    assert "No calendar here has that year" in due.content.decode()
    assert "No calendar here has that year" in at.content.decode()


# Nothing is lost.


def test_a_byline_somebody_took_out_meanwhile_stops_no_save(rita, ed):
    person = make.person()
    row = {"person": person.pk, "name": person.name, "role": "reporting"}
    article = make.draft(rita, bylines=[row])
    desk = desk_of(rita)
    form = story_form(desk, article)
    make.change(article, ed, bylines=[], headline="What Ed Saved")

    page = save(desk, article, form, headline="What Rita Typed")
    save(desk, article, form_on(page))

    article.refresh_from_db()
    assert (article.headline, article.bylines.count()) == ("What Rita Typed", 0)


def test_private_texts_are_compared_too(rita, ed):
    article = make.draft(rita, blocks=[make.quote()])
    uuid = str(article.quote_blocks.get().uuid)
    desk = desk_of(rita)
    form = story_form(desk, article)
    make.change_private(article, ed, notes="Ed's note.", sources={uuid: "Ed's source."})

    page = save(desk, article, form, notes="Rita's note.").content.decode()

    assert "<pre>Ed&#x27;s note.</pre>" in page
    assert "<pre>Rita&#x27;s note.</pre>" in page
    assert "Ed&#x27;s source." in page


def test_the_pictures_page_shows_both_texts_of_a_slot(petra, rita):
    gone, stays = make.slot(make.picture(), caption="Gone"), make.slot(caption="Old")
    article = make.draft(rita, blocks=[gone, stays])
    desk = desk_of(petra)
    form = slots_form(desk, article)
    for slot in (gone, stays):
        form |= {f"{slot['uuid']}-caption": "What Petra typed", f"{slot['uuid']}-alt": "A pier"}
    make.change(article, rita, blocks=[{**stays, "caption": "What Rita saved"}])

    page = desk.post(slots_url(article), form).content.decode()

    assert "A slot that is gone" in page
    assert page.count("A pier\nWhat Petra typed") == 2


def test_an_old_revision_is_shown_after_its_section_is_gone(ed):
    article = make.draft(ed, section=make.section("Weather").pk)
    make.change(article, ed, section=make.section("Harbour").pk)
    Section.objects.get(name="Weather").delete()

    answer = desk_of(ed).get(f"{STORIES}{article.pk}/preview/?revision=1")

    assert answer.status_code == 200


@pytest.mark.parametrize("number", ["7", "9" * 18, "9" * 19, "-1", "٣", "one"])
def test_an_absurd_number_of_a_revision_is_no_error(ed, number):
    article = make.draft(ed)

    answer = desk_of(ed).get(f"{STORIES}{article.pk}/preview/", {"revision": number})

    assert answer.status_code in (200, 404)


def test_a_new_picture_is_not_sent_into_a_story_of_others(rob, rita):
    article = make.draft(rita, blocks=[make.slot()])
    slot = article.imageslot_blocks.get()
    form = {"seen": article.head_id, f"{slot.uuid}-upload": upload(jpeg())}

    answer = desk_of(rob).post(f"{STORIES}{article.pk}/slots/", form)

    assert answer.status_code == 403
    assert not article.imageslot_blocks.filter(image__isnull=False).exists()


def test_a_forged_save_as_new_needs_the_right_to_start_a_story(vera, rita):
    article = make.draft(rita)

    answer = desk_of(vera).post(
        story_url(article), {"headline": "Forged", "section": 1, "_saveasnew": "1"}
    )

    assert answer.status_code == 403
