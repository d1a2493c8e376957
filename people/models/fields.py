from django.db import models

from people.names import fold


class FoldedField(models.CharField):
    """The folded form of another field, for matching; SQLite's LIKE folds ASCII only."""

    def __init__(self, *, source: str, **kwargs):
        self.source = source
        kwargs = {"max_length": 400, "editable": False} | kwargs
        super().__init__(**kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, instance, add):
        folded = fold(getattr(instance, self.source))[: self.max_length]
        setattr(instance, self.attname, folded)
        return folded
