"""The pulse of a page that has a story open: who else is here, and what happened meanwhile."""

from django.db.models import Count, Max, Q
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles import presence
from articles.models import Article, Presence
from articles.templatetags.desk import initials
from people import roles


@require_POST
def pulse(request, pk: int):
    """Three queries besides those that ask who it is; with `?leave` the last of a page."""
    if not roles.may_see(request.user):
        raise Http404
    now = timezone.now()
    if "leave" in request.GET:
        presence.leave(pk, request.user, now)
        return HttpResponse(status=204)
    article = _article_or_404(pk)
    place = request.POST.get("place", "")
    place = place if place in Presence.Place.values else Presence.Place.WRITING
    presence.touch(pk, request.user, place, now)
    others = presence.others(pk, request.user, now)
    return JsonResponse(
        {
            "people": [initials(row.user) for row in others],
            "says": " ".join(filter(None, [here(others), newer(article, request)])),
            "comments": f"{article.newest_comment or 0}-{article.open_comments}",
        }
    )


def _article_or_404(pk: int):
    is_open = Q(comments__parent=None, comments__resolved_at=None, comments__isnull=False)
    found = Article.objects.select_related("head__by").defer("head__content").order_by()
    counted = found.annotate(
        newest_comment=Max("comments__pk"), open_comments=Count("comments", filter=is_open)
    )
    article = counted.filter(pk=pk).first()
    if article is None:
        raise Http404
    return article


def here(others: list[Presence]) -> str:
    if not others:
        return ""
    names = [
        gettext("%(name)s (review page)") % {"name": row.user}
        if row.place == Presence.Place.REVIEW
        else str(row.user)
        for row in others
    ]
    return gettext("Also here: %(names)s.") % {"names": ", ".join(names)}


def newer(article: Article, request) -> str:
    """That somebody else saved since the page was loaded; empty if nobody did."""
    head, seen = article.head, request.POST.get("seen")
    if head is None or not seen or seen == str(head.pk) or head.by == request.user:
        return ""
    says = gettext("%(name)s saved version %(number)s since you loaded this page.")
    return says % {"name": head.by or gettext("The wire"), "number": head.number}
