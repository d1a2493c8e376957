"""The stories an editor may put on the front: found by a part of their headline, and named with
what readers get of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from articles.facts import when
from articles.models import Article, Edition, Section

MOST_FOUND = 10
LONGEST = 100  # characters asked for; every word is a condition of its own
MOST_WORDS = 8


@dataclass(frozen=True)
class Pick:
    """`fact` says why readers do not get the story now; it is empty while they do."""

    story: str
    headline: str
    section: Section
    fact: str


def found(asked: str, now: datetime) -> list[Pick]:
    """Stories that are live or wait for their time, with every word of `asked` in the headline,
    newest first: one query."""
    stories = live_or_waiting(now)
    for word in asked[:LONGEST].split()[:MOST_WORDS]:
        # Not `icontains`, which knows only the case of ASCII on SQLite.
        stories = stories.filter(headline__iregex=re.escape(word))
    editions = list(stories.order_by("-first_at", "live_from")[: 2 * MOST_FOUND])
    return list({it.public_id: pick(it, now) for it in reversed(editions)}.values())[::-1][
        :MOST_FOUND
    ]


def named(stories: Iterable[str], now: datetime) -> dict[str, Pick]:
    """By public id, what is not in the newsroom left out: two queries."""
    stories = list(stories)
    articles = Article.objects.filter(public_id__in=stories).select_related("section")
    gone = "not on the site: readers do not get it"
    picks = {it.public_id: Pick(it.public_id, it.headline, it.section, gone) for it in articles}
    # A story's live edition comes last, and stays.
    editions = live_or_waiting(now).filter(public_id__in=stories).order_by("-live_from")
    return picks | {it.public_id: pick(it, now) for it in editions}


def live_or_waiting(now: datetime) -> QuerySet[Edition]:
    """An edition that goes out later, of a story that is live now, is there beside the live one."""
    still = Edition.objects.filter(Q(live_until=None) | Q(live_until__gt=now))
    named_ = still.exclude(kind=Edition.Kind.WITHDRAWAL).select_related("section")
    return named_.only("public_id", "headline", "section", "live_from")


def pick(edition: Edition, now: datetime) -> Pick:
    fact = f"waits until {when(edition.live_from)}" if edition.live_from > now else ""
    return Pick(edition.public_id, edition.headline, edition.section, fact)
