"""What to read after a story: what shares its people and topics, what came before it in its
section, and what is read most. One query."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from articles.models import Edition, EditionPerson, EditionTopic
from articles.reader.lists import NEWEST_FIRST, begun_before, cursor_of
from articles.reader.stories import Subject, people_in, topics_of
from articles.reader.topics import id_of_topic
from articles.story import in_language

RELATED = 4
# So many of a story's people and topics are followed, each to so many of its newest stories.
MOST_PEOPLE, MOST_TOPICS, OF_EACH = 4, 3, 6


@dataclass
class Link:
    """A story to go on with; `shares` are the people and topics it has in common."""

    article: int
    path: str
    headline: str
    language: str | None
    first_at: datetime
    public_id: str
    shares: list[Subject] = field(default_factory=list)

    @property
    def in_language(self) -> SafeString:
        return in_language(self.language or "")


@dataclass(frozen=True)
class Further:
    """`chosen` are the stories editors have put into the text, by story."""

    related: list[Link]
    before: Link | None
    most_read: list[Link]
    chosen: dict[int, Link] = field(default_factory=dict)


def further(edition: Any, most_read: list[int], now: datetime) -> Further:
    """After `edition`, as `stories.story_at` found it. Of `most_read`, the ids of stories by
    rank, those that are not live are left out, and so of those its text relates to."""
    live = Edition.objects.live(now)
    in_text = related_to(edition.content)
    others = live.exclude(article__in=[edition.article_id, *in_text])
    subjects = [*people_in(edition)[:MOST_PEOPLE], *topics_of(edition)[:MOST_TOPICS]]
    earlier = begun_before(others.filter(section=edition.section_id), cursor_of(edition))
    *about, before, read, chosen = links_in(
        *(newest_about(subject, others) for subject in subjects),
        earlier.order_by(*NEWEST_FIRST).values("pk")[: RELATED + 1],
        live.filter(article__in=most_read).values("pk"),
        live.filter(article__in=in_text).values("pk"),
    )
    related = sharing_most(zip(subjects, about, strict=True))
    return Further(
        related=related,
        before=newest_besides(related, before),
        most_read=sorted(read, key=lambda link: most_read.index(link.article)),
        chosen={link.article: link for link in chosen},
    )


def chosen_in(public: dict[str, Any], now: datetime) -> dict[int, Link]:
    """What `further` says of the stories a text relates to: by story, those that are live."""
    if not (stories := related_to(public)):
        return {}
    (links,) = links_in(Edition.objects.live(now).filter(article__in=stories).values("pk"))
    return {link.article: link for link in links}


def related_to(public: dict[str, Any]) -> list[int]:
    """The stories, by id, that editors have put into a text."""
    return [block["story"] for block in public.get("blocks", []) if block["type"] == "related"]


def newest_about(subject: Subject, editions: QuerySet[Edition]) -> QuerySet:
    """The newest of `editions` that are about a person or on a topic, as primary keys."""
    rows: QuerySet
    if subject.is_person:
        is_subject = Q(is_mentioned=True) | Q(is_quoted=True)
        rows = EditionPerson.objects.filter(is_subject, slug=subject.slug)
    else:
        rows = EditionTopic.objects.filter(topic=id_of_topic(subject.slug))
    rows = rows.filter(Exists(editions.filter(pk=OuterRef("edition"))))
    return rows.order_by(*NEWEST_FIRST).values("edition")[:OF_EACH]


def links_in(*parts: QuerySet) -> list[list[Link]]:
    """The stories of each part, which are primary keys of editions."""
    marked = [
        Edition.objects.filter(pk__in=part)
        .order_by()
        .annotate(
            part=Value(number),
            shown=Coalesce(KT("content__short_headline"), "headline", output_field=TextField()),
            language=KT("content__language"),
        )
        .values_list("part", "article", "path", "shown", "language", "first_at", "public_id")
        for number, part in enumerate(parts)
    ]
    links: list[list[Link]] = [[] for _ in parts]
    for number, *columns in marked[0].union(*marked[1:], all=True).order_by():
        links[number].append(Link(*columns))
    return links


def sharing_most(found) -> list[Link]:
    """The stories found by (subject, links): those that share most first, then the newest."""
    stories: dict[int, Link] = {}
    for subject, links in found:
        for link in links:
            stories.setdefault(link.article, link).shares.append(subject)
    by_shares = sorted(
        stories.values(),
        key=lambda link: (len(link.shares), link.first_at, link.public_id),
        reverse=True,
    )
    return by_shares[:RELATED]


def newest_besides(related: list[Link], links: list[Link]) -> Link | None:
    """Of `links`; what is related stands beneath the story already, and says why."""
    there = {link.article for link in related}
    others = [link for link in links if link.article not in there]
    return max(others, key=lambda link: (link.first_at, link.public_id), default=None)
