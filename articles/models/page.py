"""The pages of the site itself: who we are, and who answers for it."""

from html import unescape

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.models.blocks import CLEANED, PROSE
from articles.models.history import AppendOnly

SUMMARY = 160  # characters


class PageQuerySet(models.QuerySet):
    def published(self):
        return self.filter(version__isnull=False)

    def flagged(self):
        """What readers see and nobody but its authors has looked at."""
        return self.filter(version__number__gt=F("looked_number"))

    def flagged_for(self, user):
        """Of these, what is no work of `user`: `Page.is_work_of` as a condition."""
        unseen = PageVersion.objects.filter(
            page=OuterRef("pk"),
            by=user,
            number__gt=OuterRef("looked_number"),
            number__lte=OuterRef("version__number"),
        )
        return self.flagged().filter(~Exists(unseen)).exclude(published_by=user)


class Page(models.Model):
    """A page as readers see it: title and text are those of `version`, the one that is public, and
    empty while there is none. Written only by `articles.pages`, so that who reads this row cannot
    read a draft. `looked_number` is that of the last version a second pair of eyes has seen."""

    class Slug(models.TextChoices):
        ABOUT = "about", _("About us")
        IMPRINT = "imprint", _("Imprint")

    slug = models.CharField(max_length=16, choices=Slug, unique=True)
    title = models.CharField(max_length=100, blank=True)
    text = models.TextField(blank=True)
    changed_at = models.DateTimeField(null=True)
    version = models.ForeignKey(
        "PageVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    looked_number = models.PositiveIntegerField(default=0)

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(slug__in=["about", "imprint"]), name="page_slug_known"
            ),
            models.CheckConstraint(
                condition=~Q(version=None) | Q(title="", text=""), name="page_empty_unless_public"
            ),
        ]

    def __str__(self):
        return self.get_slug_display()

    def get_absolute_url(self):
        return reverse("reader:page", args=[self.slug])

    @property
    def summary(self) -> str:
        """The first paragraph, for machines that show one."""
        return Truncator(unescape(strip_tags(self.text.partition("</p>")[0]))).chars(SUMMARY)

    @property
    def head(self) -> "PageVersion | None":
        """The latest version, which readers may not see yet."""
        return self.versions.select_related("by").last()

    @property
    def needs_second_look(self) -> bool:
        return self.version is not None and self.version.number > self.looked_number

    def is_work_of(self, user) -> bool:
        """Whether `user` published it, or wrote any of it since the last second look."""
        wrote = self.versions.filter(by=user, number__lte=self.version.number)
        unseen = wrote.filter(number__gt=self.looked_number)
        return user.pk == self.published_by_id or unseen.exists()


class PageVersion(AppendOnly):
    """What somebody saved. Kept for ever, and private until it is published."""

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=100)
    text = ProseEditorField(extensions=PROSE, sanitize=CLEANED)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="page_versions"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["page", "number"]
        verbose_name = _("version of a page")
        verbose_name_plural = _("versions of pages")
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="pageversion_numbered_once")
        ]

    def __str__(self):
        return f"{self.page}, version {self.number}"

    def clean(self):
        """The text has been sanitised by now, and may have lost all it had."""
        if not strip_tags(self.text).strip():
            raise ValidationError({"text": ValidationError(gettext("Write a text."), code="empty")})
