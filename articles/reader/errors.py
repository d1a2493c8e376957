"""Answers where no view can give one, in the look of the site: without a query."""

from articles.reader.page import LONGEST, keep_for, render, sealed

RETRY_AFTER = 120  # seconds


def bad_request(request, exception=None):
    return _error(request, "400.html", 400)


def not_found(request, exception=None):
    return _error(request, "404.html", 404)


def server_error(request):
    response = render("500.html", {}, status=500)
    response["Cache-Control"] = "no-store"
    return sealed(response)


def unavailable(request):
    """While the database is away, or work is done on the site: without a query."""
    response = render("503.html", {"is_sent": request.method == "POST"}, status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return sealed(response)


def _error(request, template, status):
    response = render(template, {}, status=status)
    keep_for(response, LONGEST)
    return sealed(response)
