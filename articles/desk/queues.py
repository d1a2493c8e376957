"""The queues of my desk: which stories wait for somebody, in the order of what is due.

A queue is never counted beyond MOST. All of them together are three queries, however many there
are: which stories are in which, the stories that are shown, and how those got there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Event, ImageSlot
from articles.models.article import last_turn
from people import roles
from people.models import User

type Label = str | Promise

MOST = 50  # counted of a queue
SHOWN = 8  # stories of a queue
BY_DUE = F("due").asc(nulls_last=True)
FAR = datetime.max.replace(tzinfo=timezone.get_default_timezone())


@dataclass(frozen=True)
class Queue:
    """`stories(user, now)` are those in it, `allows` says whose desk has it; `asks` is what the
    list of stories is asked for to have all of it, `empty` what is said while nothing is in it."""

    key: str
    title: Label
    stories: Callable[[User, datetime], QuerySet[Article]]
    allows: roles.Allows
    asks: str
    empty: Label
    oldest_first: bool = False


def drafts(user: User, now: datetime) -> QuerySet[Article]:
    """Those that were not sent back, which have a queue of their own."""
    every = Article.objects.drafts().alias(turn=Coalesce(last_turn("verb"), Value("")))
    return every.exclude(turn="return").by(user)


def due(user: User, now: datetime) -> QuerySet[Article]:
    """Due by the end of today: everybody's for those who run the day, one's own for a reporter."""
    found = Article.objects.in_work().filter(due__lt=end_of_day(now))
    return found if roles.may_publish(user) else found.by(user)


QUEUES = (
    Queue(
        "sent-back",
        _("Sent back to me"),
        lambda user, now: Article.objects.sent_back().by(user),
        roles.may_start,
        "list=sent-back",
        _("Nothing was sent back to you."),
    ),
    Queue(
        "waiting",
        _("Waiting for my decision"),
        lambda user, now: Article.objects.in_review_for(user),
        roles.may_review,
        "list=waiting",
        _("No story waits for your decision."),
        oldest_first=True,
    ),
    Queue(
        "flagged",
        _("Needs a second pair of eyes"),
        Article.objects.flagged_for,
        roles.may_review,
        "list=flagged",
        _("Everything that went out unreviewed has been looked at."),
        oldest_first=True,
    ),
    Queue(
        "ready",
        _("Ready to publish"),
        lambda user, now: Article.objects.approved(),
        roles.may_publish,
        "state=approved",
        _("No approved story waits to be published."),
        oldest_first=True,
    ),
    Queue(
        "due",
        _("Due today and overdue"),
        due,
        lambda user: roles.may_start(user) or roles.may_publish(user),
        "due=today",
        _("Nothing is due today that is not out or on its way."),
        oldest_first=True,
    ),
    Queue(
        "drafts",
        _("My drafts"),
        drafts,
        roles.may_start,
        "list=mine&state=draft",
        _("You have no draft. A new story begins with a headline, or with wire copy."),
    ),
    Queue(
        "slots",
        _("Pictures wanted"),
        lambda user, now: Article.objects.with_empty_slots(),
        roles.does_pictures,
        "list=slots",
        _("Every slot of a story in work has its picture."),
        oldest_first=True,
    ),
)


@dataclass(frozen=True)
class InQueue:
    """`turn` is the event by which the story went to reviewers, or came back."""

    story: Article
    empty_slots: int
    turn: Event | None


@dataclass(frozen=True)
class Filled:
    """A queue with the first of its stories, as a page shows it. `beside` are not stories: so many
    pages of the site."""

    queue: Queue
    stories: list[InQueue]
    n: int
    beside: int = 0

    @property
    def count(self) -> str:
        return counted(self.n + self.beside)


def counted(n: int) -> str:
    return f"{MOST}+" if n > MOST else str(n)


def filled(user: User, now: datetime, beside: Mapping[str, int]) -> list[Filled]:
    """The queues of `user`, each with at most SHOWN stories; `beside` by the key of the queue."""
    queues = [queue for queue in QUEUES if queue.allows(user)]
    members: dict[str, list[int]] = {queue.key: [] for queue in queues}
    for key, pk in in_order(queues, user, now):
        members[key].append(pk)
    shown = stories({pk for pks in members.values() for pk in pks[:SHOWN]})
    return [
        Filled(queue, [shown[pk] for pk in pks[:SHOWN]], len(pks), beside.get(queue.key, 0))
        for queue in queues
        for pks in [members[queue.key]]
    ]


def in_order(queues: list[Queue], user: User, now: datetime) -> list[tuple[str, int]]:
    """Which story is in which queue, by what is due first, else by what changed: one query."""
    if not queues:
        return []
    oldest_first = {queue.key: queue.oldest_first for queue in queues}
    first, *others = (of_queue(queue, user, now) for queue in queues)

    def place(row: tuple) -> tuple:
        key, pk, due_at, changed_at = row
        age = changed_at.timestamp()
        return (due_at or FAR, age if oldest_first[key] else -age, pk)

    return [row[:2] for row in sorted(first.union(*others, all=True), key=place)]


def of_queue(queue: Queue, user: User, now: datetime):
    """(key, story, due, changed) of the first stories in it. SQLite takes no LIMIT within a UNION,
    but within an IN."""
    changed = "changed_at" if queue.oldest_first else "-changed_at"
    first = queue.stories(user, now).order_by(BY_DUE, changed, "pk").values("pk")[: MOST + 1]
    found = Article.objects.filter(pk__in=first).order_by().annotate(queue=Value(queue.key))
    return found.values_list("queue", "pk", "due", "changed_at")


def stories(pks: set[int]) -> dict[int, InQueue]:
    """With section and people: two queries."""
    if not pks:
        return {}
    empty = ImageSlot.objects.filter(parent=OuterRef("pk"), image=None).order_by()
    n = Subquery(empty.values("parent").annotate(n=Count("*")).values("n"))
    rows = Article.objects.select_related("section", "created_by", "assignee")
    found = rows.filter(pk__in=pks).annotate(turn_id=last_turn("pk"), n=Coalesce(n, 0)).order_by()
    handed = [it.turn_id for it in found if it.turn_id]
    turns = Event.objects.select_related("actor").in_bulk(handed)
    return {it.pk: InQueue(it, it.n, turns.get(it.turn_id)) for it in found}


def end_of_day(now: datetime) -> datetime:
    """Midnight after `now`, in the newsroom's zone."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time()))
