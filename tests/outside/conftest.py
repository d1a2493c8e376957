import pytest

from tests import clock as clocks


@pytest.fixture
def clock():
    with clocks.stopped() as clock:
        yield clock
