"""What colleagues say to each other of a story, and who is looking at it. Private, all of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Comment(models.Model):
    """A remark on a block (by its uuid) or a field (by its name) of a story, or on the whole of
    it; or a reply to one. A thread is resolved by its first comment."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    block = models.UUIDField(null=True, blank=True)
    field = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments"
    )
    at = models.DateTimeField(default=timezone.now)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="CommentMention", related_name="mentioned_in"
    )

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["article"],
                condition=models.Q(resolved_at=None, parent=None),
                name="comment_open_of_story",
            )
        ]

    def __str__(self):
        return self.text[:60]

    @property
    def where(self) -> str:
        """As in `checks.Finding`: a field, the uuid of a block, or empty for the whole."""
        return str(self.block or self.field)

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None


class CommentMention(models.Model):
    """A colleague whom a comment calls by name."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "user"], name="commentmention_once")
        ]


class Presence(models.Model):
    """Somebody has a page of a story open: true while `at` is fresh (`articles.presence`)."""

    class Place(models.TextChoices):
        WRITING = "writing", _("writing page")
        REVIEW = "review", _("review page")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=8, choices=Place)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="presence_once_a_story"),
            models.CheckConstraint(
                condition=models.Q(place__in=["writing", "review"]), name="presence_place_known"
            ),
        ]
