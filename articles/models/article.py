"""A story's identity and working copy; its blocks, credits and mentions are rows of their own."""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import TYPE_CHECKING

from content_editor.models import Region
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.section import Section, Topic

if TYPE_CHECKING:
    from articles.models.history import Revision

TURNS = ("submit", "return")  # verbs by which a draft goes to reviewers, and comes back


def make_public_id() -> str:
    """12 characters, 72 random bits: names a story to beacons and feeds, and tells nothing."""
    return secrets.token_urlsafe(9)


class ArticleQuerySet(models.QuerySet):
    def spiked(self):
        return self.filter(spiked_at__isnull=False)

    def not_spiked(self):
        return self.filter(spiked_at=None)

    def by(self, user):
        """Of these stories. In halves with an index each: SQLite makes little of an OR."""
        own, given = self.filter(created_by=user), self.filter(assignee=user)
        return either(own, given)

    def in_work(self):
        """Neither published nor put away."""
        return self.not_spiked().filter(state__in=Article.IN_WORK)

    def drafts(self):
        return self.not_spiked().filter(state=Article.State.DRAFT)

    def approved(self):
        """Approved, and not yet given out: somebody has to publish them."""
        return self.not_spiked().filter(state=Article.State.APPROVED)

    def sent_back(self):
        """Drafts that a reviewer sent back, and nobody has submitted since."""
        return self.drafts().alias(turn=last_turn("verb")).filter(turn="return")

    def with_empty_slots(self):
        from articles.models.blocks import ImageSlot

        wanted = ImageSlot.objects.filter(image=None).order_by()
        return self.in_work().filter(pk__in=wanted.values("parent"))

    def about(self, people):
        """Stories whose working copy names, quotes or credits one of `people`."""
        from articles.models.blocks import Quote
        from articles.models.credits import Byline, Mention

        quoted = Quote.objects.order_by().filter(speaker__in=people).values("parent")
        named = Mention.objects.order_by().filter(person__in=people).values("article")
        credited = Byline.objects.order_by().filter(person__in=people).values("article")
        return self.filter(pk__in=named.union(quoted, credited))

    def flagged(self, now=None):
        """Stories whose live edition went out unreviewed and still needs a second pair of eyes."""
        return self.filter(pk__in=flagged_editions(now).values("article"))

    def in_review_for(self, user):
        """In review, and not work of `user`."""
        from articles.models.credits import Byline

        bylines = Byline.objects.filter(article=OuterRef("pk"))
        in_review = self.not_spiked().filter(state=Article.State.REVIEW)
        return in_review.filter(~worked_on(user, "head", bylines))

    def flagged_for(self, user, now=None):
        """Live, in need of a second look, and not work of `user`."""
        from articles.models.edition import EditionPerson

        credits_ = EditionPerson.objects.filter(edition=OuterRef("pk"), is_credited=True)
        others = flagged_editions(now).filter(~worked_on(user, "revision", credits_))
        return self.filter(pk__in=others.exclude(published_by=user).values("article"))

    def waiting_for(self, user, now=None):
        """What `user` may decide on: stories in review, and live ones that need a second look."""
        return either(self.in_review_for(user), self.flagged_for(user, now))


