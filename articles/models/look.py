from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

from articles.models.article import Article
from articles.models.history import Revision


class LookQuerySet(models.QuerySet["Look"]):
    def keep(self, article: Article, user) -> Revision | None:
        """`user` looks at the story as it is now. Returns the version they saw before this one,
        and the same when they look at this one again; None for their first."""
        head = article.head
        mine = self.filter(article=article, user=user)
        look = mine.select_related("revision", "before").first()
        if look is None:
            first = self.model(article=article, user=user, revision=head)
            self.bulk_create([first], ignore_conflicts=True)
            return None
        if look.revision_id == head.pk:
            return look.before
        # Of two pages that are opened at once only one moves it on.
        same = self.filter(pk=look.pk, revision=look.revision_id)
        same.update(before=F("revision"), revision=head, at=timezone.now())
        return look.revision

    keep.alters_data = True  # type: ignore[attr-defined]


class Look(models.Model):
    """Which version of a story somebody saw last on its review page, and which one before it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    before = models.ForeignKey(Revision, null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = LookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="look_once_a_person")
        ]

    def __str__(self):
        return f"{self.user} at {self.revision}"
