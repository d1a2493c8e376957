"""Answers for addresses that lead nowhere, before any view is found: without a query."""

from articles.reader.page import LONGEST, finished, keep_for, render


def bad_request(request, exception=None):
    return _error(request, "400.html", 400)


def not_found(request, exception=None):
    return _error(request, "404.html", 404)


def server_error(request):
    response = render("500.html", {}, status=500)
    response["Cache-Control"] = "no-store"
    return finished(request, response)


def _error(request, template, status):
    response = render(template, {}, status=status)
    keep_for(response, LONGEST)
    return finished(request, response)
