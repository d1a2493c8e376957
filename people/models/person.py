"""People a story is about, quotes or credits: their spellings, roles, relations and status."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from people.models.fields import FoldedField


class Person(models.Model):
    slug = models.SlugField(
        max_length=100, unique=True, help_text=_("The page's address. It never changes.")
    )
    name = models.CharField("house spelling", max_length=200)
    folded = FoldedField(source="name", db_index=True)
    summary = models.CharField(
        max_length=300, blank=True, help_text=_("Who this is, in a sentence.")
    )
    hidden = models.BooleanField(
        default=False, help_text=_("No public page, for this person's safety; stories stay.")
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = _("people")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reader:person", args=[self.slug])

    def spellings(self) -> list[str]:
        return [name.text for name in self.names.all()]

    def role_on(self, day) -> "Role | None":
        return next((role for role in self.roles.all() if role.holds_on(day)), None)

    def status_on(self, day) -> "Status | None":
        return next((status for status in self.statuses.all() if status.holds_on(day)), None)


class Name(models.Model):
    class Kind(models.TextChoices):
        HOUSE = "house", _("house spelling in another language")
        NATIVE = "native", _("native")
        TRANSLITERATION = "transliteration", _("transliteration")
        FORMER = "former", _("former name")
        ALIAS = "alias", _("alias")

    class Script(models.TextChoices):
        """ISO 15924."""

        LATIN = "Latn", _("Latin")
        CYRILLIC = "Cyrl", _("Cyrillic")
        ARABIC = "Arab", _("Arabic")
        OTHER = "Zyyy", _("other")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    text = models.CharField("spelling", max_length=200)
    folded = FoldedField(source="text", db_index=True)
    language = models.CharField(max_length=16, blank=True, help_text=_("BCP 47: be, ru, uk, en …"))
    script = models.CharField(max_length=4, choices=Script, default=Script.LATIN)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.TRANSLITERATION)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("other spelling")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "folded"],
                name="name_once_a_person",
                violation_error_message=_("This person has that spelling already."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["house", "native", "transliteration", "former", "alias"]),
                name="name_kind_known",
            ),
        ]

    def __str__(self):
        return self.text


class Spell(models.Model):
    """Something that holds of a person from one day to another; an open end still holds."""

    since = models.DateField("from", null=True, blank=True)
    until = models.DateField("to", null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
        name=name,
        violation_error_message=_("It ends before it begins: check the two dates."),
    )


class Role(Spell):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = [F("since").desc(nulls_last=True), "pk"]
        constraints = [ends_after_it_begins("role_ends_after_it_begins")]

    def __str__(self):
        return f"{self.title}, {self.organisation}" if self.organisation else self.title


class Status(Spell):
    class Kind(models.TextChoices):
        IMPRISONED = "imprisoned", _("imprisoned")
        DETAINED = "detained", _("detained")
        RELEASED = "released", _("released")
        EXILED = "exiled", _("in exile")
        MISSING = "missing", _("missing")
        WANTED = "wanted", _("wanted")
        DECEASED = "deceased", _("deceased")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="statuses")
    kind = models.CharField(max_length=16, choices=Kind)
    source = models.CharField(max_length=300, blank=True, help_text=_("Where we know it from."))
    note = models.TextField(blank=True)

    class Meta:
        ordering = [F("since").desc(nulls_last=True), "-pk"]
        verbose_name_plural = _("statuses")
        constraints = [
            ends_after_it_begins("status_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "imprisoned",
                        "detained",
                        "released",
                        "exiled",
                        "missing",
                        "wanted",
                        "deceased",
                    ]
                ),
                name="status_kind_known",
            ),
        ]

    def __str__(self):
        """As stories say it: in the language of the newsroom, whoever sits at the desk."""
        with override(settings.LANGUAGE_CODE):
            return self.get_kind_display()


class Relation(models.Model):
    class Kind(models.TextChoices):
        SIBLING = "sibling", _("sibling of")
        SPOUSE = "spouse", _("married to")
        PARENT = "parent", _("parent of")
        CHILD = "child", _("child of")
        COLLEAGUE = "colleague", _("colleague of")
        LAWYER = "lawyer", _("lawyer of")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=16, choices=Kind)
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="related_to")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "other"], name="relation_stated_once"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("other")),
                name="relation_is_to_somebody_else",
                violation_error_message=_("Nobody is related to themselves."),
            ),
        ]

    def __str__(self):
        with override(settings.LANGUAGE_CODE):
            return f"{self.get_kind_display()} {self.other}"
