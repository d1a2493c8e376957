"""What was pasted into a text, as the desk keeps it."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from articles.pasting import clean, paragraphs
from people import roles


@require_POST
def pasting(request):
    """Of a clipboard's `html`, or its `text` where it has none: {"html": …}, clean."""
    if not roles.may_see(request.user):
        raise PermissionDenied
    html, text = request.POST.get("html", ""), request.POST.get("text", "")
    return JsonResponse({"html": clean(html) if html else paragraphs(text)})
