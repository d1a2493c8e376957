"""Give a story to a colleague, with a time it is due: no part of its text, so no save of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from articles import notices, revisions, workflow
from articles.facts import when
from articles.models import Article
from articles.models.history import ASSIGNED
from articles.refusals import NotAllowed
from people import roles
from people.models import User


@transaction.atomic
def assign(article: Article, *, by: User, to: User | None, due: datetime | None) -> bool:
    """Give the story to `to` (None: to nobody), due at `due`. Whether that was news; if so, one
    Event tells it, and the assignee is told. Raises NotAllowed."""
    article = revisions.lock(article.pk)
    if not roles.may_write(by, article):
        raise NotAllowed(gettext("You may not change this story, so you cannot assign it either."))
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
    return f"{whom}, {gettext('due %(when)s') % {'when': when(due)}}" if due else whom
