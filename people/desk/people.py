from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms import BaseInlineFormSet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from people import roles
from people.desk.base import LONGEST_SEARCH, DeskAdmin, RowInline
from people.models import Name, Person, Relation, Role, Status
from people.names import fold, slug_of

SPELT_SO = _("This person has that spelling already. Remove one of the two.")


class NameFormSet(BaseInlineFormSet):
    def clean(self):
        """Every spelling once. The constraint says so too, but of a column no form shows."""
        super().clean()
        staying = [form for form in self.forms if form not in self.deleted_forms]
        gone = [form.instance.pk for form in self.deleted_forms]
        rows = Name.objects.filter(person=self.instance.pk).exclude(pk__in=gone)
        taken: dict[str, object] = dict(rows.values_list("folded", "pk"))
        for form in staying:
            text, owner = form.cleaned_data.get("text"), form.instance.pk or form.prefix
            if text and taken.setdefault(fold(text), owner) != owner:
                form.add_error("text", ValidationError(SPELT_SO, code="unique"))


class NameInline(RowInline):
    model = Name
    formset = NameFormSet
    extra = 1
    fields = [("text", "kind", "language", "script")]


class RoleInline(RowInline):
    model = Role
    extra = 0
    fields = [("title", "organisation", "since", "until")]


class StatusInline(RowInline):
    model = Status
    extra = 0
    fields = [("kind", "since", "until", "source", "note")]


class RelationInline(RowInline):
    model = Relation
    fk_name = "person"
    extra = 0
    fields = [("kind", "other")]
    autocomplete_fields = ["other"]


class PersonAdmin(DeskAdmin):
    """Registered by `articles.desk.people`, which knows the pages a person has."""

    may_keep = staticmethod(roles.may_keep_people)
    list_display = ["name", "summary", "hidden"]
    list_filter = ["hidden", "statuses__kind"]
    search_fields = ["folded"]
    search_help_text = _("Any spelling of the name.")
    fields = ["name", "slug", "summary", "hidden"]
    inlines = [NameInline, RoleInline, StatusInline, RelationInline]
    show_full_result_count = False
    told_when_found = ["roles", "statuses"]

    def get_readonly_fields(self, request, obj=None):
        """Showing somebody again could harm them: that is not for everybody who keeps people."""
        return ["slug"] if roles.may_show_people(request.user) else ["slug", "hidden"]

    def get_fields(self, request, obj=None):
        return self.fields if obj else ["name", "summary", "hidden"]

    def get_search_results(self, request, queryset, search_term):
        return spelt_so(queryset, search_term[:LONGEST_SEARCH]), False

    def described(self, person) -> str:
        """In a list to choose from: "Ivan Kruk · Chairman, Dockworkers’ Union · imprisoned"."""
        today = timezone.localdate()
        facts = [person, person.role_on(today), person.status_on(today)]
        return " · ".join(str(fact) for fact in facts if fact)

    def save_model(self, request, obj, form, change):
        obj.slug = obj.slug or free_slug(obj.name)
        super().save_model(request, obj, form, change)


def spelt_so(people: QuerySet[Person], asked: str) -> QuerySet[Person]:
    """People under any spelling that holds every word of `asked`; their address is a
    transliteration of the house spelling."""
    for word in fold(asked).split():
        names = Name.objects.filter(folded__contains=word).values("person")
        is_found = Q(folded__contains=word) | Q(pk__in=names)
        if not word.isascii() and (latin := slugify(anyascii(word))):
            is_found |= Q(slug__contains=latin)
        people = people.filter(is_found)
    return people


def free_slug(name: str) -> str:
    """An address for `name` that no other person has: radzko, radzko-2 …"""
    slug, number = slug_of(name), 1
    taken = set(Person.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    while (candidate := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return candidate
