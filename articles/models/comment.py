from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article


class Comment(models.Model):
    """A remark on a block (by its uuid) or a field (by its name) of a story; private."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments")
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

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return self.text[:60]
