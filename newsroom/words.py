"""What Django names by itself, after a field or a class, in the language of the desk.

Django makes `credit_line` "credit line" where the model says no more. Here these words become
translatable in one place, so that models are about their data and no migration is about words.
"""

from itertools import chain
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

# For `make messages`, which finds what is written out.
# fmt: off
WORDS = [
    _("about"), _("actor"), _("also written"), _("alt"), _("alternative text"), _("article"),
    _("as of"), _("assignee"), _("at"), _("attribution"), _("author"), _("block"), _("brief"),
    _("by"), _("byline"), _("bylines"), _("changed at"), _("checks"), _("comment"), _("comments"),
    _("content"), _("copyright holder"), _("created at"), _("created by"), _("credit line"),
    _("day"), _("decision"), _("decisions"), _("due"), _("edition"), _("editions"), _("event"),
    _("events"), _("expires at"), _("field"), _("first at"), _("focal point, from the left"),
    _("focal point, from the top"), _("focal x"), _("focal y"), _("from"), _("head"),
    _("headline"), _("height"), _("hidden"), _("hour"), _("house spelling"), _("image"),
    _("is credited"), _("is mentioned"), _("is quoted"), _("kicker"), _("kind"), _("language"),
    _("language of the desk"), _("level"), _("live from"), _("live until"), _("mentions"),
    _("name"), _("needs second look"), _("note"), _("notes"), _("notice"), _("notice ways"),
    _("notices"), _("number"), _("ordering"), _("organisation"), _("other spellings"),
    _("outsider"), _("page version"), _("pages"), _("parent"), _("path"), _("person"), _("place"),
    _("position"), _("public id"), _("published by"), _("reason"), _("region"), _("relation"),
    _("relations"), _("review link"), _("review links"), _("reviewer"), _("revision"),
    _("revisions"), _("role"), _("roles"), _("says"), _("script"), _("section"), _("sections"),
    _("short headline"), _("shown as"), _("slug"), _("slugline"), _("source"), _("speaker"),
    _("spelling"), _("spiked at"), _("standfirst"), _("state"), _("status"), _("summary"), _("to"),
    _("topic"), _("topics"), _("unreviewed"), _("uploaded at"), _("uploaded by"), _("usage terms"),
    _("uuid"), _("verb"), _("verdict"), _("version"), _("view adjustment"), _("view adjustments"),
    _("view total"), _("view totals"), _("width"), _("wire date"), _("words"),
]
# What Django and the editor of blocks say on the desk and have no Ukrainian for.
OF_DJANGO = [
    _("Collapse all items"), _("Uncollapse all items"), _("marked for deletion"),
    _("- Select an option -"), _("Model name"), _("Add link"), _("Change or view list link"),
    # Translators: the heading of the row of page numbers, for screen readers
    _("Pagination %(name)s"), _("Pagination %(name)s entries"), _("True"), _("False"),
    _("Are you sure you want to delete the %(object_name)s “%(escaped_object)s”? "
      "All of the following related items will be deleted:"),
    _("Deleting the %(object_name)s “%(escaped_object)s” would require deleting the following "
      "protected related objects:"),
]
# fmt: on


class SpokenNames:
    """For the configuration of an app whose fields and models have translated names."""

    models: dict[str, type[Model]]

    def import_models(self) -> None:
        super().import_models()  # type: ignore[misc]
        for model in self.models.values():
            options = model._meta
            if "verbose_name_plural" not in options.original_attrs:
                options.verbose_name_plural = f"{options.verbose_name}s"
            options.verbose_name = spoken(options.verbose_name)
            options.verbose_name_plural = spoken(options.verbose_name_plural)
            for field in chain(options.local_fields, options.local_many_to_many):
                field.verbose_name = spoken(field.verbose_name)


def spoken(name: Any) -> Any:
    """Translated when it is shown; what is lazy already stays."""
    return gettext_lazy(name) if isinstance(name, str) else name
