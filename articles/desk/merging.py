"""What was typed, what is saved and what the form was loaded with, put together unit by unit.

Where only one of two changed a unit, theirs is taken; where both did and not to the same, somebody
has to read both texts. Rows nobody touched stay, the ones a form never knew included.
"""

import json
from dataclasses import dataclass, field
from enum import Enum

from django.http import QueryDict

from articles.desk.rows import Posted, numbered
from articles.desk.units import Digests, Layout, Row, Sheet, as_uuid, digest

STEP = 10  # between the places of two blocks


class Whose(Enum):
    """Who changed a unit since the form was loaded."""

    NOBODY = "nobody"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


def whose(loaded: str | None, saved: str | None, typed: str | None) -> Whose:
    """Digests of a unit, None where there is none. `loaded` may be two: what was saved then and,
    where the form says it in other words, what the form said."""
    known = loaded.split() if loaded else [None]
    if typed == saved:
        return Whose.NOBODY
    if typed in known:
        return Whose.NOBODY if saved == known[0] else Whose.THEIRS
    return Whose.MINE if saved == known[0] else Whose.BOTH


@dataclass
class Merge:
    """`units` says whose each is; of those in BOTH, `mine` and `theirs` are to be read."""

    layout: Layout
    loaded: Digests
    saved: Sheet
    typed: Sheet
    taken: frozenset[str] = frozenset()  # units of which somebody chose what is saved
    held: set[str] = field(default_factory=set)  # units of which what is saved stays

    def __post_init__(self):
        self._saved, self._typed = self.saved.digests(), self.typed.digests()
        names = dict.fromkeys([*self._saved, *self._typed, *self.loaded])
        self.units = {unit: self._whose(unit) for unit in names}

    def _whose(self, unit: str) -> Whose:
        if unit in self.layout.fields and unit not in self._typed:
            return Whose.NOBODY  # a form that has no such field says nothing of it
        found = whose(self.loaded.get(unit), self._saved.get(unit), self._typed.get(unit))
        is_given_up = unit in self.taken and found in (Whose.MINE, Whose.BOTH)
        return Whose.THEIRS if is_given_up else found

    def of(self, *whom: Whose) -> list[str]:
        return [unit for unit, found in self.units.items() if found in whom]

    @property
    def conflicts(self) -> list[str]:
        return self.of(Whose.BOTH)

    @property
    def theirs(self) -> list[str]:
        """What others changed and nobody decided on here."""
        return [unit for unit in self.of(Whose.THEIRS) if unit not in self.taken]

    def to_be_read(self, posted: QueryDict) -> list[str]:
        """Units whose two texts somebody has to look at before anything is written: conflicts,
        what is left of them after taking one side of one, or all there is of a lost form."""
        changed = self.of(Whose.MINE, Whose.BOTH)
        if "_look" in posted:
            return changed
        left = posted.getlist("open") if "take" in posted else []
        return [unit for unit in changed if unit in left or unit in self.conflicts]

    def chosen(self, unit: str) -> Row | None:
        """The row that stays, or comes, of this unit."""
        is_mine = self.units[unit] in (Whose.MINE, Whose.BOTH) and unit not in self.held
        return (self.typed if is_mine else self.saved).rows.get(unit)

    # The order of the blocks.

    def order(self) -> list[str]:
        """Mine if I moved blocks, else theirs; blocks the other does not have come after those
        they follow in the order that has them."""
        mine, theirs = self.typed.order(), self.saved.order()
        known = [unit for unit in self.loaded if as_uuid(unit)]
        rest = [unit for unit in mine if unit in known]
        moved = rest != [unit for unit in known if unit in rest]
        first, other = (mine, theirs) if moved else (theirs, mine)
        return [unit for unit in merged(first, other) if self.chosen(unit)]

    def moved(self) -> dict[str, str]:
        """The ordering of each block, where it stands after the merge."""
        return {unit: str(STEP * place) for place, unit in enumerate(self.order(), start=1)}

    # As a form to be read by the admin.

    def data(self, posted: QueryDict, *, whole: bool = True) -> QueryDict:
        """`posted` as it would be if its writer had seen what others saved. Rows to be deleted
        are marked; if not `whole`, rows that stay as they are saved are left out."""
        data = posted.copy()
        prefixes = [prefix for prefix, _ in self.layout.prefixes()]
        for key in posted:
            if any(numbered(key, prefix) for prefix in prefixes):
                del data[key]
        self._put_fields(data)
        places = self.moved()
        numbers = dict.fromkeys(prefixes, 0)
        for unit in self.units:
            if unit in self.layout.fields:
                continue
            if (row := self._row(unit, places.get(unit))) and (whole or self._changes(unit, row)):
                for name, values in {**row.form, "unit": [unit]}.items():
                    data.setlist(f"{row.prefix}-{numbers[row.prefix]}-{name}", values)
                numbers[row.prefix] += 1
        return data

    def _put_fields(self, data: QueryDict) -> None:
        for name, form in self.saved.fields.items():
            if self.units[name] in (Whose.MINE, Whose.BOTH) and name not in self.held:
                continue
            for key in {*form, *self.typed.fields.get(name, ())}:
                data.pop(key, None)
            for key, values in form.items():
                data.setlist(key, values)

    def _row(self, unit: str, place: str | None) -> Row | None:
        chosen, saved = self.chosen(unit), self.saved.rows.get(unit)
        if row := chosen or saved:
            left_out = {"id", "parent", "article", "unit", "DELETE"}
            form = {name: values for name, values in row.form.items() if name not in left_out}
            form |= {"ordering": [place]} if place else {}
            form |= {} if chosen else {"DELETE": ["on"]}
            return Row(row.formset, row.prefix, form)
        return None

    def _changes(self, unit: str, row: Row) -> bool:
        saved = self.saved.rows.get(unit)
        is_same = saved and digest(saved.form) == digest(row.form)
        return not (is_same and "DELETE" not in row.form and _place(saved.form) == _place(row.form))

    # What the form knows afterwards.

    def loaded_after(self, saved: Sheet) -> Digests:
        """What the form knows when its changes are `saved`: not what it never showed."""
        now, known = saved.digests(), {}
        fields = [unit for unit in self.loaded if unit in self.layout.fields]
        for unit in dict.fromkeys([*fields, *self.typed.order(), *self._typed, *self.loaded]):
            if self._is_written(unit):
                both = dict.fromkeys(filter(None, [now.get(unit), self._typed.get(unit)]))
                if unit in now:
                    known[unit] = " ".join(both)
            elif unit in self.loaded:
                known[unit] = self.loaded[unit]
        return known

    def _is_written(self, unit: str) -> bool:
        return self.units[unit] in (Whose.MINE, Whose.NOBODY) and unit not in self.held


def _place(form: Posted) -> tuple:
    return tuple(form.get("ordering", ())), tuple(form.get("region", ()))


def merged(first: list[str], other: list[str]) -> list[str]:
    """`first`, with what only `other` has put after what it follows there."""
    result = list(first)
    before: str | None = None
    for unit in other:
        if unit not in result:
            result.insert(result.index(before) + 1 if before else 0, unit)
        before = unit
    return result


def parsed(loaded: str) -> Digests:
    """What a form says it was loaded with; a forged one says nothing."""
    try:
        found = json.loads(loaded or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {unit: text for unit, text in found.items() if isinstance(text, str) and text}
