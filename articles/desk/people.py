from django.contrib import admin
from django.db import transaction

from articles import editions
from people.desk.people import PersonAdmin
from people.models import Person


@admin.register(Person)
class PersonInStoriesAdmin(PersonAdmin):
    @transaction.atomic
    def save_model(self, request, obj, form, change):
        """Hiding somebody takes their public page at once, and showing gives it back."""
        super().save_model(request, obj, form, change)
        if "hidden" in form.changed_data:
            editions.show_page_of(obj)