class Article(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")

    IN_WORK = (State.DRAFT, State.REVIEW, State.APPROVED)

    regions = [Region(key="body", title=_("Story"))]

    headline = models.CharField(max_length=200)
    kicker = models.CharField(
        max_length=40, blank=True, help_text=_("A word or two above the headline: Analysis.")
    )
    short_headline = models.CharField(
        max_length=90, blank=True, help_text=_("For the front page; empty: the headline.")
    )
    standfirst = models.TextField(max_length=600, blank=True, help_text=_("The summary under it."))
    place = models.CharField(
        max_length=60, blank=True, help_text=_("Opens the first paragraph: MERROW BAY — …")
    )
    section = models.ForeignKey(Section, on_delete=models.PROTECT)
    language = models.CharField(
        max_length=16, default=settings.LANGUAGE_CODE, help_text=_("BCP 47: en, ru, uk, be …")
    )
    slug = models.SlugField(
        max_length=80, blank=True, help_text=_("Last part of the address; made from the headline.")
    )
    topics = models.ManyToManyField(Topic, through="ArticleTopic", blank=True)

    slugline = models.CharField(
        max_length=80, blank=True, help_text=_("The story's name inside the newsroom. Private.")
    )
    notes = models.TextField(blank=True, help_text=_("For colleagues. Private."))
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assignments",
        limit_choices_to={"is_active": True, "is_staff": True},
    )
    due = models.DateTimeField(null=True, blank=True)

    state = models.CharField(
        max_length=10, choices=State, default=State.DRAFT, editable=False, db_index=True
    )
    # Null only between the two INSERTs that start a story.
    head: models.ForeignKey[Revision, Revision] = models.ForeignKey(  # type: ignore[misc]
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
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    spiked_at = models.DateTimeField(null=True, editable=False)
    # Since when there are words no revision keeps; their writers are `typists`.
    typed_since = models.DateTimeField(null=True, editable=False)
    wire_digest = models.CharField(
        max_length=64,
        null=True,
        unique=True,
        editable=False,
        help_text=_("sha256 of the wire copy this came from: the same copy is one story."),
    )
    wire_date = models.DateTimeField(null=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "review", "approved", "published"]),
                name="article_state_known",
            ),
            models.CheckConstraint(
                condition=Q(spiked_at=None) | Q(state="draft"), name="article_spiked_is_draft"
            ),
            # What is decided on, approved or published is a revision and nothing besides.
            models.CheckConstraint(
                condition=Q(typed_since=None) | Q(state="draft"), name="article_typed_is_draft"
            ),
        ]
        indexes = [
            # The desk's list, newest first, whole and by section.
            models.Index(fields=["-changed_at", "-id"], name="article_newest"),
            models.Index(fields=["section", "-changed_at", "-id"], name="article_section_newest"),
            # Its queues: what is in a state by what is due, and what is whose.
            models.Index(
                fields=["state", "due"], condition=Q(spiked_at=None), name="article_state_due"
            ),
            models.Index(fields=["created_by", "state"], name="article_author_state"),
            models.Index(fields=["assignee", "state"], name="article_assignee_state"),
        ]

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        return reverse("admin:articles_article_change", args=[self.pk])

    @property
    def is_spiked(self) -> bool:
        return self.spiked_at is not None

    def dateline(self):
        """When it was first published, by us or by the wire; None if it was not."""
        first = self.editions.order_by("live_from").values_list("first_at", flat=True).first()
        return first or self.wire_date

    # Facts about its editions. `now` is the moment they are asked for.

    def current_edition(self, now=None):
        """What holds for readers now, a withdrawal included."""
        now = now or timezone.now()
        return next((e for e in self._standing if e.holds_at(now)), None)

    def live_edition(self, now=None):
        edition = self.current_edition(now)
        return edition if edition and not edition.is_withdrawal else None

    def waiting_edition(self, now=None):
        """The edition, or withdrawal, whose time has not come."""
        now = now or timezone.now()
        return next((e for e in self._standing if e.live_from > now), None)

    @cached_property
    def _standing(self):
        """The editions that have not ended: what holds now and what waits, at most a few."""
        has_not_ended = Q(live_until=None) | Q(live_until__gt=timezone.now())
        return list(self.editions.filter(has_not_ended).order_by("live_from", "pk"))

    def remember(self, editions: list):
        """All its editions in their order, for who has fetched them."""
        now = timezone.now()
        self._standing = [e for e in editions if e.live_until is None or e.live_until > now]

    @cached_property
    def has_been_public(self) -> bool:
        """Whether it has any edition, withdrawn and waiting ones included."""
        return self.editions.exists()

    @cached_property
    def last_event_told(self):
        """The last event that who decides has to know of."""
        return self.events.for_who_decides().select_related("actor").last()

    def flagged_edition(self, now=None):
        """The live edition, if it still needs a second pair of eyes."""
        edition = self.live_edition(now)
        return edition if edition and edition.needs_second_look else None

    # Who wrote it.

    def last_approved(self):
        """The latest revision anybody approved, whether or not the approval still holds."""
        return self.revisions.filter(decisions__verdict="approve").order_by("-number").first()

    def contributors(self) -> list:
        """Users who worked on the content since the last approved revision: see `written_by`.
        Whoever typed what no revision keeps yet is one of them."""
        return self._contributors

    def was_written_by(self, user) -> bool:
        return user in self._contributors

    @cached_property
    def _contributors(self):
        authors = list(written_by(self, self.head))
        if self.typed_since is None:
            return authors
        typing = [typist.user for typist in self.typists.select_related("user")]
        return authors + [user for user in typing if user not in authors]

    def forget_facts(self):
        """Drop what was remembered of contributors and editions, after the story changed."""
        for name in ("_contributors", "_standing", "has_been_public", "last_event_told"):
            self.__dict__.pop(name, None)

    def refresh_from_db(self, *args, **kwargs):
        self.forget_facts()
        super().refresh_from_db(*args, **kwargs)


