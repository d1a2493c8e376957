"""Who may do what to a story: small predicates `(user: User, article: Article) -> bool`.

Roles add up and a superuser has them all, but nobody, superusers included, decides on own work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from articles.models import Article, Comment, Page
    from people.models import User

type Allows = Callable[..., bool]  # (user, article), or (user) where no story matters


class Role(TextChoices):
    REPORTER = "Reporter"
    EDITOR = "Editor"
    REVIEWER = "Reviewer"
    PICTURE_EDITOR = "Picture editor"
    CHIEF_EDITOR = "Chief editor"


def has_role(user: User, *roles: Role) -> bool:
    if not (user.is_active and user.is_staff):
        return False
    return user.is_superuser or not user.role_names.isdisjoint(roles)


def may_see(user: User, article: Article | None = None) -> bool:
    return has_role(user, *Role)


def may_start(user: User, article: Article | None = None) -> bool:
    return has_role(user, Role.REPORTER, Role.EDITOR, Role.CHIEF_EDITOR)


def may_write(user: User, article: Article) -> bool:
    if has_role(user, Role.EDITOR, Role.CHIEF_EDITOR):
        return True
    is_own = user.pk in (article.created_by_id, article.assignee_id)
    return is_own and has_role(user, Role.REPORTER)


def may_comment(user: User, article: Article | None = None) -> bool:
    return may_see(user, article)


def may_resolve(user: User, comment: Comment) -> bool:
    """Who writes or reviews the story, or asked."""
    article = comment.article
    is_own = comment.author_id == user.pk and may_comment(user, article)
    return is_own or may_write(user, article) or may_review(user, article)


def may_fill_slots(user: User, article: Article) -> bool:
    return may_write(user, article) or has_role(user, Role.PICTURE_EDITOR)


def does_pictures(user: User, article: Article | None = None) -> bool:
    return has_role(user, Role.PICTURE_EDITOR)


def may_review(user: User, article: Article | None = None) -> bool:
    return has_role(user, Role.REVIEWER, Role.CHIEF_EDITOR)


def may_decide(user: User, article: Article) -> bool:
    return may_review(user) and not article.was_written_by(user)


def may_publish(user: User, article: Article | Page | None = None) -> bool:
    return has_role(user, Role.EDITOR, Role.REVIEWER, Role.CHIEF_EDITOR)


def may_publish_unreviewed(user: User, article: Article) -> bool:
    return has_role(user, Role.CHIEF_EDITOR)


def may_ask_outside(user: User, article: Article) -> bool:
    """Show a story to somebody without a login: whoever answers for what leaves the house."""
    return may_publish(user, article)


def may_take_second_look(user: User, article: Article) -> bool:
    edition = article.flagged_edition()
    return may_review(user) and not (edition and edition.is_work_of(user))


def may_look_at_page(user: User, page: Page) -> bool:
    return may_review(user) and not page.is_work_of(user)


def may_keep_people(user: User, article: Article | None = None) -> bool:
    return has_role(user, Role.REPORTER, Role.EDITOR, Role.CHIEF_EDITOR)


def may_show_people(user: User, article: Article | None = None) -> bool:
    return has_role(user, Role.EDITOR, Role.CHIEF_EDITOR)


def may_keep_sections(user: User, article: Article | None = None) -> bool:
    return has_role(user, Role.EDITOR, Role.CHIEF_EDITOR)


def may_keep_pictures(user: User, article: Article | None = None) -> bool:
    return has_role(user, Role.REPORTER, Role.EDITOR, Role.PICTURE_EDITOR, Role.CHIEF_EDITOR)


def may_arrange_front(user: User, article: Article | None = None) -> bool:
    return has_role(user, Role.EDITOR, Role.CHIEF_EDITOR)
