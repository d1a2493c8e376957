"""Text no database can hold is refused at the door: a 400, never a 500."""

from django.http import HttpResponseBadRequest


def is_broken(text: str) -> bool:
    """Whether `text` holds a NUL or half a surrogate pair, which PostgreSQL cannot store."""
    return "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text)


class RefuseBrokenText:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_broken(request.path) or any(
            is_broken(text) for key in request.GET for text in [key, *request.GET.getlist(key)]
        ):
            return HttpResponseBadRequest("This address holds characters that no text can have.")
        return self.get_response(request)