def either(*stories):
    """What is in one of these querysets, as one that keeps none of their order."""
    first, *others = (found.order_by().values("pk") for found in stories)
    return Article.objects.filter(pk__in=first.union(*others))


def last_turn(field: str):
    """Of the last event that handed a story to reviewers, or back."""
    from articles.models.history import Event

    turns = Event.objects.filter(article=OuterRef("pk"), verb__in=TURNS)
    return Subquery(turns.order_by("-at", "-pk").values(field)[:1])


def flagged_editions(now=None):
    from articles.models.edition import Edition

    return Edition.objects.live(now or timezone.now()).filter(needs_second_look=True).order_by()


def worked_on(user, revision, credits_):
    """`written_by` as a condition for lists: whether `user` contributed to the revision that
    `revision` ("head" of a story, "revision" of an edition) names, or is one of `credits_`."""
    from articles.models.history import CoAuthor, Revision

    number, digest = f"{revision}__number", f"{revision}__digest"
    of_story = Revision.objects.filter(article=OuterRef("article"))
    other_since = of_story.filter(
        ~Q(digest=OuterRef(OuterRef(OuterRef(digest)))),
        number__gte=OuterRef("number"),
        number__lte=OuterRef(OuterRef(OuterRef(number))),
    )
    approved_since = of_story.filter(
        Exists(other_since), number__gte=OuterRef("number"), decisions__verdict="approve"
    )
    with_others = CoAuthor.objects.filter(revision=OuterRef("pk"), user=user)
    wrote = Revision.objects.filter(
        Q(by=user) | Exists(with_others),
        ~Exists(approved_since),
        article=OuterRef(f"{revision}__article"),
        number__lte=OuterRef(number),
    )
    if user.person_id is None:
        return Q(Exists(wrote))
    return Exists(wrote) | Exists(credits_.filter(person=user.person_id))


def written_by(article, revision):
    """Who contributed to `revision`: whoever its byline names, and the authors of the revisions
    since the last approved one that said something else. An approval of this very content does
    not make its authors others: they stay its authors."""
    from articles.models.history import CoAuthor
    from people.models import User

    if revision is None:
        return User.objects.none()
    upto = article.revisions.filter(number__lte=revision.number)
    others = upto.exclude(digest=revision.digest).order_by("-number").values("number")
    approved = (
        upto.filter(decisions__verdict="approve", number__lte=Subquery(others[:1]))
        .order_by("-number")
        .values("number")
    )
    since = upto.filter(number__gt=Coalesce(Subquery(approved[:1]), 0))
    authors = since.filter(by__isnull=False).values("by")
    with_others = CoAuthor.objects.filter(revision__in=since).values("user")
    credited = [row["person"] for row in revision.content["public"].get("bylines", [])]
    wrote = Q(pk__in=authors) | Q(pk__in=with_others)
    return User.objects.filter(wrote | Q(person__in=credited)).order_by("pk")
