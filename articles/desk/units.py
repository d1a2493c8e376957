"""The writing page in units: each field of a story, and each row of its blocks, credits and people.

A unit is what two people may change at once without being in each other's way. It is held as a
browser posts it, so that what is saved and what was typed are compared in the same words.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.http import QueryDict

from articles.desk.blocks import BlockFormSet, as_uuid
from articles.desk.rows import Posted, RowFormSet, posted_forms
from articles.models import Article
from people.names import nfc

type Digests = dict[str, str]  # by unit; blocks in the order of the story

# What of a form is no word of it: which row it is, and where it stands.
PLACE = ("id", "parent", "article", "uuid", "unit", "region", "ordering", "DELETE")
NO_UNITS = ("seen", "loaded")


@dataclass(frozen=True)
class Row:
    """A row of an inline, by the names of its form without prefix and number."""

    formset: type[RowFormSet]
    prefix: str
    form: Posted

    @property
    def is_block(self) -> bool:
        return issubclass(self.formset, BlockFormSet)

    @property
    def ordering(self) -> float:
        text = "".join(self.form.get("ordering", [])).strip()
        return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else float("inf")


@dataclass
class Sheet:
    """A writing page: as its story is saved, or as somebody posted it."""

    fields: dict[str, Posted] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)

    def __contains__(self, unit: str) -> bool:
        return unit in self.fields or unit in self.rows

    def form(self) -> Posted:
        """All of it, as a browser posts it."""
        form = {name: values for each in self.fields.values() for name, values in each.items()}
        for number, row in enumerate(self.rows.values()):
            form |= {f"{row.prefix}-{number}-{name}": values for name, values in row.form.items()}
        return form

    def order(self) -> list[str]:
        """The blocks, as the story has them."""
        blocks = [unit for unit, row in self.rows.items() if row.is_block]
        return sorted(blocks, key=lambda unit: (self.rows[unit].ordering, unit))

    def digests(self) -> Digests:
        credits_ = [unit for unit, row in self.rows.items() if not row.is_block]
        rows = {unit: digest(self.rows[unit].form) for unit in self.order() + credits_}
        return {unit: digest(form) for unit, form in self.fields.items()} | rows


@dataclass(frozen=True)
class Layout:
    """The forms a writing page is made of: that of the story, and a set of each of its inlines."""

    form: type[forms.ModelForm]
    formsets: list[type[RowFormSet]]

    @property
    def fields(self) -> dict[str, forms.Field]:
        return fields_of(self.form)

    def prefixes(self) -> Iterable[tuple[str, type[RowFormSet]]]:
        return ((formset.get_default_prefix(), formset) for formset in self.formsets)

    def saved(self, article: Article, *, but: Sheet | None = None, prefixes=None) -> Sheet:
        """The page of the rows of `article`: a query a formset, and one for its topics. Of `but`,
        an older one, only the rows of `prefixes` are read anew."""
        topics = sorted(article.topics.values_list("pk", flat=True))
        told = model_to_dict(article, fields=self.fields) | {"filed_under": topics}
        sheet = Sheet({name: shown({name: each}, told) for name, each in self.fields.items()})
        for prefix, formset in self.prefixes():
            if but is not None and prefix not in prefixes:
                sheet.rows |= {u: row for u, row in but.rows.items() if row.prefix == prefix}
            else:
                parent = formset.fk.name  # type: ignore[attr-defined]
                sheet.rows |= rows_of(formset, formset.model.objects.filter(**{parent: article}))
        return sheet

    def posted(self, data: QueryDict) -> Sheet:
        """The page as it was posted, without what is marked to be deleted."""
        sheet = Sheet()
        for name, each in self.fields.items():
            if not each.widget.value_omitted_from_data(data, {}, name):
                names = [key for key in names_of(name, each.widget) if key in data]
                sheet.fields[name] = {key: data.getlist(key) for key in names}
        for prefix, formset in self.prefixes():
            for number, form in enumerate(posted_forms(data, prefix)):
                unit = unit_of(prefix, formset.key_of(form))
                if not unit or unit in sheet.rows:
                    unit = f"{prefix}+{number}"
                if "DELETE" not in form:
                    sheet.rows[unit] = Row(formset, prefix, form)
        return sheet


def fields_of(form) -> dict[str, forms.Field]:
    """Those of the story's form, or its class, that are units."""
    return {name: each for name, each in form.base_fields.items() if name not in NO_UNITS}


def sheet_of(form: forms.ModelForm, formsets: Iterable[RowFormSet]) -> Sheet:
    """The page that these forms show, nothing being posted."""
    fields = fields_of(form)
    told = dict(form.initial)
    sheet = Sheet({name: shown({name: each}, told) for name, each in fields.items()})
    for formset in formsets:
        sheet.rows |= rows_of(type(formset), [row.instance for row in formset.initial_forms])
    return sheet


def rows_of(formset: type[RowFormSet], rows: Iterable) -> dict[str, Row]:
    """Saved rows, by unit."""
    prefix, fields, found = formset.get_default_prefix(), formset.form.base_fields, {}
    for row in rows:
        form = shown(fields, model_to_dict(row, fields=fields))
        found[unit_of(prefix, formset.key_of(form))] = Row(formset, prefix, form)
    return found


def unit_of(prefix: str, key: tuple[str, ...]) -> str:
    """The uuid of a block, "bylines:12:reporting" of a credit; empty if the key is."""
    if not key:
        return ""
    return key[0] if as_uuid(key[0]) else ":".join([prefix, *key])


def digest(form: Posted) -> str:
    """Of what a form says: equal when it would be saved as the same."""
    said = {name: sorted(words(values)) for name, values in form.items() if name not in PLACE}
    text = json.dumps(
        {name: values for name, values in said.items() if any(values)}, sort_keys=True
    )
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def words(values: list[str]) -> list[str]:
    """As they are compared; the paragraph an editor leaves in an empty text is no word."""
    same = [nfc(value.replace("\r\n", "\n").replace("\r", "\n")) for value in values]
    return ["" if value == "<p></p>" else value for value in same]


def shown(fields: dict[str, forms.Field], told: dict[str, Any]) -> Posted:
    """What a browser posts of a form with these fields and values that nobody typed into."""
    posted: Posted = {}
    for name, each in fields.items():
        posted |= _shown(name, each.widget, each.prepare_value(told.get(name, each.initial)))
    return posted


def _shown(name: str, widget: forms.Widget, value: Any) -> Posted:
    if isinstance(widget, forms.MultiWidget):
        values = widget.decompress(value) or []
        parts = zip(names_of(name, widget), widget.widgets, values, strict=True)
        return {key: got for part in parts for key, got in _shown(*part).items()}
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"]} if value else {}
    text = widget.format_value(value)
    return {name: text if isinstance(text, list) else [text or ""]}


def names_of(name: str, widget: forms.Widget) -> list[str]:
    """What its values are called in a posted form."""
    if isinstance(widget, forms.MultiWidget):
        return [name + suffix for suffix in widget.widgets_names]  # type: ignore[attr-defined]
    return [name]
