"""A page in as few bytes as the reader's browser can unpack.

Nothing on a reader's page is secret or sent by the reader, so its length tells nobody anything.
"""

import gzip
import re
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

WORTH_IT = 1_000  # bytes; a shorter answer fits into the first packet as it is
PACK: dict[str, Callable[[bytes], bytes]] = {  # best first; stronger ones take 30 times as long
    "br": lambda page: brotli.compress(page, quality=5),
    "gzip": lambda page: gzip.compress(page, 6, mtime=0),
}
REFUSED = re.compile(r"\s*;\s*q=0(\.0*)?\s*$")


def coding_for(request: HttpRequest) -> str:
    """The best content coding this browser names (RFC 9110, 12.5.3); empty for none."""
    asked = request.headers.get("Accept-Encoding", "").lower().split(",")
    named = {one.partition(";")[0].strip() for one in asked if not REFUSED.search(one)}
    return next((coding for coding in PACK if coding in named), "")


def packed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """`response` in the coding its reader asks for; before it gets its ETag, which names bytes."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    if not (isinstance(response, HttpResponse) and is_page and len(response.content) >= WORTH_IT):
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    if coding := coding_for(request):
        response.content = PACK[coding](response.content)
        response["Content-Encoding"] = coding
    return response
