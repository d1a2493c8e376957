"""A revision as readers would see it: on the desk, and for whoever has a review link."""

from datetime import datetime

from articles import view_counts
from articles.models import Article, Edition, Image, Revision, Section
from articles.reader.further import chosen_in
from articles.reader.stories import notices_of
from articles.story import PICTURES, Story, Value, story_of
from people.models import Person


def story_of_revision(revision: Revision, now: datetime, *, pictures: str = PICTURES) -> Story:
    """The same value the public page renders."""
    article, public = revision.article, revision.content["public"]
    people = {row["person"] for key in ("mentions", "bylines") for row in public.get(key, [])}
    people |= {block["speaker"] for block in public.get("blocks", []) if block.get("speaker")}
    pages = Person.objects.filter(pk__in=people, hidden=False).values_list("pk", "slug")
    digests = pictures_in(public)
    images = Image.objects.filter(digest__in=digests)
    edition = article.waiting_edition(now) or article.live_edition(now)
    is_this = edition is not None and edition.digest == revision.digest
    return story_of(
        public,
        section=Section.objects.filter(pk=public["section"]).first() or article.section,
        slugs=dict(pages),
        sizes={image.digest: (image.width, image.height) for image in images},
        first_at=article.dateline() or now,
        views=view_counts.shown(article.pk),
        now=now,
        kind=edition.kind if is_this else "",
        notice=edition.notice if is_this else "",
        live_from=edition.live_from if is_this else None,
        earlier=notices_of(told_before(article, edition if is_this else None, now)),
        related=chosen_in(public, now),
        pictures=pictures,
    )


def pictures_in(public: Value) -> list[str]:
    """Their digests."""
    return [block["image"] for block in public.get("blocks", []) if block.get("image")]


def told_before(article: Article, edition: Edition | None, now: datetime) -> list[Edition]:
    """The editions readers saw before `edition`, or before one yet to be made, newest first."""
    gone_out = article.editions.gone_out(now).order_by("-live_from", "-pk")
    return list(gone_out.exclude(pk=edition.pk) if edition else gone_out)
