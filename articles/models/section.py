from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# Words at the root of the site that are no sections; years are refused too.
RESERVED = frozenset(
    "admin archive corrections feeds how-we-count people pictures search static styleguide topics "
    "most-read review about imprint api accounts _v".split()
)


def is_free_for_a_section(slug: str) -> None:
    if slug in RESERVED or slug.isdigit():
        raise ValidationError(
            "“%(slug)s” is an address of the site itself. Choose another word.",
            code="reserved",
            params={"slug": slug},
        )


class Section(models.Model):
    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True, validators=[is_free_for_a_section])
    position = models.PositiveSmallIntegerField(default=0, help_text=_("Smaller comes first."))

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reader:section", args=[self.slug])


class CheckLevel(models.Model):
    """How much one check (`articles.checks`) weighs in a section, where not what it weighs by
    itself."""

    class Level(models.TextChoices):
        OFF = "off", _("off")
        ADVICE = "advice", _("advice")
        REQUIRED = "required", _("required")

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="check_levels")
    check_slug = models.CharField("check", max_length=40)
    level = models.CharField(max_length=8, choices=Level)

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["check_slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "check_slug"],
                name="checklevel_once_a_section",
                violation_error_message=_("This section has a level for that check already."),
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=["off", "advice", "required"]),
                name="checklevel_known",
            ),
        ]

    def __str__(self):
        return f"{self.check_slug}: {self.get_level_display()}"


class Topic(models.Model):
    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reader:topic", args=[self.slug])
