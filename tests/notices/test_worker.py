"""Real workers on a real database and a real line: killed in the middle, two at once, before a
mail server that hangs. Nothing here waits for time to pass and hopes."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Notice
from articles.notices.rounds import look_round
from tests import make
from tests.articles.test_races import by, one_after_the_other, until
from tests.notices.mail_server import MailServer

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def start_worker(port: int, folder, *arguments: str) -> subprocess.Popen:
    """`manage.py db_worker` on the database of this test."""
    name = connection.settings_dict["NAME"]
    database = os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")
    command = [sys.executable, "manage.py", "db_worker", "--no-startup-delay", "--interval", "0.1"]
    return subprocess.Popen(
        [*command, "--no-reload", *arguments],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DATABASE_URL": database,
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "VAR_DIR": str(folder),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def working(port: int, folder):
    """A worker that goes on until the end of the block."""
    worker = start_worker(port, folder)
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def work(port: int, folder, workers: int = 1) -> None:
    """Workers that do all there is to do, side by side."""
    started = [start_worker(port, folder, "--batch") for _ in range(workers)]
    for worker in started:
        assert worker.wait(timeout=60) == 0


def a_minute_passes() -> None:
    """The claims of who is gone end, and the next round is due."""
    now = timezone.now()
    Notice.objects.filter(mail="waiting").update(mail_after=now)
    DBTaskResult.objects.filter(status="READY").update(run_after=now)


@pytest.fixture
def told(rita, vera, viktor, addresses):
    addresses(vera, viktor)
    return make.move(make.draft(rita), "submit", rita)


BOTH = ["vera@news.example", "viktor@news.example"]


@pytest.mark.parametrize("step", ["sender", "recipient", "message"])
def test_a_worker_killed_at_any_step_leaves_each_to_be_sent_once(told, tmp_path, step):
    with MailServer() as server:
        has_come = threading.Event()
        server.manners.has_heard = lambda heard: heard == step and has_come.set()
        server.manners.answers = [(step, server.manners.SILENT)]
        worker = start_worker(server.port, tmp_path)
        assert has_come.wait(timeout=60)
        worker.send_signal(signal.SIGKILL)
        worker.wait()

        a_minute_passes()
        work(server.port, tmp_path)
        a_minute_passes()
        work(server.port, tmp_path)

        assert sorted(to for to, _ in server.delivered()) == BOTH
    after_the_dot = step == "message"
    states = Notice.objects.order_by("pk").values_list("mail", flat=True)
    assert list(states) == ["handed over" if after_the_dot else "sent", "sent"]


def test_two_workers_send_each_once(rita, vera, viktor, addresses, tmp_path):
    addresses(vera, viktor)
    for _ in range(10):
        make.move(make.draft(rita), "submit", rita)

    with MailServer() as server:
        work(server.port, tmp_path, workers=2)

        assert sorted(to for to, _ in server.delivered()) == sorted(BOTH * 10)
        assert len({message["Message-ID"] for message in server.taken}) == 20


def test_a_mail_server_that_hangs_holds_no_publication_up(told, vera, ed, rita, tmp_path):
    """It takes the line and never says a word; the worker waits for it, and nobody else does."""
    hanging = socket.create_server(("127.0.0.1", 0))
    port = hanging.getsockname()[1]
    with working(port, tmp_path):
        hanging.settimeout(60)
        line, _ = hanging.accept()

        begun = time.monotonic()
        make.move(told, "approve", vera)
        make.move(told, "publish", ed)
        took = time.monotonic() - begun

        assert told.live_edition() is not None
        assert took < 5  # the worker is still waiting: it would have for ten
        running = DBTaskResult.objects.running().count()
        assert running == 1
        line.close()
        hanging.close()
        until(lambda: DBTaskResult.objects.running().count() == 0, seconds=60)

    with MailServer() as server:
        a_minute_passes()
        work(server.port, tmp_path)
        assert {to for to, _ in server.delivered()} == set(BOTH)


def test_of_two_moves_at_once_only_the_one_that_was_made_is_told(told, rita, vera, viktor):
    approves = by(vera, "approve", told)
    returns = by(viktor, "return", told, note="Who says so?")

    one_after_the_other(approves, returns, on=[told])

    kinds = set(Notice.objects.filter(person=rita).values_list("kind", flat=True))
    assert kinds == {"approved"}


def test_a_deadline_two_workers_see_at_once_is_told_once(ed, rita, tmp_path):
    article = make.draft(ed, assignee=rita)
    Notice.objects.all().delete()
    article.due = timezone.now() + timedelta(minutes=30)
    article.save(update_fields=["due"])
    look_round.using(run_after=timezone.now()).enqueue()
    a_minute_passes()

    with MailServer() as server:
        work(server.port, tmp_path, workers=2)

    assert list(Notice.objects.values_list("kind", "person__username")) == [("due soon", "rita")]
