"""Many readers at once, each on a connection of its own: no view is lost, none counted twice."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections, transaction
from django.db.models import Sum
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import revisions, view_counts
from articles.models import Article, ViewDrop, ViewHour, ViewSalt, ViewSeen
from articles.view_counts import Browser, Drop
from tests import make

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

THREADS = 30
NOON = datetime(2026, 4, 2, 12, 30, tzinfo=UTC)
TOMORROW = NOON + timedelta(days=1)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ANNA = Browser("198.51.100.7", FIREFOX)


def at_once(*tasks):
    """Run each task in a thread of its own, all together; returns what they returned."""
    gate = threading.Barrier(len(tasks))

    def run(task):
        try:
            gate.wait(20)
            return task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks, timeout=100))


def send(article, reader):
    """A beacon of the `reader`th browser, in a network of its own."""
    token = view_counts.token(article.public_id, timezone.now())
    url = reverse("reader:beacon", args=[article.public_id])
    client = Client(headers={"user-agent": f"{FIREFOX} reader/{reader}"})
    address = f"2001:db8:{reader:x}::7"
    return client.post(f"{url}?t={token}", REMOTE_ADDR=address).status_code


def books():
    hours = ViewHour.objects.aggregate(n=Sum("n"))["n"] or 0
    drops = dict(ViewDrop.objects.values_list("reason").annotate(Sum("n")))
    return hours, drops


@pytest.fixture
def story(rita, vera):
    return make.published(rita, vera)


def test_300_readers_in_30_threads_are_300_views(story):
    def ten_readers(first):
        return [send(story, reader) for reader in range(first, first + 10)]

    answers = at_once(*[lambda first=n * 10: ten_readers(first) for n in range(THREADS)])

    assert answers == [[204] * 10] * THREADS
    assert books() == (300, {})
    assert view_counts.shown(story.pk) == 300
    assert ViewSeen.objects.count() == 300
    assert ViewSalt.objects.count() == 1


def test_30_beacons_of_one_browser_are_one_view(story):
    at_once(*[lambda: send(story, 1)] * THREADS)

    assert books() == (1, {"seen": 29})
    assert view_counts.shown(story.pk) == 1


def test_readers_of_many_stories_in_any_order_wait_for_nobody_for_ever(rita, vera):
    stories = [make.published(rita, vera, f"Story {name}") for name in ("one", "two", "three")]
    sent = [(article, reader) for article in stories for reader in range(60)] * 2
    random.Random(7).shuffle(sent)

    at_once(*[lambda n=n: [send(*one) for one in sent[n::THREADS]] for n in range(THREADS)])

    assert books() == (180, {"seen": 180})
    shown = view_counts.shown_for([article.pk for article in stories])
    assert set(shown.values()) == {60}


def test_the_first_beacons_of_a_day_agree_on_its_salt_and_forget_the_day_before(story):
    view_counts.count(story.pk, ANNA, NOON)
    readers = [ANNA._replace(agent=f"{FIREFOX} {n}") for n in range(THREADS)]

    at_once(*[lambda one=one: view_counts.count(story.pk, one, TOMORROW) for one in readers])

    assert [salt.day for salt in ViewSalt.objects.all()] == [TOMORROW.date()]
    assert {seen.day for seen in ViewSeen.objects.all()} == {TOMORROW.date()}
    assert view_counts.shown(story.pk) == 1 + THREADS


def test_a_beacon_still_counting_at_midnight_leaves_no_hash_behind(story):
    counted, forgotten = threading.Event(), threading.Event()
    view_counts.count(story.pk, ANNA._replace(network="203.0.113.9"), NOON)

    def of_the_old_day():
        with transaction.atomic():
            view_counts.count(story.pk, ANNA, NOON)
            counted.set()
            return forgotten.wait(0.5)  # the new day has to wait for us

    def of_the_new_day():
        counted.wait(20)
        view_counts.drop(Drop.BOT, TOMORROW)
        forgotten.set()

    overtaken, _ = at_once(of_the_old_day, of_the_new_day)

    assert not overtaken
    assert not ViewSeen.objects.exists()
    assert [salt.day for salt in ViewSalt.objects.all()] == [TOMORROW.date()]
    assert view_counts.shown(story.pk) == 2


def test_a_beacon_that_waited_while_the_day_turned_counts_in_the_new_day(story):
    view_counts.drop(Drop.BOT, NOON)
    turned = threading.Event()

    def of_the_new_day():
        with transaction.atomic():
            view_counts.drop(Drop.BOT, TOMORROW)
            turned.set()
            threading.Event().wait(0.5)

    def of_the_old_day():
        turned.wait(20)
        return view_counts.count(story.pk, ANNA, NOON)

    at_once(of_the_new_day, of_the_old_day)

    assert [salt.day for salt in ViewSalt.objects.all()] == [TOMORROW.date()]
    assert [seen.day for seen in ViewSeen.objects.all()] == [TOMORROW.date()]
    assert view_counts.shown(story.pk) == 1


def test_beacons_around_midnight_leave_one_day(story):
    def of_either_day(n):
        now = NOON if n % 2 else TOMORROW
        return view_counts.count(story.pk, ANNA._replace(agent=f"{FIREFOX} {n}"), now)

    view_counts.drop(Drop.BOT, NOON)
    at_once(*[lambda n=n: of_either_day(n) for n in range(THREADS)])

    assert [salt.day for salt in ViewSalt.objects.all()] == [TOMORROW.date()]
    assert {seen.day for seen in ViewSeen.objects.all()} == {TOMORROW.date()}
    assert view_counts.shown(story.pk) == THREADS


def test_readers_and_a_saving_editor_leave_each_other_alone(story, ed):
    headlines = [f"Ferry Timetable, Version {n}" for n in range(10)]

    def save():
        for headline in headlines:
            make.change(Article.objects.get(pk=story.pk), ed, headline=headline)

    def read(first):
        return [send(story, reader) for reader in range(first, first + 10)]

    at_once(save, *[lambda first=n * 10: read(first) for n in range(10)])

    story.refresh_from_db()
    assert story.headline == headlines[-1]
    assert story.head.number == 1 + len(headlines)
    assert view_counts.shown(story.pk) == 100
    assert books() == (100, {})


def test_an_editor_who_holds_the_story_for_long_loses_no_view(story):
    held = threading.Event()

    def edit():
        with transaction.atomic():
            article = revisions.lock(story.pk)
            held.set()
            threading.Event().wait(0.5)
            article.notes = "Ask the harbour master."
            article.save()

    def read():
        held.wait(20)
        return send(story, 1)

    at_once(edit, read)

    assert view_counts.shown(story.pk) == 1
    assert Article.objects.get(pk=story.pk).notes == "Ask the harbour master."


def test_an_opening_number_and_readers_add_up(story):
    readers = [lambda n=n: send(story, n) for n in range(THREADS - 1)]

    at_once(lambda: view_counts.open_at(story, 799), *readers)

    assert view_counts.shown(story.pk) == 799 + THREADS - 1
    assert books() == (THREADS - 1, {})
