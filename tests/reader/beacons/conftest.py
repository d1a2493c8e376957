"""Two live stories, at noon."""

import pytest

from tests import make
from tests.reader.beacons.sending import (
    NOON,
    stop_the_clock,
)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    stop_the_clock(monkeypatch, NOON)


@pytest.fixture
def story(rita, vera):
    return make.published(rita, vera)


@pytest.fixture
def other(rita, vera):
    return make.published(rita, vera, "Rope Theatre Opens")
