"""Addresses that no view answers look like the rest of the site, and cost no query."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from articles.reader import assets, errors
from tests.reader.markup import read

HANDLERS = {400: errors.bad_request, 404: errors.not_found, 500: errors.server_error}


@pytest.mark.parametrize("status", HANDLERS)
def test_an_error_has_the_look_of_the_site(status):
    response = HANDLERS[status](RequestFactory().get("/nothing.at.all"))

    page = read(response)
    assert response.status_code == status
    assert page.one("style").text == assets.style("lists")
    assert page.one("header").text.startswith("The Newsroom")
    assert "/nothing.at.all" not in response.content.decode()


@pytest.mark.parametrize("status", HANDLERS)
def test_the_template_alone_is_enough_when_all_else_is_broken(status):
    page = render_to_string(f"{status}.html")

    assert "<h1>" in page


def test_an_error_of_ours_is_not_kept():
    response = errors.server_error(RequestFactory().get("/"))

    assert response["Cache-Control"] == "no-store"


def test_an_address_that_is_nowhere_is_kept_like_a_page():
    response = errors.not_found(RequestFactory().get("/nothing.at.all"))

    assert response["Cache-Control"] == "public, max-age=30"
