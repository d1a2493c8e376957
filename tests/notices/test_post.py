"""Notices by mail, over a real line to a real mail server that is not always well."""

import time
from datetime import timedelta

import pytest
from django.core.mail import mailers
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Notice
from articles.notices import post
from articles.notices.post import MOST_TRIES
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(rita, vera, viktor, addresses):
    """Vera and Viktor, who are told of what Rita submitted."""
    addresses(vera, viktor)
    make.move(make.draft(rita, "A Secret Headline"), "submit", rita)
    return [vera, viktor]


def work():
    call_command("db_worker", batch=True, verbosity=0, startup_delay=False)


def states():
    return list(Notice.objects.order_by("pk").values_list("mail", flat=True))


def later(**span):
    """Time goes on for what waits to be mailed."""
    for notice in Notice.objects.all():
        notice.mail_after -= timedelta(**span)
        notice.save(update_fields=["mail_after"])


def test_the_worker_sends_each_once(told, mail_server):
    work()
    work()
    post.send_waiting()

    subject = "The Newsroom: A story waits for your decision"
    assert mail_server.delivered() == [
        ("vera@news.example", subject),
        ("viktor@news.example", subject),
    ]
    assert states() == ["sent", "sent"]


def test_a_mail_tells_nothing_of_the_story(told, mail_server):
    work()

    message = mail_server.taken[0]
    text = message.as_string()
    assert "Secret" not in text
    assert "Rita" not in text
    assert "/admin/articles/article/" in message.get_content()
    assert message["Message-ID"] == f"<notice-{Notice.objects.earliest('pk').pk}@127.0.0.1>"
    assert message["Auto-Submitted"] == "auto-generated"


def test_a_move_that_is_undone_sends_nothing(rita, vera, addresses, mail_server):
    addresses(vera)
    article = make.draft(rita)
    with transaction.atomic():
        make.move(article, "submit", rita)
        transaction.set_rollback(True)

    work()

    assert (Notice.objects.count(), mail_server.taken) == (0, [])


def test_without_a_mail_server_people_are_told_on_the_desk(settings, rita, vera, addresses):
    settings.MAILERS = {}
    addresses(vera)
    make.move(make.draft(rita), "submit", rita)

    work()

    assert states() == ["none"]


def test_who_may_not_see_the_newsroom_any_more_gets_nothing(told, mail_server):
    vera, _ = told
    vera.groups.clear()

    work()

    assert [to for to, _ in mail_server.delivered()] == ["viktor@news.example"]
    assert states() == ["none", "sent"]


def test_what_waits_for_its_time_is_mailed_then(rita, vera, ed, addresses, mail_server):
    addresses(rita)
    rita.notice_ways = {"published": "mail"}
    rita.save()
    make.published(rita, vera, at=timezone.now() + timedelta(hours=1))
    Notice.objects.exclude(kind="published").delete()

    work()
    assert mail_server.taken == []
    later(hours=1)
    post.send_waiting()

    assert len(mail_server.taken) == 1


# A server that is not well.


def test_no_transaction_is_open_while_the_worker_talks(told, mail_server):
    ours = connection
    heard = []
    mail_server.manners.has_heard = lambda step: heard.append((step, ours.in_atomic_block))

    work()

    steps = ("sender", "recipient", "message")
    assert heard == [(step, False) for step in steps] * 2


def test_a_server_that_is_not_there_makes_mail_wait_a_minute(told, mail_server):
    mail_server.stop()
    begun = timezone.now()

    work()

    assert states() == ["waiting", "waiting"]
    for notice in Notice.objects.all():
        assert timedelta(seconds=55) < notice.mail_after - begun < timedelta(seconds=90)
        assert notice.tries == 0


@pytest.mark.parametrize("step", ["sender", "recipient"])
@pytest.mark.parametrize("answer", ["silent", "gone", "451 Try later"])
def test_whatever_fails_before_the_dot_is_sent_later_and_once(told, mail_server, step, answer):
    mail_server.manners.answers = [(step, answer)]

    work()
    later(minutes=2)
    post.send_waiting()

    assert sorted(to for to, _ in mail_server.delivered()) == [
        "vera@news.example",
        "viktor@news.example",
    ]
    assert states() == ["sent", "sent"]


@pytest.mark.parametrize("answer", ["silent", "gone"])
def test_whatever_fails_after_the_dot_is_not_sent_again(told, mail_server, answer):
    mail_server.manners.answers = [("message", answer)]

    work()
    later(minutes=2)
    post.send_waiting()

    assert sorted(to for to, _ in mail_server.delivered()) == [
        "vera@news.example",
        "viktor@news.example",
    ]
    assert states() == ["handed over", "sent"]


def test_a_message_refused_for_now_is_tried_again(told, mail_server):
    mail_server.manners.answers = [("message", "451 Try later")]

    work()
    assert states() == ["waiting", "sent"]
    later(minutes=2)
    post.send_waiting()

    assert states() == ["sent", "sent"]
    assert len(mail_server.taken) == 2


@pytest.mark.parametrize("step", ["recipient", "message"])
def test_a_message_refused_for_good_is_not_tried_again(told, mail_server, step):
    mail_server.manners.answers = [(step, "550 No such person")]

    work()
    later(days=2)
    post.send_waiting()

    assert states() == ["refused", "sent"]
    assert len(mail_server.taken) == 1


def test_an_address_no_letter_can_have_stops_nobody_else(told, mail_server):
    vera, _ = told
    vera.email = "vera@news.example\nBcc: all@news.example"
    vera.save()

    work()

    assert states() == ["refused", "sent"]
    assert [to for to, _ in mail_server.delivered()] == ["viktor@news.example"]


def test_it_is_given_up_after_half_a_day(told, mail_server):
    mail_server.manners.to_recipient = "451 Try later"

    for _ in range(MOST_TRIES + 1):
        later(hours=2)
        post.send_waiting()

    assert states() == ["refused", "refused"]
    assert [notice.tries for notice in Notice.objects.all()] == [MOST_TRIES + 1] * 2


def test_who_lost_the_claim_cuts_the_line_before_the_dot(told, mail_server):
    """A worker so slow that another has claimed its notice meanwhile."""
    slow = post._claim()
    Notice.objects.filter(pk=slow.pk).update(tries=slow.tries + 1)

    with mailers.default as mailer:
        goes_on = post._send(slow, mailer)

    assert not goes_on
    assert mail_server.taken == []
    assert states() == ["waiting", "waiting"]


def test_a_silent_server_keeps_the_worker_no_longer_than_its_patience(told, mail_server):
    mail_server.manners.to_sender = "silent"
    begun = time.monotonic()

    work()

    assert time.monotonic() - begun < 10
    assert states() == ["waiting", "waiting"]
