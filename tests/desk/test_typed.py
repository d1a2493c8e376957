"""What is typed is saved as it is typed: into a draft, unseen, and as any save would merge it."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Event
from tests import clock as clocks
from tests import make
from tests.articles.test_unkept_words import kept
from tests.desk.page import desk_of, layout, save, story_form, story_url
from tests.desk.writers import Writer

NEW = "0b7b1c52-4f0e-4d0b-9b8e-6b8f5b1a2c3d"
CHANGED = "Not saved yet: press Save. It makes this story a draft again and voids its approval."
PRIVATE = "Not saved yet: press Save. Readers see nothing of it, the approval stays."


def typed_url(article) -> str:
    return f"/admin/articles/article/{article.pk}/typed/"


def post(desk, article, form=None, **typed):
    """What the page sends when its writer pauses."""
    return desk.post(typed_url(article), {**(form or story_form(desk, article)), **typed})


def texts(article) -> list[str]:
    return [block.text for block in article.text_blocks.all()]


@pytest.fixture
def clock():
    with clocks.stopped() as clock:
        yield clock


@pytest.fixture
def story(rita, ed):
    return make.draft(rita, blocks=[make.text("<p>One.</p>"), make.quote()], assignee=ed)


def test_it_is_in_the_working_copy_and_nowhere_else(rita, story, clock):
    events, head = Event.objects.count(), story.head

    answer = post(desk_of(rita), story, headline="Bridge Closed").json()

    story.refresh_from_db()
    assert (story.headline, story.head, story.revisions.count()) == ("Bridge Closed", head, 1)
    assert (Event.objects.count(), LogEntry.objects.count()) == (events, 0)
    assert (answer["saved"], answer["seen"]) == ("Saved 12:00", head.pk)
    assert (answer["theirs"], answer["problems"], answer["waits"]) == ("", "", "")


def test_readers_of_a_live_story_see_nothing_of_it(rita, vera, client):
    story = make.published(rita, vera)
    address = story.live_edition().path
    make.change(story, rita, standfirst="Not yet.")
    before = client.get(address).content

    post(desk_of(rita), story, headline="Bridge Closed")

    assert client.get(address).content == before


def test_a_new_block_sent_fifty_times_is_one_block(rita, story):
    desk = desk_of(rita)
    form = story_form(desk, story)
    new = {"uuid": NEW, "region": "body", "ordering": "30"}
    form |= {f"text_blocks-7-{name}": value for name, value in new.items()}

    for number in range(50):
        form["text_blocks-7-text"] = f"<p>Half a word {number}</p>"
        answer = post(desk, story, form).json()
        form["loaded"] = json.dumps(answer["loaded"])

    assert texts(story) == ["<p>One.</p>", "<p>Half a word 49</p>"]
    assert str(story.text_blocks.last().uuid) == NEW
    assert answer["loaded"].keys() >= {NEW}
    assert kept(story) == [("Rita", [], "")]


def test_a_person_sent_twice_is_one_person(rita, story):
    desk, olga = desk_of(rita), make.person("Olga Brandt")
    form = story_form(desk, story)
    form |= {"mentions-0-person": str(olga.pk), "mentions-0-position": "0"}

    for _ in range(2):
        form["loaded"] = json.dumps(post(desk, story, form).json()["loaded"])

    assert [mention.shown_as for mention in story.mentions.all()] == ["Olga Brandt"]


def test_a_block_that_is_marked_to_be_deleted_goes_and_comes_back(rita, story):
    desk = desk_of(rita)
    form = story_form(desk, story)
    uuid = story.text_blocks.get().uuid

    form["loaded"] = json.dumps(
        post(desk, story, form, **{"text_blocks-0-DELETE": "on"}).json()["loaded"]
    )
    gone = texts(story)
    post(desk, story, form)

    assert (gone, texts(story)) == ([], ["<p>One.</p>"])
    assert story.text_blocks.get().uuid == uuid


def test_what_is_saved_explicitly_afterwards_is_one_revision(rita, story):
    desk = desk_of(rita)
    form = story_form(desk, story)
    for headline in ("Bridge", "Bridge Closed"):
        form["headline"] = headline
        form["loaded"] = json.dumps(post(desk, story, form).json()["loaded"])

    page = save(desk, story, form)

    assert page.redirect_chain
    assert [each.content["public"]["headline"] for each in story.revisions.all()] == [
        "Ferry Timetable Will Change Twice This Spring",
        "Bridge Closed",
    ]


def test_before_somebody_else_types_it_is_kept(rita, ed, story):
    post(desk_of(rita), story, place="Merrow Bay")

    post(desk_of(ed), story, place="Port Sool")

    assert kept(story) == [("Rita", [], ""), ("Rita", [], "Merrow Bay")]


def test_ten_minutes_of_typing_are_kept_and_the_page_knows(rita, story, clock):
    writer = Writer(rita, story)
    for word in ("M", "Me", "Mer"):
        writer.form["place"] = [word]
        answer = writer.autosave()
        clock.goes_on(minutes=5)

    story.refresh_from_db()
    assert kept(story) == [("Rita", [], ""), ("Rita", [], "Mer")]
    assert answer["seen"] == story.head_id


def test_two_in_different_blocks_are_both_saved_and_told(rita, ed, story):
    ritas = Writer(rita, story)
    eds = ritas.beside(ed)
    eds.form["quote_blocks-1-words"] = ["“No.”"]
    eds.autosave()

    ritas.form["text_blocks-0-text"] = ["<p>Uno.</p>"]
    answer = ritas.autosave()

    assert (texts(story), story.quote_blocks.get().words) == (["<p>Uno.</p>"], "“No.”")
    assert answer["theirs"] == "Ed changed meanwhile: Quote 1."
    assert "seen" not in answer


def test_in_the_same_block_nothing_is_written_over(rita, ed, story):
    ritas = Writer(rita, story)
    eds = ritas.beside(ed)
    eds.form["text_blocks-0-text"] = ["<p>Zwei.</p>"]
    eds.autosave()

    ritas.form |= {"text_blocks-0-text": ["<p>Dos.</p>"], "headline": ["Tres"]}
    answer = ritas.autosave()

    story.refresh_from_db()
    assert (texts(story), story.headline) == (["<p>Zwei.</p>"], "Tres")
    assert answer["problems"] == "Ed changed Text 1 too: press Save, and read both texts."
    assert not ritas.save()
    assert ritas.shown == ["Dos.", "Zwei."]


def test_half_a_block_waits_and_hinders_nothing_else(rita, story):
    desk = desk_of(rita)

    answer = post(desk, story, headline="Bridge Closed", **{"quote_blocks-0-words": ""}).json()

    story.refresh_from_db()
    assert (story.headline, story.quote_blocks.get().words[:5]) == ("Bridge Closed", "“She ")
    assert answer["problems"] == "Quote 1 is not saved: This field is required."


def test_an_empty_address_is_not_made_of_half_a_headline(rita, story):
    post(desk_of(rita), story, headline="Br", slug="")

    story.refresh_from_db()
    assert (story.headline, story.slug) == ("Br", "")


@pytest.mark.parametrize(
    ("typed", "says"), [({"headline": "Bridge Closed"}, CHANGED), ({"notes": "Ask."}, PRIVATE)]
)
@pytest.mark.parametrize("how_far", ["review", "approved", "published"])
def test_of_a_story_that_is_no_draft_it_says_what_saving_does(rita, vera, how_far, typed, says):
    story = make.draft(rita)
    for verb, by in {"submit": rita, "approve": vera, "publish": vera}.items():
        if story.state != how_far:
            make.move(story, verb, by)
    before = layout(rita).saved(story).digests()

    answer = post(desk_of(rita), story, **typed).json()

    story.refresh_from_db()
    assert (answer["waits"], answer["saved"]) == (says, "")
    assert "loaded" not in answer
    assert layout(rita).saved(story).digests() == before
    assert (story.state, story.typed_since, story.revisions.count()) == (how_far, None, 1)


def test_only_who_may_write_the_story_types_into_it(rita, rob, vera, otto, story, client):
    form = {**story_form(desk_of(rita), story), "headline": "Forged"}

    answers = [desk_of(who).post(typed_url(story), form).status_code for who in (rob, vera, otto)]
    answers.append(client.post(typed_url(story), form).status_code)

    story.refresh_from_db()
    assert answers == [403, 403, 404, 302]
    assert story.headline != "Forged"


def test_it_is_posted(rita, story):
    assert desk_of(rita).get(typed_url(story)).status_code == 405
    assert desk_of(rita).post(typed_url(story).replace(str(story.pk), "999")).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [{"headline": "a\0b"}, {"headline": "x" * 9999}, {"section": "9" * 60}, {"loaded": "[" * 5000}],
)
def test_nonsense_is_answered_with_a_sentence_and_changes_nothing(rita, story, typed):
    before = layout(rita).saved(story).digests()

    answer = post(desk_of(rita), story, **typed)

    assert answer.status_code in (200, 400)
    assert layout(rita).saved(story).digests() == before


def queries_of(rita, texts: int) -> int:
    story = make.draft(rita, blocks=[*(make.text() for _ in range(texts)), make.quote()])
    desk = desk_of(rita)
    form = story_form(desk, story)
    with CaptureQueriesContext(connection) as queries:
        post(desk, story, form, **{"text_blocks-0-text": "<p>Another.</p>"})
    return len(queries)


def test_it_asks_as_much_for_a_long_story_as_for_a_short_one(rita):
    short, long = queries_of(rita, 1), queries_of(rita, 40)

    assert short == long <= 55


# A text that a browser kept.


def test_a_save_tells_the_browser_to_forget_what_it_kept(rita, story):
    desk = desk_of(rita)
    form = {**story_form(desk, story), "kept": "typed-1-2-1764061200000", "_save": "Save"}

    answer = desk.post(story_url(story), form)

    assert answer.cookies["kept"].value == "typed-1-2-1764061200000"
    assert answer.cookies["kept"]["path"] == story_url(story)


@pytest.mark.parametrize("spoiled", [{"headline": ""}, {"kept": "x; a=b"}, {"loaded": ""}])
def test_one_that_was_not_saved_stays_kept(rita, story, spoiled):
    desk = desk_of(rita)
    form = {**story_form(desk, story), "kept": "typed-1-2-1764061200000", "headline": "B"}

    answer = desk.post(story_url(story), {**form, **spoiled})

    assert "kept" not in answer.cookies
