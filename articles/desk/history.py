"""What happened, to be read on the desk and changed by nobody."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles import pages
from articles.front import ARRANGED
from articles.models import Decision, Edition, Event, Revision, ViewAdjustment, ViewTotal
from articles.workflow import DONE
from people.desk.base import ReadOnlyAdmin

DEEDS = {ARRANGED: _("arranged the front page")} | pages.DONE | DONE


class Deed(admin.SimpleListFilter):
    title = _("what was done")
    parameter_name = "verb"

    def lookups(self, request, model_admin):
        return DEEDS.items()

    def queryset(self, request, events):
        return events.filter(verb=self.value()) if self.value() else events


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "about", "thing", "deed", "actor", "note"]
    list_filter = ["about", Deed]
    list_select_related = ["article", "page_version__page", "actor"]
    ordering = ["-at", "-pk"]
    show_full_result_count = False

    @admin.display(description=_("what"))
    def thing(self, event):
        return event.article or event.page_version

    @admin.display(description=_("what was done"))
    def deed(self, event):
        return DEEDS.get(event.verb, event.verb)


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["article", "number", "by", "at", "digest"]
    list_select_related = ["article", "by"]
    ordering = ["-at", "-pk"]
    show_full_result_count = False


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ["at", "story", "verdict", "reviewer", "note"]
    list_filter = ["verdict"]
    list_select_related = ["revision__article", "reviewer"]
    ordering = ["-at", "-pk"]
    show_full_result_count = False

    @admin.display(description=_("story"), ordering="revision__article__headline")
    def story(self, decision):
        return decision.revision.article


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ["headline", "kind", "live_from", "live_until", "needs_second_look", "path"]
    list_filter = ["kind", "needs_second_look", "section"]
    ordering = ["-live_from", "-pk"]
    show_full_result_count = False


@admin.register(ViewTotal)
class ViewTotalAdmin(ReadOnlyAdmin):
    list_display = ["article", "n"]
    list_select_related = ["article"]
    ordering = ["-n"]
    show_full_result_count = False


@admin.register(ViewAdjustment)
class ViewAdjustmentAdmin(ReadOnlyAdmin):
    list_display = ["at", "article", "delta", "reason", "by"]
    list_select_related = ["article", "by"]
    ordering = ["-at", "-pk"]
    show_full_result_count = False
