"""A story's identity and working copy; its blocks, credits and mentions are rows of their own."""

import secrets
from functools import cached_property

from content_editor.models import Region
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from articles.models.section import Section, Topic


def make_public_id() -> str:
    """12 characters, 72 random bits: names a story to beacons and feeds, and tells nothing."""
    return secrets.token_urlsafe(9)


class ArticleQuerySet(models.QuerySet):
    def spiked(self):
        return self.filter(spiked_at__isnull=False)

    def not_spiked(self):
        return self.filter(spiked_at=None)

    def by(self, user):
        return self.filter(Q(created_by=user) | Q(assignee=user))

    def flagged(self, now=None):
        """Stories whose live edition went out unreviewed and still needs a second pair of eyes."""
        from articles.models.edition import Edition

        live = Edition.objects.live(now or timezone.now())
        return self.filter(Exists(live.filter(article=OuterRef("pk"), needs_second_look=True)))

    def waiting_for(self, user):
        """Stories in review, or flagged, that `user` may decide on if not a contributor."""
        return self.not_spiked().filter(
            Q(state=Article.State.REVIEW) | Q(pk__in=self.flagged().values("pk"))
        )


class Article(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        REVIEW = "review", "in review"
        APPROVED = "approved", "approved"
        PUBLISHED = "published", "published"

    regions = [Region(key="body", title="Story")]

    headline = models.CharField(max_length=200)
    standfirst = models.TextField(max_length=600, blank=True, help_text="The summary under it.")
    place = models.CharField(
        max_length=60, blank=True, help_text="Opens the first paragraph: MERROW BAY — …"
    )
    section = models.ForeignKey(Section, on_delete=models.PROTECT)
    language = models.CharField(
        max_length=16, default=settings.LANGUAGE_CODE, help_text="BCP 47: en, ru, uk, be …"
    )
    slug = models.SlugField(
        max_length=80, blank=True, help_text="Last part of the address; made from the headline."
    )
    topics = models.ManyToManyField(Topic, through="ArticleTopic", blank=True)

    slugline = models.CharField(
        max_length=80, blank=True, help_text="The story's name inside the newsroom. Private."
    )
    notes = models.TextField(blank=True, help_text="For colleagues. Private.")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    due = models.DateTimeField(null=True, blank=True)

    state = models.CharField(
        max_length=10, choices=State, default=State.DRAFT, editable=False, db_index=True
    )
    head = models.ForeignKey(
        "Revision", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    public_id = models.CharField(max_length=16, unique=True, editable=False, default=make_public_id)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="stories",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    spiked_at = models.DateTimeField(null=True, editable=False)
    wire_digest = models.CharField(
        max_length=64,
        null=True,
        unique=True,
        editable=False,
        help_text="sha256 of the wire copy this came from: the same copy is one story.",
    )
    wire_date = models.DateTimeField(null=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = "story"
        verbose_name_plural = "stories"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "review", "approved", "published"]),
                name="article_state_known",
            ),
            models.CheckConstraint(
                condition=Q(spiked_at=None) | Q(state="draft"), name="article_spiked_is_draft"
            ),
        ]

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        return reverse("admin:articles_article_change", args=[self.pk])

    @property
    def is_spiked(self) -> bool:
        return self.spiked_at is not None

    # Facts about its editions. `now` is the moment they are asked for.

    def current_edition(self, now=None):
        """What holds for readers now, a withdrawal included."""
        return self.editions.current(now or timezone.now()).first()

    def live_edition(self, now=None):
        return self.editions.live(now or timezone.now()).first()

    def waiting_edition(self, now=None):
        """The edition, or withdrawal, whose time has not come."""
        return self.editions.waiting(now or timezone.now()).first()

    def flagged_edition(self, now=None):
        """The live edition, if it still needs a second pair of eyes."""
        edition = self.live_edition(now)
        return edition if edition and edition.needs_second_look else None

    # Who wrote it.

    def last_approved(self):
        """The latest revision anybody approved, whether or not the approval still holds."""
        return self.revisions.filter(decisions__verdict="approve").order_by("-number").first()

    def contributors(self):
        """Users who worked on the content since the last approved revision: see `written_by`."""
        return written_by(self, self.head)

    def was_written_by(self, user) -> bool:
        return user in self._contributors

    @cached_property
    def _contributors(self):
        return set(self.contributors())

    def forget_facts(self):
        """Drop what was remembered of contributors, after the story changed."""
        self.__dict__.pop("_contributors", None)

    def refresh_from_db(self, *args, **kwargs):
        self.forget_facts()
        super().refresh_from_db(*args, **kwargs)


def written_by(article, revision):
    """Who contributed to `revision`: the authors of the revisions since the last approved one
    before it, and whoever its byline names. An approval of `revision` itself does not make
    its authors others: they stay its authors."""
    from people.models import User

    if revision is None:
        return User.objects.none()
    upto = article.revisions.filter(number__lte=revision.number)
    approved = (
        upto.filter(decisions__verdict="approve", number__lt=revision.number)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    authors = upto.filter(number__gt=approved or 0, by__isnull=False).values("by")
    credited = [row["person"] for row in revision.content["public"].get("bylines", [])]
    return User.objects.filter(Q(pk__in=authors) | Q(person__in=credited)).order_by("pk")
