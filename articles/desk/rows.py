"""The posted rows of the story form, each with the saved row it means: also after somebody else
deleted that one or others."""

import re
from collections.abc import Callable

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext

from people.desk.base import MOST_ROWS
from people.desk.choices import SoundSelect

type Posted = dict[str, list[str]]  # the fields of one form

NUMBERED = re.compile(r"(\d{1,5})-(.+)", re.ASCII)


class RowFormSet(forms.BaseInlineFormSet):
    """Finds the row of a form by its columns `known_by`, in place of its number in the form."""

    known_by: tuple[str, ...]

    def __init__(self, data=None, files=None, instance=None, prefix=None, **kwargs):
        if data is not None and instance is not None:
            saved = self.model.objects.filter(**{self.fk.name: instance})
            found = saved.values_list("pk", *self.known_by)
            rows = {tuple(map(str, known)): pk for pk, *known in found}
            data = renumbered(data, prefix, lambda form: rows.get(self.key_of(form)))
        if "queryset" in kwargs and (shown := self.found_while_typing()):
            kwargs["queryset"] = kwargs["queryset"].select_related(*shown)
        super().__init__(data, files, instance=instance, prefix=prefix, **kwargs)

    @classmethod
    def found_while_typing(cls) -> list[str]:
        """The fields whose widget shows one row of many."""
        return [
            name
            for name, field in cls.form.base_fields.items()
            if isinstance(getattr(field.widget, "widget", field.widget), SoundSelect)
        ]

    def add_fields(self, form, index):
        """Each widget is told what it shows: one that asks for it would be a query a row. A saved
        row nobody changed is not checked again."""
        super().add_fields(form, index)
        form.empty_permitted = form.empty_permitted or form.instance.pk is not None
        for name in self.found_while_typing():
            chosen = form.instance.pk and getattr(form.instance, name)
            if chosen:
                widget = form.fields[name].widget
                getattr(widget, "widget", widget).known = {str(chosen.pk): str(chosen)}

    @classmethod
    def key_of(cls, form: Posted) -> tuple[str, ...]:
        """What the row of `form` is known by, as text; empty if the form does not say."""
        key = tuple(last(form, name) for name in cls.known_by)
        return key if all(key) else ()


def renumbered(data: QueryDict, prefix: str, row_of: Callable[[Posted], int | None]) -> QueryDict:
    """`data` with the forms of `prefix` put in the order a formset wants: first those that have
    a row, each with its row's id, then new ones. A row somebody else deleted meanwhile is new
    again, a block under its old uuid; a row named twice counts once."""
    old: dict[int, Posted] = {}
    new: list[Posted] = []
    for form in posted_forms(data, prefix):
        row = row_of(form)
        if row is None or row in old:
            new.append({**form, "id": [""], **({"uuid": [""]} if row in old else {})})
        else:
            old[row] = {**form, "id": [str(row)]}
    posted = data.copy()
    for key in data:
        if numbered(key, prefix):
            del posted[key]
    for number, form in enumerate([*old.values(), *new]):
        for name, values in form.items():
            posted.setlist(f"{prefix}-{number}-{name}", values)
    posted[f"{prefix}-TOTAL_FORMS"] = str(len(old) + len(new))
    posted[f"{prefix}-INITIAL_FORMS"] = str(len(old))
    return posted


def posted_forms(data: QueryDict, prefix: str) -> list[Posted]:
    """The forms of `prefix` that are there, whatever number of them was posted."""
    found: dict[int, Posted] = {}
    for key in data:
        if match := numbered(key, prefix):
            found.setdefault(int(match[1]), {})[match[2]] = data.getlist(key)
    if len(found) > MOST_ROWS:
        raise BadRequest(gettext("A story has at most %d rows of a kind.") % MOST_ROWS)
    return [found[number] for number in sorted(found)]


def numbered(key: str, prefix: str) -> re.Match[str] | None:
    return NUMBERED.fullmatch(key, len(prefix) + 1) if key.startswith(f"{prefix}-") else None


def last(form: Posted, name: str) -> str:
    return form[name][-1] if form.get(name) else ""
