"""What every answer to the receiver of a link has in common: it is kept by nobody, found by no
search engine and tells no other site where it was read. The token in the address is all the
authority there is: no session, no cookie, and no form another site could send in somebody's name.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.csp import CSP, build_policy
from django.utils.safestring import SafeString

from articles import advice
from articles.models import ReviewLink
from articles.reader import assets, clock

SHEETS = f"{assets.SHEETS['story']} form outside"
LONGEST = 5000  # characters of an answer

type View = Callable[..., HttpResponseBase]


def by_token(*methods: str) -> Callable[[View], View]:
    """`view(request, link, …)` for an open link. Every other address gets one and the same 404,
    whether its link ended, was revoked or never was."""

    def decorated(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
            if request.method not in methods:
                return sealed(HttpResponseNotAllowed(methods))
            return sealed(answer(view, request, advice.link_of(token, clock.now()), **kwargs))

        return page

    return decorated


def answer(
    view: View, request: HttpRequest, link: ReviewLink | None, **kwargs: Any
) -> HttpResponseBase:
    try:
        return view(request, link, **kwargs) if link else closed(request)
    except (Http404, advice.LinkIsClosed):
        return closed(request)
    except (SuspiciousOperation, MultiPartParserError):
        return show("unread.html", status=400)


def closed(request: HttpRequest) -> HttpResponse:
    """What was written while the link ended is given back."""
    return show("closed.html", status=404, text=request.POST.get("text", "")[:LONGEST])


def show(template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    frame = {"newsroom": settings.NEWSROOM_NAME, "zone": settings.TIME_ZONE, "style": style()}
    page = render_to_string(f"outside/{template}", {**frame, **context})
    return HttpResponse(page, status=status)


def sealed(answer: HttpResponseBase) -> HttpResponseBase:
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["Content-Security-Policy"] = policy()
    return answer


@cache
def style() -> SafeString:
    return assets.joined(SHEETS)


@cache
def policy() -> str:
    allowed: dict[str, list[str]] = {
        "default-src": [CSP.NONE],
        "style-src": [assets.digest_of(style())],
        "img-src": [CSP.SELF],
        "form-action": [CSP.SELF],
        "base-uri": [CSP.NONE],
        "frame-ancestors": [CSP.NONE],
    }
    return build_policy(allowed)
