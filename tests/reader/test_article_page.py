"""The page of a story."""

from datetime import UTC, datetime

import pytest

from articles import view_counts
from tests import make
from tests.reader.markup import read
from tests.reader.site import DATE, byline, mention, path_of, picture


def page(client, story):
    return read(client.get(path_of(story)))


def row(client, story) -> str:
    return page(client, story).one(".row").text


def test_its_parts_stand_in_the_order_of_a_newspaper(client, site):
    article = page(client, site.story).one("article")

    assert [part.text[:45] for part in article.one("header").elements] == [
        "Harbour",
        "Ferry Timetable Will Change Twice This Spring",
        "The night ferry stops for repairs.",
        "September 13 2024, 10:35 PM • 0 views",
        "By Nina Petrak Pictures by Lev Sandor",
        "This story is more than 2 years old.",
    ]
    assert [(part.tag, part.attributes.get("class", "")) for part in article.elements] == [
        ("header", ""),
        ("div", "body"),
        ("section", "people"),
    ]
    assert [
        (block.tag, block.attributes.get("class", "")) for block in article.one(".body").elements
    ] == [("p", ""), ("figure", "picture"), ("figure", "quote"), ("p", "")]


def test_a_kicker_stands_beside_the_section(client, rita, vera):
    story = make.published(rita, vera, kicker="Analysis")

    assert page(client, story).one(".kicker").text == "Harbour Analysis"


def test_the_row_is_that_of_the_sample(client, rita, vera):
    story = make.published(rita, vera, wire_date=DATE)
    view_counts.open_at(story, 799)

    assert row(client, story) == "September 13 2024, 10:35 PM • 799 views"


def test_the_row_is_for_machines_too(client, rita, vera):
    story = make.published(rita, vera, wire_date=DATE)
    view_counts.open_at(story, 799)

    shown = page(client, story).one(".row")
    assert shown.one("time")["datetime"] == "2024-09-13T22:35:00+0000"
    assert shown.one("data")["value"] == "799"


@pytest.mark.parametrize(
    ("views", "shown"), [(0, "0 views"), (1, "1 view"), (1_234_567, "1,234,567 views")]
)
def test_views_are_counted_in_words(client, rita, vera, views, shown):
    story = make.published(rita, vera, wire_date=DATE)
    view_counts.open_at(story, views)

    assert row(client, story).partition(" • ")[2] == shown


def test_the_number_is_that_of_the_counter(client, site):
    view_counts.open_at(site.story, 321)

    shown = int(page(client, site.story).one("data")["value"])

    assert shown == view_counts.shown(site.story.pk)


def test_times_are_those_of_the_newsroom(client, settings, rita, vera):
    settings.TIME_ZONE = "Europe/Minsk"
    story = make.published(rita, vera, wire_date=datetime(2024, 9, 13, 21, 30, tzinfo=UTC))

    shown = page(client, story)

    assert path_of(story).startswith("/2024/09/14/")
    assert shown.one(".row").text.startswith("September 14 2024, 12:30 AM")
    assert "Europe/Minsk" in shown.one("footer").text


def test_the_place_opens_the_first_paragraph(client, site):
    first, *others = page(client, site.story).one(".body").all("p")

    assert first.text == "Merrow Bay — The night ferry stops for repairs in April."
    assert first.elements[0]["class"] == "place"
    assert [other for other in others if other.all(".place")] == []


def test_a_place_passes_over_a_list_to_the_first_paragraph(client, rita, vera):
    blocks = [make.text("<ul><li><p>One</p></li></ul><p>Two</p>")]
    story = make.published(rita, vera, place="Merrow Bay", blocks=blocks)

    assert page(client, story).one(".place").parent.text == "Merrow Bay — Two"


def test_a_story_without_a_place_begins_with_its_text(client, rita, vera):
    story = make.published(rita, vera)

    assert page(client, story).one(".body").text == "The night ferry stops for repairs in April."


def test_a_quote_is_introduced_by_who_said_it(client, site):
    quote = page(client, site.story).one("figure.quote")

    assert [part.tag for part in quote.elements] == ["figcaption", "blockquote"]
    assert quote.elements[0].text == "A captain said:"
    assert quote.elements[1].text == "“She has earned a month in the dry.”"


def test_a_quote_without_a_line_of_its_own_names_its_speaker(client, rita, vera, olga):
    story = make.published(rita, vera, blocks=[make.quote(speaker=olga, attribution="")])

    assert page(client, story).one("figcaption").text == "Olga Brandt stated:"


def test_an_empty_slot_is_invisible(client, rita, vera):
    blocks = [make.text("<p>Above.</p>"), make.slot(), make.text("<p>Below.</p>")]
    story = make.published(rita, vera, blocks=blocks)

    body = page(client, story).one(".body")

    assert [block.tag for block in body.elements] == ["p", "p"]


def test_a_picture_comes_in_its_widths_and_never_moves_the_text(client, rita, vera):
    image = picture(width=1600, height=1000)
    story = make.published(rita, vera, blocks=[make.slot(image, caption="The pier.")])

    figure = page(client, story).one("figure.picture")
    source, shown = figure.one("source"), figure.one("img")

    start = f"/pictures/{image.digest}"
    assert source["type"] == "image/webp"
    assert source["srcset"] == (
        f"{start}/480.webp 480w, {start}/960.webp 960w, {start}/1600.webp 1600w"
    )
    assert shown["src"] == f"{start}/960.jpg"
    assert (shown["width"], shown["height"]) == ("960", "600")
    assert shown["alt"] == "A ferry at the pier."
    assert figure.one("figcaption").text == "The pier. Photo: Nina Sool"


