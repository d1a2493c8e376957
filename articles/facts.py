"""Facts a move may depend on besides the state. Each answers with a sentence that stands
against the move, or with nothing; what happened is told in the same words everywhere."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article, Event, Revision

type Fact = Callable[[Article, datetime], str]


def nothing_waits(article: Article, now: datetime) -> str:
    waiting = article.waiting_edition(now)
    if waiting is None:
        return ""
    return f"A {waiting.get_kind_display()} waits until {when(waiting.live_from)}: unschedule it."


def something_waits(article: Article, now: datetime) -> str:
    return "" if article.waiting_edition(now) else "Nothing of this story waits for its time."


def is_live(article: Article, now: datetime) -> str:
    return "" if article.live_edition(now) else "No edition of this story is live."


def is_flagged(article: Article, now: datetime) -> str:
    return "" if article.flagged_edition(now) else "No live edition needs a second pair of eyes."


def is_unseen(article: Article, now: datetime) -> str:
    if article.live_edition(now) or article.waiting_edition(now):
        return "An edition of this story is live or waiting: withdraw or unschedule it first."
    return ""


def is_not_spiked(article: Article, now: datetime) -> str:
    return "This story is spiked: revive it first." if article.is_spiked else ""


def is_spiked(article: Article, now: datetime) -> str:
    return "" if article.is_spiked else "This story is not spiked."


def when(moment: datetime) -> str:
    """`moment` in the newsroom's zone, which is named: "November 22, 2026, 7 a.m. UTC"."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"


def what_happened(article: Article, seen: int | None, done: dict[str, str]) -> str:
    """Who changed or moved the story since the page with revision `seen` was loaded."""
    head = article.head
    if head is not None and head.pk != seen:
        return (
            f"{head.by or 'The wire'} saved a newer version at {when(head.at)}. "
            "Look at it before you decide."
        )
    return told(article.last_event_told, done) or "The story has moved on. Load the page again."


def told(event: Event | None, done: dict[str, str]) -> str:
    """ "Vera approved this story at November 22, 2026, 7 a.m. UTC." """
    if event is None:
        return ""
    return f"{event.who} {done[event.verb]} at {when(event.at)}."


def holds_approval(revision: Revision) -> bool:
    """Whether somebody approved exactly this content, in this revision or another."""
    return Revision.objects.filter(
        article=revision.article_id, digest=revision.digest, decisions__verdict="approve"
    ).exists()
