"""The writing page: what a save keeps, what it voids, and a save over somebody else's."""

import pytest

from articles.models import Article, Quote, Text
from tests import make
from tests.desk.page import desk_of, form_on, save, story_form, story_url, told
from tests.reader.markup import read

SAVING = 52  # queries of an explicit save


def blocks_of(article) -> list[tuple[str, str]]:
    article.refresh_from_db()
    return [(block["type"], block["uuid"]) for block in article.head.content["public"]["blocks"]]


def test_a_new_story_begins_with_a_headline_and_a_section(rita, section):
    desk = desk_of(rita)

    response = desk.post(
        "/admin/articles/article/add/", {"headline": "Bridge Closed", "section": section.pk}
    )

    article = Article.objects.get()
    assert response.url == story_url(article)
    assert (article.headline, article.slug, article.created_by) == (
        "Bridge Closed",
        "bridge-closed",
        rita,
    )
    assert [event.verb for event in article.events.all()] == ["start"]


def test_a_new_story_has_one_way_on(rita):
    page = read(desk_of(rita).get("/admin/articles/article/add/"))

    buttons = page.one("div.submit-row").all("input")
    assert [button["value"] for button in buttons] == ["Begin to write"]


def test_what_was_not_saved_says_why_and_leads_there(rita):
    article = make.draft(rita, blocks=[make.text(), make.quote()])

    page = save(desk_of(rita), article, headline="", **{"quote_blocks-0-words": ""})

    mend = read(page).one("section.mend")
    assert [(it.text, it.one("a")["href"]) for it in mend.all("li")] == [
        ("Headline: This field is required.", "#id_headline"),
        ("Quote, Words: This field is required.", "#quote_blocks-0"),
    ]


def test_a_save_is_told_in_a_word(rita):
    article = make.draft(rita)

    response = save(desk_of(rita), article, standfirst="Rita wrote on.")

    assert told(response) == ["Saved."]


def test_a_save_without_a_change_keeps_the_approval(rita, vera):
    speaker = make.person("Olga Brandt")
    article = make.reviewed(
        rita,
        vera,
        standfirst="Two lines,\nboth kept.",
        blocks=[make.text(), make.quote(speaker=speaker), make.slot(make.picture())],
    )

    save(desk_of(rita), article)

    article.refresh_from_db()
    assert (article.state, article.revisions.count()) == ("approved", 1)


def test_a_change_makes_the_story_a_draft_and_says_so(rita, vera):
    article = make.reviewed(rita, vera)

    response = save(desk_of(rita), article, headline="Ferry Timetable Will Not Change")

    article.refresh_from_db()
    assert (article.state, article.revisions.count()) == ("draft", 2)
    assert article.events.last().verb == "change"
    assert any("draft again" in message for message in told(response))


@pytest.mark.parametrize("field", ["kicker", "short_headline"])
def test_what_only_lists_show_is_approved_too(rita, vera, field):
    article = make.reviewed(rita, vera)

    save(desk_of(rita), article, **{field: "Ferries"})

    article.refresh_from_db()
    assert article.state == "draft"
    assert article.head.content["public"][field] == "Ferries"


def test_the_page_says_before_saving_what_a_change_will_do(rita, vera):
    article = make.reviewed(rita, vera)

    page = desk_of(rita).get(story_url(article)).content.decode()

    assert "Saving a change makes this story a draft again and voids its approval." in page


def test_private_notes_void_nothing(rita, vera):
    article = make.reviewed(rita, vera)

    save(desk_of(rita), article, notes="Call the harbour master.")

    article.refresh_from_db()
    assert (article.state, article.notes) == ("approved", "Call the harbour master.")


def test_blocks_keep_their_uuid_when_edited_and_moved(rita):
    article = make.draft(rita, blocks=[make.text("<p>One.</p>"), make.quote(), make.slot()])
    (_, text), (_, quote), (_, slot) = blocks_of(article)

    save(
        desk_of(rita),
        article,
        **{
            "text_blocks-0-text": "<p>One, edited.</p>",
            "text_blocks-0-ordering": "30",
            "quote_blocks-0-ordering": "10",
            "imageslot_blocks-0-ordering": "20",
        },
    )

    assert blocks_of(article) == [("quote", quote), ("image", slot), ("text", text)]


