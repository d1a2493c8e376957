from typing import Any

from django import forms


class OneLine(forms.CharField):
    """One line of text in a field that shows all of it, however long it is."""

    widget = forms.Textarea

    def to_python(self, value):
        return " ".join(super().to_python(value).split())

    @staticmethod
    def widgets(*names: str) -> dict[str, Any]:
        """For the Meta of a form: the admin has a widget of its own for each kind of column."""
        return {name: forms.Textarea({"rows": 1}) for name in names}
