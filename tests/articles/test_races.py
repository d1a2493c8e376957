"""Two people at once, on two connections: one wins, the other is told who did.

The story's row is held until both stand in line for it, so that they truly meet; PostgreSQL
serves the line in order. Nothing here waits for time to pass and hopes.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from articles import revisions, workflow
from articles.models import Article, Edition
from articles.refusals import MoveRefused, NotReady, SomebodyWasFaster
from tests import make

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]

GONE = {"note": "A judge says so.", "public_note": "This story has been withdrawn."}


@contextmanager
def held(*stories):
    """The rows of `stories` belong to this connection until the end of the block."""
    with transaction.atomic():
        for story in stories:
            revisions.lock(story.pk)
        yield


def in_line() -> int:
    """How many connections to this database wait for a lock now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]


def until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "They never met."
        time.sleep(0.005)


def outcome(deed):
    """What `deed` returns, or the refusal, on a connection of its own."""
    try:
        return deed()
    except MoveRefused as why:
        return why
    finally:
        connections.close_all()


def one_after_the_other(*deeds, on):
    """Each of `deeds` stands in line for the rows of `on`, in this order; then they go."""
    with ThreadPoolExecutor(len(deeds)) as pool, ExitStack() as stack:
        stack.enter_context(held(*on))
        running = []
        for number, deed in enumerate(deeds, start=1):
            running.append(pool.submit(outcome, deed))
            until(lambda n=number: in_line() == n)
        stack.close()
        return [future.result(timeout=20) for future in running]


def by(user, verb, article, **details):
    """A move by `user` from the page as `article` is now."""
    page = {"seen": article.head_id, "last_event": article.events.last().pk}
    return lambda: workflow.make_move(article, verb, by=user, **page, **details)


def saving(user, article, **public):
    return lambda: make.change(Article.objects.get(pk=article.pk), user, **public)


@pytest.fixture
def in_review(rita):
    article = make.draft(rita)
    return make.move(article, "submit", rita)


@pytest.fixture
def live(rita, vera):
    """A live story with a second version approved."""
    article = make.published(rita, vera)
    make.change(article, rita, place="Merrow Bay")
    make.move(article, "submit", rita)
    return make.move(article, "approve", vera)


def verbs(article):
    return [event.verb for event in article.events.all()]


def test_of_two_who_approve_one_wins(in_review, vera, viktor):
    deeds = by(vera, "approve", in_review), by(viktor, "approve", in_review)

    _, told = one_after_the_other(*deeds, on=[in_review])

    assert type(told) is SomebodyWasFaster
    assert str(told).startswith("Vera approved this story at ")
    assert [decision.reviewer for decision in in_review.head.decisions.all()] == [vera]


@pytest.mark.parametrize("first", ["approve", "return"])
def test_of_one_who_approves_and_one_who_returns_one_wins(in_review, vera, viktor, first):
    approves = by(vera, "approve", in_review)
    returns = by(viktor, "return", in_review, note="Who says so?")
    deeds = (approves, returns) if first == "approve" else (returns, approves)

    _, told = one_after_the_other(*deeds, on=[in_review])

    in_review.refresh_from_db()
    won = {"approve": "Vera approved this story at ", "return": "Viktor sent this story back at "}
    assert str(told).startswith(won[first])
    assert in_review.state == {"approve": "approved", "return": "draft"}[first]
    assert verbs(in_review) == ["start", "submit", first]


def test_who_approves_while_somebody_saves_is_told(in_review, rita, vera):
    deeds = saving(rita, in_review, place="Merrow Bay"), by(vera, "approve", in_review)

    saved, told = one_after_the_other(*deeds, on=[in_review])

    in_review.refresh_from_db()
    assert saved == workflow.SAVED_CHANGE
    assert str(told).startswith("Rita saved a newer version at ")
    assert (in_review.state, in_review.head.decisions.count()) == ("draft", 0)


def test_who_saves_while_somebody_approves_is_told_that_it_is_a_draft_again(in_review, rita, vera):
    deeds = by(vera, "approve", in_review), saving(rita, in_review, place="Merrow Bay")

    _, told = one_after_the_other(*deeds, on=[in_review])

    in_review.refresh_from_db()
    assert told == workflow.SAVED_CHANGE
    assert in_review.state == "draft"
    assert verbs(in_review) == ["start", "submit", "approve", workflow.SAVED_CHANGE]


def test_a_picture_saved_while_somebody_publishes_makes_a_draft_of_the_rest(rita, vera, petra, ed):
    article = make.reviewed(rita, vera, blocks=[make.text(), make.slot(make.picture())])
    first, slot = make.blocks(article)
    other = saving(petra, article, blocks=[first, {**slot, "alt": "Two ferries."}])

    _, told = one_after_the_other(by(ed, "publish", article), other, on=[article])

    article.refresh_from_db()
    assert told == workflow.SAVED_CHANGE
    assert article.state == "draft"
    assert article.live_edition().pictures.get().alt == slot["alt"]


