"""Fact boxes, tables, related stories and embeds as readers get them."""

from datetime import timedelta

import pytest

from tests import make
from tests.desk.page import desk_of
from tests.reader.markup import links, read
from tests.reader.site import path_of, republish
from tests.reader.test_preview import published

LOADS = {"iframe", "img", "script", "link", "video", "object", "embed", "source"}


def shown(client, story):
    return read(client.get(path_of(story)))


def preview(user, story) -> str:
    page = desk_of(user).get(f"/admin/articles/article/{story.pk}/preview/").content.decode()
    return page[page.index("<article") : page.index("</article>")] + "</article>"


@pytest.fixture
def other(rita, vera):
    return make.published(rita, vera, "The Pilots Vote", slug="pilots")


@pytest.fixture
def story(rita, vera, other):
    return make.published(rita, vera, blocks=[make.text(), make.related(other)])


def test_a_table_has_a_caption_and_a_head(client, rita, vera):
    story = make.published(rita, vera, blocks=[make.table("Sailings", ["A", "B"], ["1", "<2>"])])

    page = shown(client, story)

    (region,) = page.all(".table")
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert region["aria-label"] == page.all("caption")[0].text == "Sailings"
    assert [cell.text for cell in page.all("th")] == ["A", "B"]
    assert [cell.text for cell in page.all("td")] == ["1", "<2>"]


def test_a_fact_box_has_its_title_and_its_prose(client, rita, vera):
    story = make.published(rita, vera, blocks=[make.facts("In <figures>", "<p>One <em>x</em></p>")])

    (box,) = shown(client, story).all("aside")

    assert box["class"] == "facts"
    assert box.text.split() == ["In", "<figures>", "One", "x"]


def test_an_embed_is_a_link_that_names_the_site_and_loads_nothing(client, rita, vera):
    address = "https://www.video.example/watch?v=1&t=2"
    story = make.published(rita, vera, blocks=[make.embed("She casts off", address)])

    page = shown(client, story)

    (link,) = page.one(".embed").all("a")
    assert (link["href"], link.text) == (address, "She casts off on video.example")
    assert [part.tag for part in page.one("article").all("") if part.tag in LOADS] == []


def test_an_embed_without_a_title_is_named_by_its_site(client, rita, vera):
    story = make.published(rita, vera, blocks=[make.embed("", "https://post.example/1")])

    assert [link.text for link in shown(client, story).one(".embed").all("a")] == ["post.example"]


def test_what_has_nothing_to_show_is_not_there(client, rita, vera):
    draft = make.draft(rita, "Not for You Yet")
    blocks = [
        make.facts("A title alone", ""),
        {**make.table("A caption alone"), "rows": []},
        make.embed("A title alone", ""),
        make.related(draft),
    ]
    story = make.published(rita, vera, blocks=[make.text(), *blocks])

    page = shown(client, story)

    assert [page.all(kind) for kind in (".facts", ".table", ".related", ".embed")] == [[]] * 4
    assert "alone" not in page.text
    assert "Not for You" not in page.text


# Related stories: the live edition at the moment of reading, or nothing.


def test_a_related_story_is_a_link_to_its_live_edition(client, story, other):
    (link,) = shown(client, story).one(".related").all("a")

    assert (link["href"], link.text) == (path_of(other), "The Pilots Vote")


def test_its_headline_is_that_of_today(client, story, other, rita, vera):
    republish(other, rita, vera, kind="style", headline="The Pilots Voted", slug="voted")
    make.change(other, rita, headline="A headline nobody has approved")

    (link,) = shown(client, story).one(".related").all("a")

    assert (link["href"], link.text) == (path_of(other), "The Pilots Voted")


def test_it_is_not_there_before_its_time_and_there_at_it(client, clock, rita, vera):
    soon = clock.now + timedelta(hours=1)
    other = make.published(rita, vera, "The Pilots Vote", at=soon)
    story = make.published(rita, vera, blocks=[make.related(other)])

    before = shown(client, story).all(".related")
    clock.now = soon
    after = shown(client, story).one(".related").all("a")

    assert before == []
    assert [link.text for link in after] == ["The Pilots Vote"]


def test_it_is_gone_when_it_is_withdrawn(client, story, other, vera):
    path = path_of(other)
    make.move(other, "withdraw", vera, note="By court order.", public_note="Gone.")

    page = client.get(path_of(story)).content.decode()

    assert "Pilots" not in page
    assert path not in links(page)


def test_it_is_not_told_again_below_the_story(client, rita, vera):
    topics = [make.topic().pk]
    other = make.published(rita, vera, "The Pilots Vote", slug="pilots", topics=topics)
    story = make.published(rita, vera, topics=topics, blocks=[make.related(other)])

    page = shown(client, story)

    assert [link.text for link in page.all("a") if link["href"] == path_of(other)] == [
        "The Pilots Vote"
    ]


@pytest.mark.parametrize("is_live", [True, False])
def test_the_preview_has_it_as_the_page_has_it(client, rita, vera, clock, is_live):
    other = make.published(rita, vera, "The Pilots Vote") if is_live else make.draft(rita)
    story = make.published(rita, vera, blocks=[make.related(other), make.table(), make.facts()])

    assert preview(vera, story) == published(client, story)


def test_any_number_of_them_costs_no_query_more(client, rita, vera, django_assert_num_queries):
    others = [make.published(rita, vera, f"Story {n}", slug=f"story-{n}") for n in range(3)]
    story = make.published(rita, vera, blocks=[make.related(other) for other in others])

    path = path_of(story)

    with django_assert_num_queries(4):
        page = client.get(path)

    assert len(read(page).all(".related")) == 3
