"""What a newsroom refuses to start with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOUND = {
    "PRODUCTION": "1",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "news.example",
    "DATABASE_URL": "postgres://nobody@localhost/none",
}


def start(tmp_path, **environment) -> subprocess.CompletedProcess:
    """Start a newsroom of its own with `environment` and nothing else."""
    code = "import django; django.setup(); from django.conf import settings; print(settings.DEBUG)"
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