def test_a_new_block_keeps_the_uuid_it_was_inserted_with(rita):
    article = make.draft(rita)
    uuid = "0b7b1c52-4f0e-4d0b-9b8e-6b8f5b1a2c3d"
    new = {
        "text_blocks-TOTAL_FORMS": "2",
        "text_blocks-1-text": "<p>A second block.</p>",
        "text_blocks-1-uuid": uuid,
        "text_blocks-1-region": "body",
        "text_blocks-1-ordering": "20",
    }

    save(desk_of(rita), article, **new)

    assert blocks_of(article)[1] == ("text", uuid)


def test_a_forged_row_id_reaches_no_block_of_another_story(rita, rob):
    mine, other = make.draft(rita), make.draft(rob, "Rob's story")
    theirs = other.text_blocks.get()

    save(desk_of(rita), mine, **{"text_blocks-0-id": str(theirs.pk)})

    theirs.refresh_from_db()
    assert theirs.parent == other
    assert Text.objects.filter(parent=mine).count() == 1


def test_a_forged_uuid_of_another_story_is_an_error_and_changes_nothing(rita, rob):
    mine, other = make.draft(rita), make.draft(rob, "Rob's story")
    theirs = other.text_blocks.get()

    response = save(
        desk_of(rita),
        mine,
        **{"text_blocks-0-uuid": str(theirs.uuid), "text_blocks-0-text": "<p>Mine now.</p>"},
    )

    theirs.refresh_from_db()
    assert (response.status_code, theirs.parent) == (200, other)
    assert "Mine now" not in theirs.text


def test_a_forged_clone_copies_no_block_past_the_gate(rita, rob, vera):
    mine, other = make.draft(rita), make.reviewed(rob, vera, "Rob's story")
    theirs = other.text_blocks.get()

    save(
        desk_of(rita),
        mine,
        _clone=[f"articles.text:{theirs.pk}"],
        _clone_region="body",
        _clone_ordering="10",
    )

    assert Text.objects.filter(parent=other).count() == 1


def test_script_in_a_text_block_is_gone_when_it_is_saved(rita):
    article = make.draft(rita)

    save(
        desk_of(rita),
        article,
        **{"text_blocks-0-text": '<p onclick="x()">Hi<script>x()</script> <b>there</b></p>'},
    )

    saved = article.text_blocks.get().text
    assert "script" not in saved
    assert "onclick" not in saved


def test_a_quote_without_attribution_line_gets_its_speakers(rita):
    speaker = make.person("Anton Radzko")
    article = make.draft(rita, blocks=[make.quote(speaker=speaker, attribution="")])

    save(desk_of(rita), article)

    assert Quote.objects.get().attribution == "Anton Radzko stated:"


def test_another_speaker_is_named_anew(rita):
    anton, olga = make.person("Anton Radzko"), make.person("Olga Brandt")
    article = make.draft(rita, blocks=[make.quote(speaker=anton)])

    save(desk_of(rita), article, **{"quote_blocks-0-speaker": str(olga.pk)})

    article.refresh_from_db()
    (quote,) = article.head.content["public"]["blocks"]
    assert (quote["speaker"], quote["name"]) == (olga.pk, "Olga Brandt")


def test_what_a_story_states_of_a_person_changes_when_somebody_asks_for_it(rita):
    person = make.person("Ivan Kruk")
    status = person.statuses.create(kind="imprisoned")
    article = make.draft(rita)
    new = {
        "mentions-TOTAL_FORMS": "1",
        "mentions-0-person": person.pk,
        "mentions-0-position": "0",
    }
    desk = desk_of(rita)
    save(desk, article, **new)
    status.kind = "released"
    status.save()

    save(desk, article)
    before = article.mentions.get().status
    save(desk, article, **{"mentions-0-refresh": "on"})

    assert (before, article.mentions.get().status) == ("imprisoned", "released")


# A save over somebody else's save.


def test_a_save_over_somebody_elses_is_refused_with_both_texts_on_the_page(rita, ed):
    article = make.draft(rita)
    desk = desk_of(rita)
    form = story_form(desk, article)
    make.change(article, ed, headline="What Ed Saved", blocks=[make.text("<p>Ed's words.</p>")])

    response = save(desk, article, form, headline="What Rita Typed")

    page = response.content.decode()
    article.refresh_from_db()
    assert article.headline == "What Ed Saved"
    assert article.revisions.count() == 2
    assert "What Rita Typed" in page
    assert "What Ed Saved" in page
    assert "Ed changed the same as you" in page


