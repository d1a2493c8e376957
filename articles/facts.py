"""Facts a move may depend on besides the state. Each answers with a sentence that stands
against the move, or with nothing; what happened is told in the same words everywhere."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext

from articles.models import Article, Event, Revision

type Fact = Callable[[Article, datetime], str]


def nothing_waits(article: Article, now: datetime) -> str:
    waiting = article.waiting_edition(now)
    if waiting is None:
        return ""
    says = gettext("A %(kind)s waits until %(when)s: unschedule it.")
    return says % {"kind": waiting.get_kind_display(), "when": when(waiting.live_from)}


def something_waits(article: Article, now: datetime) -> str:
    return (
        "" if article.waiting_edition(now) else gettext("Nothing of this story waits for its time.")
    )


def is_live(article: Article, now: datetime) -> str:
    return "" if article.live_edition(now) else gettext("No edition of this story is live.")


def is_flagged(article: Article, now: datetime) -> str:
    return (
        ""
        if article.flagged_edition(now)
        else gettext("No live edition needs a second pair of eyes.")
    )


def is_unseen(article: Article, now: datetime) -> str:
    if article.live_edition(now) or article.waiting_edition(now):
        return gettext(
            "An edition of this story is live or waiting: withdraw or unschedule it first."
        )
    return ""


def is_not_spiked(article: Article, now: datetime) -> str:
    return gettext("This story is spiked: revive it first.") if article.is_spiked else ""


def is_spiked(article: Article, now: datetime) -> str:
    return "" if article.is_spiked else gettext("This story is not spiked.")


def when(moment: datetime) -> str:
    """`moment` in the newsroom's zone, which is named: "22 November 2026 07:00 UTC"."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"


def what_happened(article: Article, seen: int | None, done: Mapping[str, Promise]) -> str:
    """Who changed or moved the story since the page with revision `seen` was loaded."""
    head = article.head
    if head is not None and head.pk != seen:
        says = gettext("%(who)s saved a newer version at %(when)s. Look at it before you decide.")
        return says % {"who": head.by or gettext("The wire"), "when": when(head.at)}
    moved_on = gettext("The story has moved on. Load the page again.")
    return told(article.last_event_told, done) or moved_on


def told(event: Event | None, done: Mapping[str, Promise]) -> str:
    """ "Vera approved this story at 22 November 2026 07:00 UTC." """
    if event is None:
        return ""
    says = gettext("%(who)s %(did)s at %(when)s.")
    return says % {"who": event.who, "did": done[event.verb], "when": when(event.at)}


def holds_approval(revision: Revision) -> bool:
    """Whether somebody approved exactly this content, in this revision or another."""
    return Revision.objects.filter(
        article=revision.article_id, digest=revision.digest, decisions__verdict="approve"
    ).exists()
