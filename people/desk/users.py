"""Logins and their roles: kept by superusers alone, through Django's own pages."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from people.desk.base import DeskAdmin
from people.models import User

# A group is a role (`people.groups`): nobody edits one, and asking who may would cost every page of
# the desk two queries.
admin.site.unregister(Group)


@admin.register(User)
class LoginAdmin(UserAdmin, DeskAdmin):
    may_keep = staticmethod(lambda user, login=None: user.is_active and user.is_superuser)
    list_display = ["username", "first_name", "last_name", "roles", "person", "is_active"]
    list_filter = ["groups", "is_active"]
    list_select_related = ["person"]
    autocomplete_fields = ["person"]
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Who this is"), {"fields": ("first_name", "last_name", "email", "person")}),
        (_("Roles"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "password1", "password2")}),
        (_("Who this is"), {"fields": ("first_name", "last_name")}),
        (_("Roles"), {"fields": ("is_staff", "groups")}),
    )
    filter_horizontal = []

    def has_view_permission(self, request, obj=None):
        return self.may_keep(request.user)

    has_module_permission = has_view_permission

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "—"
