"""The rows of the writing page that name people: bylines, and whom the story is about."""

from articles.desk.blocks import only_adds
from articles.desk.forms import MentionForm
from articles.desk.rows import RowFormSet
from articles.models import Byline, Mention
from people.desk.base import RowInline


class BylineFormSet(RowFormSet):
    known_by = ("person", "role")


class MentionFormSet(RowFormSet):
    known_by = ("person",)


class PersonRowInline(RowInline):
    extra = 0
    autocomplete_fields = ["person"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        only_adds(field)
        return field


class BylineInline(PersonRowInline):
    model = Byline
    formset = BylineFormSet
    fields = [("person", "role", "shown_as", "position")]


class MentionInline(PersonRowInline):
    model = Mention
    formset = MentionFormSet
    form = MentionForm
    fields = [
        ("person", "shown_as", "also_written"),
        ("role", "status", "as_of", "position", "refresh"),
    ]
