"""What editors arrange on the front page, version by version; the newest is what readers get.

The arrangement names stories by their public id and says nothing of them: readers' code finds
what is live of them (`articles.reader.front`). Written only by `articles.front`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.history import AppendOnly

type Value = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A story by its public id, until a time if one is given."""

    story: str
    until: datetime | None = None

    def holds_at(self, now: datetime) -> bool:
        return self.until is None or now < self.until


@dataclass(frozen=True)
class Package:
    """Related stories: a first one and those that stand below it."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Strip:
    """Breaking news, until its time; with a `story` (a public id) only while that is live."""

    text: str
    until: datetime
    story: str = ""


@dataclass(frozen=True)
class Arrangement:
    """`pins` stand first in the section of their story, in this order."""

    lead: Place | None = None
    packages: tuple[Package, ...] = ()
    pins: tuple[Place, ...] = ()
    strip: Strip | None = None

    @classmethod
    def of(cls, value: Value) -> Arrangement:
        """The arrangement that `value()` gave."""
        strip = value.get("strip")
        return cls(
            lead=place_of(value["lead"]) if "lead" in value else None,
            packages=tuple(
                Package(row.get("title", ""), tuple(map(place_of, row["stories"])))
                for row in value.get("packages", [])
            ),
            pins=tuple(map(place_of, value.get("pins", []))),
            strip=Strip(
                strip["text"], datetime.fromisoformat(strip["until"]), strip.get("story", "")
            )
            if strip
            else None,
        )

    def value(self) -> Value:
        """As JSON, what is empty left out."""
        packages = [
            without_empty(title=package.title, stories=list(map(value_of, package.places)))
            for package in self.packages
        ]
        strip = self.strip and without_empty(
            text=self.strip.text, until=self.strip.until.isoformat(), story=self.strip.story
        )
        return without_empty(
            lead=self.lead and value_of(self.lead),
            packages=packages,
            pins=list(map(value_of, self.pins)),
            strip=strip,
        )

    def places(self) -> Iterator[Place]:
        if self.lead:
            yield self.lead
        for package in self.packages:
            yield from package.places
        yield from self.pins

    def at(self, now: datetime) -> Arrangement:
        """Without what has ended by `now`; a package that lost all its stories is gone."""

        def standing(places: tuple[Place, ...]) -> tuple[Place, ...]:
            return tuple(place for place in places if place.holds_at(now))

        packages = (replace(each, places=standing(each.places)) for each in self.packages)
        return Arrangement(
            lead=self.lead if self.lead and self.lead.holds_at(now) else None,
            packages=tuple(package for package in packages if package.places),
            pins=standing(self.pins),
            strip=self.strip if self.strip and now < self.strip.until else None,
        )

    def next_end(self, now: datetime) -> datetime | None:
        """When something of this ends next."""
        ends = [place.until for place in self.places()]
        ends += [self.strip.until] if self.strip else []
        return min((end for end in ends if end and end > now), default=None)


def place_of(value: Value) -> Place:
    until = value.get("until")
    return Place(value["story"], datetime.fromisoformat(until) if until else None)


def value_of(place: Place) -> Value:
    return without_empty(story=place.story, until=place.until and place.until.isoformat())


def without_empty(**value: Any) -> Value:
    return {name: it for name, it in value.items() if it}


class Front(AppendOnly):
    """A version of the front: what `by` (null: the command line) made of it at `at`."""

    number = models.PositiveIntegerField(unique=True)
    content = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="fronts"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        verbose_name = verbose_name_plural = _("front page")

    def __str__(self):
        return f"front {self.number}"

    @classmethod
    def newest(cls) -> Front | None:
        return cls.objects.order_by("-number").first()

    @property
    def arrangement(self) -> Arrangement:
        return Arrangement.of(self.content)
