"""What readers can ask the archive for. One FilterSet for the page, feeds and the API."""

import unicodedata
from datetime import date, datetime, time

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from articles.models import Edition, EditionPerson, EditionTopic
from articles.reader.moment import Moment
from articles.reader.topics import live_topics

MOST_WORDS = 8
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
        self.filters["section"].extra["choices"] = [(s.slug, s.name) for s in moment.sections]
        self.filters["topic"].extra["choices"] = [
            (topic.slug, topic.name) for topic in live_topics(moment.now)
        ]

    def with_words(self, editions: QuerySet, name: str, value: str) -> QuerySet:
        """All of the words, in any case. The column is casefolded NFC."""
        for word in folded(value).split()[:MOST_WORDS]:
            editions = editions.filter(search_text__contains=word)
        return editions

    def with_person(self, editions: QuerySet, name: str, value: str) -> QuerySet:
        """By the last part of the person's address, or by a name as it is written in the story."""
        value = " ".join(value.split())
        spelled = Q(slug=value.casefold())
        for spelling in {value, value.title()}:  # SQLite folds no case outside ASCII
            spelled |= Q(name__icontains=spelling) | Q(also_written__icontains=spelling)
        return editions.filter(pk__in=EditionPerson.objects.filter(spelled).values("edition"))

    def on_topic(self, editions: QuerySet, name: str, value: str) -> QuerySet:
        on_topic = EditionTopic.objects.filter(topic__slug=value)
        return editions.filter(pk__in=on_topic.values("edition"))

    def from_day(self, editions: QuerySet, name: str, value: date) -> QuerySet:
        return editions.filter(first_at__gte=in_our_zone(value, time.min))

    def to_day(self, editions: QuerySet, name: str, value: date) -> QuerySet:
        return editions.filter(first_at__lte=in_our_zone(value, time.max))


def folded(text: str) -> str:
    """As `search_text` is written."""
    return unicodedata.normalize("NFC", text).casefold()


def in_our_zone(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
