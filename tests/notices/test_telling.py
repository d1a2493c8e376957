"""Telling: once for a happening, until somebody has done what it asks."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import notices
from articles.models import Notice
from articles.notices import rounds
from people.roles import Role
from tests import make
from tests.desk.page import desk_of

pytestmark = pytest.mark.django_db


def told(kind) -> list[str]:
    given = Notice.objects.filter(kind=kind).order_by("person__username")
    return list(given.values_list("person__username", flat=True))


def unread(user) -> list[str]:
    given = Notice.objects.filter(person=user).given(timezone.now()).unread()
    return list(given.values_list("kind", flat=True))


def test_telling_again_tells_nobody_twice(rita, vera, viktor):
    article = make.move(make.draft(rita), "submit", rita)

    notices.tell(article.events.last(), article)

    assert told("submitted") == ["vera", "viktor"]


def test_what_somebody_else_decided_waits_for_nobody(rita, vera, viktor):
    article = make.move(make.draft(rita), "submit", rita)
    assert unread(viktor) == ["submitted"]

    make.move(article, "approve", vera)

    assert unread(viktor) == ["approved"]


def test_a_second_look_settles_it_for_all(rita, clara, vera, viktor):
    article = make.unreviewed(rita, clara)
    assert unread(viktor) == ["unreviewed"]

    make.move(article, "second look", vera)

    assert unread(viktor) == []


@pytest.mark.parametrize("verb", ["unschedule", "withdraw"])
def test_a_publication_that_will_not_be_is_not_told(rita, vera, ed, verb):
    article = make.published(rita, vera)
    make.change(article, rita, place="Merrow Bay")
    make.move(article, "submit", rita)
    make.move(article, "approve", vera)
    update = {"kind": "style", "at": timezone.now() + timedelta(hours=1)}
    make.move(article, "publish", ed, **update)
    assert told("published") == ["rita", "rita"]

    gone = {"note": "A judge says so.", "public_note": "It is gone."}
    make.move(article, verb, ed, **(gone if verb == "withdraw" else {}))

    assert told("published") == ["rita"]


def test_who_has_no_role_any_more_is_not_told(rita, vera, viktor):
    vera.groups.clear()
    viktor.is_active = False
    viktor.save()

    make.move(make.draft(rita), "submit", rita)

    assert told("submitted") == []


def give_to(article, user, *, by):
    desk_of(by).post(f"/admin/articles/article/{article.pk}/assign/", {"assignee": user.pk})


def test_a_story_is_handed_over_by_its_form(ed, rita):
    article = make.draft(ed)

    give_to(article, rita, by=ed)
    give_to(article, rita, by=ed)

    assert told("assigned") == ["rita"]


def test_who_takes_a_story_is_not_told(ed):
    give_to(make.draft(ed), ed, by=ed)

    assert told("assigned") == []


def test_a_page_that_is_public_needs_a_second_pair_of_eyes(ed, clara, vera, rita):
    page = make.page(by=ed)
    assert told("unreviewed") == ["clara", "vera"]

    desk_of(clara).get("/admin/articles/page/about/")

    assert unread(clara) == []
    assert unread(vera) == ["unreviewed"]
    assert Notice.objects.filter(page=page).count() == 2


# Deadlines.


@pytest.fixture
def draft(ed, rita):
    return make.draft(ed, assignee=rita)


def due(article, **span):
    article.due = timezone.now() + timedelta(**span)
    article.save(update_fields=["due"])
    rounds.tell_due()


def test_a_deadline_is_told_once_when_it_is_near_and_once_when_it_is_missed(draft):
    due(draft, hours=3)
    assert (told("due soon"), told("due missed")) == ([], [])

    due(draft, minutes=90)
    rounds.tell_due()
    assert (told("due soon"), told("due missed")) == (["rita"], [])

    due(draft, minutes=-1)
    rounds.tell_due()
    assert (told("due soon"), told("due missed")) == (["rita"], ["ed", "rita"])


def test_another_deadline_is_told_again(draft):
    due(draft, minutes=90)
    due(draft, minutes=100)

    assert told("due soon") == ["rita", "rita"]


def test_a_deadline_of_long_ago_is_no_news(draft):
    due(draft, days=-2)

    assert told("due missed") == []


def test_a_story_that_was_submitted_is_not_overdue(draft, rita):
    make.move(draft, "submit", rita)

    due(draft, minutes=-1)

    assert told("due missed") == []


def test_a_spiked_story_is_not_overdue(draft, rita):
    make.move(draft, "spike", rita, note="No news.")

    due(draft, minutes=-1)

    assert told("due missed") == []


def test_cron_may_tell_of_deadlines_too(draft):
    draft.due = timezone.now() - timedelta(minutes=1)
    draft.save(update_fields=["due"])

    call_command("tell_due")

    assert told("due missed") == ["ed", "rita"]


def test_looking_round_costs_the_same_however_many_are_due(ed, rita, django_assert_num_queries):
    for _ in range(3):
        due(make.draft(ed, assignee=rita), minutes=90)

    with django_assert_num_queries(2):
        rounds.tell_due()


# The clock.


a_worker_comes = pytest.mark.django_db(transaction=True)  # and closes connections as it likes


def rounds_ordered() -> int:
    task = rounds.look_round.module_path
    return DBTaskResult.objects.filter(task_path=task, status="READY").count()


def work():
    """What the worker does in the minute to come."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    call_command("db_worker", batch=True, verbosity=0, startup_delay=False)


def test_every_move_sees_to_it_that_somebody_looks_round(rita):
    make.move(make.draft(rita), "submit", rita)

    assert rounds_ordered() == 1


@a_worker_comes
def test_each_round_orders_the_next(draft):
    draft.due = timezone.now() - timedelta(minutes=1)
    draft.save(update_fields=["due"])

    work()

    assert rounds_ordered() == 1
    assert told("due missed") == ["ed", "rita"]


@a_worker_comes
def test_a_round_that_fails_stops_no_other(draft, monkeypatch):
    monkeypatch.setattr(rounds, "round_once", lambda: 1 / 0)

    work()

    assert rounds_ordered() == 1
    assert DBTaskResult.objects.failed().count() == 1


@a_worker_comes
def test_two_clocks_become_one(draft):
    rounds.look_round.using(run_after=timezone.now()).enqueue()
    assert rounds_ordered() == 2

    work()

    assert rounds_ordered() == 1


def test_a_round_that_was_killed_is_replaced_by_the_next_move(draft, rita):
    DBTaskResult.objects.filter(status="READY").update(status="RUNNING")

    make.move(draft, "submit", rita)

    assert rounds_ordered() == 1


def test_old_notices_and_rounds_are_swept_away(rita, vera, viktor):
    make.move(make.draft(rita), "submit", rita)
    long_ago = timezone.now() - timedelta(days=100)
    Notice.objects.filter(person=vera).update(read_at=long_ago)
    Notice.objects.filter(person=viktor).update(at=long_ago)
    DBTaskResult.objects.filter(status="READY").update(status="RUNNING", started_at=long_ago)

    rounds.sweep()

    assert told("submitted") == ["viktor"]
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("number", [1, 5])
def test_telling_costs_the_same_however_many_are_told(
    rita, ed, number, addresses, django_assert_num_queries
):
    reviewers = [make.user(f"reviewer{n}", Role.REVIEWER) for n in range(number)]
    addresses(*reviewers)
    article = make.draft(rita)
    event = article.events.last()
    event.verb = "submit"

    with django_assert_num_queries(8):
        notices.tell(event, article)

    assert len(told("submitted")) == number
