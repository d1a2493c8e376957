"""What a save does to a story that was submitted, approved or published."""

import unicodedata

import pytest
from django.db import transaction

from articles import revisions, workflow
from articles.models import Revision
from articles.refusals import NotAllowed
from tests import make
from tests.refusing import books, refused

NFD = unicodedata.normalize("NFD", "Café Kaļķu")


@pytest.fixture
def slot():
    return make.slot()


@pytest.fixture
def approved(rita, vera, slot, db):
    blocks = [make.text(), slot]
    return make.reviewed(rita, vera, standfirst="Café Kaļķu\nand the ferry", blocks=blocks)


def fill_slot(article, by, **more):
    """What the picture desk does: a picture into the empty slot, or other words under it."""
    first, slot = make.blocks(article)
    filled = slot if "image" in slot else make.slot(make.picture())
    return make.change(article, by, blocks=[first, {**filled, "uuid": slot["uuid"], **more}])


@pytest.mark.parametrize(
    "standfirst",
    [
        "Café Kaļķu\nand the ferry",
        "Café Kaļķu\r\nand the ferry",
        "Café Kaļķu\rand the ferry",
        "  Café Kaļķu\nand the ferry \n",
        f"{NFD}\r\nand the ferry",
    ],
    ids=["same", "CRLF", "CR", "spaces at the ends", "NFD"],
)
def test_a_save_without_a_change_keeps_the_approval(approved, rita, standfirst):
    before = books(approved)

    verb = make.change(approved, rita, standfirst=standfirst)

    assert (verb, books(approved)) == ("", before)


def test_a_change_voids_the_approval_and_says_so(approved, rita, vera):
    verb = make.change(approved, rita, headline="The Timetable Changes Three Times")

    event = approved.events.last()
    assert (approved.state, verb) == ("draft", workflow.SAVED_CHANGE)
    assert (event.verb, event.actor, event.revision) == (verb, rita, approved.head)
    assert approved.revisions.count() == 2


@pytest.mark.parametrize("field", ["headline", "standfirst", "place", "slug", "language"])
def test_every_public_field_voids_the_approval(approved, rita, field):
    make.change(approved, rita, **{field: "be"})

    assert approved.state == "draft"


def test_the_order_of_blocks_is_content(approved, rita):
    make.change(approved, rita, blocks=make.blocks(approved)[::-1])

    assert approved.state == "draft"


def test_a_change_taken_back_does_not_bring_the_approval_back(approved, rita):
    headline = approved.headline
    make.change(approved, rita, headline="The Timetable Changes Three Times")

    make.change(approved, rita, headline=headline)

    assert approved.head.digest == approved.last_approved().digest
    assert approved.state == "draft"


def test_a_change_of_a_story_in_review_takes_it_back(rita, vera):
    article = make.draft(rita)
    make.move(article, "submit", rita)

    verb = make.change(article, rita, place="Merrow Bay")

    assert (article.state, verb) == ("draft", workflow.SAVED_CHANGE)


def test_a_change_of_a_draft_is_no_event(rita):
    article = make.draft(rita)

    verb = make.change(article, rita, place="Merrow Bay")

    assert (article.state, verb) == ("draft", "")
    assert [event.verb for event in article.events.all()] == ["start"]
    assert article.revisions.count() == 2


def test_what_is_private_voids_nothing_and_is_kept(approved, rita):
    verb = make.change_private(approved, rita, notes="The harbour office called back.")

    assert (approved.state, verb) == ("approved", "")
    assert approved.head.content["private"]["notes"] == "The harbour office called back."
    assert approved.head.digest == approved.last_approved().digest


def test_a_story_with_a_private_note_since_its_approval_can_go_out(approved, rita, ed):
    make.change_private(approved, rita, notes="The harbour office called back.")

    make.move(approved, "publish", ed)

    assert approved.live_edition().revision == approved.head


def test_words_that_wait_with_an_empty_slot_void_nothing(approved, rita):
    first, slot = make.blocks(approved)

    verb = make.change(approved, rita, blocks=[first, {**slot, "caption": "The north pier."}])

    assert (approved.state, verb) == ("approved", "")
    assert approved.imageslot_blocks.get().caption == "The north pier."


