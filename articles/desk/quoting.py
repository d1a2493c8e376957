"""A quoted paragraph becomes a quote: what is proposed for its fields."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from articles.quoting import proposal
from people import roles


@require_POST
def quoting(request):
    """Of the paragraph `text`: its words, its attribution line and the name to look for."""
    if not roles.may_see(request.user):
        raise PermissionDenied
    return JsonResponse(proposal(request.POST.get("text", ""))._asdict())
