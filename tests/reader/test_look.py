"""What can be told of the look without a browser: one outline, and colours one can read."""

import re
from itertools import pairwise

import pytest
from django.conf import settings

from tests.reader.markup import read

PAGES = "home,story,section,topic,person,archive,about,withdrawn story,bad cursor".split(",")
TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
COLOURS = re.compile(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)")


@pytest.mark.parametrize("name", [*PAGES, "no such section"])
def test_every_page_has_one_outline(client, site, name):
    page = read(site.open(client, name))

    assert page.one("html")["lang"] == "en"
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("footer")) == 1
    assert page.one("title").text.endswith("The Newsroom")
    assert page.one("body").elements[0].text == "Skip to content"
    assert page.one("body").elements[0]["href"] == f"#{page.one('main')['id']}"


@pytest.mark.parametrize("name", PAGES)
def test_no_heading_skips_a_level(client, site, name):
    below = [element.tag for element in read(site.open(client, name))._below()]
    levels = [int(tag[1]) for tag in below if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_no_id_is_given_twice(client, site, name):
    ids = [
        element["id"]
        for element in read(site.open(client, name))._below()
        if "id" in element.attributes
    ]

    assert sorted(ids) == sorted(set(ids))


def test_titles_tell_pages_apart(client, site):
    titles = [read(site.open(client, name)).one("title").text for name in PAGES]

    assert len(set(titles)) == len(PAGES)


@pytest.mark.parametrize("name", ["home", "section", "topic", "person", "archive", "how we count"])
def test_a_page_says_what_it_is_to_who_has_not_opened_it(client, site, name):
    metas = read(site.open(client, name)).all("meta")

    (said,) = [meta["content"] for meta in metas if meta.attributes.get("name") == "description"]
    assert said


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "soft", "accent"])
def test_text_stands_out_seven_to_one(name, theme):
    colours = {name: themes[theme] for name, *themes in COLOURS.findall(TOKENS)}

    assert contrast(colours[name], colours["paper"]) >= 7
