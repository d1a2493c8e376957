"""A page is light: text, style and script in one answer."""

import random

import brotli
import pytest

from articles.reader import assets
from newsroom.demo import build
from tests import make
from tests.reader.markup import read
from tests.reader.site import byline, mention, path_of

LIMIT, HARD_LIMIT = 9_000, 14_600


def prose(words: int) -> list[str]:
    """Paragraphs of the demo's stories, which are prose, together so many words."""
    texts = [path.read_text() for path in sorted(build.STORIES.glob("*.txt"))]
    paragraphs = [p for text in texts for p in text.split("\n\n") if len(p.split()) > 20]
    random.Random(1).shuffle(paragraphs)
    taken = []
    while sum(len(p.split()) for p in taken) < words:
        taken.append(paragraphs.pop())
    return taken


def packed(response) -> int:
    return len(brotli.compress(response.content, quality=5))


@pytest.mark.parametrize(("words", "limit"), [(1_000, LIMIT), (2_500, HARD_LIMIT)])
def test_a_story_fits_the_budget(client, rita, vera, words, limit):
    people = [make.person(f"Somebody Number {number}") for number in range(6)]
    said = {"role": "Trade unionist, Dockworkers’ Union", "status": "imprisoned"}
    story = make.published(
        rita,
        vera,
        bylines=[byline(people[0])],
        mentions=[mention(person, **said, as_of="2025-03-07") for person in people],
        blocks=[
            make.text("".join(f"<p>{paragraph}</p>" for paragraph in prose(words))),
            make.slot(make.picture(), caption="The cranes of the South Basin at dusk."),
            make.quote(speaker=people[0]),
        ],
    )

    assert packed(client.get(path_of(story))) <= limit


@pytest.fixture
def full_paper(rita, vera):
    """The headlines and standfirsts of the demo's stories, five in each of nine sections, each
    with a picture and a topic."""
    copies = [path.read_text().split("\n\n") for path in sorted(build.STORIES.glob("*.txt"))]
    for number in range(45):
        headline, standfirst, *_ = copies[number % len(copies)]
        make.published(
            rita,
            vera,
            headline,
            standfirst=standfirst,
            slug=f"story-{number}",
            section=make.section(f"Section {number % 9}").pk,
            topics=[make.topic().pk],
            blocks=[make.slot(make.picture())],
        )


def test_a_page_of_twelve_pictures_and_more_fits_the_first_flight(client, full_paper):
    pages = {path: client.get(path) for path in ("/", "/topics/ferries/")}

    assert max(packed(page) for page in pages.values()) <= HARD_LIMIT
    assert [len(read(page).all("img")) for page in pages.values()] == [12, 20]


@pytest.mark.parametrize("pages", assets.SHEETS)
def test_styles_are_small(pages):
    assert len(brotli.compress(assets.style(pages).encode())) <= 2_250


def test_the_script_is_small():
    assert len(assets.beacon().encode()) <= 600


@pytest.mark.parametrize("pages", assets.SHEETS)
def test_a_style_is_its_sheets_without_comments_and_space(pages):
    style = assets.style(pages)

    assert [waste for waste in ("/*", "  ", "</", "\n") if waste in style] == []
    assert style.count("{") == style.count("}")


def test_only_needless_space_is_taken():
    assert (
        assets.minified("a { margin: calc(-1 * var(--x)) 0; }") == "a{margin:calc(-1 * var(--x)) 0}"
    )
    assert assets.minified("a { margin: 0.5em 10.05em 0 }") == "a{margin:.5em 10.05em 0}"
    assert assets.minified("a > b , c {\n  color: red;\n}\n/* x */") == "a>b,c{color:red}"
