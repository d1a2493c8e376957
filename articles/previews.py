"""A revision as readers would see it: on the desk, and for whoever has a review link."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from articles import content, view_counts
from articles.models import Article, Edition, Image, Revision, Section
from articles.reader.further import chosen_in
from articles.reader.stories import notices_of
from articles.story import PICTURES, Story, Value, story_of
from people.models import Person


@dataclass(frozen=True)
class Known:
    """What a preview takes besides the content: the people and pictures in it, or more of them,
    all editions of the story in their order, and its views."""

    people: Collection[Person]
    images: Collection[Image]
    editions: list[Edition]
    views: int


def known_of(revision: Revision) -> Known:
    article, public = revision.article, revision.content["public"]
    return Known(
        people=Person.objects.filter(pk__in=content.people(public)),
        images=Image.objects.filter(digest__in=pictures_in(public)),
        editions=list(article.editions.defer("content").order_by("live_from", "pk")),
        views=view_counts.shown(article.pk),
    )


def story_of_revision(
    revision: Revision, now: datetime, *, pictures: str = PICTURES, known: Known | None = None
) -> Story:
    """The same value the public page renders. `known` is for who has it already."""
    article, public = revision.article, revision.content["public"]
    known = known or known_of(revision)
    editions = known.editions
    edition = waiting_or_live(editions, now)
    is_this = edition is not None and edition.digest == revision.digest
    return story_of(
        public,
        section=section_of(public, article),
        slugs={person.pk: person.slug for person in known.people if not person.hidden},
        sizes={image.digest: (image.width, image.height) for image in known.images},
        first_at=editions[0].first_at if editions else article.wire_date or now,
        views=known.views,
        now=now,
        kind=edition.kind if is_this else "",
        notice=edition.notice if is_this else "",
        live_from=edition.live_from if is_this else None,
        earlier=notices_of(told_before(editions, edition if is_this else None, now)),
        related=chosen_in(public, now),
        pictures=pictures,
    )


def pictures_in(public: Value) -> list[str]:
    """Their digests."""
    return [slot["image"] for slot in content.pictures(public)]


def section_of(public: Value, article: Article) -> Section:
    """The story's, where the one it was under is gone."""
    if public["section"] == article.section_id:
        return article.section
    return Section.objects.filter(pk=public["section"]).first() or article.section


def waiting_or_live(editions: list[Edition], now: datetime) -> Edition | None:
    waiting = [edition for edition in editions if edition.live_from > now]
    live = [row for row in editions if row.holds_at(now) and not row.is_withdrawal]
    return next(iter(waiting + live), None)


def told_before(editions: list[Edition], edition: Edition | None, now: datetime) -> list[Edition]:
    """The editions readers saw before `edition`, or before one yet to be made, newest first."""
    return [row for row in reversed(editions) if row.live_from <= now and row != edition]
