"""More of the cast, for the gate: two who write and may also decide. Nora reports and reviews,
Sam is a superuser who writes."""

import pytest

from people.roles import Role
from tests import clock as clocks
from tests import make


@pytest.fixture
def nora(groups):
    return make.user("nora", Role.REPORTER, Role.REVIEWER)


@pytest.fixture
def sam(groups):
    return make.user("sam", is_superuser=True)


@pytest.fixture
def clock():
    with clocks.stopped() as clock:
        yield clock
