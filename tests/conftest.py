"""The cast, and the house they work in.

Rita and Rob report, Ed edits, Vera and Viktor review, Petra does pictures, Clara is the chief.
Root is a superuser without a group, Otto has a login and no role.
"""

import os

import pytest
from django.db import connection
from django.template import Template
from hypothesis import settings as hypothesis_settings

from people.groups import make_groups
from people.roles import Role
from tests import make

hypothesis_settings.register_profile("suite", deadline=None, max_examples=60, print_blob=True)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_collection_modifyitems(items):
    """What needs PostgreSQL is skipped elsewhere; `make test` runs it there, and only there."""
    if connection.vendor != "postgresql":
        skip = pytest.mark.skip(reason="needs PostgreSQL: see `make test-postgres`")
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(skip)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Django asks SQLite once whether it knows JSON: now, not while a test counts queries."""
    with django_db_blocker.unblock():
        assert connection.features.supports_json_field


@pytest.fixture(scope="session", autouse=True)
def _no_word_of_widgets(django_test_environment):
    """Django tells tests of every template, with a copy of what it was given: also of the hundreds
    of widgets of a writing page. No test asks for those, and they take a seventh of its time."""
    tell = Template._render

    def render(template, context):
        is_widget = (template.name or "").startswith("django/forms/")
        return template.nodelist.render(context) if is_widget else tell(template, context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture(autouse=True)
def _house(settings, tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("pictures")
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def groups(db):
    make_groups(None)


@pytest.fixture
def rita(groups):
    return make.user("rita", Role.REPORTER)


@pytest.fixture
def rob(groups):
    return make.user("rob", Role.REPORTER)


@pytest.fixture
def ed(groups):
    return make.user("ed", Role.EDITOR)


@pytest.fixture
def vera(groups):
    return make.user("vera", Role.REVIEWER)


@pytest.fixture
def viktor(groups):
    return make.user("viktor", Role.REVIEWER)


@pytest.fixture
def petra(groups):
    return make.user("petra", Role.PICTURE_EDITOR)


@pytest.fixture
def clara(groups):
    return make.user("clara", Role.CHIEF_EDITOR)


@pytest.fixture
def root(groups):
    return make.user("root", is_superuser=True)


@pytest.fixture
def otto(groups):
    return make.user("otto")


@pytest.fixture
def section(db):
    return make.section()
