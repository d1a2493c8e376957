"""Publishing: what was approved, now or at a time, with a kind and a notice."""

from datetime import timedelta

import pytest

from articles import content, workflow
from articles.models import Edition
from articles.refusals import MoveRefused, NotReady, SomebodyWasFaster
from people.models import Person
from tests import make
from tests.refusing import refused


@pytest.fixture
def approved(rita, vera):
    return make.reviewed(rita, vera)


@pytest.fixture
def live(rita, vera, ed, clock):
    """A live story, an hour later, with a second version approved."""
    article = make.published(rita, vera)
    clock.goes_on(hours=1)
    make.change(article, rita, place="Merrow Bay")
    make.move(article, "submit", rita)
    return make.move(article, "approve", vera)


def test_readers_get_exactly_what_was_approved(approved, vera, ed, clock):
    make.move(approved, "publish", ed)

    edition = approved.live_edition()
    assert edition.content == approved.last_approved().content["public"]
    assert edition.digest == content.digest(edition.content) == approved.last_approved().digest
    assert (edition.kind, edition.published_by, edition.revision) == ("first", ed, approved.head)
    assert (edition.live_from, edition.live_until, edition.first_at) == (clock.now, None, clock.now)
    assert (edition.unreviewed, edition.needs_second_look) == (False, False)


def test_a_story_for_later_is_there_at_its_time_and_not_before(approved, ed, clock):
    at = clock.now + timedelta(hours=19)
    make.move(approved, "publish", ed, at=at)
    before = approved.live_edition(at - timedelta(microseconds=1)), approved.live_edition()

    clock.goes_on(hours=19)

    assert before == (None, None)
    assert approved.state == "published"
    assert approved.live_edition() == approved.editions.get()


@pytest.mark.parametrize("late", [timedelta(0), timedelta(microseconds=1), timedelta(days=400)])
def test_a_time_that_has_passed_is_refused(approved, ed, clock, late):
    with refused(approved, NotReady) as why:
        make.move(approved, "publish", ed, at=clock.now - late)

    assert str(why.value).endswith(" has passed: choose a time to come, or none for now.")


def test_a_time_is_told_in_the_zone_of_the_newsroom(approved, ed, clock, settings):
    settings.TIME_ZONE = "Asia/Tokyo"

    with refused(approved, NotReady) as why:
        make.move(approved, "publish", ed, at=clock.now)

    assert str(why.value).startswith("22 November 2026 21:00 JST has passed")


def test_the_first_publication_needs_no_kind(approved, ed):
    make.move(approved, "publish", ed, kind="correction")

    assert approved.live_edition().kind == Edition.Kind.FIRST


@pytest.mark.parametrize("kind", ["", None, "first", "withdrawal", "rumour"])
def test_every_later_publication_says_what_it_is(live, ed, kind):
    with refused(live, NotReady) as why:
        make.move(live, "publish", ed, kind=kind, notice="The place was missing.")

    assert str(why.value).startswith("Say what kind of publication this is: typo, style, update")


@pytest.mark.parametrize("kind", ["update", "clarification", "correction", "retraction"])
def test_readers_are_told_what_changed(live, ed, kind):
    with refused(live, NotReady) as why:
        make.move(live, "publish", ed, kind=kind, notice=" \n")

    assert str(why.value) == f"A {kind} tells readers what changed: write a notice."


@pytest.mark.parametrize(
    ("kind", "notice"),
    [
        ("typo", ""),
        ("style", ""),
        ("update", "The place was added."),
        ("clarification", "The place was added."),
        ("correction", "An earlier version named another place."),
        ("retraction", "Nothing in this story is true."),
    ],
)
def test_the_next_edition_closes_the_one_before(live, ed, clock, kind, notice):
    first = live.live_edition()

    make.move(live, "publish", ed, kind=kind, notice=f" {notice}\n")

    first.refresh_from_db()
    second = live.live_edition()
    assert (first.live_until, second.live_from) == (clock.now, clock.now)
    assert (second.kind, second.notice, second.live_until) == (kind, notice, None)


def test_no_second_edition_while_one_waits(live, rita, vera, ed, clock):
    make.move(live, "publish", ed, kind="style", at=clock.now + timedelta(days=1))
    make.change(live, rita, place="Kaļķu")
    make.move(live, "submit", rita)
    make.move(live, "approve", vera)

    with refused(live) as why:
        make.move(live, "publish", ed, kind="style")

    sentence = "A style waits until 23 November 2026 13:00 UTC: unschedule it. Vera approved"
    assert str(why.value).startswith(sentence)


def test_nothing_goes_out_unreviewed_while_an_edition_waits(live, rita, ed, clara, clock):
    make.move(live, "publish", ed, kind="style", at=clock.now + timedelta(days=1))
    make.change(live, rita, place="Kaļķu")

    with refused(live, MoveRefused):
        make.move(live, "publish unreviewed", clara, note="Urgent.", kind="style")