@pytest.mark.parametrize("state", ["review", "approved"])
def test_a_picture_in_a_slot_sends_the_story_to_review(rita, vera, petra, slot, state):
    article = make.draft(rita, blocks=[make.text(), slot])
    make.move(article, "submit", rita)
    if state == "approved":
        make.move(article, "approve", vera)

    verb = fill_slot(article, petra)

    event = article.events.last()
    assert (article.state, verb) == ("review", workflow.SAVED_SLOTS)
    assert (event.verb, event.actor, event.revision) == (verb, petra, article.head)


def test_a_picture_in_a_slot_of_a_published_story_makes_a_draft(approved, petra, ed):
    make.move(approved, "publish", ed)
    live = approved.live_edition()

    verb = fill_slot(approved, petra)

    assert (approved.state, verb) == ("draft", workflow.SAVED_CHANGE)
    assert approved.live_edition() == live


def test_a_picture_needs_a_new_approval(approved, petra, ed, vera):
    fill_slot(approved, petra)

    make.move(approved, "approve", vera)
    make.move(approved, "publish", ed)

    assert approved.live_edition().pictures.get().image == approved.imageslot_blocks.get().image


def test_a_brief_voids_nothing(approved, petra):
    uuid = str(approved.imageslot_blocks.get().uuid)

    verb = make.change_private(approved, petra, briefs={uuid: "The north pier, empty."})

    assert (approved.state, verb) == ("approved", "")


def test_a_reporter_who_changes_a_slot_takes_the_story_back(approved, rita):
    verb = fill_slot(approved, rita)

    assert (approved.state, verb) == ("draft", workflow.SAVED_CHANGE)


@pytest.mark.parametrize("what", ["headline", "blocks", "topics"])
def test_a_picture_editor_changes_nothing_but_slots(approved, petra, what):
    change = {"headline": "The Pier Is Closed", "blocks": [], "topics": [make.topic().pk]}

    with refused(approved, NotAllowed) as why:
        make.change(approved, petra, **{what: change[what]})

    assert str(why.value) == "You may not change this story; your changes were not saved."


@pytest.mark.parametrize("where", ["a slot more", "the slot moved", "a word with the picture"])
def test_a_picture_editor_makes_and_moves_no_slots(approved, petra, where):
    first, slot = make.blocks(approved)
    filled = {**make.slot(make.picture()), "uuid": slot["uuid"]}
    blocks = {
        "a slot more": [first, slot, make.slot()],
        "the slot moved": [slot, first],
        "a word with the picture": [{**first, "text": "<p>No ferry at all.</p>"}, filled],
    }

    with refused(approved, NotAllowed):
        make.change(approved, petra, blocks=blocks[where])


@pytest.mark.parametrize("field", ["notes", "slugline"])
def test_a_picture_editor_writes_no_notes(approved, petra, field):
    with refused(approved, NotAllowed):
        make.change_private(approved, petra, **{field: "The harbour office called back."})


def test_a_picture_editor_names_no_sources(approved, rita, petra):
    quote = make.quote()
    make.change(approved, rita, blocks=[*make.blocks(approved), quote])

    with refused(approved, NotAllowed):
        make.change_private(approved, petra, sources={quote["uuid"]: "By telephone."})


@pytest.mark.parametrize("who", ["rob", "vera", "otto"])
@pytest.mark.parametrize("state", ["draft", "approved"])
def test_nobody_else_changes_a_story(request, rita, approved, who, state):
    article = approved if state == "approved" else make.draft(rita, "Two Piers Close")

    with refused(article, NotAllowed):
        make.change(article, request.getfixturevalue(who), place="Merrow Bay")


def test_a_change_after_publication_leaves_the_edition_alone(approved, rita, ed):
    make.move(approved, "publish", ed)
    live = approved.live_edition()

    make.change(approved, rita, headline="The Timetable Changes Three Times")

    assert (approved.state, approved.live_edition()) == ("draft", live)
    assert approved.live_edition().headline == "Ferry Timetable Will Change Twice This Spring"


def test_a_save_after_a_save_finds_another_head(rita, ed):
    article = make.draft(rita)
    seen = article.head_id
    make.change(article, ed, place="Merrow Bay")

    with transaction.atomic():
        locked = revisions.lock(article.pk)

    assert locked.head_id != seen
    assert [revision.by for revision in article.revisions.all()] == [rita, ed]


def test_revisions_are_numbered_from_one_without_a_gap(rita):
    article = make.draft(rita)
    for place in ("Merrow Bay", "Merrow Bay", "Kaļķu", "Merrow Bay"):
        make.change(article, rita, place=place)

    numbers = Revision.objects.filter(article=article).values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4]
