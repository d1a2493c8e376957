"""The cast with addresses, and a mail server of our own."""

import pytest

from people.roles import Role
from tests import clock as clocks
from tests import make
from tests.notices.mail_server import MailServer


@pytest.fixture
def nora(groups):
    return make.user("nora", Role.REPORTER, Role.REVIEWER)


@pytest.fixture
def clock():
    with clocks.stopped() as clock:
        yield clock


@pytest.fixture
def mail_server(settings):
    """A real one on a real socket; the settings name it."""
    with MailServer() as server:
        settings.MAILERS = {
            "default": {
                "BACKEND": "newsroom.smtp.Smtp",
                "OPTIONS": {"host": server.host, "port": server.port, "timeout": 1},
            }
        }
        yield server


@pytest.fixture
def addresses(db):
    """`addresses(rita, vera)` gives each a mail address."""

    def give(*users):
        for user in users:
            user.email = f"{user.username}@news.example"
            user.save(update_fields=["email"])

    return give
