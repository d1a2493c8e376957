"""The pages and moves of the desk that are measured: their queries, and the time of the server."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import Any, NamedTuple, cast

from django.contrib import admin
from django.db import connection
from django.test import Client, RequestFactory

from articles.desk.stories import StoryAdmin
from articles.models import Article
from newsroom.bench.stories import REPORTER
from people.models import User

RUNS = 9
STORIES = "/admin/articles/article/"
MOST_OF_A_MOVE = 75
type Ask = Callable[[], Any]


class Cost(NamedTuple):
    queries: int
    milliseconds: float
    most: int  # queries


class Page(NamedTuple):
    who: str
    address: str
    most: int  # queries


PAGES = {
    "My desk": Page("chief", "/admin/", 10),
    "list of stories": Page("chief", STORIES, 15),
    "list: waiting for my decision": Page("reviewer", f"{STORIES}?list=waiting", 15),
    "list: words searched": Page("chief", f"{STORIES}?q=that", 15),
    "writing page of a draft": Page("reporter", STORIES + "{draft}/change/", 25),
    "writing page of a live story": Page("reporter", STORIES + "{live}/change/", 25),
    "history of a story": Page("chief", STORIES + "{live}/history/", 15),
    "review page": Page("reviewer", STORIES + "{submitted}/review/", 25),
    "the week": Page("chief", "/admin/week/", 15),
    "figures": Page("chief", "/admin/figures/", 15),
    "people": Page("chief", "/admin/people/person/", 15),
}


def costs_of_pages() -> dict[str, Cost]:
    states, its = Article.State, {"live": live().pk}
    its |= {"draft": of_state(states.DRAFT).pk, "submitted": of_state(states.REVIEW).pk}
    found = {}
    for name, (who, address, most) in PAGES.items():
        ask = partial(desk_of(who).get, address.format(**its))
        found[name] = middle([cost(ask, most) for _ in range(RUNS + 1)])
    return found


def costs_of_moves() -> dict[str, Cost]:
    """Of one live story, updated again and again."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    for number in range(RUNS + 1):
        for name, ask in an_update(live(), number):
            costs[name].append(cost(ask, MOST_OF_A_MOVE, status=200 if name == "autosave" else 302))
    return {name: middle(each) for name, each in costs.items()}


def an_update(story: Article, number: int) -> Iterator[tuple[str, Ask]]:
    """From the first word to the readers; each is to be made before the next is asked for."""
    its = f"{STORIES}{story.pk}"
    yield "save", typed(f"{its}/change/", standfirst=f"What is known of number {number}.")
    yield "autosave", typed(f"{its}/typed/", standfirst=f"What {number} is known for.")
    yield "submit", pressed("submit", "reporter")
    yield "approve", pressed("approve", "reviewer")
    yield "publish", pressed("publish", "chief", kind="update", notice="More is known.")


def typed(address: str, **fields: str) -> Ask:
    return partial(desk_of("reporter").post, address, form_of(live()) | fields)


def pressed(verb: str, who: str, **fields: str) -> Ask:
    story = live()
    seen = {"seen": story.head_id, "last_event": story.last_event_told.pk}
    return partial(desk_of(who).post, f"{STORIES}{story.pk}/move/{verb}/", {**seen, **fields})


def form_of(story: Article) -> dict[str, Any]:
    """What the writing page would post if nothing were typed."""
    request = RequestFactory().get("/")
    request.user = cast(User, story.created_by)
    desk = cast(StoryAdmin, admin.site.get_model_admin(Article))
    sheet = desk.layout(request, story).saved(story)
    return sheet.form() | {"seen": [str(story.head_id)], "loaded": [json.dumps(sheet.digests())]}


def of_state(state: str) -> Article:
    return Article.objects.filter(state=state, created_by__username=REPORTER).latest("pk")


def live() -> Article:
    """One of the hundred that a long archive tells again: with people, a picture and a quote."""
    return Article.objects.filter(created_by__username=REPORTER).order_by("pk")[1]


def desk_of(who: str) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username=f"bench-{who}"))
    return client


def cost(ask: Ask, most: int, status: int = 200) -> Cost:
    """Of one request, in this process, until the last byte of the answer."""
    asked = 0

    def listen(execute, *of_a_query):
        nonlocal asked
        asked += 1
        return execute(*of_a_query)

    with connection.execute_wrapper(listen):
        start = perf_counter()
        response = ask()
        took = perf_counter() - start
    if response.status_code != status:
        raise RuntimeError(f"{response.request['PATH_INFO']} answered {response.status_code}.")
    return Cost(asked, took * 1000, most)


def middle(costs: list[Cost]) -> Cost:
    """Of a warm server: the first of them is left out."""
    return sorted(costs[1:], key=lambda cost: cost.milliseconds)[RUNS // 2]
