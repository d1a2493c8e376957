"""What every answer to a reader has in common: one moment, the policy, how long it may be kept.

A page is made at most once a second in each process: who asks for it in between gets the same.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import override

from articles.reader import assets, clock
from articles.reader.compression import coding_for, packed
from articles.reader.moment import Moment

type View = Callable[..., HttpResponseBase]

LONGEST = 30  # seconds a page may be kept by others
ONCE = timedelta(seconds=1)  # and here


def reader_page(view: View) -> View:
    """A page anybody may keep: `view(request, moment, …)`."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return sealed(HttpResponseNotAllowed(["GET", "HEAD"]))
        now = clock.now()
        key = key_of(request)
        until, response = cache.get(key, (now, None))
        if until <= now:
            moment = Moment(now)
            response = sealed(packed(request, answer(view, request, moment, *args, **kwargs)))
            if "Cache-Control" not in response:
                seconds = moment.seconds_to_keep(LONGEST, moment.due)
                keep_for(response, seconds)
                if response.status_code == 200 and seconds >= ONCE.seconds:
                    cache.set(key, (now + ONCE, response), ONCE.seconds)
        return unless_known(request, response)

    return page


def key_of(request: HttpRequest) -> str:
    """Of a page that is kept: its whole address and how it is packed."""
    named = f"{coding_for(request)} {request.build_absolute_uri()}"
    return f"page-{sha256(named.encode()).hexdigest()}"


def answer(
    view: View, request: HttpRequest, moment: Moment, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    try:
        return view(request, moment, *args, **kwargs)
    except Http404:
        response = render("404.html", frame_of(moment), status=404)
        # What is not there may be published in a second: nobody keeps that it was not.
        keep_for(response, 0)
        return response
    except BadRequest as error:
        return render("400.html", {**frame_of(moment), "why": error}, status=400)


def show(
    request: HttpRequest,
    moment: Moment,
    template: str,
    *,
    status: int = 200,
    is_whole: bool = True,
    **context: Any,
) -> HttpResponse:
    """A page with the masthead; a list gets the link to its `older` stories, and what is only
    a part of one (`is_whole` False, or an older page) has no canonical address."""
    if page := context.get("page"):
        context["older"] = page.older and with_parameter(request, "before", page.older)
    is_whole = is_whole and "before" not in request.GET
    canonical = request.build_absolute_uri(request.path) if is_whole else ""
    frame = {**frame_of(moment), "canonical": canonical}
    return render(f"reader/{template}", {**frame, **context}, status=status)


def frame_of(moment: Moment) -> dict[str, Any]:
    """What masthead and footer of every page link."""
    return {"sections": moment.sections, "pages": moment.pages}


def with_parameter(request: HttpRequest, name: str, value: str) -> str:
    parameters = request.GET.copy()
    parameters[name] = value
    return f"?{parameters.urlencode()}"


def render(template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Without the request: no template of a reader can look at who is reading, and a preview on
    the desk speaks the newsroom's language too."""
    frame = {
        "newsroom": settings.NEWSROOM_NAME,
        "zone": settings.TIME_ZONE,
        "style": assets.style("lists"),
    }
    with override(settings.LANGUAGE_CODE):
        return HttpResponse(render_to_string(template, {**frame, **context}), status=status)


def keep_for(response: HttpResponseBase, seconds: int) -> None:
    response["Cache-Control"] = f"public, max-age={seconds}"


def sealed(response: HttpResponseBase) -> HttpResponseBase:
    """`response` with the readers' policy, and a page with the digest of what it says."""
    if response.status_code == 200 and isinstance(response, HttpResponse):
        set_response_etag(response)
    response["Content-Security-Policy"] = assets.policy()
    return response


def unless_known(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """`response`, or a 304 for it if the reader has it already."""
    if response.status_code != 200 or not isinstance(response, HttpResponse):
        return response
    known = get_conditional_response(request, response["ETag"], response=response) or response
    known["Content-Security-Policy"] = response["Content-Security-Policy"]
    return known