def test_nothing_is_published_over_a_withdrawal_that_waits(live, ed, clock):
    tomorrow = clock.now + timedelta(days=1)
    make.move(live, "withdraw", ed, note="A judge.", public_note="Withdrawn.", at=tomorrow)

    with refused(live) as why:
        make.move(live, "publish", ed, kind="style")

    assert str(why.value).startswith("A withdrawal waits until 23 November 2026 13:00 UTC")


def test_the_second_of_two_publishers_is_told(approved, ed, clara):
    seen = approved.head_id
    make.move(approved, "publish", ed)

    with refused(approved, SomebodyWasFaster) as why:
        workflow.make_move(approved, "publish", by=clara, seen=seen)

    assert str(why.value).startswith("Ed published this story at ")


def test_content_that_nobody_approved_is_not_published_even_if_the_state_says_so(rita, ed):
    article = make.draft(rita)
    type(article).objects.filter(pk=article.pk).update(state="approved")

    with refused(article, NotReady) as why:
        make.move(article, "publish", ed)

    assert str(why.value) == "This version has no approval: submit it for review again."


def test_an_approval_of_another_story_with_the_same_words_is_none(rita, vera, ed):
    words = {"blocks": [], "slug": "ferry"}
    make.reviewed(rita, vera, **words)
    article = make.draft(rita, **words)
    type(article).objects.filter(pk=article.pk).update(state="approved")

    with refused(article, NotReady):
        make.move(article, "publish", ed)


def test_two_stories_do_not_share_an_address(approved, rita, vera, ed, clock):
    make.move(approved, "publish", ed)
    other = make.reviewed(rita, vera, slug=approved.slug)

    with refused(other, NotReady) as why:
        make.move(other, "publish", ed)

    assert str(why.value) == (
        f"The address /2026/11/22/{approved.slug}/ belongs to another story. "
        "Give this one another slug."
    )


def test_a_story_put_out_unreviewed_says_why_and_waits_for_a_second_look(rita, clara):
    article = make.draft(rita)

    make.move(article, "publish unreviewed", clara, note="The mayor has just resigned.")

    edition, event = article.live_edition(), article.events.last()
    assert (edition.unreviewed, edition.needs_second_look) == (True, True)
    assert (edition.digest, edition.published_by) == (article.head.digest, clara)
    assert (event.verb, event.note) == ("publish unreviewed", "The mayor has just resigned.")


def test_a_chief_may_put_out_a_story_of_her_own(clara):
    article = make.draft(clara)

    make.move(article, "publish unreviewed", clara, note="The mayor has just resigned.")

    assert article.state == "published"


def test_publishing_unreviewed_needs_a_reason(rita, clara):
    article = make.draft(rita)

    with refused(article, NotReady) as why:
        make.move(article, "publish unreviewed", clara, note=" ")

    assert str(why.value) == "“Publish unreviewed” needs a note: say why."


def test_an_unreviewed_update_says_what_kind_it_is_too(live, rita, clara):
    make.change(live, rita, place="Kaļķu")

    with refused(live, NotReady):
        make.move(live, "publish unreviewed", clara, note="Urgent.")


def test_a_chief_publishes_unreviewed_only_the_version_she_saw(rita, clara):
    article = make.draft(rita)
    seen = article.head_id
    make.change(article, rita, place="Merrow Bay")

    with refused(article, SomebodyWasFaster) as why:
        workflow.make_move(article, "publish unreviewed", by=clara, seen=seen, note="Urgent.")

    assert str(why.value).startswith("Rita saved a newer version at ")


def test_who_publishes_after_a_withdrawal_unseen_on_the_page_is_told(live, ed, clara):
    page = {"seen": live.head_id, "last_event": live.events.last().pk}
    make.move(live, "withdraw", clara, note="A judge says so.", public_note="Withdrawn.")

    with refused(live, SomebodyWasFaster) as why:
        workflow.make_move(live, "publish", by=ed, kind="style", **page)

    assert str(why.value).startswith("Clara withdrew this story at ")


def test_a_story_whose_text_blocks_were_left_empty_can_go_out(rita, vera, ed):
    article = make.draft(rita)
    article.text_blocks.create(text="", ordering=5)
    make.change(article, rita, place="Merrow Bay")
    make.move(article, "submit", rita)
    make.move(article, "approve", vera)

    make.move(article, "publish", ed)

    assert [block["type"] for block in article.live_edition().content["blocks"]] == ["text"]


def test_a_speaker_is_named_as_approved_whatever_the_people_desk_did_since(rita, vera, ed):
    speaker = make.person("Anton Radzko")
    article = make.reviewed(rita, vera, blocks=[make.quote(speaker=speaker)])
    Person.objects.filter(pk=speaker.pk).update(name="Anton the Terrible")

    make.move(article, "publish", ed)

    assert article.live_edition().people.get().name == "Anton Radzko"
