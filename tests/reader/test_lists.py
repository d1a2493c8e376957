"""The front page, sections, topics and the archive: live stories, by first publication."""

import pytest

from articles.reader.lists import PER_PAGE
from tests import make
from tests.reader.markup import headlines, read
from tests.reader.site import path_of, picture, republish


@pytest.fixture
def of_three_days(publish):
    topics = [make.topic().pk]
    return [publish(f"March {day}", day, topics=topics) for day in (2, 3, 1)]


ADDRESSES = ["/", "/harbour/", "/topics/ferries/", "/archive/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_lists_begin_with_what_was_published_last(client, of_three_days, address):
    assert headlines(client.get(address)) == ["March 3", "March 2", "March 1"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_new_edition_does_not_move_a_story_up(client, rita, vera, of_three_days, address):
    republish(of_three_days[2], rita, vera, kind="update", notice="More.", headline="March 1!")

    assert headlines(client.get(address)) == ["March 3", "March 2", "March 1!"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_withdrawn_story_is_in_no_list(client, vera, of_three_days, address):
    make.move(of_three_days[1], "withdraw", vera, note="Danger.", public_note="Gone.")

    assert headlines(client.get(address)) == ["March 2", "March 1"]


def test_a_list_shows_section_headline_standfirst_time_and_picture(client, publish):
    image = picture(focal_x=20)
    story = publish("A Ferry", 7, blocks=[make.slot(image, focus=[20, 75])])

    teaser = read(client.get("/archive/")).one(".teaser")

    assert teaser.text == (
        "Harbour A Ferry The night ferry stops for repairs. March 7 2025, 12:00 PM"
    )
    assert teaser.one("a")["href"] == path_of(story)
    assert teaser.one("img")["alt"] == "A ferry at the pier."
    assert teaser.one("img")["class"] == "fx2 fy8"


def test_a_kicker_stands_beside_the_section_and_alone_where_all_are_of_it(client, publish):
    publish("A Ferry", 7, kicker="Analysis", topics=[make.topic().pk])

    kickers = [read(client.get(path)).one(".teaser").one(".kicker") for path in ADDRESSES[1:]]

    assert [kicker.text for kicker in kickers] == ["Analysis", *["Harbour Analysis"] * 2]


def test_a_foreign_headline_says_its_language(client, publish):
    publish("Паром", 7, slug="parom", language="ru")

    heading = read(client.get("/archive/")).one(".teaser").one("h2")

    assert heading.attributes == {"lang": "ru", "dir": "ltr"}


def test_a_retracted_story_is_marked(client, rita, vera, publish):
    story = publish("A Mistake", 7)
    republish(story, rita, vera, kind="retraction", notice="It was wrong.", standfirst="Wrong.")

    assert read(client.get("/archive/")).one(".when").text.startswith("Retracted March 7")


def test_the_front_page_leads_with_the_newest_and_shows_each_section(client, publish):
    city, sport = make.section("City").pk, make.section("Sport").pk
    for day in range(1, 11):
        publish(f"Harbour {day}", day)
    publish("City 1", 1, section=city)
    publish("Sport 1", 2, section=sport)

    main = read(client.get("/")).one("main")

    assert main.one(".lead").one("h2").text == "Harbour 10"
    assert [second.one("h2").text for second in main.all(".second")] == ["Harbour 9", "Harbour 8"]
    assert [
        [section.one("h2").text, *(story.text for story in section.all("h3"))]
        for section in main.all("section")
    ] == [
        ["City", "City 1"],
        ["Harbour", "Harbour 7", "Harbour 6", "Harbour 5", "Harbour 4"],
        ["Sport", "Sport 1"],
    ]


def test_an_empty_newsroom_has_a_front_page(client, db):
    response = client.get("/")

    assert response.status_code == 200
    assert "Nothing has been published yet." in read(response).one("main").text


def test_the_masthead_names_sections_that_have_something_to_read(client, rita, vera, clock, soon):
    make.published(rita, vera, section=make.section("City", position=2).pk)
    make.published(rita, vera, "Another", section=make.section("Harbour", position=1).pk)
    make.published(rita, vera, "Later", section=make.section("Canaries").pk, at=soon)
    make.section("Empty")

    sections = read(client.get("/archive/")).one(".masthead").one("ul")

    assert [link.text for link in sections.all("a")] == ["Harbour", "City", "Archive", "Search"]


@pytest.mark.parametrize("address", ["/canaries/", "/topics/canaries/", "/people/canary/"])
def test_what_no_live_story_carries_is_not_there(client, rita, vera, address):
    section, topic = make.section("Canaries"), make.topic("Canaries")
    mentions = [{"person": make.person("Canary").pk, "name": "Canary"}]
    story = make.published(rita, vera, section=section.pk, topics=[topic.pk], mentions=mentions)
    make.draft(rita, "Draft", section=section.pk, topics=[topic.pk], mentions=mentions)
    assert client.get(address).status_code == 200

    make.move(story, "withdraw", vera, note="Danger.", public_note="Gone.")

    assert client.get(address).status_code == 404


def test_a_long_list_goes_on_where_it_ended(client, publish):
    at_noon = PER_PAGE * 2 + 1  # all at the same moment, the worst case for a cursor
    for number in range(at_noon):
        publish(f"Story {number}", 1)

    seen, address = [], "/archive/"
    while address:
        response = client.get(address)
        seen.append(headlines(response))
        older = read(response).all(".older")
        address = f"/archive/{older[0].one('a')['href']}" if older else ""

    assert [len(page) for page in seen] == [PER_PAGE, PER_PAGE, 1]
    assert len({headline for page in seen for headline in page}) == at_noon


def test_a_full_page_with_nothing_after_it_ends_there(client, publish):
    for number in range(PER_PAGE):
        publish(f"Story {number}", number + 1)

    assert read(client.get("/harbour/")).all(".older") == []


def test_the_next_page_is_asked_for_what_this_one_was(client, publish):
    for number in range(PER_PAGE + 1):
        publish(f"Story {number}", number + 1)

    older = read(client.get("/archive/?words=story&section=harbour")).one(".older").one("a")

    assert older["href"].startswith("?words=story&section=harbour&before=2025-03-02T12")
    assert headlines(client.get(f"/archive/{older['href']}")) == ["Story 0"]


@pytest.mark.parametrize("address", ["/harbour/", "/topics/ferries/", "/archive/"])
@pytest.mark.parametrize(
    "cursor",
    [
        "yesterday",
        "~",
        "2025-03-01",
        "2025-03-01T12:00:00",
        "2025-03-01T12:00:00%2B99:00~x",
        "2025-99-01T12:00:00Z~x",
        "0001-01-01T00:00:00%2B14:00~x",
        "9999-12-31T23:59:59-14:00~x",
        "99999999999999999999",
        "%F0%9F%90%A6" * 500,
    ],
)
def test_a_bad_cursor_is_refused(client, of_three_days, address, cursor):
    response = client.get(f"{address}?before={cursor}")

    assert response.status_code == 400
    assert "Start from its newest stories." in read(response).one("main").text


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_absurd_page_number_is_ignored(client, of_three_days, address):
    assert client.get(f"{address}?page={'9' * 400}").status_code == 200
