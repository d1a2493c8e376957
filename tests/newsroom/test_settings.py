"""What a newsroom refuses to start with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.mailers import mailer

ROOT = Path(__file__).parents[2]
SOUND = {
    "PRODUCTION": "1",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "news.example",
    "DATABASE_URL": "postgres://nobody@localhost/none",
}


IS_DEBUG = "import django; django.setup(); from django.conf import settings; print(settings.DEBUG)"


def start(tmp_path, code: str = IS_DEBUG, **environment) -> subprocess.CompletedProcess:
    """Start a newsroom of its own with `environment` and nothing else."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "VAR_DIR": str(tmp_path),
            **environment,
        },
    )


def test_production_starts_with_a_secret_and_hosts_of_its_own(tmp_path):
    assert start(tmp_path, **SOUND).stdout.strip() == "False"


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        ({"SECRET_KEY": ""}, "PRODUCTION needs a SECRET_KEY of its own"),
        ({"SECRET_KEY": "short"}, "PRODUCTION needs a SECRET_KEY of its own"),
        ({"SECRET_KEY": "DEMO"}, "PRODUCTION needs a SECRET_KEY of its own"),
        ({"ALLOWED_HOSTS": ""}, "PRODUCTION needs ALLOWED_HOSTS"),
        ({"DEMO": "1"}, "DEMO and PRODUCTION exclude each other"),
    ],
)
def test_production_refuses_what_is_missing_or_the_demos(tmp_path, spoiled, sentence):
    if spoiled.get("SECRET_KEY") == "DEMO":
        from newsroom.settings import DEMO_SECRET

        spoiled = {"SECRET_KEY": DEMO_SECRET}

    started = start(tmp_path, **{**SOUND, **spoiled})

    assert started.returncode != 0
    assert sentence in started.stderr


def test_without_any_environment_it_is_a_newsroom_to_develop_in(tmp_path):
    assert start(tmp_path).stdout.strip() == "True"


@pytest.mark.parametrize("address", ["/%00/", "/archive/?words=%00", "/admin/?%00=1"])
def test_a_nul_byte_anywhere_in_an_address_is_a_bad_request(db, client, address):
    assert client.get(address).status_code == 400


def test_a_session_cookie_with_a_nul_byte_is_nobodys(db, client):
    response = client.get("/admin/", headers={"Cookie": r'sessionid="\000aaaaaaaaaa"'})

    assert (response.status_code, response.url) == (302, "/admin/login/?next=/admin/")


# Mail.


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("smtp://mail.example", {"host": "mail.example", "use_tls": False, "use_ssl": False}),
        ("smtps://mail.example", {"host": "mail.example", "use_tls": False, "use_ssl": True}),
        (
            "smtp+tls://desk%40news.example:p%3Aw@mail.example:2525",
            {"port": 2525, "username": "desk@news.example", "password": "p:w", "use_tls": True},
        ),
    ],
)
def test_one_address_names_the_mail_server(url, options):
    made = mailer(url)["OPTIONS"]

    assert {name: made[name] for name in options} == options
    assert made["timeout"] == 10


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://a:pw@b:x"]
)
def test_an_address_that_names_no_mail_server_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL names no mail server") as refused:
        mailer(url)

    assert "pw" not in str(refused.value)


@pytest.mark.parametrize(("url", "warned"), [("", True), ("smtp://mail.example", False)])
def test_a_newsroom_without_a_mail_server_is_told_so(tmp_path, url, warned):
    code = "from newsroom.warnings import no_mail_server as w; import django; django.setup(); "
    environment = {**SOUND, "EMAIL_URL": url}

    checked = start(tmp_path, code + "print(len(w(None)))", **environment)

    assert checked.stdout.strip() == str(int(warned))
