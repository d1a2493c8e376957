"""What colleagues say of a story: on a block, a field or the whole, with replies, until it is
resolved. A comment is never changed and never deleted; it belongs to no revision and no edition.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext

from articles import notices
from articles.compare import FIELDS, labels_of
from articles.models import BLOCKS, Article, Comment, CommentMention
from articles.plain import words_of
from articles.refusals import NotAllowed
from people import roles
from people.colleagues import colleagues
from people.models import User

CALLED = re.compile(r"@([\w.@+-]+)")
WIDEST = 40  # characters of a block that name it beside its number


@dataclass(frozen=True)
class Place:
    """Something of a story that can be commented on. `where` as in `checks.Finding`."""

    where: str
    label: str
    is_gone: bool = False


@dataclass(frozen=True)
class Thread:
    first: Comment
    replies: list[Comment]
    place: Place


@transaction.atomic
def say(
    article: Article, *, by: User, text: str, where: str = "", parent: Comment | None = None
) -> Comment:
    """Keep what `by` says of `where`, or in reply to `parent`, and tell whom it calls by
    `@username`. A reply opens its thread again. Raises NotAllowed."""
    if not roles.may_comment(by, article):
        raise NotAllowed(gettext("You may not comment on this story."))
    first = parent and (parent.parent or parent)
    comment = Comment.objects.create(
        article=article,
        parent=first,
        author=by,
        text=text,
        block=first.block if first else as_block(where),
        field=first.field if first else ("" if as_block(where) else where),
    )
    if first is not None and not first.is_open:
        _settle(first, None, None)
    called = {name.rstrip(".-").casefold() for name in CALLED.findall(text)}
    people = [user for user in colleagues() if user.username.casefold() in called] if called else []
    CommentMention.objects.bulk_create(CommentMention(comment=comment, user=u) for u in people)
    notices.tell_mentioned(comment, people)
    return comment


def resolve(comment: Comment, *, by: User) -> None:
    """The thread of `comment` needs nothing more. Raises NotAllowed."""
    _check(comment, by)
    if comment.is_open:
        _settle(comment, by, timezone.now())


def reopen(comment: Comment, *, by: User) -> None:
    """It does need something. Raises NotAllowed."""
    _check(comment, by)
    _settle(comment, None, None)


def _check(comment: Comment, by: User) -> None:
    if not roles.may_resolve(by, comment):
        told = gettext("Only who writes or reviews this story, or began the thread, resolves it.")
        raise NotAllowed(told)


def _settle(comment: Comment, by: User | None, at: datetime | None) -> None:
    comment.resolved_by, comment.resolved_at = by, at
    comment.save(update_fields=["resolved_by", "resolved_at"])


def as_block(where: str) -> UUID | None:
    try:
        return UUID(where)
    except ValueError:
        return None


# Showing.


def threads_of(article: Article) -> list[Thread]:
    """Open ones first, then in the order they began: three queries, a few more while one is on a
    block that no saved version has."""
    comments = article.comments.select_related("author", "resolved_by")
    rows = list(comments.prefetch_related("mentions"))
    replies: dict[int | None, list[Comment]] = {}
    for row in rows:
        replies.setdefault(row.parent_id, []).append(row)
    first = sorted(replies.get(None, []), key=lambda comment: not comment.is_open)
    places = {place.where: place for place in places_of(article)}
    unknown = {comment.block for comment in first} - {as_block(where) for where in places}
    unsaved = _there(article, unknown - {None}) if unknown - {None} else set()
    return [
        Thread(row, replies.get(row.pk, []), places.get(row.where) or _lost(row, unsaved))
        for row in first
    ]


def _there(article: Article, uuids: set[UUID | None]) -> set[UUID]:
    """Which blocks are in the working copy, though they say nothing to readers yet."""
    return {
        uuid
        for model in BLOCKS.values()
        for uuid in model._default_manager.filter(parent=article, uuid__in=uuids).values_list(
            "uuid", flat=True
        )
    }


def _lost(comment: Comment, unsaved: set[UUID]) -> Place:
    if comment.block in unsaved:
        return Place(comment.where, gettext("A block without words"))
    return Place(comment.where, gettext("A block that is gone"), is_gone=True)


def places_of(article: Article) -> list[Place]:
    """The whole story, its fields, and the blocks of its latest revision in their order."""
    fields = {
        **FIELDS,
        "filed_under": gettext("Topics"),
        "bylines": gettext("Bylines"),
        "mentions": gettext("People in this story"),
    }
    blocks = article.head.content["public"].get("blocks", [])
    return [
        Place("", gettext("The whole story")),
        *(Place(where, str(label)) for where, label in fields.items()),
        *(
            Place(block["uuid"], _named(label, block))
            for label, block in zip(labels_of(blocks), blocks, strict=True)
        ),
    ]


def _named(label: str, block: dict) -> str:
    says = next((block[key] for key in ("text", "words", "title", "caption") if block.get(key)), "")
    words = Truncator(" ".join(words_of(says).split())).chars(WIDEST)
    return f"{label}: {words}" if words else label
