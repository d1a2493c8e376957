"""Telling: notices are written here, in the transaction of what they tell of. A move that is undone
tells nobody, and one that is done has told everybody, wherever the process dies. Nobody is told of
their own doings.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Comment, Event, Notice, Page
from articles.notices import post
from articles.notices.rules import MAIL, NOTICES, OFF, Kind, is_assignee, way_of
from people import roles
from people.colleagues import colleagues
from people.models import User

# After these nothing of the story waits for its time: what was to be told then is not.
UNSCHEDULES = ("unschedule", "withdraw")
RESCHEDULES = "reschedule"  # after it, what was to be told then is told at the other time


def tell(event: Event, article: Article, *, holds_from: datetime | None = None) -> None:
    """Tell everybody of a move or a save, as of `holds_from` if its time is to come."""
    _settle(article, event.verb, event.at, holds_from)
    told: set[int] = set()
    kinds = [kind for kind, rule in NOTICES.items() if event.verb in rule.verbs]
    staff = colleagues() if kinds else []
    for kind in kinds:
        may = NOTICES[kind].told
        people = [user for user in staff if user.pk not in told and may(user, article)]
        told |= {user.pk for user in people}
        give(
            kind,
            people,
            f"event {event.pk}",
            article=article,
            event=event,
            by=event.actor,
            at=max(event.at, holds_from or event.at),
        )


def _settle(article: Article, verb: str, now: datetime, holds_from: datetime | None) -> None:
    """What waited for somebody to do what has been done now is read, and nobody's any more."""
    notices = Notice.objects.filter(article=article)
    if verb in UNSCHEDULES:
        notices.filter(at__gt=now).delete()
    if verb == RESCHEDULES:
        at = holds_from or now
        if notices.filter(at__gt=now).update(at=at, mail_after=at):
            post.send_soon(at)
    if settled := [kind for kind, rule in NOTICES.items() if verb in rule.settled_by]:
        notices.unread().filter(kind__in=settled).update(read_at=now)


def tell_of_page(event: Event, page: Page) -> None:
    """A page of the site is public as soon as it is saved: somebody else has to look at it."""
    unread = Notice.objects.filter(page=page).unread()
    unread.update(read_at=event.at)
    if event.verb != "publish":
        return
    lookers = [user for user in colleagues() if roles.may_look_at_page(user, page)]
    give(
        Kind.UNREVIEWED, lookers, f"event {event.pk}", page=page, event=event,
        by=event.actor, at=event.at,
    )  # fmt: skip


def tell_assigned(article: Article, *, by: User | None) -> None:
    """After `article` was given to another assignee."""
    now = timezone.now()
    people = [user for user in colleagues() if is_assignee(user, article)]
    give(Kind.ASSIGNED, people, f"assigned {article.pk} {now:%Y%m%dT%H%M%S%f}",
         article=article, by=by, at=now)  # fmt: skip


def tell_mentioned(comment: Comment, people: Iterable[User]) -> None:
    """After `comment` was written, of those it mentions; again after an edit only who is new."""
    named = {user.pk for user in people}
    give(
        Kind.MENTIONED,
        [user for user in colleagues() if user.pk in named],
        f"comment {comment.pk}",
        article=comment.article,
        by=comment.author,
        at=timezone.now(),
    )


@transaction.atomic
def give(
    kind: Kind,
    people: Iterable[User],
    happening: str,
    *,
    by: User | None,
    at: datetime,
    article: Article | None = None,
    page: Page | None = None,
    event: Event | None = None,
) -> None:
    """A notice for each of `people` but `by`, once for a `happening`; its mail waits from `at`."""
    ways = {user: way_of(user, kind) for user in people if user != by}
    rows = [
        Notice(
            person=user,
            kind=kind,
            happening=happening,
            article=article,
            page=page,
            event=event,
            actor=by,
            at=at,
            mail=post.mail_for(user) if way == MAIL else Notice.Mail.NONE,
            mail_after=at,
        )
        for user, way in ways.items()
        if way != OFF
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    if any(row.mail == Notice.Mail.WAITING for row in rows):
        post.send_soon(at)
