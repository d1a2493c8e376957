from django.contrib import admin

from articles.models import Section, Topic
from people import roles
from people.desk.base import DeskAdmin


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    may_keep = staticmethod(roles.may_keep_sections)
    list_display = ["name", "slug", "position"]
    prepopulated_fields = {"slug": ["name"]}

    def get_prepopulated_fields(self, request, obj=None):
        return self.prepopulated_fields if self.has_change_permission(request, obj) else {}


@admin.register(Topic)
class TopicAdmin(SectionAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
