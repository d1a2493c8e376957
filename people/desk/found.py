"""Rows found while somebody types: with what tells two of them apart, and never counted."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import JsonResponse
from django.utils.translation import gettext

from people.desk.choices import as_id

AT_ONCE = 20
LAST_PAGE = 50  # whoever has not found it by then types another word


class Found(AutocompleteJsonView):
    def get(self, request, *args, **kwargs):
        self.term, self.model_admin, self.source_field, key = self.process_request(request)
        if not self.has_perm(request):
            raise PermissionDenied
        page = as_id(request.GET.get("page") or "1")
        if not page or page > LAST_PAGE:
            says = gettext("Ask for a page from 1 to %d, or for another word.")
            raise BadRequest(says % LAST_PAGE)
        start = (page - 1) * AT_ONCE
        rows = list(self.get_queryset()[start : start + AT_ONCE + 1])
        found = [self.serialize_result(row, key) for row in rows[:AT_ONCE]]
        return JsonResponse({"results": found, "pagination": {"more": len(rows) > AT_ONCE}})

    def get_queryset(self):
        told = getattr(self.model_admin, "told_when_found", ())
        return super().get_queryset().prefetch_related(*told)

    def serialize_result(self, obj, to_field_name):
        described = getattr(self.model_admin, "described", str)
        return {"id": str(getattr(obj, to_field_name)), "text": described(obj)}
