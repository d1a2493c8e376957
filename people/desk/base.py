"""What all desk pages share: roles decide, and nothing in use is deleted."""

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.admin.utils import unquote
from django.db.models import PROTECT
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from people import roles
from people.desk.choices import SoundSelect

LONGEST_SEARCH = 100  # characters; every word of it is a condition of its own
MOST_ROWS = 300  # of one kind on a page: each is a form to make and to show


def uses(thing) -> list[str]:
    """What still refers to `thing` and keeps it from being deleted: ["2 quotes", "1 edition"]."""
    found = []
    for relation in thing._meta.related_objects:
        if relation.on_delete is not PROTECT:
            continue
        model = relation.related_model
        number = model._default_manager.filter(**{relation.field.name: thing}).count()
        if number:
            name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
            found.append(f"{number} {name}")
    return found


def in_words(items: list[str]) -> str:
    return gettext(" and ").join([", ".join(items[:-1]), items[-1]] if items[1:] else items)


class DeskFields(BaseModelAdmin):
    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = SoundSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class DeskAdmin(DeskFields, admin.ModelAdmin):
    """A desk page of rows that `may_keep(user, row)` may change and everybody else may see."""

    may_keep: roles.Allows = staticmethod(roles.may_keep_sections)
    view_on_site = False

    def has_module_permission(self, request):
        return roles.may_see(request.user)

    def has_view_permission(self, request, obj=None):
        return roles.may_see(request.user, obj)

    def has_add_permission(self, request):
        return self.may_keep(request.user)

    def has_change_permission(self, request, obj=None):
        return self.may_keep(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_keep(request.user, obj)

    def lookup_allowed(self, lookup, value, request):
        """What a filter asks, and nothing more: an address with `__regex` could keep the server
        busy, and one with `__in` or `__year` break the page with an absurd number."""
        _, *parts = lookup.split("__")
        is_filter = not parts or parts[-1] in ("exact", "isnull")
        return is_filter and super().lookup_allowed(lookup, value, request)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:LONGEST_SEARCH])

    def delete_view(self, request, object_id, extra_context=None):
        thing = self.get_object(request, unquote(object_id))
        if thing is None or not self.has_delete_permission(request, thing) or not uses(thing):
            return super().delete_view(request, object_id, extra_context)
        self.message_user(request, self.refusal(thing), messages.ERROR)
        page = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
        return HttpResponseRedirect(reverse(page, args=[thing.pk]))

    def refusal(self, thing) -> str:
        says = gettext("“%(thing)s” cannot be deleted: %(uses)s still need it.")
        return says % {"thing": thing, "uses": in_words(uses(thing))}


class ReadOnlyAdmin(DeskAdmin):
    """Rows the program writes and people read."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class DeskInline(DeskFields, InlineModelAdmin):
    """An inline whose rows may be changed by whoever may change the page it stands on."""

    max_num = MOST_ROWS

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, **{"absolute_max": MOST_ROWS, **kwargs})

    def _may_change_page(self, request, obj) -> bool:
        return self.admin_site.get_model_admin(self.parent_model).has_change_permission(
            request, obj
        )

    def has_view_permission(self, request, obj=None):
        return roles.may_see(request.user)

    def has_add_permission(self, request, obj=None):
        return self._may_change_page(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._may_change_page(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._may_change_page(request, obj)


class RowInline(DeskInline, admin.StackedInline):
    """Rows of few fields, one line each (`fields` is one tuple). Not tabular: there no field has
    a label of its own, and a phone is too narrow for the table."""

    classes = ["rows"]
