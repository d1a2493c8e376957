"""Two people at one page, on two connections: one wins, the other is told, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from articles import pages
from articles.models import Event, Page, PageVersion
from articles.refusals import SomebodyWasFaster
from tests import make
from tests.articles.test_races import in_line, outcome, until

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def writing(user, **said):
    given = {"seen": 0, "title": f"By {user}", "text": make.TEXT, "goes_out": True, **said}
    return lambda: pages.save("about", by=user, **given)


def looking(user):
    return lambda: pages.second_look("about", by=user, seen=1)


def meet(*deeds):
    """Each of `deeds` stands in line for the page's row, in this order; then they go."""
    with ThreadPoolExecutor(len(deeds)) as pool:
        with transaction.atomic():
            pages.lock("about")
            running = []
            for number, deed in enumerate(deeds, start=1):
                running.append(pool.submit(outcome, deed))
                until(lambda n=number: in_line() == n)
        return [future.result(timeout=20) for future in running]


@pytest.fixture
def row(db):
    Page.objects.create(slug="about")


def test_of_two_who_save_one_is_told_who_was_faster(row, ed, clara):
    _, told = meet(writing(ed), writing(clara))

    assert type(told) is SomebodyWasFaster
    assert str(told).startswith("Ed saved this page at ")
    assert Page.objects.get().title == "By Ed"
    assert PageVersion.objects.count() == Event.objects.count() == 1


def test_of_two_who_write_the_first_words_of_all_one_is_told(ed, clara):
    answers = meet(writing(ed), writing(clara))

    # Both wait for the row to be there, and then nobody says who goes first.
    (told,) = [answer for answer in answers if isinstance(answer, SomebodyWasFaster)]
    winner = clara if told is answers[0] else ed
    assert str(told).startswith(f"{winner} saved this page at ")
    assert Page.objects.get().title == f"By {winner}"
    assert PageVersion.objects.count() == Event.objects.count() == 1


def test_who_looks_while_somebody_publishes_is_told(ed, vera):
    make.page(by=ed)

    _, told = meet(writing(ed, seen=1), looking(vera))

    assert str(told).startswith("Readers do not see that version any more.")
    assert Page.objects.get().needs_second_look


def test_who_publishes_while_somebody_looks_waits_for_another_look(ed, vera):
    make.page(by=ed)

    meet(looking(vera), writing(ed, seen=1))

    page = Page.objects.get()
    assert (page.looked_number, page.version.number, page.needs_second_look) == (1, 2, True)


def test_of_two_who_look_one_counts(ed, vera, viktor):
    make.page(by=ed)

    _, told = meet(looking(vera), looking(viktor))

    looks = Event.objects.filter(verb="second look")
    assert str(told) == "Somebody has looked at this page already."
    assert [event.actor for event in looks] == [vera]


def test_who_takes_down_what_was_just_replaced_is_told(ed, clara):
    make.page(by=ed)

    _, told = meet(writing(ed, seen=1), lambda: pages.take_down("about", by=clara, seen=1))

    assert str(told).startswith("Readers do not see that version any more. Ed published")
    assert Page.objects.get().version.number == 2
