"""The files of pictures: private until a live edition shows them, except to the desk."""

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from articles.models import Edition, EditionPicture
from articles.pictures import FORMATS, shelf
from articles.reader.colleagues import is_from_the_desk
from articles.reader.moment import Moment, soonest, with_what_is_due
from articles.reader.page import keep_for, reader_page

LONGEST = 300  # seconds a picture may be kept: a withdrawn one is gone from caches after them


@reader_page
def picture(
    request: HttpRequest, moment: Moment, digest: str, width: str, form: str
) -> HttpResponseBase:
    live = Edition.objects.live(moment.now).filter(pk=OuterRef("edition"))
    shown = EditionPicture.objects.filter(Exists(live), digest=digest)
    row = with_what_is_due(shown, moment.now).first()
    if row is None and not is_from_the_desk(request):
        raise Http404
    response = file(request, digest, f"{width}.{form}", FORMATS[form])
    if row is None:
        response["Cache-Control"] = "private, no-store"
    else:
        keep_for(response, moment.seconds_to_keep(LONGEST, soonest(row)))
    return response


def file(request: HttpRequest, digest: str, name: str, media_type: str) -> HttpResponseBase:
    etag = f'"{digest[:16]}-{name}"'
    if unchanged := get_conditional_response(request, etag=etag):
        unchanged["ETag"] = etag
        return unchanged
    try:
        opened = default_storage.open(shelf(digest, name))
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(opened, content_type=media_type, headers={"ETag": etag})
