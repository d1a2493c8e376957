"""What every answer to a reader has in common: one moment, the policy, how long it may be kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, set_response_etag

from articles.reader import assets, clock
from articles.reader.moment import Moment

type View = Callable[..., HttpResponseBase]

LONGEST = 30  # seconds a page may be kept


def reader_page(view: View) -> View:
    """A page anybody may keep: `view(request, moment, …)`."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        moment = Moment(clock.now())
        response = answer(view, request, moment, *args, **kwargs)
        if "Cache-Control" not in response:
            keep_for(response, moment.seconds_to_keep(LONGEST, moment.due))
        return finished(request, response)

    return page


def answer(
    view: View, request: HttpRequest, moment: Moment, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
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
    """Without the request: no template of a reader can look at who is reading."""
    frame = {
        "newsroom": settings.NEWSROOM_NAME,
        "zone": settings.TIME_ZONE,
        "style": assets.style("lists"),
    }
    return HttpResponse(render_to_string(template, {**frame, **context}), status=status)


def keep_for(response: HttpResponseBase, seconds: int) -> None:
    response["Cache-Control"] = f"public, max-age={seconds}"


def finished(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """`response`, or a 304 for it, with the readers' policy."""
    if response.status_code == 200 and isinstance(response, HttpResponse):
        set_response_etag(response)
        etag = response["ETag"]
        response = get_conditional_response(request, etag, response=response) or response
    response["Content-Security-Policy"] = assets.policy()
    return response
