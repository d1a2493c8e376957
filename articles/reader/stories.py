"""Finding the story of an address, with everything its page shows, in one query."""

from datetime import datetime
from itertools import takewhile
from operator import itemgetter
from typing import Any

from django.db.models import Case, F, OuterRef, Q, StringAgg, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.http import Http404

from articles.models import Edition, EditionTopic, ViewTotal
from articles.story import Notice


def story_at(path: str, now: datetime) -> tuple[Any, list[Edition]]:
    """The edition that holds of the story that had `path` by now, and those before it, newest
    first and without their content. It comes with its `views` and `topic_links`.

    Raises Http404 if no story had the path.
    """
    gone_out = Edition.objects.gone_out(now)
    editions = list(
        gone_out.filter(article__in=gone_out.filter(path=path).values("article"))
        .select_related("section")
        .defer("content", "search_text")
        .annotate(
            public=Case(When(Q(live_until=None) | Q(live_until__gt=now), then=F("content"))),
            views=Coalesce(Subquery(views_of("article")), 0),
            topic_links=Subquery(links_of("pk")),
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


def links_of(edition: str):
    """The topics as "slug name" lines: a row more for each would be a query more."""
    link = Concat("topic__slug", Value(" "), "topic__name")
    return (
        EditionTopic.objects.filter(edition=OuterRef(edition))
        .order_by()
        .values("edition")
        .annotate(links=StringAgg(link, Value("\n")))
        .values("links")
    )


def topics_of(edition) -> list[tuple[str, str]]:
    """Slug and name of each topic, by name."""
    links = [line.partition(" ") for line in (edition.topic_links or "").splitlines()]
    return sorted(((slug, name) for slug, _, name in links), key=itemgetter(1))


def notices_of(earlier: list[Edition]) -> list[Notice]:
    """What readers were told with the editions before, newest first, back to a withdrawal: what
    was taken off the site is not told again."""
    standing = takewhile(lambda edition: not edition.is_withdrawal, earlier)
    return [Notice(row.kind, row.notice, row.live_from) for row in standing if row.notice]
