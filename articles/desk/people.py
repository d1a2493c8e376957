from django.contrib import admin
from django.db import transaction

from articles import editions
from people.desk.people import PersonAdmin
from people.models import Name, Person


@admin.register(Person)
class PersonInStoriesAdmin(PersonAdmin):
    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        """Hiding somebody takes their public page at once, and showing gives it back; a spelling
        that is added finds the stories that are out."""
        super().save_related(request, form, formsets, change)
        respelt = any(rows.model is Name and rows.has_changed() for rows in formsets)
        if respelt or {"hidden", "name"} & set(form.changed_data):
            editions.show_page_of(Person.objects.get(pk=form.instance.pk))
