"""A newsroom that is closed, or whose database is away, says so calmly and asks nobody."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.db import OperationalError, connection
from django.test import RequestFactory

from articles.reader import views
from newsroom.away import AnswerWhileAway
from tests.desk.page import desk_of
from tests.reader.markup import read, read_text

ROOT = Path(__file__).parents[2]
NOWHERE = "postgres://editor:hunter2@127.0.0.1:9/newsroom"  # nobody listens on port 9
ASK = """
import json, sys, django
django.setup()
from django.test import Client
client = Client(SERVER_NAME="localhost", raise_request_exception=False)
client.cookies["sessionid"] = "somebody"
for asked in sys.argv[1:]:
    answer = client.generic(*asked.split())
    how = answer.status_code, answer["Retry-After"], answer["Cache-Control"], len(answer.cookies)
    print(json.dumps([how, answer.content.decode()]))
"""
CALM = [503, "120", "no-store", 0]


def ask(tmp_path, *asked: str, **environment) -> list[tuple[list, str]]:
    """How a newsroom of its own answers "GET /address", and the page; for each that is asked."""
    answered = subprocess.run(
        [sys.executable, "-c", ASK, *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": NOWHERE,
            "VAR_DIR": str(tmp_path),
            **environment,
        },
    )
    return [json.loads(line) for line in answered.stdout.splitlines()]


def test_without_its_database_a_newsroom_is_calm(tmp_path):
    pages = ["GET /", "GET /archive/", "GET /2024/09/13/a-story/", "GET /admin/", "HEAD /"]
    answers = ask(tmp_path, *pages, "POST /admin/articles/article/1/change/")

    *read_, (_, head), (_, sent) = answers
    assert [how for how, _ in answers] == [CALM] * 6
    for _, page in read_:
        assert read_text(page).one("h1").text == "Back in a few minutes"
        assert [secret for secret in ("hunter2", "127.0.0.1", "psycopg") if secret in page] == []
    assert head == ""
    assert "What you sent was not saved." in sent


def test_a_newsroom_that_is_closed_asks_no_database(tmp_path):
    pages = ["GET /", "GET /nowhere/", "GET /admin/", "GET /icon.svg"]
    answers = ask(tmp_path, *pages, MAINTENANCE="1", NO_DEBUG="1")

    assert [how for how, _ in answers] == [CALM] * 4
    assert len({page for _, page in answers}) == 1


def test_the_page_looks_like_the_site_and_keeps_its_policy(client, settings):
    settings.MAINTENANCE = True

    answer = client.get("/")

    page = read(answer)
    assert page.one("header").text.startswith("The Newsroom")
    assert "'none'" in answer["Content-Security-Policy"]
    assert answer.cookies == {}


def test_a_database_that_goes_away_in_the_middle_is_away(db, client, monkeypatch):
    def lost():
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(views, "arranged", lost)
    monkeypatch.setattr(connection, "is_usable", lambda: False)

    assert client.get("/").status_code == 503


def test_an_error_of_the_database_that_is_there_is_no_absence(db):
    away = AnswerWhileAway(get_response=None)
    request = RequestFactory().get("/")

    assert away.process_exception(request, OperationalError("out of memory")) is None
    assert away.process_exception(request, ValueError("something else")) is None


def test_an_open_newsroom_is_not_closed(rita):
    assert desk_of(rita).get("/admin/").status_code == 200
