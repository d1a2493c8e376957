"""Every answer to a reader can be kept by anybody and says nothing about who asked."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from django.conf import settings
from django.test import Client

from articles.reader import assets
from tests import make
from tests.reader.markup import read

CACHEABLE = re.compile(r"public, max-age=\d+")


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(response) -> dict[str, str]:
    parts = (part.partition(" ") for part in response["Content-Security-Policy"].split("; "))
    return {name: values for name, _, values in parts}


def anonymous() -> Client:
    return Client()


def signed_in() -> Client:
    client = Client()
    client.force_login(make.user("visitor"))
    return client


def with_old_cookies() -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "x"
    client.cookies[settings.CSRF_COOKIE_NAME] = "x"
    client.cookies["messages"] = "x"
    return client


@pytest.mark.parametrize("visitor", [anonymous, signed_in, with_old_cookies])
def test_no_address_sets_a_cookie_or_differs_by_one(site, visitor):
    client = visitor()

    for name, path in site.addresses.items():
        response = client.get(path)
        assert response.cookies == {}, name
        assert response.get("Vary") in (None, "Accept-Encoding"), name
        assert CACHEABLE.fullmatch(response["Cache-Control"]), name


@pytest.mark.parametrize("visitor", [anonymous, signed_in, with_old_cookies])
def test_a_readers_request_never_meets_what_the_desk_needs(site, visitor):
    client = visitor()

    for name, path in site.addresses.items():
        request = client.get(path).wsgi_request
        known = {"session", "user", "_messages"} & set(dir(request))
        assert (known, request.META.get("CSRF_COOKIE")) == (set(), None), name


def test_the_desk_has_what_it_needs(db):
    request = anonymous().get("/admin/login/").wsgi_request

    assert {"session", "user", "_messages"} <= set(dir(request))
    assert request.META["CSRF_COOKIE"]


def test_who_is_signed_in_sees_what_everybody_sees(site):
    reader, editor = anonymous(), signed_in()

    for name, path in site.addresses.items():
        seen = [b"".join(visitor.get(path)) for visitor in (reader, editor)]
        assert seen[0] == seen[1], name


def test_the_policy_allows_what_the_page_brings_and_nothing_else(client, site):
    for name in ("home", "story", "withdrawn story", "archive", "no such section"):
        response = site.open(client, name)
        style = read(response).one("style").children[0]

        assert digest(style) in policy(response)["style-src"], name
        assert policy(response) == {
            "default-src": "'none'",
            "style-src": " ".join(digest(assets.style(pages)) for pages in assets.SHEETS),
            "script-src": digest(assets.beacon()),
            "img-src": "'self'",
            "connect-src": "'self'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }, name


def test_the_only_script_is_the_counter_on_stories(client, site):
    scripts = {
        name: read(site.open(client, name)).all("script")
        for name in ("home", "story", "section", "person", "archive", "withdrawn story")
    }

    assert [name for name, found in scripts.items() if found] == ["story"]
    assert scripts["story"][0].children == [assets.beacon()]


def test_nothing_on_a_page_comes_from_elsewhere_or_carries_its_own_style(client, site):
    for name in site.addresses:
        page = b"".join(site.open(client, name)).decode(errors="replace")
        assert re.findall(r'(?:src|srcset)="(?!/)', page) == [], name
        assert re.findall(r"\s(?:style|on[a-z]+)=", page) == [], name


def test_a_page_that_did_not_change_is_not_sent_again(client, site):
    first = site.open(client, "story")

    second = site.open(client, "story", headers={"if-none-match": first["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    for header in ("Content-Security-Policy", "Cache-Control", "ETag"):
        assert second[header] == first[header]


def test_only_reading_is_allowed(site):
    client = Client(enforce_csrf_checks=True)

    for name in ("home", "story", "section", "archive", "person", "picture"):
        response = client.post(site.addresses[name])
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD"), name
        assert response.cookies == {}, name


def test_a_head_has_the_headers_of_a_page(client, site):
    get, head = site.open(client, "story"), client.head(site.addresses["story"])

    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)
