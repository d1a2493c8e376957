"""Text no database can hold is refused at the door: a 400, never a 500."""

from django.http import HttpResponseBadRequest


def is_broken(text: str) -> bool:
    """Whether `text` holds a NUL or half a surrogate pair, which PostgreSQL cannot store."""
    return "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text)


class RefuseBrokenText:
    """A broken address is a bad request; a broken cookie is none of ours and is not there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = [request.path, *request.GET]
        asked += [text for key in request.GET for text in request.GET.getlist(key)]
        if any(is_broken(text) for text in asked):
            return HttpResponseBadRequest("This address holds characters that no text can have.")
        for name in [name for name, value in request.COOKIES.items() if is_broken(value)]:
            del request.COOKIES[name]
        return self.get_response(request)
