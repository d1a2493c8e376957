"""The HTML of every page, read by a parser that forgives nothing."""

from collections import Counter

import pytest
from tinyhtml5.parser import HTMLParser

from tests import make
from tests.reader.site import byline, mention, path_of, picture, republish

RICH_TEXT = (
    '<p>One &amp; two, <strong>bold</strong>, <em>italic</em>, <a href="/a/?b=1&amp;c=2">a link</a>'
    ".<br>Next.</p><h2>A sub-head</h2><h3>And one below</h3><ul><li><p>A list</p></li></ul>"
    "<ol><li><p>In order</p><ul><li><p>and within</p></li></ul></li></ol>"
)


def faults(html: str) -> list[str]:
    """What is wrong with it, by line and column."""
    parser = HTMLParser()
    root = parser.parse(html)
    found = [f"{line}:{column} {why} {more}" for (line, column), why, more in parser.errors]
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    found += [f"id={name} stands {n} times" for name, n in ids.items() if n > 1]
    named = ("for", "aria-labelledby", "aria-describedby")
    asked = {
        key for element in root.iter() for name in named for key in element.get(name, "").split()
    }
    return found + [f"nothing has the id {name}" for name in sorted(asked - set(ids))]


def test_every_page_is_sound(client, site):
    pages = {name: client.get(path) for name, path in site.addresses.items()}

    html = {name: page for name, page in pages.items() if "html" in page["Content-Type"]}
    read = {name: page.content.decode() for name, page in html.items() if page.content}
    assert {name: found for name, text in read.items() if (found := faults(text))} == {}
    assert {"home", "story", "archive", "no such story"} <= set(read)


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_story_with_everything_in_it_is_sound(client, rita, vera, olga, language):
    story = make.published(
        rita,
        vera,
        'A "Headline" & <One> Tag',
        language=language,
        kicker="R&D",
        place="Merrow <Bay>",
        topics=[make.topic("Ferries & Sails").pk],
        bylines=[byline(olga, work) for work in ("reporting", "translation", "pictures")],
        mentions=[mention(olga, role="Captain & <mate>", status="free", as_of="2025-03-07")],
        blocks=[
            make.text(RICH_TEXT),
            make.slot(picture(), caption='The "pier" & <crane>'),
            make.quote("“One.”\n\n“Two & <three>.”", olga),
            make.quote(speaker=olga, attribution=""),
            make.slot(),
        ],
    )
    notice = "It was < 4 & is > 5.\n\nSorry."
    republish(story, rita, vera, kind="correction", notice=notice, standfirst="It's > 5.")

    assert faults(client.get(path_of(story)).content.decode()) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p><div></div></p>",
        "<a><a></a></a>",
        '<img src="x" src="y">',
        "<b><p></b></p>",
        "<table><p></p></table>",
        "<p>&nosuch;</p>",
        "<div>",
        '<i id="x"></i><i id="x"></i>',
        '<label for="nothing"></label>',
    ],
)
def test_nothing_is_forgiven(html):
    page = "<!doctype html><html><head><title>x</title></head><body>{}</body></html>"

    assert faults(page.format(html)) != []
    assert faults(page.format("<p>Sound.</p>")) == []
