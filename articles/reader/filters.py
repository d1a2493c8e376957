"""What readers can ask the archive for. One FilterSet for the page, feeds and the API."""

import re
from datetime import date, datetime, time

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from articles.models import Edition, EditionPerson, EditionTopic
from articles.reader.finding import page_found
from articles.reader.lists import Page, page_of
from articles.reader.moment import Moment
from articles.reader.topics import id_of_topic, live_topics
from articles.search import Asked, asked

ADDRESS = re.compile("[a-z0-9]+(?:-[a-z0-9]+)+")  # the last part of one, of two words or more
DAY = {
    "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    "validators": [MinValueValidator(date(1000, 1, 2)), MaxValueValidator(date(8999, 12, 30))],
}


class ArchiveFilter(django_filters.FilterSet):
    """`queryset` is that of live editions; choices are what those carry."""

    words = django_filters.CharFilter(
        method="with_words", label=gettext_lazy("Words"), max_length=200
    )
    person = django_filters.CharFilter(
        method="with_person", label=gettext_lazy("Person"), max_length=200
    )
    section = django_filters.ChoiceFilter(
        field_name="section__slug",
        label=gettext_lazy("Section"),
        empty_label=gettext_lazy("All sections"),
    )
    topic = django_filters.ChoiceFilter(
        method="on_topic", label=gettext_lazy("Topic"), empty_label=gettext_lazy("All topics")
    )
    since = django_filters.DateFilter(method="from_day", label=gettext_lazy("From"), **DAY)
    until = django_filters.DateFilter(method="to_day", label=gettext_lazy("To"), **DAY)

    def __init__(self, data, moment: Moment):
        super().__init__(data, Edition.objects.live(moment.now))
        self.asked = self.named = Asked()
        self.along: QuerySet | None = None
        self.filters["section"].extra["choices"] = [(s.slug, s.name) for s in moment.sections]
        self.filters["topic"].extra["choices"] = [
            (topic.slug, topic.name) for topic in live_topics(moment.now)
        ]

    def page(self, before: str) -> Page:
        """Of the stories that were asked for, newest first. Raises BadRequest."""
        editions = self.qs
        if self.asked or self.named:
            return page_found(editions, before, asked=self.asked, named=self.named)
        return page_of(editions, before, along=self.along)

    def with_words(self, editions: QuerySet, name: str, value: str) -> QuerySet:
        """As the search page takes them (`articles.search`)."""
        self.asked = asked(value)
        return editions if self.asked else editions.none()

    def with_person(self, editions: QuerySet, name: str, value: str) -> QuerySet:
        """By the last part of the person's address, or by any spelling of the name."""
        if ADDRESS.fullmatch(value):
            return self.of(EditionPerson.objects.filter(slug=value), editions)
        self.named = asked(value)
        return editions if self.named else editions.none()

    def on_topic(self, editions: QuerySet, name: str, value: str) -> QuerySet:
        return self.of(EditionTopic.objects.filter(topic=id_of_topic(value)), editions)

    def of(self, rows: QuerySet, editions: QuerySet) -> QuerySet:
        """The `editions` of a person or of a topic, along whose `rows` a page can be read."""
        self.along = rows
        return editions.filter(Exists(rows.filter(edition=OuterRef("pk"))))

    def from_day(self, editions: QuerySet, name: str, value: date) -> QuerySet:
        return editions.filter(first_at__gte=in_our_zone(value, time.min))

    def to_day(self, editions: QuerySet, name: str, value: date) -> QuerySet:
        return editions.filter(first_at__lte=in_our_zone(value, time.max))


def in_our_zone(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
