from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.checks import CHECKS
from articles.models import CheckLevel, Section, Topic
from people import roles
from people.desk.base import DeskAdmin, RowInline


class CheckLevelForm(forms.ModelForm):
    check_slug = forms.ChoiceField(
        label=_("Check"), choices=[(slug, check.title) for slug, check in CHECKS.items()]
    )

    class Meta:
        model = CheckLevel
        fields = ["check_slug", "level"]


class CheckLevelInline(RowInline):
    model = CheckLevel
    form = CheckLevelForm
    fields = [("check_slug", "level")]
    extra = 0
    verbose_name_plural = _("checks that weigh otherwise here")


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    may_keep = staticmethod(roles.may_keep_sections)
    list_display = ["name", "slug", "position"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [CheckLevelInline]

    def get_prepopulated_fields(self, request, obj=None):
        return self.prepopulated_fields if self.has_change_permission(request, obj) else {}


@admin.register(Topic)
class TopicAdmin(SectionAdmin):
    list_display = ["name", "slug"]
    inlines = []
    search_fields = ["name"]
