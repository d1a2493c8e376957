"""The way in. A request in another character set than UTF-8 ends here: Django reads the address
in it too, "zlib" and "idna" included, before any middleware could answer."""

import codecs
import os

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
newsroom = get_wsgi_application()


def is_utf_8(content_type: str) -> bool:
    try:
        _, parameters = parse_header_parameters(content_type)
        return codecs.lookup(parameters.get("charset", "utf-8")).name == "utf-8"
    except (LookupError, ValueError):
        return False


def application(environ, start_response):
    if is_utf_8(environ.get("CONTENT_TYPE", "")):
        return newsroom(environ, start_response)
    start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"Send text as UTF-8."]
