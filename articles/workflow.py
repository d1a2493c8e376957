"""The gate: the table of moves, and the only writers of a story's state.

Buttons, permission checks, the reviewers' page and docs/workflow.md all come from MOVES.
`make_move` is bound to the revision the person saw. With the story's row locked it checks
permission, facts, note and readiness, then moves, does what the verb brings with it, and
writes one Event. Of two people who decide at once one wins; the other is told who did.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import checks, content, defaults, facts, notices, revisions
from articles.consequences import AFTER
from articles.facts import (
    Fact,
    is_flagged,
    is_live,
    is_not_spiked,
    is_spiked,
    is_unseen,
    nothing_waits,
    something_waits,
    what_happened,
)
from articles.models import Article, Event
from articles.models.history import ASSIGNED, LINKED, UNLINKED
from articles.refusals import MoveRefused, NotAllowed, NotReady, SomebodyWasFaster
from people import roles
from people.models import User
from people.names import slug_of

State = Article.State
DRAFT, REVIEW, APPROVED, PUBLISHED = State.DRAFT, State.REVIEW, State.APPROVED, State.PUBLISHED
ANY = frozenset(State)


@dataclass(frozen=True)
class Move:
    """One row of the table. `target` None: the state stays. `who` says in words what `allows`
    asks, for the refusal and for docs/workflow.md."""

    label: Promise
    sources: frozenset[State]
    target: State | None
    allows: roles.Allows
    who: Promise
    done: Promise
    needs_note: bool = False
    facts: tuple[Fact, ...] = ()
    is_checked: bool = False
    asks: tuple[str, ...] = ()

    def stands_against(self, article: Article, now: datetime) -> str:
        """The first fact against making this move now, as a sentence; empty if there is none."""
        return next((why for fact in self.facts if (why := fact(article, now))), "")


WRITER = _("may write this story")
REVIEWER = _("reviewer, not a contributor")
PUBLISHER = _("may publish")

MOVES: dict[str, Move] = {
    "submit": Move(
        label=_("Submit for review"),
        done=_("submitted this story"),
        sources=frozenset({DRAFT}),
        target=REVIEW,
        allows=roles.may_write,
        who=WRITER,
        facts=(is_not_spiked,),
        is_checked=True,
    ),
    "recall": Move(
        label=_("Recall"),
        done=_("recalled this story"),
        sources=frozenset({REVIEW}),
        target=DRAFT,
        allows=roles.may_write,
        who=WRITER,
    ),
    "return": Move(
        label=_("Send back"),
        done=_("sent this story back"),
        sources=frozenset({REVIEW, APPROVED}),
        target=DRAFT,
        allows=roles.may_decide,
        who=REVIEWER,
        needs_note=True,
    ),
    "approve": Move(
        label=_("Approve"),
        done=_("approved this story"),
        sources=frozenset({REVIEW}),
        target=APPROVED,
        allows=roles.may_decide,
        who=REVIEWER,
        is_checked=True,
    ),
    "publish": Move(
        label=_("Publish"),
        done=_("published this story"),
        sources=frozenset({APPROVED}),
        target=PUBLISHED,
        allows=roles.may_publish,
        who=PUBLISHER,
        facts=(nothing_waits,),
        is_checked=True,
        asks=("at", "kind", "notice"),
    ),
    "publish unreviewed": Move(
        label=_("Publish unreviewed"),
        done=_("published this story unreviewed"),
        sources=frozenset({DRAFT, REVIEW}),
        target=PUBLISHED,
        allows=roles.may_publish_unreviewed,
        who=_("chief editor"),
        needs_note=True,
        facts=(is_not_spiked, nothing_waits),
        is_checked=True,
        asks=("kind", "notice"),
    ),
    "second look": Move(
        label=_("I have looked: it is fine"),
        done=_("took the second look"),
        sources=ANY,
        target=None,
        allows=roles.may_take_second_look,
        who=_("reviewer who neither contributed to nor published that edition"),
        facts=(is_flagged,),
    ),
    "unschedule": Move(
        label=_("Unschedule"),
        done=_("unscheduled this story"),
        sources=ANY,
        target=None,
        allows=roles.may_publish,
        who=PUBLISHER,
        facts=(something_waits,),
    ),
    "reschedule": Move(
        label=_("Reschedule"),
        done=_("rescheduled this story"),
        sources=ANY,
        target=None,
        allows=roles.may_publish,
        who=PUBLISHER,
        facts=(something_waits,),
        asks=("at",),
    ),
    "withdraw": Move(
        label=_("Withdraw"),
        done=_("withdrew this story"),
        sources=ANY,
        target=None,
        allows=roles.may_publish,
        who=PUBLISHER,
        needs_note=True,
        facts=(is_live,),
        asks=("at", "public_note"),
    ),
    "spike": Move(
        label=_("Spike"),
        done=_("spiked this story"),
        sources=frozenset({DRAFT}),
        target=DRAFT,
        allows=roles.may_write,
        who=WRITER,
        needs_note=True,
        facts=(is_not_spiked, is_unseen),
    ),
    "revive": Move(
        label=_("Revive"),
        done=_("revived this story"),
        sources=frozenset({DRAFT}),
        target=DRAFT,
        allows=roles.may_write,
        who=WRITER,
        facts=(is_spiked,),
    ),
}

# Verbs of events that no move makes.
SAVED_CHANGE = "change"
SAVED_SLOTS = "change slots"
STARTED = "start"
ADVISED, OBJECTED = "advise", "object"
RESTORED = "restore"
DONE = {verb: move.done for verb, move in MOVES.items()} | {
    SAVED_CHANGE: _("changed this story, which is a draft again"),
    SAVED_SLOTS: _("changed pictures of this story"),
    STARTED: _("started this story"),
    LINKED: _("made a review link"),
    UNLINKED: _("revoked a review link"),
    ADVISED: _("gave advice: fine by me"),
    OBJECTED: _("gave advice: an objection"),
    RESTORED: _("restored an older version"),
    ASSIGNED: _("assigned this story"),
}


def open_moves(article: Article, user: User, now: datetime | None = None) -> dict[str, Move]:
    """The moves `user` may make of `article` now: the page's buttons."""
    now = now or timezone.now()
    return {
        verb: move
        for verb, move in MOVES.items()
        if article.state in move.sources
        and move.allows(user, article)
        and not move.stands_against(article, now)
    }