def test_a_small_picture_is_offered_in_its_own_width(client, rita, vera):
    image = picture(width=300, height=200)
    story = make.published(rita, vera, blocks=[make.slot(image)])

    shown = page(client, story).one("img")

    assert shown["srcset"] == f"/pictures/{image.digest}/300.jpg 300w"
    assert (shown["width"], shown["height"]) == ("300", "200")


def test_only_the_first_picture_is_in_a_hurry(client, rita, vera):
    blocks = [make.slot(picture()), make.slot(picture()), make.slot(picture())]
    story = make.published(rita, vera, blocks=blocks)

    pictures = page(client, story).all("img")

    assert [image.attributes.get("fetchpriority") for image in pictures] == ["high", None, None]
    assert [image.attributes.get("loading") for image in pictures] == [None, "lazy", "lazy"]


def test_people_are_stated_with_role_status_and_date(client, rita, vera, olga):
    said = {"also_written": "Ольга Брандт", "role": "Captain", "status": "in exile"}
    story = make.published(rita, vera, mentions=[mention(olga, **said, as_of="2025-03-07")])

    (person,) = page(client, story).one(".people").all("li")

    assert [line.text for line in person.elements] == [
        "Olga Brandt",
        "Captain",
        "In exile, as of March 7 2025",
        "Also written Ольга Брандт",
    ]
    assert person.one("a")["href"] == "/people/olga-brandt/"


def test_a_story_without_people_has_no_box_for_them(client, rita, vera):
    story = make.published(rita, vera)

    assert page(client, story).all(".people") == []


def test_somebody_hidden_is_named_and_not_linked(client, rita, vera):
    hidden = make.person("Vera Tsymbel", hidden=True)
    story = make.published(rita, vera, mentions=[mention(hidden)], bylines=[byline(hidden)])

    shown = page(client, story)

    assert shown.one(".people").one(".name").text == "Vera Tsymbel"
    assert shown.one(".byline").text == "By Vera Tsymbel"
    assert [link for link in shown.all("a") if "/people/" in link["href"]] == []


def test_who_did_the_same_work_shares_a_line(client, rita, vera):
    names = ("Nina Petrak", "Tomas Arden", "Hanna Wicks")
    lines = [byline(make.person(name)) for name in names]
    story = make.published(rita, vera, bylines=lines)

    assert page(client, story).one(".byline").text == "By Nina Petrak, Tomas Arden and Hanna Wicks"


def test_a_picture_that_is_taller_than_wide_is_no_wider_than_need_be(client, rita, vera):
    shapes = [(1600, 1067), (1067, 1600), (900, 900)]
    blocks = [make.slot(make.picture(width=width, height=height)) for width, height in shapes]
    story = make.published(rita, vera, blocks=blocks)

    figures = page(client, story).all("figure")

    assert [figure["class"] for figure in figures] == ["picture", "picture tall", "picture"]


def test_what_looks_like_markup_is_text(client, rita, vera):
    nasty = "<b>&amp;</b>"
    blocks = [make.quote(nasty, attribution=nasty)]
    story = make.published(
        rita, vera, nasty, slug="nasty", standfirst=nasty, place=nasty, blocks=blocks
    )

    article = page(client, story).one("article")

    assert article.one("h1").text == nasty
    assert article.one(".standfirst").text == nasty
    assert article.one("blockquote").text == nasty
    assert article.one("figcaption").text == nasty
    assert article.all("b") == []


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ru", "ltr"), ("be-tarask", "ltr"), ("ar", "rtl"), ("ur-PK", "rtl")],
)
def test_a_story_in_another_language_says_so(client, rita, vera, language, direction):
    story = make.published(rita, vera, language=language)

    article = page(client, story).one("article")

    assert article.attributes == {"lang": language, "dir": direction}


def test_a_story_in_the_language_of_the_site_says_nothing(client, rita, vera):
    story = make.published(rita, vera, language="en")

    assert page(client, story).one("article").attributes == {}


def test_the_head_names_the_story(client, site):
    head = page(client, site.story).one("head")
    meta = {tag["name"]: tag["content"] for tag in head.all("meta") if "name" in tag.attributes}
    rel = {tag["rel"]: tag["href"] for tag in head.all("link")}

    assert head.one("title").text == "Ferry Timetable Will Change Twice This Spring — The Newsroom"
    assert meta["description"] == "The night ferry stops for repairs."
    assert rel["canonical"] == f"http://testserver{path_of(site.story)}"


def test_the_counter_is_named_outside_the_article(client, site):
    shown = page(client, site.story)

    start = f"/_v/{site.story.public_id}?t="
    assert shown.one("main")["data-v"].startswith(start)
    assert shown.one("article").attributes == {}


def test_topics_are_linked_by_name(client, rita, vera):
    topics = [make.topic("The sea").pk, make.topic("Ferries").pk]
    story = make.published(rita, vera, topics=topics)

    links = page(client, story).one(".topics").all("a")

    assert [(link.text, link["href"]) for link in links] == [
        ("Ferries", "/topics/ferries/"),
        ("The sea", "/topics/the-sea/"),
    ]
