"""What readers see, and for which span of time. Written only by `articles.editions`."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.history import Revision
from articles.models.image import Image
from articles.models.section import Section, Topic
from people.models import Person


class EditionQuerySet(models.QuerySet):
    """`now` is always given: a reader's request asks the clock once."""

    def current(self, now):
        """What holds at `now`, withdrawals included; at most one edition a story."""
        return self.filter(Q(live_until=None) | Q(live_until__gt=now), live_from__lte=now)

    def live(self, now):
        return self.current(now).exclude(kind=Edition.Kind.WITHDRAWAL)

    def waiting(self, now):
        return self.filter(live_from__gt=now)

    def gone_out(self, now):
        """Whatever readers could see at some time up to `now`."""
        return self.filter(live_from__lte=now)

    def newest_first(self):
        return self.order_by("-first_at", "-pk")


class Edition(models.Model):
    class Kind(models.TextChoices):
        FIRST = "first", _("first publication")
        TYPO = "typo", _("typo")
        STYLE = "style", _("style")
        UPDATE = "update", _("update")
        CLARIFICATION = "clarification", _("clarification")
        CORRECTION = "correction", _("correction")
        RETRACTION = "retraction", _("retraction")
        WITHDRAWAL = "withdrawal", _("withdrawal")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="editions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="editions")
    public_id = models.CharField(max_length=16, db_index=True, help_text=_("The story's."))
    kind = models.CharField(max_length=16, choices=Kind)
    notice = models.TextField(blank=True, help_text=_("What readers are told of this edition."))
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    first_at = models.DateTimeField(
        help_text=_("The story's first publication or imported date; the same in all its editions.")
    )
    path = models.CharField(max_length=120, db_index=True)
    headline = models.CharField(max_length=200, blank=True)
    standfirst = models.TextField(blank=True)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="editions")
    topics = models.ManyToManyField(Topic, through="EditionTopic", related_name="editions")
    content = models.JSONField(default=dict, help_text=_("The public part of the revision."))
    digest = models.CharField(max_length=64, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="editions"
    )
    unreviewed = models.BooleanField(default=False)
    needs_second_look = models.BooleanField(default=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "live_from", "pk"]
        constraints = [
            # The next publication closes the one before at its own time.
            models.UniqueConstraint(
                fields=["article"], condition=Q(live_until=None), name="edition_one_open_a_story"
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gte=F("live_from")),
                name="edition_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "first",
                        "typo",
                        "style",
                        "update",
                        "clarification",
                        "correction",
                        "retraction",
                        "withdrawal",
                    ]
                ),
                name="edition_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(needs_second_look=False) | Q(unreviewed=True),
                name="edition_flagged_is_unreviewed",
            ),
        ]
        indexes = [
            # Reader lists: newest first within what is live, and the next due moment.
            models.Index(fields=["-first_at", "-id"], name="edition_newest"),
            models.Index(fields=["section", "-first_at"], name="edition_section_newest"),
            models.Index(fields=["live_from"], name="edition_begins"),
            models.Index(fields=["live_until"], name="edition_ends"),
            # The desk's queue of what needs a second pair of eyes. Not a partial index: SQLite does
            # not see that a parameter of the query is its condition.
            models.Index(fields=["needs_second_look", "article"], name="edition_flagged"),
            # The check of headlines that are live already asks while somebody writes.
            models.Index(fields=["headline"], name="edition_headline"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.headline or self.path}"

    def get_absolute_url(self):
        return self.path

    @property
    def is_withdrawal(self) -> bool:
        return self.kind == self.Kind.WITHDRAWAL

    def holds_at(self, now) -> bool:
        return self.live_from <= now and (self.live_until is None or now < self.live_until)

    def is_work_of(self, user) -> bool:
        """Whether `user` contributed to this edition or put it out."""
        from articles.models.article import written_by

        return (
            user.pk == self.published_by_id
            or written_by(self.article, self.revision).filter(pk=user.pk).exists()
        )


class InOrder(models.Model):
    """Rows of an edition with what lists are in the order of, as the edition has it: so one index
    holds a person's or a topic's stories newest first, however many there are."""

    first_at = models.DateTimeField()
    public_id = models.CharField(max_length=16)

    class Meta:
        abstract = True


class EditionPerson(InOrder):
    """A person as one edition states them. An empty `slug` means: no page of their own."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=200)
    also_written = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=280, blank=True)
    status = models.CharField(max_length=60, blank=True)
    as_of = models.DateField(null=True)
    is_mentioned = models.BooleanField(default=False)
    is_quoted = models.BooleanField(default=False)
    is_credited = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    spellings = models.TextField(
        blank=True, help_text="Found under these, a line each, as search compares them; not shown."
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "person"], name="editionperson_once_an_edition"
            )
        ]
        indexes = [
            models.Index(fields=["slug", "-first_at", "-public_id"], name="editionperson_newest"),
        ]


class EditionPicture(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=300, blank=True)
    focal_x = models.PositiveSmallIntegerField(default=50)
    focal_y = models.PositiveSmallIntegerField(default=50)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "position"], name="editionpicture_in_one_place"
            )
        ]


class EditionTopic(InOrder):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "topic"], name="editiontopic_once")
        ]
        indexes = [
            models.Index(fields=["topic", "-first_at", "-public_id"], name="editiontopic_newest"),
        ]


class EditionWords(models.Model):
    """What one edition is found by: its words as `articles.search` compares them, and every
    spelling of the people in it. PostgreSQL has a `search` column more, SQLite a table beside it.
    """

    ordinal = models.BigIntegerField(
        primary_key=True, help_text="Later first publications have higher ones."
    )
    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=8, blank=True)
    headline = models.TextField(blank=True)
    standfirst = models.TextField(blank=True)
    text = models.TextField(blank=True)
    names = models.TextField(blank=True)
    headline_apart = models.TextField(
        blank=True, help_text="Again, marked: so that the headline alone can be asked."
    )
    names_apart = models.TextField(blank=True, help_text="In the same way.")


class Address(models.Model):
    """A path that belongs to one story for ever."""

    path = models.CharField(max_length=120, unique=True)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="addresses")

    class Meta:
        verbose_name_plural = _("addresses")

    def __str__(self):
        return self.path
