"""The books of the view counter. `articles.view_counts` writes them; nobody edits a number."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.history import AppendOnly


class ViewTotal(models.Model):
    """The number shown: accepted views plus adjustments."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.PROTECT, related_name="view_total"
    )
    n = models.PositiveBigIntegerField(default=0)


class ViewHour(models.Model):
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    hour = models.DateTimeField(help_text=_("Start of the hour, UTC."))
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "hour"], name="viewhour_once"),
        ]
        indexes = [models.Index(fields=["hour"], name="viewhour_by_hour")]


class ViewDrop(models.Model):
    """Beacons that did not count, by reason; with the hours they add up to what was received."""

    hour = models.DateTimeField()
    reason = models.CharField(max_length=24)
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hour", "reason"], name="viewdrop_once")]


class ViewAdjustment(AppendOnly):
    """A named change of a count, such as the opening number of an imported story."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="adjustments")
    delta = models.BigIntegerField()
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="viewadjustment_says_why")
        ]


class ViewSalt(models.Model):
    """32 random bytes for one UTC day; deleted with the day's hashes."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)


class ViewSeen(models.Model):
    """An 8-byte hash of salt, story, network and browser: nothing else of a reader is kept."""

    day = models.DateField()
    hash = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "hash"], name="viewseen_once")]
