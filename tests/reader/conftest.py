"""A site with one of everything a reader can open."""

from datetime import UTC, datetime, timedelta

import pytest

from tests import clock as clocks
from tests import make
from tests.reader import site as sites

MARCH = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    with clocks.stopped() as clock:
        yield clock


@pytest.fixture
def soon(clock):
    """In a minute, by the stopped clock."""
    return clock.now + timedelta(minutes=1)


@pytest.fixture
def site(clock, rita, vera):
    return sites.build(rita, vera)


@pytest.fixture
def olga(db):
    return make.person("Olga Brandt", "Ольга Брандт")


@pytest.fixture
def publish(rita, vera):
    """A story that was first published at noon on that day of March 2025."""

    def publish(headline: str, day: int, **public):
        date = MARCH + timedelta(days=day - 1)
        return make.published(rita, vera, headline, wire_date=date, **public)

    return publish
