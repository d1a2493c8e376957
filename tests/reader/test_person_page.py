"""A person's page is assembled from live stories, and from nothing the desk knows besides."""

import pytest

from articles.editions import show_page_of
from tests import make
from tests.reader.markup import headlines, read
from tests.reader.site import byline, mention

ADDRESS = "/people/olga-brandt/"


def page(client):
    return read(client.get(ADDRESS))


def facts(client) -> list[str]:
    return [line.text for line in page(client).one(".person").elements]


def test_it_states_names_role_and_status_with_its_date(client, publish, olga):
    said = {"also_written": "Ольга Брандт, Olha Brandt", "role": "Captain", "status": "imprisoned"}
    publish("Ferry", 7, mentions=[mention(olga, **said, as_of="2025-03-07")])

    assert facts(client) == [
        "Olga Brandt",
        "Also written Ольга Брандт, Olha Brandt",
        "Captain",
        "Imprisoned, as of March 7 2025",
    ]


def test_the_newest_story_says_who_somebody_is(client, publish, olga):
    publish("Old", 1, mentions=[{"person": olga.pk, "name": "O. Brandt", "role": "Cadet"}])
    publish("New", 9, mentions=[mention(olga, role="Captain")])

    assert facts(client) == [
        "Olga Brandt",
        "Also written O. Brandt",
        "Captain",
        "Cadet (stated March 1 2025)",
    ]


def test_the_status_is_that_with_the_latest_date(client, publish, olga):
    amended = {"status": "released", "as_of": "2026-01-02"}
    publish("Amended last week", 1, mentions=[mention(olga, **amended)])
    publish("Newer", 9, mentions=[mention(olga, status="imprisoned", as_of="2025-03-09")])

    assert facts(client)[-1] == "Released, as of January 2 2026"


def test_it_lists_live_stories_newest_first(client, rita, publish, olga):
    mentions = [mention(olga)]
    publish("Mentioned", 1, mentions=mentions)
    publish("Credited", 3, bylines=[byline(olga)])
    publish("Quoted", 2, blocks=[make.quote(speaker=olga)])
    publish("Somebody else", 4)
    make.draft(rita, "A draft", mentions=mentions)

    assert headlines(client.get(ADDRESS)) == ["Credited", "Quoted", "Mentioned"]


def test_it_quotes_what_the_person_said_with_story_and_date(client, publish, olga):
    said = make.quote("“Mine.”", speaker=olga, attribution="Olga Brandt stated:")
    publish("Ferry", 7, blocks=[said, make.quote("“Nobody’s.”"), make.text()], slug="ferry")

    quote = page(client).one("figure")

    assert [part.text for part in quote.elements] == [
        "Olga Brandt stated:",
        "“Mine.”",
        "Ferry, March 7 2025",
    ]
    assert quote.one("a")["href"] == "/2025/03/07/ferry/"


def test_what_the_desk_knows_stays_there(client, publish, olga):
    olga.summary = "Canary."
    olga.save()
    olga.statuses.create(kind="wanted", source="Canary.", note="Canary.")
    olga.roles.create(title="Canary")
    olga.names.create(text="Canary")
    publish("Ferry", 7, mentions=[mention(olga)])

    assert b"anary" not in client.get(ADDRESS).content


@pytest.mark.parametrize("hidden", [True, False])
def test_hiding_a_person_takes_the_page_and_showing_gives_it_back(client, publish, olga, hidden):
    publish("Ferry", 7, mentions=[mention(olga)])

    for olga.hidden in (True, hidden):
        olga.save()
        show_page_of(olga)

    assert client.get(ADDRESS).status_code == (404 if hidden else 200)
    assert headlines(client.get("/archive/")) == ["Ferry"]
