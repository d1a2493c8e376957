"""Review links, and what those who got one say of the story."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.history import AppendOnly, Revision


class ReviewLinkQuerySet(models.QuerySet):
    def open(self, now):
        """Links that show their story now; whoever made one has to be in the house still."""
        return self.filter(
            revoked_at=None,
            expires_at__gt=now,
            made_by__is_active=True,
            revision__article__spiked_at=None,
        )

    def of(self, article):
        """Those of a story, newest first, with all that a list of them tells."""
        return (
            self.filter(revision__article=article)
            .select_related("made_by", "revision__article__head")
            .defer("revision__content", "revision__article__head__content")
            .prefetch_related("advice")
            .order_by("-pk")
        )


class ReviewLink(models.Model):
    """Shows one version of a story to one person without a login. The address holds a token of
    256 random bits, shown once; here is its sha256."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="links")
    token_digest = models.CharField(max_length=64, unique=True)
    receiver = models.CharField(max_length=80)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="review_links"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    first_opened_at = models.DateTimeField(null=True)
    last_opened_at = models.DateTimeField(null=True)

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="reviewlink_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return f"review link for {self.receiver}"

    @property
    def article(self):
        return self.revision.article

    @property
    def is_open(self) -> bool:
        is_theirs = self.made_by.is_active and not self.article.is_spiked
        return self.revoked_at is None and self.expires_at > timezone.now() and is_theirs

    @property
    def is_of_older_content(self) -> bool:
        """Whether the story says something else by now than what the link shows."""
        return self.article.head.digest != self.revision.digest


class Advice(AppendOnly):
    """What the receiver of a link said of that version. Never a decision."""

    class Says(models.TextChoices):
        FINE = "fine", _("Fine by me")
        OBJECTION = "objection", _("Objection")

    link = models.ForeignKey(ReviewLink, on_delete=models.PROTECT, related_name="advice")
    says = models.CharField(max_length=9, choices=Says)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = _("advice")
        constraints = [
            models.CheckConstraint(
                condition=Q(says="fine") | Q(says="objection") & ~Q(text=""),
                name="advice_objection_says_why",
            )
        ]

    def __str__(self):
        return f"{self.get_says_display()}: {self.link.receiver}"
