"""Revisions: lock a story, keep its state, compare it with what somebody saw."""

from articles import content
from articles.models import Article, Revision


def lock(pk: int) -> Article:
    """The story, locked until the transaction ends; every writer of a story begins here.

    PostgreSQL locks the row. SQLite's IMMEDIATE transaction has the whole database already.
    """
    return Article.objects.select_for_update(of=("self",)).get(pk=pk)


def keep(article: Article, by, *, at=None) -> Revision:
    """Keep the working copy as a revision and make it the head; an unchanged one is kept once.

    `by` is the user who changed it, None for the wire and the command line.
    """
    value = content.from_rows(article)
    head = article.head
    if head is not None and head.content == value:
        return head
    number = head.number + 1 if head else 1
    moment = {"at": at} if at else {}
    article.head = Revision.objects.create(
        article=article,
        number=number,
        content=value,
        digest=content.digest(value["public"]),
        by=by,
        **moment,
    )
    article.changed_at = article.head.at
    article.save(update_fields=["head", "changed_at"])
    article.forget_facts()
    return article.head
