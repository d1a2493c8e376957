"""What holds at the moment of a request: the sections that have something to read, and until when
a page made now may be kept."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.models import Edition, Page, Section


@dataclass(frozen=True)
class Moment:
    """One query, made when first asked for its sections or for what is due. `ends` is for what
    ends of the page itself; its view fills it."""

    now: datetime
    ends: list[datetime] = field(default_factory=list)

    @cached_property
    def sections(self) -> list[Section]:
        """Those with a live edition, in the newsroom's order."""
        live = Edition.objects.live(self.now).filter(section=OuterRef("pk"))
        rows = with_what_is_due(Section.objects.filter(Exists(live)), self.now)
        return list(rows.annotate(**{f"title_of_{slug}": title_of(slug) for slug in Page.Slug}))

    @cached_property
    def pages(self) -> list[tuple[str, str]]:
        """Slug and title of each published page of the site. They come with the sections; a
        newsroom without a live story asks for them."""
        if not self.sections:
            return list(Page.objects.published().values_list("slug", "title"))
        titles = ((slug, getattr(self.sections[0], f"title_of_{slug}")) for slug in Page.Slug)
        return [(slug.value, title) for slug, title in titles if title]

    @cached_property
    def due(self) -> datetime | None:
        """When the next edition begins or ends, on the whole site, or something of the page."""
        if self.sections:
            next_ = soonest(self.sections[0])
        else:
            waiting = Edition.objects.waiting(self.now).order_by("live_from")
            next_ = waiting.values_list("live_from", flat=True).first()
        return min(filter(None, [next_, *self.ends]), default=None)

    def seconds_to_keep(self, longest: int, due: datetime | None) -> int:
        """How long a page made now may be kept: never past what is due, at most `longest`."""
        if due is None:
            return longest
        return max(0, min(longest, int((due - self.now).total_seconds())))


def title_of(slug: str) -> Subquery:
    return Subquery(Page.objects.published().filter(slug=slug).values("title"))


def with_what_is_due(rows: QuerySet, now: datetime) -> QuerySet:
    """`rows`, each with the moment at which the next edition of the site begins and ends."""
    begins = Edition.objects.filter(live_from__gt=now).order_by("live_from").values("live_from")
    ends = Edition.objects.filter(live_until__gt=now).order_by("live_until").values("live_until")
    return rows.annotate(next_begins=Subquery(begins[:1]), next_ends=Subquery(ends[:1]))


def soonest(row) -> datetime | None:
    return min(filter(None, [row.next_begins, row.next_ends]), default=None)
