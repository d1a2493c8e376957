"""Finding the story of an address, with everything its page shows, in one query."""

import json
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from operator import attrgetter
from typing import Any

from django.db.models import Case, F, OuterRef, Q, StringAgg, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, JSONArray
from django.http import Http404
from django.urls import reverse

from articles.models import Edition, EditionPerson, EditionPicture, EditionTopic, ViewTotal
from articles.story import Notice


@dataclass(frozen=True)
class Subject:
    """A person or a topic of a story, with a page of its own."""

    slug: str
    name: str
    is_person: bool = False

    def get_absolute_url(self) -> str:
        return reverse("reader:person" if self.is_person else "reader:topic", args=[self.slug])


def story_at(path: str, now: datetime) -> tuple[Any, list[Edition]]:
    """The edition that holds of the story that had `path` by now, and those before it, newest
    first and without their content. It comes with its `views`, and with the rows that `people_in`,
    `slugs_of`, `sizes_of` and `topics_of` read.

    Raises Http404 if no story had the path.
    """
    gone_out = Edition.objects.gone_out(now)
    people = EditionPerson.objects.filter(edition=OuterRef("pk"))
    pictures = EditionPicture.objects.filter(edition=OuterRef("pk"))
    topics = EditionTopic.objects.filter(edition=OuterRef("pk"))
    editions = list(
        gone_out.filter(article__in=gone_out.filter(path=path).values("article"))
        .select_related("section")
        .defer("content")
        .annotate(
            public=Case(When(Q(live_until=None) | Q(live_until__gt=now), then=F("content"))),
            views=Coalesce(Subquery(views_of("article")), 0),
            person_rows=rows_of(people, "person_id", "slug", "name", "is_mentioned", "is_quoted"),
            picture_rows=rows_of(pictures, "digest", "width", "height"),
            topic_rows=rows_of(topics, "topic__slug", "topic__name"),
        )
        .order_by("-live_from", "-pk")
    )
    current = next((edition for edition in editions if edition.holds_at(now)), None)
    if current is None:
        raise Http404
    current.content = current.public
    return current, [edition for edition in editions if edition is not current]


def views_of(article: str):
    """The number `view_counts.shown` gives, as a subquery."""
    return ViewTotal.objects.filter(article=OuterRef(article)).values("n")


def rows_of(rows, *columns) -> Subquery:
    """The columns of the `rows` of an edition as JSON: a query for them would be one more."""
    texts = StringAgg(Cast(JSONArray(*columns), TextField()), Value(","))
    return Subquery(rows.order_by().values("edition").annotate(rows=texts).values("rows"))


def read(rows: str | None) -> list[list]:
    return json.loads(f"[{rows or ''}]")


def slugs_of(edition) -> dict[int, str]:
    """By person, for those who have a page."""
    return {pk: slug for pk, slug, *_ in read(edition.person_rows) if slug}


def sizes_of(edition) -> dict[str, tuple[int, int]]:
    """By digest of a picture, in pixels."""
    return {digest: (width, height) for digest, width, height in read(edition.picture_rows)}


def people_in(edition) -> list[Subject]:
    """Whom the story is about, in its order, then whom it quotes, as far as they have a page."""
    rows = read(edition.person_rows)
    subjects = {
        pk: Subject(slug, name, is_person=True)
        for pk, slug, name, *is_subject in rows
        if slug and any(is_subject)
    }
    mentioned = [row["person"] for row in edition.content.get("mentions", [])]
    return [subjects[pk] for pk in dict.fromkeys([*mentioned, *subjects]) if pk in subjects]


def topics_of(edition) -> list[Subject]:
    """By name."""
    return sorted((Subject(*row) for row in read(edition.topic_rows)), key=attrgetter("name"))


def notices_of(earlier: list[Edition]) -> list[Notice]:
    """What readers were told with the editions before, newest first, back to a withdrawal: what
    was taken off the site is not told again."""
    standing = takewhile(lambda edition: not edition.is_withdrawal, earlier)
    return [Notice(row.kind, row.notice, row.live_from) for row in standing if row.notice]
