"""The second pair of eyes for what went out unreviewed."""

from datetime import timedelta

import pytest

from articles.models import Article
from articles.refusals import NotAllowed, SomebodyWasFaster
from articles.workflow import make_move
from tests import make
from tests.refusing import refused


@pytest.fixture
def flagged(rita, clara, nora, clock):
    """Written by Rita and Nora, put out by Clara."""
    article = make.draft(rita, assignee=nora)
    make.change(article, nora, place="Merrow Bay")
    return make.move(article, "publish unreviewed", clara, note="The mayor has just resigned.")


def test_a_second_look_clears_the_flag_and_keeps_the_history(flagged, vera):
    make.move(flagged, "second look", vera, note="I called the town hall.")

    edition, decision = flagged.live_edition(), flagged.head.decisions.get()
    assert (edition.unreviewed, edition.needs_second_look) == (True, False)
    assert (decision.reviewer, decision.verdict) == (vera, "second look")
    assert (flagged.state, flagged.events.last().verb) == ("published", "second look")


@pytest.mark.parametrize("who", ["nora", "clara"])
def test_whoever_wrote_or_published_it_is_not_the_second_pair(request, flagged, who):
    with refused(flagged, NotAllowed) as why:
        make.move(flagged, "second look", request.getfixturevalue(who))

    assert str(why.value) == (
        "You worked on this edition or published it, so somebody else has to look."
    )


def test_a_superuser_who_wrote_it_is_not_the_second_pair(sam, clara):
    article = make.unreviewed(sam, clara)

    with refused(article, NotAllowed):
        make.move(article, "second look", sam)


def test_a_superuser_who_published_it_is_not_the_second_pair(rita, root):
    article = make.unreviewed(rita, root)

    with refused(article, NotAllowed):
        make.move(article, "second look", root)


def test_whoever_stands_in_its_byline_is_not_the_second_pair(rita, clara, vera):
    vera.person = make.person("Vera Holm")
    vera.save()
    byline = [{"person": vera.person.pk, "name": "Vera Holm", "role": "reporting"}]
    article = make.unreviewed(rita, clara, bylines=byline)

    with refused(article, NotAllowed):
        make.move(article, "second look", vera)


@pytest.mark.parametrize("who", ["ed", "petra", "rob", "otto"])
def test_only_a_reviewer_is(request, flagged, who):
    with refused(flagged, NotAllowed):
        make.move(flagged, "second look", request.getfixturevalue(who))


def test_a_later_change_by_the_reviewer_does_not_take_the_second_look_away(flagged, groups):
    vivian = make.user("vivian", "Editor", "Reviewer")
    make.change(flagged, vivian, place="Kaļķu")

    make.move(flagged, "second look", vivian)

    assert flagged.state == "draft"
    assert not flagged.live_edition().needs_second_look


def test_a_later_change_by_somebody_else_does_not_give_it_to_its_author(flagged, nora, rita, vera):
    make.change(flagged, rita, place="Kaļķu")
    make.move(flagged, "submit", rita)
    make.move(flagged, "approve", vera)
    make.change(flagged, rita, place="Merrow Bay")

    with refused(flagged, NotAllowed):
        make.move(flagged, "second look", nora)


def test_a_look_is_taken_once(flagged, vera, viktor):
    seen = flagged.head_id
    make.move(flagged, "second look", vera)

    with refused(flagged) as why:
        make_move(flagged, "second look", by=viktor, seen=seen)

    sentence = "No live edition needs a second pair of eyes. Vera took the second look at "
    assert str(why.value).startswith(sentence)


def test_a_reviewed_edition_needs_none(rita, vera, viktor):
    article = make.published(rita, vera)

    with refused(article) as why:
        make.move(article, "second look", viktor)

    assert str(why.value).startswith("No live edition needs a second pair of eyes.")


def test_what_a_reviewed_edition_replaced_needs_none_any_more(flagged, rita, vera, ed):
    make.change(flagged, rita, place="Kaļķu")
    make.move(flagged, "submit", rita)
    make.move(flagged, "approve", vera)

    make.move(flagged, "publish", ed, kind="style")

    assert list(Article.objects.flagged()) == []


def test_it_stays_flagged_until_the_edition_that_replaces_it_is_live(
    flagged, rita, vera, ed, clock
):
    make.change(flagged, rita, place="Kaļķu")
    make.move(flagged, "submit", rita)
    make.move(flagged, "approve", vera)
    make.move(flagged, "publish", ed, kind="style", at=clock.now + timedelta(hours=1))
    before = list(Article.objects.flagged())

    clock.goes_on(hours=1)

    assert before == [flagged]
    assert list(Article.objects.flagged()) == []


def test_what_was_withdrawn_needs_none(flagged, clara):
    make.move(flagged, "withdraw", clara, note="A judge says so.", public_note="Withdrawn.")

    assert list(Article.objects.flagged()) == []


def test_an_edition_the_page_did_not_show_is_not_waved_through(flagged, rita, clara, vera):
    make.change(flagged, rita, place="Kaļķu")
    page = {"seen": flagged.head_id, "last_event": flagged.events.last().pk}
    make.move(flagged, "publish unreviewed", clara, note="Urgent again.", kind="style")

    with refused(flagged, SomebodyWasFaster) as why:
        make_move(flagged, "second look", by=vera, **page)

    assert str(why.value).startswith("Clara published this story unreviewed at ")
