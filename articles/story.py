"""A story as readers see it: one renderer for the desk's preview and for the public page.

Both make a Story of the public content value (`articles.content`) and of what that value cannot
know: which people have a page, how large the pictures are, which related stories are live, when
the story was first published and how often it was read. The rest is `reader/_article.html`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext, override

from articles.pictures import size_at, widths_for

if TYPE_CHECKING:
    from articles.models import Edition, Section
    from articles.reader.further import Link

type Value = dict[str, Any]

RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ku ps sd ug ur yi".split())
CREDITS = {
    "reporting": gettext_lazy("By"),
    "writing": gettext_lazy("By"),
    "translation": gettext_lazy("Translated by"),
    "pictures": gettext_lazy("Pictures by"),
    "editing": gettext_lazy("Edited by"),
}
LABELS = {
    "update": gettext_lazy("Update"),
    "clarification": gettext_lazy("Clarification"),
    "correction": gettext_lazy("Correction"),
    "retraction": gettext_lazy("Retraction"),
}
PICTURES = "/pictures/"  # where readers find the files
# What a reader is told of an older story, and what is too soon to be called an update.
OLD = timedelta(days=30)
AT_ONCE = timedelta(minutes=1)
FIRST_PARAGRAPH = re.compile(r"(?<!<li>)<p(?:\s[^>]*)?>")  # the editor wraps list items in one


@dataclass(frozen=True)
class Picture:
    """A picture in one place. `focus` is in per cent from the left and from the top."""

    digest: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focus: tuple[int, int] = (50, 50)
    is_first: bool = False
    shelf: str = PICTURES

    @property
    def shown(self) -> tuple[int, int]:
        """The size of `src`, for browsers that do not know `srcset`."""
        width = max(width for width in widths_for(self.width) if width <= 960)
        return size_at(width, self.width, self.height)

    @property
    def is_tall(self) -> bool:
        return self.height > self.width

    @property
    def src(self) -> str:
        return self._address(self.shown[0], "jpg")

    @property
    def webp(self) -> str:
        return self._srcset("webp")

    @property
    def jpeg(self) -> str:
        return self._srcset("jpg")

    @property
    def focus_class(self) -> str:
        """Where a crop is held, in steps of ten per cent: `fx5 fy3`."""
        across, down = self.focus
        return f"fx{round(across / 10)} fy{round(down / 10)}"

    def _srcset(self, form: str) -> str:
        widths = widths_for(self.width)
        return ", ".join(f"{self._address(width, form)} {width}w" for width in widths)

    def _address(self, width: int, form: str) -> str:
        return f"{self.shelf}{self.digest}/{width}.{form}"


@dataclass(frozen=True)
class Named:
    """Somebody in the byline or in the story; an empty `slug` means no page of their own."""

    name: str
    slug: str = ""
    also_written: str = ""
    role: str = ""
    status: str = ""
    as_of: date | None = None

    @property
    def link(self) -> SafeString:
        if not self.slug:
            return format_html("{}", self.name)
        return format_html(
            '<a href="{}">{}</a>', reverse("reader:person", args=[self.slug]), self.name
        )


@dataclass(frozen=True)
class Credit:
    """Those who did the same work."""

    label: str
    people: list[Named]

    @property
    def names(self) -> SafeString:
        """ "A, B and C", each with its link."""
        *others, last = [person.link for person in self.people]
        if not others:
            return last
        return format_html("{} {} {}", mark_safe(", ".join(others)), gettext("and"), last)


@dataclass(frozen=True)
class Notice:
    """What readers are told of an edition; `at` is None while nobody knows when it goes out."""

    kind: str
    text: str
    at: datetime | None = None

    @property
    def label(self) -> str:
        return str(LABELS.get(self.kind) or gettext("Note"))


@dataclass(frozen=True)
class Story:
    """What `reader/_article.html` needs. `slugs` by person, `sizes` by digest of a picture,
    `related` by story for those that are live, `now` the moment it is read at, `pictures` the
    address their files are below."""

    public: Value
    section: Section
    slugs: Mapping[int, str]
    sizes: Mapping[str, tuple[int, int]]
    first_at: datetime
    views: int
    now: datetime
    notices: list[Notice] = field(default_factory=list)
    pictures: str = PICTURES
    related: Mapping[int, Link] = field(default_factory=dict)

    @property
    def updated_at(self) -> datetime | None:
        """When it last said something new: the kinds of edition that have a label say so."""
        times = (notice.at for notice in self.notices if notice.kind in LABELS and notice.at)
        last = next(times, self.first_at)
        return last if last - self.first_at >= AT_ONCE else None

    @property
    def age(self) -> str:
        """What to say of a story that was not updated for 30 days; empty before."""
        age = self.now - (self.updated_at or self.first_at)
        if age <= OLD:
            return ""
        if years := age.days // 365:
            said = ngettext("more than a year", "more than %(n)s years", years) % {"n": years}
        else:
            months = max(1, age.days * 12 // 365)
            said = ngettext("more than a month", "more than %(n)s months", months) % {"n": months}
        return gettext("This story is %(age)s old.") % {"age": said}

    @property
    def in_language(self) -> SafeString:
        return in_language(self.public.get("language", ""))

    def credits(self) -> list[Credit]:
        """The byline, who did the same work together."""
        together: dict[str, list[Named]] = {}
        for row in self.public.get("bylines", []):
            label = str(CREDITS.get(row.get("role", ""), CREDITS["reporting"]))
            together.setdefault(label, []).append(self._named(row))
        return [Credit(label, people) for label, people in together.items()]

    def people(self) -> list[Named]:
        return [self._named(row) for row in self.public.get("mentions", [])]

    def blocks(self) -> Iterator[Value]:
        """The blocks as they are shown. What has nothing to show is none: an empty slot, or one
        without its picture, a box or a table without a word, a related story that is not live."""
        place, is_first = self.public.get("place", ""), True
        for block in self.public.get("blocks", []):
            match block["type"]:
                case "text":
                    yield {"type": "text", "html": opened_by(place, block["text"])}
                    place = ""
                case "image":
                    if picture := self._picture(block, is_first):
                        yield {"type": "picture", "picture": picture}
                        is_first = False
                case "facts":
                    if html := block.get("text"):
                        yield {**block, "html": mark_safe(html)}
                case "related":
                    if link := self.related.get(block["story"]):
                        yield {**block, "link": link}
                case "embed":
                    if site := site_of(block.get("address", "")):
                        yield {**block, "site": site}
                case "table" if not block.get("rows"):
                    pass
                case _:
                    yield block

    def _picture(self, slot: Value, is_first: bool) -> Picture | None:
        if (size := self.sizes.get(slot.get("image", ""))) is None:
            return None
        said = {key: slot.get(key, "") for key in ("alt", "caption", "credit")}
        return Picture(slot["image"], *size, **said, is_first=is_first, shelf=self.pictures)

    def _named(self, row: Value) -> Named:
        return Named(
            name=row.get("name", ""),
            slug=self.slugs.get(row["person"], ""),
            also_written=row.get("also_written", ""),
            role=row.get("role", ""),
            status=row.get("status", ""),
            as_of=date.fromisoformat(row["as_of"]) if row.get("as_of") else None,
        )


def story_of(
    public: Value,
    *,
    section: Section,
    slugs: Mapping[int, str],
    sizes: Mapping[str, tuple[int, int]],
    first_at: datetime,
    views: int,
    now: datetime,
    kind: str = "",
    notice: str = "",
    live_from: datetime | None = None,
    earlier: Iterable[Notice] = (),
    pictures: str = PICTURES,
    related: Mapping[int, Link] = MappingProxyType({}),
) -> Story:
    """The Story of a public content value. `kind`, `notice` and `live_from` are those of the
    edition it is or will be, `earlier` the notices of the editions before, newest first."""
    own = [Notice(kind, notice, live_from)] if notice else []
    notices = [*own, *earlier]
    return Story(public, section, slugs, sizes, first_at, views, now, notices, pictures, related)


def story_of_edition(
    edition: Edition,
    *,
    slugs: Mapping[int, str],
    sizes: Mapping[str, tuple[int, int]],
    views: int,
    now: datetime,
    earlier: Iterable[Notice] = (),
    related: Mapping[int, Link] = MappingProxyType({}),
) -> Story:
    return story_of(
        edition.content,
        section=edition.section,
        slugs=slugs,
        sizes=sizes,
        first_at=edition.first_at,
        views=views,
        now=now,
        kind=edition.kind,
        notice=edition.notice,
        live_from=edition.live_from,
        earlier=earlier,
        related=related,
    )


def render_article(story: Story) -> SafeString:
    """The `<article>` element, in the newsroom's language whoever looks at it."""
    with override(settings.LANGUAGE_CODE):
        return mark_safe(render_to_string("reader/_article.html", {"story": story}).strip())


def site_of(address: str) -> str:
    """Whose site `address` leads to: "video.example"; empty if readers may not be sent there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme == "https" else ""


def in_language(language: str) -> SafeString:
    """Attributes of an element in `language`; none if that is the page's own."""
    if language in ("", get_language()):
        return SafeString()
    direction = "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    return format_html(' lang="{}" dir="{}"', language, direction)


def opened_by(place: str, html: str) -> SafeString:
    """`html`, which was sanitised when it was stored, its first paragraph opened by the place."""
    if not place:
        return mark_safe(html)
    dateline = format_html('<span class="place">{}</span> — ', place)
    if first := FIRST_PARAGRAPH.search(html):
        return mark_safe(html[: first.end()] + dateline + html[first.end() :])
    return mark_safe(f"<p>{dateline}</p>{html}")
