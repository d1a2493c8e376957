"""The front while it is arranged on the desk: rows in the order of the page, which every button
and every drag posts whole and gets back. Nothing is saved before “Save the front”."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk.forms import of_our_time
from articles.models.front import Arrangement, Package, Place, Strip

LEAD, PINS, NEW = "lead", "pins", "new"
MOST_ROWS = 200
LONGEST_STRIP, LONGEST_TITLE = 140, 60
TYPED = "%Y-%m-%dT%H:%M"
TEXT = forms.CharField(
    max_length=LONGEST_STRIP, error_messages={"required": _("Say what has happened.")}
)
TITLE = forms.CharField(max_length=LONGEST_TITLE, required=False)
TIME = forms.DateTimeField(error_messages={"required": _("Give the time at which it ends.")})


@dataclass
class Row:
    """A story by its public id, and when it ends, as somebody typed it."""

    story: str
    until: str = ""
    error: str = ""


@dataclass
class Group:
    """The lead, the pins, or a package, which may have a title."""

    key: str
    title: str = ""
    rows: list[Row] = field(default_factory=list)
    error: str = ""

    @property
    def is_package(self) -> bool:
        return self.key not in (LEAD, PINS)


@dataclass
class Ribbon:
    """The strip as it is typed; `story` is what it is about, if anything."""

    text: str = ""
    until: str = ""
    story: str = ""
    error: str = ""


type Part = Row | Group | Ribbon


@dataclass
class Board:
    """`groups` are the lead, the packages and the pins. `focus` is the control the person stands
    on after a button, `said` what the button did."""

    groups: list[Group]
    strip: Ribbon
    focus: str = ""
    said: str = ""

    @property
    def lead(self) -> Group:
        return self.groups[0]

    @property
    def packages(self) -> list[Group]:
        return self.groups[1:-1]

    @property
    def pins(self) -> Group:
        return self.groups[-1]

    def stories(self) -> list[str]:
        return [row.story for group in self.groups for row in group.rows]

    def group_of(self, story: str) -> Group | None:
        return next((each for each in self.groups if row_in(each, story)), None)

    # What the buttons do.

    def press(self, what: str) -> None:
        """`what` is a verb and what it is done to: "up:<story>", "put:<story>:<group>"."""
        verb, *on = what.split(":")
        names, deed = VERBS.get(verb, (-1, None))
        if deed is not None and len(on) == names:
            self.focus = what
            deed(self, *on)

    def shift(self, story: str, step: int) -> None:
        if group := self.group_of(story):
            self.said = swapped(group.rows, group.rows.index(row_in(group, story)), step)

    def put(self, story: str, key: str) -> None:
        """Put `story`, new to the front or not, into a group; "new" makes one for it."""
        if key == NEW:
            self.add_package()
            key = self.packages[-1].key
        group = next((each for each in self.groups if each.key == key), self.pins)
        old = self.group_of(story)
        row = row_in(old, story) if old else Row(story)
        was_at = old.rows.index(row) if old else 0
        if old:
            old.rows.remove(row)
        if group is self.lead:
            # Who led before stands where the new lead stood, or is pinned.
            (old or self.pins).rows[was_at:was_at] = group.rows
            group.rows = []
        group.rows.append(row)
        self.focus, self.said = f"up:{story}", gettext("It is in its new place.")

    def take_off(self, story: str) -> None:
        if group := self.group_of(story):
            group.rows.remove(row_in(group, story))
            self.focus, self.said = "find", gettext("It is off.")

    def add_package(self) -> None:
        keys = {group.key for group in self.groups}
        key = next(key for n in range(1, MOST_ROWS + 2) if (key := f"p{n}") not in keys)
        self.groups.insert(-1, Group(key))
        self.focus, self.said = f"title:{key}", gettext("There is a new package.")

    def shift_package(self, key: str, step: int) -> None:
        packages = self.packages
        place = next((at for at, each in enumerate(packages) if each.key == key), None)
        if place is not None:
            self.said = swapped(packages, place, step)
            self.groups[1:-1] = packages

    def take_package_off(self, key: str) -> None:
        self.groups[1:-1] = [each for each in self.packages if each.key != key]
        self.focus, self.said = "find", gettext("The package is off, and its stories with it.")

    def tell_of(self, story: str) -> None:
        self.strip.story = story
        self.focus, self.said = "strip", gettext("The breaking news leads to this story.")

    def tell_of_none(self) -> None:
        self.strip.story = ""
        self.focus, self.said = "strip", gettext("The breaking news leads nowhere.")

    def take_strip_off(self) -> None:
        self.strip = Ribbon()
        self.focus, self.said = "strip", gettext("The breaking news is off.")

    # What it comes to.

    def arrangement(self, now: datetime) -> Arrangement | None:
        """None, and an `error` wherever something has to be mended."""
        lead, *packages, pins = ([placed(row, now) for row in each.rows] for each in self.groups)
        titles = [mended(each, TITLE.clean, each.title) for each in self.packages]
        made = Arrangement(
            lead=lead[0] if lead else None,
            packages=tuple(
                Package(title or "", tuple(places))
                for title, places in zip(titles, packages, strict=True)
                if title or places
            ),
            pins=tuple(pins),
            strip=self._strip(now),
        )
        rows = [row for each in self.groups for row in each.rows]
        parts: list[Part] = [self.strip, *self.groups, *rows]
        return None if any(part.error for part in parts) else made

    def _strip(self, now: datetime) -> Strip | None:
        typed = self.strip
        if not (typed.text.strip() or typed.until or typed.story):
            return None
        text = mended(typed, TEXT.clean, typed.text)
        until = mended(typed, end_after(now), typed.until) if text else None
        return Strip(text, until, typed.story) if until else None


VERBS: dict[str, tuple[int, Callable[..., None]]] = {
    "up": (1, lambda board, story: board.shift(story, -1)),
    "down": (1, lambda board, story: board.shift(story, 1)),
    "put": (2, Board.put),
    "off": (1, Board.take_off),
    "package": (0, Board.add_package),
    "package-up": (1, lambda board, key: board.shift_package(key, -1)),
    "package-down": (1, lambda board, key: board.shift_package(key, 1)),
    "package-off": (1, Board.take_package_off),
    "tell": (1, Board.tell_of),
    "tell-none": (0, Board.tell_of_none),
    "strip-off": (0, Board.take_strip_off),
}


def board_of(arrangement: Arrangement) -> Board:
    packages = [
        Group(f"p{number}", package.title, rows_of(package.places))
        for number, package in enumerate(arrangement.packages, start=1)
    ]
    lead = Group(LEAD, rows=rows_of([arrangement.lead] if arrangement.lead else []))
    pins = Group(PINS, rows=rows_of(arrangement.pins))
    strip = arrangement.strip
    typed = Ribbon(strip.text, as_typed(strip.until), strip.story) if strip else Ribbon()
    return Board([lead, *packages, pins], typed)


def posted_board(data: QueryDict) -> Board:
    """Raises BadRequest for what no page of ours posts."""
    rows = list(zip_of(data, "story", "until", "place"))
    packages = (Group(key, title) for key, title in zip_of(data, "package", "title"))
    groups = {group.key: group for group in (Group(LEAD), *packages, Group(PINS))}
    found: set[str] = set()
    for story, until, place in rows:
        if place in groups and story not in found:
            found.add(story)
            groups[place].rows.append(Row(story, until))
    # Dragged upon the lead, a story is the first there; who led before is pinned.
    groups[PINS].rows[:0] = groups[LEAD].rows[1:]
    del groups[LEAD].rows[1:]
    strip = Ribbon(*(data.get(f"strip_{name}", "") for name in ("text", "until", "story")))
    return Board(list(groups.values()), strip)


def zip_of(data: QueryDict, *names: str) -> Iterable[tuple[str, ...]]:
    lists = [data.getlist(name) for name in names]
    if len({len(values) for values in lists}) > 1 or len(lists[0]) > MOST_ROWS:
        raise BadRequest(gettext("This is no front page of ours. Load it again."))
    return zip(*lists, strict=True)


def row_in(group: Group, story: str) -> Any:
    return next((row for row in group.rows if row.story == story), None)


def rows_of(places: Iterable[Place]) -> list[Row]:
    return [Row(place.story, as_typed(place.until)) for place in places]


def as_typed(until: datetime | None) -> str:
    return f"{timezone.localtime(until):{TYPED}}" if until else ""


def swapped(things: list, place: int, step: int) -> str:
    """Moves one of `things` a step; returns what became of it."""
    other = place + step
    if not 0 <= other < len(things):
        return (
            gettext("It is the first already.") if step < 0 else gettext("It is the last already.")
        )
    things[place], things[other] = things[other], things[place]
    return gettext("It is now %(place)d of %(all)d.") % {"place": other + 1, "all": len(things)}


def placed(row: Row, now: datetime) -> Place:
    return Place(row.story, mended(row, end_after(now), row.until) if row.until else None)


def end_after(now: datetime) -> Callable[[str], datetime]:
    def clean(text: str) -> datetime:
        end = TIME.clean(text)
        of_our_time(end)
        if end <= now:
            raise ValidationError(
                gettext("This time has passed. Give a later one, or take it off.")
            )
        return end

    return clean


def mended(part: Part, clean: Callable[[str], Any], text: str) -> Any:
    """What `clean` makes of `text`; None, and the reason in `part.error`, if it cannot."""
    try:
        return clean(text)
    except ValidationError as error:
        part.error = " ".join(error.messages)
        return None
