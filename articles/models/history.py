"""What happened: revisions, decisions and events. Written once, never changed, never deleted.

PostgreSQL refuses by a row trigger (migration 0002), SQLite by the model and its queryset.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class HistoryIsFixed(Exception):
    """Somebody tried to change or delete what happened."""


class AppendOnlyQuerySet(models.QuerySet):
    def _refuse(self, *args, **kwargs):
        raise HistoryIsFixed(f"{self.model._meta.verbose_name_plural.capitalize()} never change.")

    _refuse.alters_data = True  # type: ignore[attr-defined]
    update = delete = bulk_update = update_or_create = _raw_delete = _refuse

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        if update_conflicts:
            self._refuse()
        return super().bulk_create(objs, *args, **kwargs)


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise HistoryIsFixed(f"{self._meta.verbose_name_plural.capitalize()} never change.")
        super().save(*args, **{**kwargs, "force_insert": True})

    save.alters_data = True  # type: ignore[attr-defined]

    def delete(self, *args, **kwargs):
        raise HistoryIsFixed(f"{self._meta.verbose_name_plural.capitalize()} are kept for ever.")

    delete.alters_data = True  # type: ignore[attr-defined]


class Revision(AppendOnly):
    """A saved state of the working copy: `content` is the whole story, `digest` names its
    public part (`articles.content`). `by` is null for the wire and the clock."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="revisions"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_numbered_once")
        ]

    def __str__(self):
        return f"revision {self.number}"


class CoAuthor(AppendOnly):
    """Somebody besides `by` whose words a revision kept: they were typing at the same time."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="co_authors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "user"], name="coauthor_named_once")
        ]

    def __str__(self):
        return str(self.user)


class Typist(models.Model):
    """Somebody who typed into the working copy since its latest revision, in the order they
    began. Gone once a revision keeps their words (`articles.revisions`)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="typists")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="typist_named_once")
        ]

    def __str__(self):
        return str(self.user)


class Decision(AppendOnly):
    class Verdict(models.TextChoices):
        APPROVE = "approve", _("approved")
        RETURN = "return", _("sent back")
        SECOND_LOOK = "second look", _("looked at after publication")

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="decisions")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions"
    )
    verdict = models.CharField(max_length=12, choices=Verdict)
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["approve", "return", "second look"]),
                name="decision_verdict_known",
            )
        ]

    def __str__(self):
        return f"{self.get_verdict_display()} by {self.reviewer}"


# Verbs of events that are no news to who decides.
LINKED, UNLINKED = "link", "revoke link"
ASSIGNED = "assign"


class EventQuerySet(AppendOnlyQuerySet):
    def for_who_decides(self):
        """All but whom the story was given or sent to; what they said of it is among them."""
        return self.exclude(verb__in=(LINKED, UNLINKED, ASSIGNED))


class Event(AppendOnly):
    """A move of a story, or a change of the front or of a page. `actor` is null for the wire, the
    clock, and for an `outsider`: somebody without a login, by name. `note` is private."""

    class About(models.TextChoices):
        STORY = "story", _("story")
        FRONT = "front", _("front page")
        PAGE = "page", _("page")

    about = models.CharField(max_length=8, choices=About, default=About.STORY)
    article = models.ForeignKey(
        Article, null=True, on_delete=models.PROTECT, related_name="events", verbose_name=_("story")
    )
    verb = models.CharField(max_length=32)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="events"
    )
    outsider = models.CharField(max_length=80, blank=True)
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.PROTECT, related_name="events"
    )
    page_version = models.ForeignKey(
        "PageVersion", null=True, on_delete=models.PROTECT, related_name="events"
    )
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = EventQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(about="story", article__isnull=False, page_version=None)
                | Q(about="front", article=None, page_version=None)
                | Q(about="page", article=None, page_version__isnull=False),
                name="event_about_one_thing",
            )
        ]
        indexes = [models.Index(fields=["article", "at"], name="event_story_in_order")]

    def __str__(self):
        return f"{self.verb} at {self.at:%Y-%m-%d %H:%M}"

    @property
    def who(self) -> str:
        return str(self.actor or self.outsider or gettext("The wire"))
