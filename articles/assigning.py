"""Give a story to a colleague, with a time it is due: no part of its text, so no save of it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles import notices, revisions, workflow
from articles.facts import when
from articles.models import Article
from articles.models.history import ASSIGNED
from articles.refusals import NotAllowed, NotReady, SomebodyWasFaster
from people import roles
from people.models import User


@transaction.atomic
def assign(article: Article, *, by: User, to: User | None, due: datetime | None) -> bool:
    """Give the story to `to` (None: to nobody), due at `due`. Whether that was news; if so, one
    Event tells it, and the assignee is told. Raises NotAllowed."""
    return _give(_locked(article, by), by=by, to=to, due=due)


@transaction.atomic
def put_off(article: Article, *, by: User, due: datetime, was: datetime | None) -> bool:
    """Have the story be due at `due`, not at `was` as on the person's page. Whose it is stays.
    Raises NotAllowed, SomebodyWasFaster, and NotReady for a time that has passed."""
    article = _locked(article, by)
    if article.due != was:
        now = _due_in_words(article.due) if article.due else gettext("due at no time")
        told = gettext("Somebody was faster: “%(story)s” is %(due)s now. Look again.")
        raise SomebodyWasFaster(told % {"story": article.headline, "due": now})
    if due <= timezone.now():
        told = gettext("%(when)s has passed: choose a time to come.")
        raise NotReady(told % {"when": when(due)})
    return _give(article, by=by, to=article.assignee, due=due)


def _locked(article: Article, by: User) -> Article:
    article = revisions.lock(article.pk)
    if not roles.may_write(by, article):
        raise NotAllowed(gettext("You may not change this story, so you cannot assign it either."))
    return article


def _give(article: Article, *, by: User, to: User | None, due: datetime | None) -> bool:
    was = article.assignee_id
    if (was, article.due) == (to and to.pk, due):
        return False
    article.assignee, article.due = to, due
    article.save(update_fields=["assignee", "due"])
    workflow.record(article, ASSIGNED, by=by, note=_in_words(to, due))
    if to is not None and was != to.pk:
        notices.tell_assigned(article, by=by)
    return True


def _in_words(to: User | None, due: datetime | None) -> str:
    whom = gettext("to %(name)s") % {"name": to} if to else gettext("to nobody")
    return f"{whom}, {_due_in_words(due)}" if due else whom


def _due_in_words(due: datetime) -> str:
    return gettext("due %(when)s") % {"when": when(due)}
