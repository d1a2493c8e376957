"""Submitting, recalling, approving, returning; what must be right before a story goes out."""

import pytest

from articles.refusals import NotAllowed, NotReady, SomebodyWasFaster
from articles.workflow import make_move
from tests import make
from tests.refusing import refused


@pytest.fixture
def in_review(rita):
    article = make.draft(rita)
    return make.move(article, "submit", rita)


def test_a_story_goes_from_draft_to_readers(rita, vera, ed):
    article = make.draft(rita)

    make.move(article, "submit", rita)
    make.move(article, "approve", vera)
    make.move(article, "publish", ed)

    assert article.state == "published"
    assert article.live_edition().digest == article.head.digest
    assert [(event.verb, event.actor) for event in article.events.all()] == [
        ("start", rita),
        ("submit", rita),
        ("approve", vera),
        ("publish", ed),
    ]


def test_a_move_leaves_one_event_with_the_revision_and_the_note(in_review, vera):
    make.move(in_review, "return", vera, note=" Who says the engine is worn out? ")

    event = in_review.events.last()
    assert (event.verb, event.actor, event.revision, event.note) == (
        "return",
        vera,
        in_review.head,
        "Who says the engine is worn out?",
    )


def test_the_story_given_by_a_page_is_not_touched_by_a_refusal(in_review, rita):
    with refused(in_review, NotAllowed):
        make_move(in_review, "approve", by=rita, seen=in_review.head_id)

    assert in_review.state == "review"


def test_a_recalled_story_is_a_draft_again(in_review, rita):
    make.move(in_review, "recall", rita)

    assert in_review.state == "draft"


def test_a_reporter_recalls_no_story_of_somebody_else(in_review, rob):
    with refused(in_review, NotAllowed) as why:
        make.move(in_review, "recall", rob)

    assert str(why.value) == "“Recall” is for: may write this story."


def test_an_assigned_reporter_may_submit(rita, rob):
    article = make.draft(rita, assignee=rob)

    make.move(article, "submit", rob)

    assert article.state == "review"


def test_an_approval_names_the_revision_and_its_reviewer(in_review, vera, viktor):
    make.move(in_review, "approve", vera, note="Good.")

    decision = in_review.head.decisions.get()
    assert (decision.verdict, decision.reviewer, decision.note) == ("approve", vera, "Good.")
    assert in_review.last_approved() == in_review.head


def test_returning_needs_a_note(in_review, vera):
    with refused(in_review, NotReady) as why:
        make.move(in_review, "return", vera, note=" \n ")

    assert str(why.value) == "“Send back” needs a note: say why."


def test_an_approved_story_can_still_be_returned(in_review, vera, viktor):
    make.move(in_review, "approve", vera)

    make.move(in_review, "return", viktor, note="Call the harbour office once more.")

    assert in_review.state == "draft"
    assert [decision.verdict for decision in in_review.head.decisions.all()] == [
        "approve",
        "return",
    ]


def test_a_returned_story_is_not_published_on_the_approval_it_had(in_review, rita, vera, ed):
    make.move(in_review, "approve", vera)
    make.move(in_review, "return", vera, note="Wait.")
    make.move(in_review, "submit", rita)

    with refused(in_review, SomebodyWasFaster):
        make.move(in_review, "publish", ed)


def test_the_second_of_two_reviewers_is_told_who_decided(in_review, vera, viktor):
    seen = in_review.head_id
    make.move(in_review, "approve", vera)

    with refused(in_review, SomebodyWasFaster) as why:
        make_move(in_review, "approve", by=viktor, seen=seen)

    assert str(why.value).startswith("Vera approved this story at ")


def test_who_returns_what_was_approved_meanwhile_is_told(in_review, vera, viktor):
    page = {"seen": in_review.head_id, "last_event": in_review.events.last().pk}
    make.move(in_review, "approve", vera)

    with refused(in_review, SomebodyWasFaster) as why:
        make_move(in_review, "return", by=viktor, note="Who says so?", **page)

    assert str(why.value).startswith("Vera approved this story at ")


def test_who_approves_an_older_revision_is_told_who_saved(in_review, rita, vera):
    seen = in_review.head_id
    make.change_private(in_review, rita, notes="The harbour office called back.")

    with refused(in_review, SomebodyWasFaster) as why:
        make_move(in_review, "approve", by=vera, seen=seen)

    assert str(why.value).startswith("Rita saved a newer version at ")


def test_a_clock_that_was_set_back_blocks_nobody(rita, vera, clock):
    article = make.draft(rita)
    clock.goes_on(hours=-1)
    make.move(article, "submit", rita)
    page = {"seen": article.head_id, "last_event": article.events.last().pk}

    make_move(article, "approve", by=vera, **page)

    assert article.events.count() == 3


def test_a_page_without_a_revision_moves_nothing(in_review, vera):
    with refused(in_review, SomebodyWasFaster):
        make_move(in_review, "approve", by=vera, seen=None)


def test_a_revision_of_another_story_moves_nothing(in_review, rita, vera):
    other = make.draft(rita, "Two Piers Close")

    with refused(in_review, SomebodyWasFaster):
        make_move(in_review, "approve", by=vera, seen=other.head_id)


def test_what_a_move_does_not_ask_for_is_no_detail_of_it(in_review, clara):
    with refused(in_review, TypeError):
        make.move(in_review, "publish unreviewed", clara, note="Urgent.", at=None)


@pytest.mark.parametrize(
    ("slot", "sentence"),
    [
        ({"alt": ""}, "Picture 1 has no alternative text: say what can be seen in it."),
        ({"credit": ""}, "Picture 1 has no credit line: say whose picture it is."),
    ],
)
@pytest.mark.parametrize("verb", ["submit", "publish unreviewed"])
def test_no_picture_goes_out_without_its_words(rita, clara, verb, slot, sentence):
    slot = {**make.slot(make.picture(credit="")), "credit": "Photo: Nina Sool", **slot}
    article = make.draft(rita, blocks=[make.text(), slot])

    with refused(article, NotReady) as why:
        make.move(article, verb, clara, note="It is urgent.")

    assert str(why.value) == sentence


def test_all_that_is_missing_is_said_at_once(rita):
    slot = {**make.slot(make.picture(credit="")), "alt": ""}
    quote = make.quote(attribution="")
    article = make.draft(rita, blocks=[slot, quote])

    with refused(article, NotReady) as why:
        make.move(article, "submit", rita)

    assert str(why.value) == (
        "Picture 1 has no alternative text: say what can be seen in it. "
        "Picture 1 has no credit line: say whose picture it is. "
        "Quote 1 says nobody's name: fill in its speaker or its attribution line."
    )


def test_an_empty_slot_stands_against_nothing(rita):
    article = make.draft(rita, blocks=[make.text(), make.slot()])

    make.move(article, "submit", rita)

    assert article.state == "review"
