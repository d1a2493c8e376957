"""Errors of the desk look like the desk and say what to do next."""

import pytest
from django.test import RequestFactory

from newsroom import errors
from tests.reader.markup import read


@pytest.fixture
def desk(client):
    client.raise_request_exception = False
    return client


def test_nothing_at_an_address_of_the_desk(desk, ed):
    desk.force_login(ed)

    response = desk.get("/admin/nowhere/")

    page = read(response)
    assert response.status_code == 404
    assert page.one("h1").text == "There is nothing at this address"
    assert "Stories" in [link.text for link in page.all("a")]


def test_what_is_not_ones_to_do(desk, vera):
    desk.force_login(vera)

    response = desk.get("/admin/articles/article/wire/")

    assert response.status_code == 403
    assert read(response).one("h1").text == "This is not yours to do"


def test_what_broke_asks_no_database(rf):  # this test is given none
    response = errors.server_error(rf.get("/admin/articles/article/1/change/"))

    assert response.status_code == 500
    assert "no-store" in response["Cache-Control"]
    assert "still stands in the form" in response.content.decode()


@pytest.mark.parametrize(("error", "status"), [(errors.bad_request, 400), (errors.not_found, 404)])
def test_readers_keep_the_errors_of_their_site(error, status):
    response = error(RequestFactory().get("/nowhere/"))

    assert response.status_code == status
    assert "/admin/" not in response.content.decode()
