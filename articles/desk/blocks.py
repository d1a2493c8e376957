"""The blocks of the story form. A saved block finds its row by uuid, never by a posted id."""

from uuid import UUID

from content_editor.admin import ContentEditorInline
from django import forms
from django.http import QueryDict

from articles.models import ImageSlot, Quote, Text
from people.desk.base import DeskInline


class BlockForm(forms.ModelForm):
    class Meta:
        widgets = {"uuid": forms.HiddenInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["uuid"].required = False
        if self.instance._state.adding:
            # Cloned by script from one empty form: each clone needs a uuid of its own.
            self.initial["uuid"] = ""

    def clean_uuid(self):
        return self.cleaned_data["uuid"] or self.instance.uuid


class BlockFormSet(forms.BaseInlineFormSet):
    def __init__(self, data=None, files=None, instance=None, prefix=None, **kwargs):
        if data is not None and instance is not None:
            rows = dict(self.model.objects.filter(parent=instance).values_list("uuid", "pk"))
            data = renumbered(data, prefix, rows)
        super().__init__(data, files, instance=instance, prefix=prefix, **kwargs)


def renumbered(data: QueryDict, prefix: str, rows: dict[UUID | None, int]) -> QueryDict:
    """`data` with the forms of `prefix` put in the order a formset wants: first those whose uuid
    names one of `rows`, each with its row's id, then new ones. A row somebody else deleted
    meanwhile is new again under its old uuid; a row named twice counts once."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    forms_ = [form_data(data, prefix, number) for number in range(min(as_number(total), 2000))]
    old, new = {}, []
    for form in forms_:
        row = rows.get(as_uuid(form.get("uuid", [""])[-1]))
        if row is None or row in old:
            new.append({**form, "id": [""], **({"uuid": [""]} if row in old else {})})
        else:
            old[row] = {**form, "id": [str(row)]}
    posted = data.copy()
    for key in [key for key in posted if key.startswith(f"{prefix}-")]:
        if key.removeprefix(f"{prefix}-")[:1].isdigit():
            del posted[key]
    for number, form in enumerate([*old.values(), *new]):
        for name, values in form.items():
            posted.setlist(f"{prefix}-{number}-{name}", values)
    posted[f"{prefix}-INITIAL_FORMS"] = str(len(old))
    return posted


def form_data(data: QueryDict, prefix: str, number: int) -> dict[str, list[str]]:
    start = f"{prefix}-{number}-"
    return {key.removeprefix(start): data.getlist(key) for key in data if key.startswith(start)}


def as_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class BlockInline(DeskInline, ContentEditorInline):
    form = BlockForm
    formset = BlockFormSet
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        only_adds(field)
        return field


def only_adds(field: forms.Field | None) -> None:
    """Take the links to change and delete a related row from its widget: not a writer's errand."""
    widget = field.widget if field else None
    if hasattr(widget, "can_delete_related"):
        widget.can_change_related = widget.can_delete_related = widget.can_view_related = False


class TextInline(BlockInline):
    model = Text
    fields = ["text", "uuid", "region", "ordering"]
    icon = "notes"


class QuoteInline(BlockInline):
    model = Quote
    fields = [
        "words",
        ("speaker", "attribution", "source"),
        ("uuid", "region", "ordering"),
    ]
    autocomplete_fields = ["speaker"]
    icon = "format_quote"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "words":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class ImageSlotInline(BlockInline):
    model = ImageSlot
    fields = [
        ("image", "brief"),
        ("alt", "caption", "credit"),
        ("focal_x", "focal_y"),
        ("uuid", "region", "ordering"),
    ]
    autocomplete_fields = ["image"]
    icon = "image"
