"""Who is told of what: NOTICES is the whole of it, and docs/notices.md is compared with it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from articles.models import Article, Notice
from people import roles
from people.models import User

Kind = Notice.Kind
OFF, DESK, MAIL = "off", "desk", "mail"
WAYS = {OFF: _("Not at all"), DESK: _("On the desk"), MAIL: _("On the desk and by mail")}


@dataclass(frozen=True)
class Rule:
    """One row of the table. `told` asks of a colleague what `who` says in words; `verbs` are the
    events that give the notice, `settled_by` those after which it waits for nobody any more.
    `says` stands on the desk. `subject` and `fact` are the mail's, which anybody may see on a
    locked phone: no name, no headline."""

    verbs: tuple[str, ...]
    told: Callable[[User, Article], bool]
    who: str
    says: str
    subject: str
    fact: str
    way: str = MAIL
    may_be_off: bool = False
    settled_by: tuple[str, ...] = ()


def is_writer(user: User, article: Article) -> bool:
    is_theirs = user.pk in (article.created_by_id, article.assignee_id)
    return is_theirs or article.was_written_by(user)


def is_writer_or_publisher(user: User, article: Article) -> bool:
    return is_writer(user, article) or roles.may_publish(user, article)


def is_theirs_to_write(user: User, article: Article) -> bool:
    return user.pk in (article.created_by_id, article.assignee_id)


def is_assignee(user: User, article: Article) -> bool:
    return user.pk == article.assignee_id


def is_deliverer(user: User, article: Article) -> bool:
    return user.pk == (article.assignee_id or article.created_by_id)


def is_named(user: User, article: Article) -> bool:
    """Whoever the caller names."""
    return True


WRITERS = "creator, assignee, contributors"

# In the order of what asks most: somebody who is two things to a story is told once.
NOTICES: dict[Kind, Rule] = {
    Kind.SUBMITTED: Rule(
        verbs=("submit", "change slots"),
        told=roles.may_decide,
        who="reviewer, not a contributor",
        says=gettext_noop("%(actor)s submitted “%(about)s”: it waits for your decision."),
        subject=gettext_noop("A story waits for your decision"),
        fact=gettext_noop("A story was submitted for review."),
        may_be_off=True,
        settled_by=("recall", "return", "approve", "publish unreviewed", "change"),
    ),
    Kind.UNREVIEWED: Rule(
        verbs=("publish unreviewed",),
        # What roles.may_take_second_look asks, without a query a colleague: the head is the
        # edition, and whoever published it is the one who is not told.
        told=roles.may_decide,
        who="reviewer who neither contributed to nor published that edition",
        says=gettext_noop(
            "%(actor)s published “%(about)s” unreviewed: it needs a second pair of eyes."
        ),
        subject=gettext_noop("A publication needs a second pair of eyes"),
        fact=gettext_noop("Something was published without a review."),
        settled_by=("second look", "withdraw"),
    ),
    Kind.SENT_BACK: Rule(
        verbs=("return",),
        told=is_writer,
        who=WRITERS,
        says=gettext_noop("%(actor)s sent “%(about)s” back."),
        subject=gettext_noop("A story came back to you"),
        fact=gettext_noop("A reviewer sent a story back, with a note."),
        settled_by=("submit", "spike"),
    ),
    Kind.APPROVED: Rule(
        verbs=("approve",),
        told=is_writer_or_publisher,
        who=f"{WRITERS}; may publish",
        says=gettext_noop("%(actor)s approved “%(about)s”: it may be published."),
        subject=gettext_noop("A story is approved"),
        fact=gettext_noop("A story was approved and may be published."),
        way=DESK,
        may_be_off=True,
        settled_by=("publish", "return", "change", "change slots"),
    ),
    Kind.PUBLISHED: Rule(
        verbs=("publish", "publish unreviewed"),
        told=is_writer,
        who=WRITERS,
        says=gettext_noop("“%(about)s” is on the site, published by %(actor)s."),
        subject=gettext_noop("A story of yours is on the site"),
        fact=gettext_noop("A story was published."),
        way=DESK,
        may_be_off=True,
    ),
    Kind.ASSIGNED: Rule(
        verbs=(),
        told=is_assignee,
        who="assignee",
        says=gettext_noop("%(actor)s assigned “%(about)s” to you."),
        subject=gettext_noop("A story was assigned to you"),
        fact=gettext_noop("A story was assigned to you."),
    ),
    Kind.MENTIONED: Rule(
        verbs=(),
        told=is_named,
        who="whoever the comment mentions",
        says=gettext_noop("%(actor)s mentioned you in a comment on “%(about)s”."),
        subject=gettext_noop("You were mentioned in a comment"),
        fact=gettext_noop("A comment on a story mentions you."),
        may_be_off=True,
    ),
    Kind.DUE_SOON: Rule(
        verbs=(),
        told=is_deliverer,
        who="assignee, or the creator where there is none",
        says=gettext_noop("“%(about)s” is due soon."),
        subject=gettext_noop("A story is due soon"),
        fact=gettext_noop("A story of yours is due soon."),
        may_be_off=True,
        settled_by=("submit", "publish unreviewed", "spike"),
    ),
    Kind.DUE_MISSED: Rule(
        verbs=(),
        told=is_theirs_to_write,
        who="creator, assignee",
        says=gettext_noop("“%(about)s” was due and is still a draft."),
        subject=gettext_noop("A story is overdue"),
        fact=gettext_noop("A story of yours was due and is still a draft."),
        settled_by=("submit", "publish unreviewed", "spike"),
    ),
}


def way_of(user: User, kind: Kind) -> str:
    """How `user` is told: as they chose, where the choice is one they have."""
    rule = NOTICES[kind]
    chosen = user.notice_ways.get(kind, rule.way)
    return chosen if chosen in ways_of(kind) else rule.way


def ways_of(kind: Kind) -> list[str]:
    return [way for way in WAYS if way != OFF or NOTICES[kind].may_be_off]
