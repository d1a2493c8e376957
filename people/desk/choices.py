"""Choices of rows that a forged id cannot break: Django's own would ask the database for it."""

from collections.abc import Mapping
from types import MappingProxyType

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError


def as_id(text: str) -> int | None:
    """The id that `text` is; None if no row can have it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


class SoundSelect(AutocompleteSelect):
    """Shows what is no id as nothing chosen. `known` are labels by id: they need no query."""

    known: Mapping[str, str] = MappingProxyType({})

    def optgroups(self, name, value, attr=None):
        sound = [str(each) for each in value if not each or as_id(str(each)) is not None]
        if not self.known or not self.known.keys() >= set(sound):
            return super().optgroups(name, sound, attr)
        nothing = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        chosen = [self.create_option(name, pk, self.known[pk], True, 1) for pk in sound]
        return [(None, [*nothing, *chosen], 0)]


class SoundChoices(forms.ModelMultipleChoiceField):
    def clean(self, value):
        if any(as_id(str(pk)) is None for pk in value or ()):
            raise ValidationError(self.error_messages["invalid_list"], code="invalid_list")
        return super().clean(value)


class SoundChoice(forms.ModelChoiceField):
    def to_python(self, value):
        if value not in self.empty_values and as_id(str(value)) is None:
            raise ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": value}
            )
        return super().to_python(value)
