"""About and imprint as readers find them: the published words, and never a byte before."""

import pytest

from articles import pages
from articles.models import Page
from tests import make
from tests.reader.markup import read


def footer(response) -> list[tuple[str, str]]:
    return [(link["href"], link.text) for link in read(response).one("footer").one("nav").all("a")]


def test_a_page_says_what_was_published_and_when(client, clock, vera):
    make.page(by=vera, text="<h2>The house</h2><ul><li>Eleven &amp; a press</li></ul>")

    response = client.get("/about/")

    page = read(response)
    assert page.one("h1").text == "Who we are"
    assert [heading.text for heading in page.one("main").all("h2")] == ["The house"]
    assert page.one("main").one("li").text == "Eleven & a press"
    assert page.one("main").one("time")["datetime"] == "2026-11-22"
    assert page.one("title").text == "Who we are — The Newsroom"


def test_machines_are_told_where_it_is_and_what_it_says(client, vera):
    make.page(by=vera, text="<p>Eleven <em>people</em> &amp; a press.</p><p>More.</p>")

    said = read(client.get("/about/")).one("head")

    metas = {tag["name"]: tag["content"] for tag in said.all("meta") if "name" in tag.attributes}
    places = {tag["rel"]: tag["href"] for tag in said.all("link")}
    assert metas["description"] == "Eleven people & a press."
    assert places["canonical"] == "http://testserver/about/"


@pytest.mark.parametrize("slug", Page.Slug.values)
def test_what_nobody_published_is_as_if_it_were_not_there(client, publish, vera, slug):
    publish("A Story", 1)
    unknown = client.get("/nowhere/")
    make.page(slug, by=vera, title="Canary", goes_out=False)

    response = client.get(f"/{slug}/")

    assert response.status_code == 404
    assert (response.content, response.headers) == (unknown.content, unknown.headers)


def test_what_was_taken_down_is_gone(client, publish, vera):
    publish("A Story", 1)
    unknown = client.get("/nowhere/")
    make.page(by=vera)
    pages.take_down("about", by=vera, seen=1)

    response = client.get("/about/")

    assert (response.status_code, response.content) == (404, unknown.content)


def test_a_draft_of_the_next_words_is_nobodys_business(client, vera):
    make.page(by=vera)
    before = client.get("/about/").content

    make.page(by=vera, title="Canary", text="<p>Canary</p>", goes_out=False)

    assert client.get("/about/").content == before


@pytest.mark.parametrize("address", ["/", "/harbour/", "/about/", "/nowhere/", "/archive/"])
def test_every_page_leads_to_what_is_published(client, publish, vera, address):
    publish("A Story", 1)
    make.page("imprint", by=vera, title="Imprint", goes_out=False)
    before = footer(client.get(address))

    make.page("imprint", by=vera, title="Imprint & law")
    make.page("about", by=vera)

    ours = [("/about/", "Who we are"), ("/imprint/", "Imprint & law")]
    assert [address for address, _ in before if address in ("/about/", "/imprint/")] == []
    assert footer(client.get(address))[1:3] == ours


def test_a_newsroom_without_stories_leads_there_too(client, vera, django_assert_max_num_queries):
    make.page(by=vera)

    with django_assert_max_num_queries(4):
        home = client.get("/")

    assert footer(home)[1] == ("/about/", "Who we are")


def test_a_page_costs_two_queries(client, publish, vera, django_assert_num_queries):
    publish("A Story", 1)
    make.page(by=vera)

    with django_assert_num_queries(2):
        client.get("/about/")


def test_the_page_itself_is_marked_in_the_footer(client, vera):
    make.page(by=vera)

    links = read(client.get("/about/")).one("footer").one("nav").all("a")

    assert [link["href"] for link in links if "aria-current" in link.attributes] == ["/about/"]
