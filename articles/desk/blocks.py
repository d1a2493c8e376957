"""The blocks of the story form. A saved block finds its row by uuid, never by a posted id."""

from typing import cast
from uuid import UUID

from content_editor.admin import ContentEditorInline
from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.desk.lines import OneLine
from articles.desk.pictures import thumbnail
from articles.desk.rows import Posted, RowFormSet, last
from articles.models import Embed, FactBox, ImageSlot, Quote, RelatedStory, Table, Text
from people.desk.base import DeskInline


class BlockForm(forms.ModelForm):
    class Meta:
        widgets = {"uuid": forms.HiddenInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["uuid"].required = False
        self.fields["uuid"].show_hidden_initial = False  # it is no default: the row is known by it
        if self.instance._state.adding:
            # Cloned by script from one empty form: each clone needs a uuid of its own.
            self.initial["uuid"] = ""

    def clean_uuid(self):
        return self.cleaned_data["uuid"] or self.instance.uuid

    def _get_validation_exclusions(self):
        """A saved block was found by its uuid: no need to ask whether another has it."""
        found = set() if self.instance._state.adding else {"uuid"}
        return super()._get_validation_exclusions() | found  # type: ignore[misc]


class BlockFormSet(RowFormSet):
    known_by = ("uuid",)

    @classmethod
    def key_of(cls, form: Posted) -> tuple[str, ...]:
        uuid = as_uuid(last(form, "uuid"))
        return (str(uuid),) if uuid else ()


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
    template = "desk/text_blocks.html"
    fields = ["text", "uuid", "region", "ordering"]
    icon = "notes"


class QuoteForm(BlockForm):
    def save(self, commit=True):
        if "speaker" in self.changed_data:
            self.instance.shown_as = ""  # another speaker: `defaults.fill_in` names them
        return super().save(commit)


class QuoteInline(BlockInline):
    model = Quote
    form = QuoteForm
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


class ImageSlotForm(BlockForm):
    class Meta(BlockForm.Meta):
        widgets = {**BlockForm.Meta.widgets, **OneLine.widgets("alt", "caption")}
        field_classes = {"alt": OneLine, "caption": OneLine}


class ImageSlotInline(BlockInline):
    model = ImageSlot
    form = ImageSlotForm
    fields = [
        "shown",
        ("image", "brief"),
        "alt",
        "caption",
        "credit",
        ("focal_x", "focal_y"),
        ("uuid", "region", "ordering"),
    ]
    readonly_fields = ["shown"]
    autocomplete_fields = ["image"]
    icon = "image"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("image")

    @admin.display(description=_("picture"))
    def shown(self, slot):
        return thumbnail(slot.image)


class FactBoxInline(BlockInline):
    model = FactBox
    fields = ["title", "text", "uuid", "region", "ordering"]
    icon = "fact_check"


class TableForm(BlockForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The first cell of a row may be empty: what stands before its tab is no needless space.
        cast(forms.CharField, self.fields["rows"]).strip = False
        self.fields["rows"].widget.attrs |= {"rows": 6, "wrap": "off"}


class TableInline(BlockInline):
    model = Table
    form = TableForm
    fields = ["caption", "rows", "uuid", "region", "ordering"]
    icon = "table_chart"


class RelatedStoryInline(BlockInline):
    model = RelatedStory
    fields = ["story", "uuid", "region", "ordering"]
    autocomplete_fields = ["story"]
    icon = "article"


class EmbedInline(BlockInline):
    model = Embed
    fields = [("address", "title"), ("uuid", "region", "ordering")]
    icon = "smart_display"


BLOCK_INLINES = [
    TextInline,
    QuoteInline,
    ImageSlotInline,
    FactBoxInline,
    TableInline,
    RelatedStoryInline,
    EmbedInline,
]