def test_a_story_published_while_a_picture_was_saved_is_not(rita, vera, petra, ed):
    article = make.reviewed(rita, vera, blocks=[make.text(), make.slot(make.picture())])
    first, slot = make.blocks(article)
    other = saving(petra, article, blocks=[first, {**slot, "alt": "Two ferries."}])

    _, told = one_after_the_other(other, by(ed, "publish", article), on=[article])

    article.refresh_from_db()
    assert str(told).startswith("Petra saved a newer version at ")
    assert (article.state, article.live_edition()) == ("review", None)


def test_of_two_who_publish_one_wins(rita, vera, ed, clara):
    article = make.reviewed(rita, vera)
    deeds = by(ed, "publish", article), by(clara, "publish", article)

    _, told = one_after_the_other(*deeds, on=[article])

    assert str(told).startswith("Ed published this story at ")
    assert article.editions.get().published_by == ed


def test_who_publishes_what_was_just_withdrawn_is_told(live, ed, clara):
    deeds = by(clara, "withdraw", live, **GONE), by(ed, "publish", live, kind="style")

    _, told = one_after_the_other(*deeds, on=[live])

    assert str(told).startswith("Clara withdrew this story at ")
    assert live.live_edition() is None


def test_who_withdraws_what_was_just_replaced_is_told(live, ed, clara):
    deeds = by(ed, "publish", live, kind="style"), by(clara, "withdraw", live, **GONE)

    _, told = one_after_the_other(*deeds, on=[live])

    assert str(told).startswith("Ed published this story at ")
    assert live.live_edition().kind == "style"


def test_of_two_stories_with_one_address_one_is_told_to_take_another(rita, vera, ed, clara):
    first = make.reviewed(rita, vera, slug="ferry")
    second = make.reviewed(rita, vera, slug="ferry")
    barrier = threading.Barrier(2)

    def publish(article, user):
        barrier.wait(timeout=20)
        return outcome(by(user, "publish", article))

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(publish, *pair) for pair in ((first, ed), (second, clara))]
        results = [future.result(timeout=20) for future in done]

    (told,) = [result for result in results if isinstance(result, MoveRefused)]
    assert type(told) is NotReady
    assert "belongs to another story" in str(told)
    assert Edition.objects.count() == 1


def test_an_address_taken_in_a_transaction_that_is_not_over_is_waited_for(rita, vera, ed, clara):
    first = make.reviewed(rita, vera, slug="ferry")
    second = make.reviewed(rita, vera, slug="ferry")

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            make.move(first, "publish", ed)
            running = pool.submit(outcome, by(clara, "publish", second))
            until(lambda: in_line() == 1)
        told = running.result(timeout=20)

    assert "belongs to another story" in str(told)
    assert list(Edition.objects.values_list("article", flat=True)) == [first.pk]


def test_of_two_saves_the_second_finds_a_newer_head(rita, ed):
    article = make.draft(rita)
    seen = article.head_id

    def save(user, place):
        def deed():
            with transaction.atomic():
                locked = revisions.lock(article.pk)
                if locked.head_id != seen:
                    raise SomebodyWasFaster(f"{locked.head.by} was faster.")
                locked.place = place
                locked.save(update_fields=["place"])
                return workflow.save_changes(locked, by=user)

        return deed

    deeds = save(rita, "Merrow Bay"), save(ed, "Kaļķu")
    _, told = one_after_the_other(*deeds, on=[article])

    article.refresh_from_db()
    assert str(told) == "Rita was faster."
    assert (article.place, article.revisions.count()) == ("Merrow Bay", 2)


def test_two_saves_of_which_neither_looks_both_become_revisions(rita, ed):
    article = make.draft(rita)
    deeds = saving(rita, article, place="Merrow Bay"), saving(ed, article, place="Kaļķu")

    one_after_the_other(*deeds, on=[article])

    assert [(r.number, r.by) for r in article.revisions.all()] == [(1, rita), (2, rita), (3, ed)]


def test_who_unschedules_asks_the_clock_when_it_is_their_turn(rita, vera, ed):
    article = make.reviewed(rita, vera)
    at = timezone.now() + timedelta(seconds=2)
    make.move(article, "publish", ed, at=at)

    with ThreadPoolExecutor(1) as pool:
        with held(article):
            running = pool.submit(outcome, by(ed, "unschedule", article))
            until(lambda: in_line() == 1)
            until(lambda: timezone.now() > at)
        told = running.result(timeout=20)

    assert str(told).startswith("Nothing of this story waits for its time.")
    assert article.live_edition() == article.editions.get()


def test_of_two_second_looks_one_counts(rita, clara, vera, viktor):
    article = make.unreviewed(rita, clara)
    deeds = by(vera, "second look", article), by(viktor, "second look", article)

    _, told = one_after_the_other(*deeds, on=[article])

    assert str(told).startswith("Vera took the second look at ")
    assert [decision.reviewer for decision in article.head.decisions.all()] == [vera]


def test_readers_never_see_two_editions_or_none_while_one_replaces_the_other(live, ed):
    def kinds():
        return list(Edition.objects.live(timezone.now()).values_list("kind", flat=True))

    with transaction.atomic():
        make.move(live, "publish", ed, kind="style")
        with ThreadPoolExecutor(1) as pool:
            meanwhile = pool.submit(outcome, kinds).result(timeout=20)

    assert (meanwhile, kinds()) == (["first"], ["style"])