def make_move(
    article: Article,
    verb: str,
    *,
    by: User,
    seen: int | None,
    last_event: int | None = None,
    note: str = "",
    **details: Any,
) -> Article:
    """Make one move of MOVES and return the story as it is after it.

    `seen` is the id of the revision on the person's page and `last_event` that of the last event
    it told of: a page that names it is refused after any move since, even one that kept revision
    and state, such as a publication or a withdrawal. `details` are what the verb asks for:
    `at` (aware datetime; None is now), `kind` and `notice` of an edition, `public_note`.
    What was typed and not saved is kept first. Raises MoveRefused, or one of its kinds; then
    nothing has changed, but that what somebody else typed is kept, to be looked at.
    """
    if unasked := details.keys() - set(MOVES[verb].asks):
        raise TypeError(f"“{verb}” does not ask for {', '.join(sorted(unasked))}.")
    page = {"seen": seen, "last_event": last_event}
    with revisions.kept_though_refused(article):
        return _make_move(article.pk, verb, by=by, note=note.strip(), **page, **details)


@transaction.atomic
def _make_move(
    pk: int,
    verb: str,
    *,
    by: User,
    seen: int | None,
    last_event: int | None,
    note: str,
    **details: Any,
) -> Article:
    move, article = MOVES[verb], revisions.bare_lock(pk)
    # A move of an edition does not depend on what somebody is typing.
    seen = revisions.seen_with_typed(article, seen, by, any_typist=move.target is None)
    now = timezone.now()
    if not move.allows(by, article):
        raise NotAllowed(not_allowed(move, article, by))
    is_old_page = article.head_id != seen or _has_moved_since(article, last_event)
    if is_old_page or article.state not in move.sources:
        raise SomebodyWasFaster(what_happened(article, seen, DONE))
    if why := move.stands_against(article, now):
        raise MoveRefused(f"{why} {facts.told(article.last_event_told, DONE)}".strip())
    if move.needs_note and not note:
        raise NotReady(gettext("“%s” needs a note: say why.") % move.label)
    if move.is_checked and (problems := checks.problems(article)):
        raise NotReady(" ".join(problems))
    article.state = move.target or article.state
    came_of_it = AFTER[verb](article, by=by, note=note, now=now, **details)
    _write_state(article, move.sources, seen, now)
    told = "\n".join(filter(None, [came_of_it, note]))
    event = record(article, verb, by=by, note=told, at=now)
    notices.tell(event, article, holds_from=details.get("at"))
    return article