def test_after_reading_both_texts_the_second_save_goes_through(rita, ed):
    article = make.draft(rita, blocks=[make.text("<p>One.</p>"), make.text("<p>Two.</p>")])
    desk = desk_of(rita)
    form = story_form(desk, article)
    kept = article.head.content["public"]["blocks"][:1]
    make.change(article, ed, headline="What Ed Saved", blocks=kept)

    page = save(desk, article, form, headline="What Rita Typed")
    save(desk, article, form_on(page))

    article.refresh_from_db()
    assert article.headline == "What Rita Typed"
    assert [block.text for block in article.text_blocks.all()] == ["<p>One.</p>"]


@pytest.mark.parametrize("loaded", ["", "[]", "{", "[" * 5000, '{"headline": 7}', "9" * 5000])
def test_a_form_that_does_not_say_what_it_was_loaded_with_is_refused(rita, loaded):
    article = make.draft(rita)

    page = save(desk_of(rita), article, loaded=loaded, headline="Forged")

    article.refresh_from_db()
    assert article.headline != "Forged"
    assert "Forged" in page.content.decode()


def test_no_field_of_the_form_writes_the_state(rita):
    article = make.draft(rita)

    save(desk_of(rita), article, state="published", head="", spiked_at="2026-01-01")

    article.refresh_from_db()
    assert (article.state, article.spiked_at) == ("draft", None)


def test_the_address_of_another_story_is_refused_with_a_sentence(rita, vera):
    taken = make.published(rita, vera, "Bridge Closed", slug="bridge-closed")
    article = make.draft(rita)

    response = save(desk_of(rita), article, slug=taken.slug)

    assert "belongs to another story" in response.content.decode()


# Who may not.


def test_a_reporter_may_read_but_not_change_anothers_story(rita, rob):
    article = make.draft(rob)
    desk = desk_of(rita)

    page = desk.get(story_url(article))
    refused = desk.post(story_url(article), {"seen": article.head_id, "headline": "Mine"})

    article.refresh_from_db()
    assert (page.status_code, refused.status_code) == (200, 403)
    assert "You may read this story but not change it" in page.content.decode()
    assert article.headline != "Mine"


def test_somebody_without_a_role_sees_no_story(otto, rita):
    article = make.draft(rita)
    desk = desk_of(otto)

    answers = {
        page: desk.get(f"/admin/articles/article/{page}").status_code
        for page in ("", f"{article.pk}/change/", f"{article.pk}/review/", f"{article.pk}/preview/")
    }

    assert set(answers.values()) <= {403, 404}


def test_a_story_opens_in_no_popup(rita):
    article = make.draft(rita)

    assert desk_of(rita).get(story_url(article) + "?_popup=1").status_code == 403


def test_pages_of_the_desk_ask_as_much_for_a_long_story_as_for_a_short_one(
    rita, django_assert_max_num_queries
):
    blocks = [make.text() for _ in range(12)] + [make.quote() for _ in range(6)]
    article = make.draft(rita, blocks=[*blocks, make.slot(), make.slot(make.picture())])
    desk = desk_of(rita)
    desk.get(story_url(article))

    with django_assert_max_num_queries(25):
        desk.get(story_url(article))


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_save_asks_no_more_for_what_nobody_changed(rita, number, django_assert_num_queries):
    blocks = [make.text() for _ in range(number)] + [make.quote() for _ in range(number)]
    article = make.draft(rita, blocks=blocks)
    desk = desk_of(rita)
    form = story_form(desk, article) | {"standfirst": "Twelve people, not eleven."}
    desk.post(story_url(article), form)

    with django_assert_num_queries(SAVING):
        desk.post(story_url(article), form | {"standfirst": "Thirteen people."})


@pytest.mark.parametrize("field", ["speaker", "image", "person"])
def test_autocomplete_tells_nothing_to_whoever_has_no_role(otto, rita, field):
    make.person("Olga Brandt")
    model = {"speaker": "quote", "image": "imageslot", "person": "byline"}
    asked = {
        "app_label": "articles",
        "model_name": model[field],
        "field_name": field,
        "term": "o",
    }

    assert desk_of(otto).get("/admin/autocomplete/", asked).status_code == 403


def test_a_person_is_found_by_any_spelling(rita):
    make.person("Olga Brandt", "Ольга Брандт")
    asked = {"app_label": "articles", "model_name": "quote", "field_name": "speaker"}

    found = desk_of(rita).get("/admin/autocomplete/", {**asked, "term": "БРАНДТ"}).json()

    assert [row["text"] for row in found["results"]] == ["Olga Brandt"]
