"""What a verb brings with it: one small function a verb, called by the gate after it moved the
story, with the row locked. What it returns stands in the event, before the note. Raising
MoveRefused undoes the move."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from articles import editions
from articles.facts import holds_approval, when
from articles.models import Article, Decision, Edition
from articles.refusals import NotReady
from people.models import User

State = Article.State


def nothing(article: Article, **_: Any) -> None:
    pass


def decide(verdict: str) -> Callable[..., None]:
    def decided(article: Article, *, by: User, note: str, now: datetime, **_: Any) -> None:
        Decision.objects.create(
            revision=article.head, reviewer=by, verdict=verdict, note=note, at=now
        )

    return decided


def put_out(
    article: Article,
    *,
    by: User,
    now: datetime,
    at: datetime | None = None,
    kind: str = "",
    notice: str = "",
    **_: Any,
) -> None:
    if not holds_approval(article.head):
        raise NotReady(gettext("This version has no approval: submit it for review again."))
    _publish(article, by=by, now=now, at=at, kind=kind, notice=notice, unreviewed=False)


def put_out_unreviewed(
    article: Article, *, by: User, now: datetime, kind: str = "", notice: str = "", **_: Any
) -> None:
    _publish(article, by=by, now=now, at=None, kind=kind, notice=notice, unreviewed=True)


def _publish(article: Article, *, by, now, at, kind, notice, unreviewed) -> None:
    is_first = not article.editions.exists()
    notice = notice.strip()
    kind = Edition.Kind.FIRST if is_first else kind
    if kind not in publication_kinds(is_first):
        raise NotReady(
            gettext("Say what kind of publication this is: typo, style, update, correction …")
        )
    if kind in editions.NEEDS_NOTICE and not notice:
        says = gettext("A %s tells readers what changed: write a notice.")
        raise NotReady(says % Edition.Kind(kind).label)
    try:
        editions.publish(
            article,
            article.head,
            kind=kind,
            notice=notice,
            at=moment(at, now),
            by=by,
            unreviewed=unreviewed,
        )
    except editions.AddressTaken as taken:
        raise NotReady(str(taken)) from taken


def moment(at: datetime | None, now: datetime) -> datetime:
    """When it takes effect: `at` if it is still to come, `now` if none is given."""
    if at is not None and at <= now:
        raise NotReady(gettext("%s has passed: choose a time to come, or none for now.") % when(at))
    return at or now


def publication_kinds(is_first: bool) -> list[Edition.Kind]:
    if is_first:
        return [Edition.Kind.FIRST]
    return [k for k in Edition.Kind if k not in (Edition.Kind.FIRST, Edition.Kind.WITHDRAWAL)]


def look_again(article: Article, *, by: User, note: str, now: datetime, **_: Any) -> None:
    edition = article.flagged_edition(now)
    editions.second_look(edition)
    Decision.objects.create(
        revision=edition.revision,
        reviewer=by,
        verdict=Decision.Verdict.SECOND_LOOK,
        note=note,
        at=now,
    )


def take_back(article: Article, *, now: datetime, **_: Any) -> None:
    dropped = editions.drop_waiting(article, now)
    is_working_copy = dropped.digest == article.head.digest
    if is_working_copy and article.state == State.PUBLISHED and holds_approval(article.head):
        article.state = State.APPROVED


def put_off(article: Article, *, now: datetime, at: datetime | None = None, **_: Any) -> str:
    waiting = article.waiting_edition(now)
    was, at = waiting.live_from, moment(at, now)
    if at == was:
        raise NotReady(
            gettext("It waits until %(when)s already: choose another time.") % {"when": when(was)}
        )
    try:
        editions.put_off(article, at, now)
    except editions.AddressTaken as taken:
        raise NotReady(str(taken)) from taken
    with override(settings.LANGUAGE_CODE):  # what is kept is in the newsroom's own language
        return gettext("from %(was)s to %(at)s") % {"was": when(was), "at": when(at)}


def take_off(
    article: Article,
    *,
    by: User,
    now: datetime,
    at: datetime | None = None,
    public_note: str = "",
    **_: Any,
) -> None:
    if not public_note.strip():
        raise NotReady(gettext("Readers are told why the story is gone: write a public note."))
    editions.withdraw(article, note=public_note.strip(), at=moment(at, now), now=now, by=by)
    if article.state == State.PUBLISHED:
        article.state = State.DRAFT


def put_away(article: Article, *, now: datetime, **_: Any) -> None:
    article.spiked_at = now


def bring_back(article: Article, **_: Any) -> None:
    article.spiked_at = None


AFTER: dict[str, Callable[..., str | None]] = {
    "submit": nothing,
    "recall": nothing,
    "return": decide(Decision.Verdict.RETURN),
    "approve": decide(Decision.Verdict.APPROVE),
    "publish": put_out,
    "publish unreviewed": put_out_unreviewed,
    "second look": look_again,
    "unschedule": take_back,
    "reschedule": put_off,
    "withdraw": take_off,
    "spike": put_away,
    "revive": bring_back,
}
