"""Two editors save the front at the same moment, on two connections to PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from articles import front
from articles.models import Front
from articles.refusals import SomebodyWasFaster
from tests import make
from tests.articles.test_races import in_line, outcome, until

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_two_who_save_at_once_one_wins_and_the_other_is_told(ed, clara, rita, vera):
    ferry, bees = (make.published(rita, vera, headline) for headline in ("A Ferry", "B Bees"))

    def clara_saves():
        return front.arrange(make.arrangement(lead=bees), by=clara, seen=0)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            front.arrange(make.arrangement(lead=ferry), by=ed, seen=0)
            # Clara saw no version either, and her INSERT of the first waits for Ed's.
            second = pool.submit(outcome, clara_saves)
            until(lambda: in_line() == 1)
        refused = second.result(timeout=20)

    assert isinstance(refused, SomebodyWasFaster)
    assert str(refused).startswith("Ed saved the front at")
    assert front.current() == (make.arrangement(lead=ferry), 1)
    assert (Front.objects.count(), front.events().count()) == (1, 1)


def test_if_the_first_gives_up_the_second_wins(ed, clara, rita, vera):
    ferry, bees = (make.published(rita, vera, headline) for headline in ("A Ferry", "B Bees"))

    def clara_saves():
        return front.arrange(make.arrangement(lead=bees), by=clara, seen=0)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            front.arrange(make.arrangement(lead=ferry), by=ed, seen=0)
            second = pool.submit(outcome, clara_saves)
            until(lambda: in_line() == 1)
            transaction.set_rollback(True)
        done = second.result(timeout=20)

    assert done == ["“B Bees” is the lead."]
    assert front.current() == (make.arrangement(lead=bees), 1)
