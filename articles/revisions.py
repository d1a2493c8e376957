"""Revisions: lock a story, keep its state, and keep what was typed before anybody else writes.

An explicit save keeps a revision. Autosave does not: it notes who types (`typed`), and their
words become a revision when they save, before somebody else begins to write, before a move, or
after ten minutes. Who types at the same time shares one (`CoAuthor`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles import content, defaults, find
from articles.models import Article, CoAuthor, Revision, Typist
from articles.refusals import SomebodyWasFaster
from people.models import User

LONGEST_UNKEPT = timedelta(minutes=10)


def lock(pk: int, *, typist: User | None = None) -> Article:
    """The story, locked until the transaction ends; every writer of a story begins here.

    PostgreSQL locks the row. SQLite's IMMEDIATE transaction has the whole database already.
    What was typed and not saved is kept first, so that no writer writes over it; only `typist`
    goes on with words of their own.
    """
    article = bare_lock(pk)
    if article.typed_since and not (typist and _goes_on(article, typist)):
        keep_typed(article)
    return article


def bare_lock(pk: int) -> Article:
    """The story locked as it is, for who writes nothing into its rows, or sees to that itself."""
    return Article.objects.select_for_update(of=("self",)).get(pk=pk)


def _goes_on(article: Article, typist: User) -> bool:
    """Whether these unkept words are theirs too. Who wrote the latest revision and types at the
    same time as somebody else joins them: two who alternate would else make a revision a key."""
    return article.typists.filter(user=typist).exists() or (
        article.head is not None and wrote(article.head, typist)
    )


def wrote(revision: Revision, user: User) -> bool:
    return revision.by_id == user.pk or revision.co_authors.filter(user=user).exists()


def typed(article: Article, by: User) -> None:
    """Note that `by` typed into the rows of `article`, which the caller has locked."""
    now = timezone.now()
    if article.typed_since is None:
        article.typed_since = now
    article.changed_at = now
    article.save(update_fields=["typed_since", "changed_at"])
    Typist.objects.get_or_create(article=article, user=by)
    article.forget_facts()
    if now - article.typed_since >= LONGEST_UNKEPT:
        keep_typed(article)


def keep_typed(article: Article) -> Revision:
    """Keep what was typed and not saved, by who began to type, at the time of the last key."""
    defaults.fill_in(article)
    typist = article.typists.select_related("user").first()
    return keep(article, typist.user if typist else None, at=article.changed_at)


def seen_with_typed(
    article: Article, seen: int | None, by: User, *, any_typist=False
) -> int | None:
    """Keep what was typed since the last revision, and return which revision `by` has seen then,
    whose page showed `seen`. The page of whoever typed it showed that, too; with `any_typist`
    it does not matter who typed."""
    if article.typed_since is None:
        return seen
    shown, typists = article.head_id, [typist.user_id for typist in article.typists.all()]
    kept = keep_typed(article)
    return kept.pk if seen == shown and (any_typist or typists == [by.pk]) else seen


@contextmanager
def kept_though_refused(article: Article) -> Iterator[None]:
    """What somebody else typed stays kept when a refusal undoes the rest: the page, loaded anew,
    shows it then, and is not refused for the same words again."""
    try:
        yield
    except SomebodyWasFaster:
        if Article.objects.filter(pk=article.pk, typed_since__isnull=False).exists():
            with transaction.atomic():
                lock(article.pk)
        raise


def keep(article: Article, by: User | None, *, at: datetime | None = None) -> Revision:
    """Keep the working copy as a revision and make it the head; an unchanged one is kept once.

    `by` is the user who changed it, None for the wire and the command line; whoever else typed
    into it since the last revision is its co-author.
    """
    value = content.from_rows(article)
    kept = article.head
    if kept is None or kept.content != value:
        kept = Revision.objects.create(
            article=article,
            number=kept.number + 1 if kept else 1,
            content=value,
            digest=content.digest(value["public"]),
            by=by,
            **({"at": at} if at else {}),
        )
        find.remember(article.pk, value)
    elif article.typed_since is None:
        return kept
    _forget_typists(article, kept, by)
    article.head, article.typed_since = kept, None
    article.changed_at = max(article.changed_at, kept.at)
    article.save(update_fields=["head", "changed_at", "typed_since"])
    article.forget_facts()
    return kept


def _forget_typists(article: Article, kept: Revision, by: User | None) -> None:
    """They are authors of `kept` now, unless what they typed they also took back."""
    if article.typed_since is None:
        return
    if kept.pk != article.head_id:
        others = article.typists.exclude(user=by).values_list("user", flat=True)
        CoAuthor.objects.bulk_create(CoAuthor(revision=kept, user_id=user) for user in others)
    article.typists.all().delete()
