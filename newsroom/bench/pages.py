"""The pages that are measured, and what each asks of the database."""

from statistics import median
from time import perf_counter
from typing import NamedTuple

from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.http import urlencode

from articles.models import Edition, EditionPerson
from articles.reader.lists import NEWEST_FIRST, cursor_of
from newsroom.bench.server import anew

RUNS = 15
DEEP = 0.9  # of the way down
type Query = tuple[str, tuple]


class Asked(NamedTuple):
    path: str
    queries: int
    milliseconds: float


def measured() -> dict[str, Asked]:
    """What every page asks, by its name."""
    return {name: asked_by(path) for name, path in addresses().items()}


def addresses() -> dict[str, str]:
    live = Edition.objects.live(timezone.now()).order_by(*NEWEST_FIRST)
    newest = live[0]
    deep = {"before": cursor_of(live[int(live.count() * DEEP)])}
    rare = " ".join(newest.headline.split()[:2])
    return {
        "front": "/",
        "section": "/section-1/",
        "section, deep": f"/section-1/?{urlencode(deep)}",
        "article": newest.path,
        "person of one story": "/people/rare-person/",
        "person of many": "/people/person-1/",
        "topic of one story": "/topics/rare-topic/",
        "topic of many": "/topics/topic-1/",
        "archive": "/archive/",
        "archive, deep": f"/archive/?{urlencode(deep)}",
        "archive: words of one story": f"/archive/?{urlencode({'words': rare})}",
        "archive: words of many": "/archive/?words=that",
        "search: of one story": f"/search/?{urlencode({'q': rare})}",
        "search: of many": "/search/?q=that",
        "search: of many, deep": f"/search/?{urlencode({'q': 'that', 'order': 'newest', **deep})}",
        "search: of somebody": f"/search/?{urlencode({'q': name_of('rare-person')})}",
        "search: of somebody in many": f"/search/?{urlencode({'q': name_of('person-1')})}",
        "search: of nothing": "/search/?q=that+zeppelin",
        "picture": f"/pictures/{newest.pictures.get().digest}/480.webp",
    }


def name_of(slug: str) -> str:
    return EditionPerson.objects.filter(slug=slug)[0].name


def asked_by(path: str) -> Asked:
    queries = queries_of(path)
    times = [seconds(queries) for _ in range(RUNS)]
    return Asked(path, len(queries), median(times) * 1000)


def queries_of(path: str) -> list[Query]:
    """Of a warm server: what it remembers for longer than a page is asked for first."""
    asked: list[Query] = []
    client = Client(SERVER_NAME="localhost")
    client.get(anew(path, 1))

    def listen(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        response = client.get(anew(path, 2))
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}.")
    return asked


def seconds(queries: list[Query]) -> float:
    """For all of them, until their last row is here."""
    start = perf_counter()
    with connection.cursor() as cursor:
        for sql, params in queries:
            cursor.execute(sql, params)
            cursor.fetchall()
    return perf_counter() - start