def _has_moved_since(article: Article, event: int | None) -> bool:
    return event is not None and article.last_event_told.pk != event


def _write_state(
    article: Article, sources: frozenset[State], seen: int | None, now: datetime
) -> None:
    """The one UPDATE of a state. The row is locked, so it fails only if somebody wrote past it."""
    moved = Article.objects.filter(pk=article.pk, state__in=sources, head=seen).update(
        state=article.state, spiked_at=article.spiked_at, changed_at=now
    )
    if not moved:
        raise SomebodyWasFaster(what_happened(article, seen, DONE))


def not_allowed(move: Move, article: Article, user: User) -> str:
    if move.allows is roles.may_decide and roles.may_review(user):
        return gettext("You worked on this version, so somebody else has to decide on it.")
    if move.allows is roles.may_take_second_look and roles.may_review(user):
        return gettext("You worked on this edition or published it, so somebody else has to look.")
    return gettext("“%(move)s” is for: %(who)s.") % {"move": move.label, "who": move.who}


def record(
    article: Article, verb: str, *, by: User | None, outsider: str = "", note: str = "", at=None
) -> Event:
    notices.keep_going()
    return Event.objects.create(
        article=article,
        verb=verb,
        actor=by,
        outsider=outsider,
        revision=article.head,
        note=note,
        at=at or timezone.now(),
    )


@transaction.atomic
def start(*, by: User | None, value: content.Value, **fields: Any) -> Article:
    """A new draft that says `value`, with its first revision. `by` None is the wire.

    `fields` are columns of Article outside the content: `wire_digest`, `wire_date`, `assignee`.
    """
    public = value["public"]
    article = Article.objects.create(created_by=by, section_id=public["section"], **fields)
    slug = public.get("slug") or slug_of(public["headline"])
    content.to_rows(article, {**value, "public": {**public, "slug": slug}})
    defaults.fill_in(article)
    revisions.keep(article, by)
    record(article, STARTED, by=by)
    if article.assignee_id:
        notices.tell_assigned(article, by=by)
    return article


def save_changes(article: Article, *, by: User) -> str:
    """Keep what `by` saved into the rows of `article`, which the caller has locked.

    Returns the verb of the event if the save took the story out of its state, else "".
    A save that changes nothing public keeps state and approval. Raises NotAllowed.
    """
    before = article.head
    defaults.fill_in(article)
    after = revisions.keep(article, by)
    if after == before:
        return ""
    only_slots = _only_slots_differ(before.content, after.content)
    if not (roles.may_write(by, article) or (only_slots and roles.may_fill_slots(by, article))):
        raise NotAllowed(gettext("You may not change this story; your changes were not saved."))
    if article.state == DRAFT or after.digest == before.digest:
        return ""
    stays = only_slots and roles.has_role(by, roles.Role.PICTURE_EDITOR)
    is_reviewed_again = stays and article.state in (REVIEW, APPROVED)
    verb, article.state = (SAVED_SLOTS, REVIEW) if is_reviewed_again else (SAVED_CHANGE, DRAFT)
    article.save(update_fields=["state"])
    notices.tell(record(article, verb, by=by), article)
    return verb


def _only_slots_differ(before: content.Value, after: content.Value) -> bool:
    of_slots: content.Value = {"briefs": {}, "empty_slots": {}}
    private = [{**value.get("private", {}), **of_slots} for value in (before, after)]
    public = [content.without_slots(value["public"]) for value in (before, after)]
    return private[0] == private[1] and public[0] == public[1]
