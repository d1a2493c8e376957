"""The site's icon: the initial of the newsroom's name."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.html import format_html

from articles.reader.page import keep_for, sealed, unless_known

DAY = 86_400
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" '
    'rx="4" fill="#8a1c14"/><text x="16" y="24" fill="#fffefb" font-family="Georgia,serif" '
    'font-size="23" text-anchor="middle">{}</text></svg>'
)


def icon(request: HttpRequest) -> HttpResponseBase:
    initial = settings.NEWSROOM_NAME.removeprefix("The ").strip()[:1]
    response = HttpResponse(format_html(DRAWING, initial), content_type="image/svg+xml")
    keep_for(response, DAY)
    return unless_known(request, sealed(response))
