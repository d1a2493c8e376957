"""Advice from outside the house: a link shows one version of a story to one person without a
login, and keeps what they say of it. It is never a decision and makes nobody a contributor.

Whoever has the address has the story, so that it is told once and only its sha256 is kept.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext

from articles import content, revisions, workflow
from articles.facts import what_happened, when
from articles.models import Advice, Article, ReviewLink
from articles.refusals import MoveRefused, NotAllowed, NotReady, SomebodyWasFaster
from people import roles
from people.models import User
from people.names import fold

DAYS, MOST_DAYS = 3, 14
MOST_ANSWERS = 20  # by one link


class LinkIsClosed(MoveRefused):
    """The link ended, was revoked, or never was."""


@transaction.atomic
def ask(
    article: Article, *, by: User, seen: int | None, receiver: str, days: int = DAYS
) -> tuple[ReviewLink, str]:
    """A new link for `receiver` to the version on the page of `by`, and its token, which nobody
    is told again. It takes the place of an open link of the same name.

    Raises MoveRefused, or one of its kinds.
    """
    article = revisions.bare_lock(article.pk)
    now, receiver = timezone.now(), " ".join(content.clean(receiver).split())[:80]
    if not roles.may_ask_outside(by, article):
        raise NotAllowed(gettext("Only who may publish sends a story out of the house: ask them."))
    if article.head_id != seen:
        raise SomebodyWasFaster(what_happened(article, seen, workflow.DONE))
    if article.is_spiked:
        raise NotReady(gettext("This story is spiked: revive it first."))
    if not receiver or not 0 < days <= MOST_DAYS:
        raise NotReady(gettext("A link needs a name and ends within two weeks."))
    for link in ReviewLink.objects.of(article):
        if link.is_open and fold(link.receiver) == fold(receiver):
            _close(link, by, now)
    token = secrets.token_urlsafe(32)
    link = ReviewLink.objects.create(
        revision=article.head,
        token_digest=digest_of(token),
        receiver=receiver,
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    note = gettext("For %(name)s, until %(when)s") % {
        "name": receiver,
        "when": when(link.expires_at),
    }
    workflow.record(article, workflow.LINKED, by=by, note=note, at=now)
    return link, token


@transaction.atomic
def revoke(link: ReviewLink, *, by: User) -> None:
    """The link shows nothing from now on; one that is revoked stays so. Raises NotAllowed."""
    article = revisions.bare_lock(link.article.pk)
    if not roles.may_ask_outside(by, article):
        raise NotAllowed(gettext("Only who may publish revokes a link: ask them."))
    link.refresh_from_db()
    if link.revoked_at is None:
        _close(link, by, timezone.now())


def _close(link: ReviewLink, by: User, now: datetime) -> None:
    link.revoked_at = now
    link.save(update_fields=["revoked_at"])
    note = gettext("Of %(name)s") % {"name": link.receiver}
    workflow.record(link.article, workflow.UNLINKED, by=by, note=note, at=now)


def link_of(token: str, now: datetime) -> ReviewLink | None:
    """The link with this token, if it is open: one query, whether or not there ever was one."""
    of_token = ReviewLink.objects.open(now).filter(token_digest=digest_of(token))
    with_story = of_token.select_related("revision__article__section", "revision__article__head")
    return with_story.defer("revision__article__head__content").first()


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def was_opened(link: ReviewLink, now: datetime) -> None:
    """When it was first and last looked at is kept; by whom and from where is not."""
    first = Coalesce("first_opened_at", now)
    ReviewLink.objects.filter(pk=link.pk).update(first_opened_at=first, last_opened_at=now)


@transaction.atomic
def give(link: ReviewLink, *, says: str, text: str = "") -> Advice:
    """Keep what the receiver says of the version of their link. Raises LinkIsClosed, NotReady."""
    article = revisions.bare_lock(link.article.pk)
    now, text = timezone.now(), content.clean(text)
    if not ReviewLink.objects.open(now).filter(pk=link.pk).exists():
        raise LinkIsClosed
    if link.advice.count() >= MOST_ANSWERS:
        raise NotReady(gettext("You have answered often enough here: write to the newsroom."))
    if says == Advice.Says.OBJECTION and not text:
        raise NotReady(gettext("Say what you object to, so that it can be mended."))
    advice = Advice.objects.create(link=link, says=says, text=text, at=now)
    verb = workflow.OBJECTED if says == Advice.Says.OBJECTION else workflow.ADVISED
    workflow.record(article, verb, by=None, outsider=link.receiver, note=text, at=now)
    return advice
