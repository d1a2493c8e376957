"""Who is credited for a story and who it is about: rows that copy what they say of a person,
so that editing a person changes no story and voids no approval."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.section import Topic
from people.models import Person


class Byline(models.Model):
    class Role(models.TextChoices):
        REPORTING = "reporting", _("reporting")
        WRITING = "writing", _("writing")
        TRANSLATION = "translation", _("translation")
        PICTURES = "pictures", _("pictures")
        EDITING = "editing", _("editing")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="bylines")
    role = models.CharField(max_length=16, choices=Role, default=Role.REPORTING)
    shown_as = models.CharField(
        max_length=200, blank=True, help_text=_("Empty: the house spelling of today is copied.")
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "role"], name="byline_credits_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    role__in=["reporting", "writing", "translation", "pictures", "editing"]
                ),
                name="byline_role_known",
            ),
        ]

    def __str__(self):
        return self.shown_as


class Mention(models.Model):
    """A person in the story, as the story states them."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mentions")
    position = models.PositiveSmallIntegerField(default=0)
    shown_as = models.CharField(max_length=200, blank=True)
    also_written = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=280, blank=True)
    status = models.CharField(max_length=60, blank=True)
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("person in this story")
        verbose_name_plural = _("people in this story")
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="mention_once_a_story")
        ]

    def __str__(self):
        return self.shown_as

    def copy_facts(self, day) -> None:
        """State the person as the people tables do on `day`. Does not save."""
        role, status = self.person.role_on(day), self.person.status_on(day)
        self.shown_as = self.person.name
        self.also_written = ", ".join(self.person.spellings())[:300]
        self.role = str(role)[:280] if role else ""
        self.status = str(status) if status else ""
        self.as_of = day if status else None


class ArticleTopic(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="articletopic_once")
        ]
