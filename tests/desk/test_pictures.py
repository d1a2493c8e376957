"""The picture desk: uploads, slots filled beside the text desk, and who sees a picture when."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from articles.models import Image
from tests import make
from tests.desk.page import desk_of, form_on, slots_form, slots_url, story_url, told
from tests.desk.pictures import jpeg, upload

ADD = "/admin/articles/image/add/"


def fill(client, article, **typed):
    """Fill the one slot of `article` as its page asks for it."""
    article.refresh_from_db()
    prefix = str(article.imageslot_blocks.get().uuid)
    typed = {f"{prefix}-{name}": value for name, value in typed.items()}
    return client.post(slots_url(article), {**slots_form(client, article), **typed}, follow=True)


def add(client, data: bytes, name="pier.jpg"):
    form = {"title": "The pier", "credit": "Photo: Nina Sool", "file": upload(data, name)}
    return client.post(ADD, form, follow=True)


def test_an_upload_lies_on_the_shelf_in_every_size(petra):
    add(desk_of(petra), jpeg())

    image = Image.objects.get()
    _, files = default_storage.listdir(f"pictures/{image.digest[:2]}/{image.digest}")
    assert sorted(files) == ["480.jpg", "480.webp", "900.jpg", "900.webp", "original.jpeg"]
    assert (image.width, image.height, image.uploaded_by) == (900, 600, petra)


@pytest.mark.parametrize(
    "data", [b"", b"<html>no picture</html>", jpeg()[:2000], b"GIF89a\x01\x00\x01\x00"]
)
def test_what_is_no_sound_picture_is_refused_with_a_sentence(petra, data):
    response = add(desk_of(petra), data, "holiday.jpg")

    assert Image.objects.count() == 0
    assert response.context["errors"]


def test_the_same_picture_twice_is_one_and_the_second_sender_is_told(petra):
    desk = desk_of(petra)
    add(desk, jpeg())

    response = add(desk, jpeg(), "again.jpg")

    assert Image.objects.count() == 1
    assert "already here as “The pier”" in response.content.decode()


def test_a_picture_editor_fills_a_slot_of_a_story_in_review(rita, petra):
    article = make.draft(rita, blocks=[make.text(), make.slot()])
    make.move(article, "submit", rita)

    response = fill(
        desk_of(petra), article, upload=upload(jpeg()), alt="A pier.", credit="Photo: Nina Sool"
    )

    article.refresh_from_db()
    slot = article.head.content["public"]["blocks"][1]
    assert (slot["image"], slot["credit"]) == (Image.objects.get().digest, "Photo: Nina Sool")
    assert (article.state, article.events.last().verb) == ("review", "change slots")
    assert any("in review again" in message for message in told(response))


def test_a_broken_picture_leaves_slot_and_typed_words_as_they_were(rita, petra):
    article = make.draft(rita, blocks=[make.slot()])

    response = fill(desk_of(petra), article, upload=upload(b"no picture"), alt="A pier.")

    article.refresh_from_db()
    assert article.imageslot_blocks.get().image is None
    assert "A pier." in response.content.decode()


def test_the_credit_of_a_picture_is_proposed_to_the_slot(rita, petra):
    article = make.draft(rita, blocks=[make.slot()])
    image = make.picture(credit="Photo: Lev Sandor")

    fill(desk_of(petra), article, image=image.pk, alt="A crane.")

    assert article.imageslot_blocks.get().credit == "Photo: Lev Sandor"


def test_slots_and_text_are_saved_side_by_side(rita, petra):
    slot = make.slot()
    article = make.draft(rita, blocks=[make.text(), slot])
    desk = desk_of(petra)
    form = slots_form(desk, article)
    make.change(article, rita, standfirst="Rita wrote on.")

    desk.post(slots_url(article), {**form, f"{slot['uuid']}-alt": "A pier."})

    assert (article.standfirst, article.imageslot_blocks.get().alt) == ("Rita wrote on.", "A pier.")


def test_of_two_who_fill_one_slot_the_second_reads_both_texts(rita, petra):
    slot = make.slot(caption="The pier")
    article = make.draft(rita, blocks=[make.text(), slot])
    desk = desk_of(petra)
    form = slots_form(desk, article)
    make.change(article, rita, blocks=[{**slot, "caption": "The south pier"}])
    typed = {f"{slot['uuid']}-caption": "The north pier"}

    first = desk.post(slots_url(article), {**form, **typed})
    caption = article.imageslot_blocks.get().caption
    desk.post(slots_url(article), form_on(first, "slots_form"))

    page = first.content.decode()
    assert any("Rita changed the same slots" in message for message in told(first))
    assert "<pre>The north pier</pre>" in page
    assert "<pre>The south pier</pre>" in page
    assert (caption, article.imageslot_blocks.get().caption) == ("The south pier", "The north pier")


def test_a_reporter_fills_no_slot_of_anothers_story(rita, rob):
    article = make.draft(rob, blocks=[make.slot()])
    form = slots_form(desk_of(rob), article)

    assert desk_of(rita).post(slots_url(article), form).status_code == 403


def test_a_picture_editor_changes_no_word_of_a_story(rita, petra):
    article = make.draft(rita)

    desk_of(petra).post(
        f"/admin/articles/article/{article.pk}/change/",
        {"seen": article.head_id, "headline": "Petra's headline"},
    )

    article.refresh_from_db()
    assert article.headline != "Petra's headline"


# Who sees a picture when.


@pytest.fixture
def address(rita, petra) -> str:
    """The public address of a picture that only a draft shows."""
    article = make.draft(rita, blocks=[make.text(), make.slot()])
    fill(desk_of(petra), article, upload=upload(jpeg()), alt="A pier.", credit="Photo: Nina Sool")
    return f"/pictures/{Image.objects.get().digest}/480.jpg"


def test_a_draft_shows_its_picture_to_the_desk_and_to_nobody_else(rita, otto, address):
    answers = [c.get(address).status_code for c in (desk_of(rita), desk_of(otto), Client())]

    assert answers == [200, 404, 404]
    assert desk_of(rita).get(address)["Cache-Control"] == "private, no-store"


def test_a_live_picture_tells_nobody_where_it_was_taken(rita, vera, ed, address):
    article = rita.stories.get()
    for verb, by in (("submit", rita), ("approve", vera), ("publish", ed)):
        make.move(article, verb, by)

    response = Client().get(address)

    data = b"".join(response.streaming_content)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert b"SERIAL-4711" not in data
    assert b"Exif" not in data


def test_a_withdrawn_picture_is_gone(rita, vera, ed, address):
    article = rita.stories.get()
    for verb, by in (("submit", rita), ("approve", vera), ("publish", ed)):
        make.move(article, verb, by)
    make.move(article, "withdraw", ed, note="She asked.", public_note="Taken down.")

    assert Client().get(address).status_code == 404


def test_the_original_has_no_address(rita, address):
    digest = address.split("/")[2]
    names = ("original.jpeg", "original.jpg", "900.png", "../original.jpeg", "481.jpg")

    assert {desk_of(rita).get(f"/pictures/{digest}/{name}").status_code for name in names} == {404}


def test_a_picture_without_alt_or_credit_does_not_go_to_review(rita):
    article = make.draft(rita, blocks=[make.slot(make.picture(credit=""))])
    from tests.desk.page import press

    response = press(desk_of(rita), article, "submit")

    article.refresh_from_db()
    assert article.state == "draft"
    assert "Picture 1 has no credit line" in response.content.decode()


def test_the_writing_page_shows_the_picture_of_a_slot(rita):
    image = make.picture()
    article = make.draft(rita, blocks=[make.slot(image), make.slot()])

    page = desk_of(rita).get(story_url(article)).content.decode()

    assert page.count('<img class="thumbnail"') == 1
    assert f'src="/pictures/{image.digest}/' in page


def test_words_of_a_slot_are_one_line_however_they_were_typed(rita, petra):
    article = make.draft(rita, blocks=[make.slot()])

    fill(desk_of(petra), article, alt="A pier\r\nat dusk. ", caption="The pier,\n\nonce more")

    slot = article.imageslot_blocks.get()
    assert (slot.alt, slot.caption) == ("A pier at dusk.", "The pier, once more")
