"""The front page: what editors arranged of what is live at this second; an empty place falls back
to the newest, and no story stands twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse

from articles.models import Edition, Front, Section
from articles.models.front import Arrangement, Place, Strip
from articles.reader import assets
from articles.reader.lists import NEWEST_FIRST, Teaser, for_lists, teasers_of
from articles.reader.moment import Moment
from articles.reader.page import show

BESIDE_THE_LEAD = 2
A_SECTION = 4


@dataclass(frozen=True)
class Package:
    title: str
    first: Teaser
    others: list[Teaser]

    @property
    def level(self) -> int:
        """Of the first story's heading: below the title, if there is one."""
        return 3 if self.title else 2


@dataclass(frozen=True)
class Breaking:
    """The strip; `path` is that of its story, if it has one."""

    text: str
    path: str


@dataclass(frozen=True)
class FrontPage:
    breaking: Breaking | None = None
    lead: Teaser | None = None
    seconds: list[Teaser] = field(default_factory=list)
    packages: list[Package] = field(default_factory=list)
    sections: list[tuple[Section, list[Teaser]]] = field(default_factory=list)


def arranged() -> Arrangement:
    """As it was saved last."""
    newest = Front.newest()
    return newest.arrangement if newest else Arrangement()


def show_front(request: HttpRequest, moment: Moment, arrangement: Arrangement) -> HttpResponse:
    """The page, which is not kept past the next end of something on it."""
    if end := arrangement.next_end(moment.now):
        moment.ends.append(end)
    return show(
        request,
        moment,
        "home.html",
        canonical=request.build_absolute_uri("/"),
        style=assets.style("front"),
        front=front_page(moment, arrangement),
        now=moment.now,
    )


def front_page(moment: Moment, arrangement: Arrangement) -> FrontPage:
    """Two queries."""
    asked = arrangement.at(moment.now)
    chosen = [place.story for place in asked.places()]
    linked = [asked.strip.story] if asked.strip else []
    live = {it.public_id: it for it in candidates(moment, chosen, linked)}
    return fill(asked, live, moment.sections)


def fill(asked: Arrangement, live: dict[str, Teaser], sections: list[Section]) -> FrontPage:
    """The places of `asked` with what is `live`, by public id and newest first.

    What editors chose stands where they put it; all else goes, newest first, beside the lead and
    into the sections. An empty lead takes the newest that nobody chose, and a chosen one only
    when there is no other.
    """
    left = dict(live)

    def take(stories: Iterable[str]) -> list[Teaser]:
        return [left.pop(story) for story in list(stories) if story in left]

    chosen = {place.story for place in asked.places()}
    lead = take(names([asked.lead]) if asked.lead else [])
    lead = lead or take([it for it in left if it not in chosen][:1]) or take(list(left)[:1])
    packages = [(package.title, take(names(package.places))) for package in asked.packages]
    pinned = take(names(asked.pins))
    seconds = take(list(left)[:BESIDE_THE_LEAD])
    shown = [*pinned, *left.values()]
    by_section = ((each, [it for it in shown if it.section == each]) for each in sections)
    return FrontPage(
        breaking=breaking(asked.strip, live) if asked.strip else None,
        lead=seen_first(lead[0]) if lead else None,
        seconds=seconds,
        packages=[Package(title, own[0], own[1:]) for title, own in packages if own],
        sections=[(each, own[:A_SECTION]) for each, own in by_section if own],
    )


def seen_first(teaser: Teaser) -> Teaser:
    """With a picture that no browser puts off."""
    picture = teaser.picture and replace(teaser.picture, is_first=True)
    return replace(teaser, picture=picture)


def names(places: Iterable[Place]) -> list[str]:
    return [place.story for place in places]


def breaking(strip: Strip, live: dict[str, Teaser]) -> Breaking | None:
    """A strip that is about a story stands and falls with it."""
    if not strip.story:
        return Breaking(strip.text, "")
    return Breaking(strip.text, live[strip.story].path) if strip.story in live else None


def candidates(moment: Moment, chosen: list[str], linked: list[str]) -> list[Teaser]:
    """What may stand on the front, newest first, under its short headline: the `chosen` and
    `linked` that are live, and enough of each section besides. However long the archive, its
    index is read from the newest down to the story that is the last to be shown."""
    live = Edition.objects.live(moment.now)
    rest = live.exclude(public_id__in=chosen)
    enough = 1 + BESIDE_THE_LEAD + A_SECTION
    last = rest.filter(section=OuterRef("pk")).order_by(*NEWEST_FIRST).values("first_at")
    sections = Section.objects.filter(pk__in=[section.pk for section in moment.sections]).annotate(
        last=Subquery(last[enough - 1 : enough])
    )
    shown = [
        Q(section=section, first_at__gte=section.last) if section.last else Q(section=section)
        for section in sections
    ]
    wanted = live.filter(reduce(or_, shown, Q(public_id__in=[*chosen, *linked])))
    return [replace(it, headline=it.short) for it in teasers_of(for_lists(wanted))]
