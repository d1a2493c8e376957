"""The front page: what editors arranged of what is live at this second, and the newest where they
arranged nothing."""

from datetime import timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Section
from articles.models.front import Arrangement, Package, Place, Strip
from articles.reader.front import A_SECTION, FrontPage, fill
from articles.reader.lists import Teaser
from tests import make
from tests.clock import NOON
from tests.reader.markup import headlines, read
from tests.reader.site import path_of, republish

SECOND = timedelta(seconds=1)
BREAKING = "The bridge is closed"


@pytest.fixture
def week(publish):
    """A story of each of seven days; "Day 7" is the newest."""
    return {day: publish(f"Day {day}", day) for day in range(1, 8)}


def shown(client) -> dict:
    """The front by its places, as headlines."""
    main = read(client.get("/")).one("main")
    return {
        "lead": main.one(".lead").one("h2").text,
        "packages": {
            package.all(".label")[0].text: [
                heading.text for heading in [*package.all("h2"), *package.all("h3")][1:]
            ]
            for package in main.all("section.package")
        },
        "sections": {
            section.one("h2").text: [story.text for story in section.all("h3")]
            for section in main.one(".sections").all("section")
        },
    }


def strips(client) -> list[str]:
    return [strip.text for strip in read(client.get("/")).all(".strip")]


def seconds_kept(client) -> int:
    return int(client.get("/")["Cache-Control"].removeprefix("public, max-age="))


# What editors chose.


def test_only_the_picture_of_the_lead_is_in_a_hurry(client, publish):
    for day in (1, 2, 3, 4):
        publish(f"Day {day}", day, blocks=[make.slot(make.picture())])

    first, *others = read(client.get("/")).all("img")

    assert first["fetchpriority"] == "high"
    assert "loading" not in first.attributes
    assert {picture["loading"] for picture in others} == {"lazy"}


def test_the_front_shows_what_an_editor_arranged(client, ed, publish, week):
    city = publish("Day 4 in the city", 4, section=make.section("City").pk)
    make.front(ed, lead=week[3], packages={"Ferries": [week[1], week[5], city]}, pins=[week[2]])

    front = shown(client)

    assert front["lead"] == "Day 3"
    assert front["packages"] == {"Ferries": ["Day 1", "Day 5", "Day 4 in the city"]}
    assert front["sections"] == {"Harbour": ["Day 2", "Day 4"]}


def test_an_empty_lead_is_the_newest_story_nobody_chose(client, ed, week):
    make.front(ed, packages={"Ferries": [week[7], week[1]]})

    assert shown(client)["lead"] == "Day 6"


def test_an_empty_lead_is_a_chosen_story_when_there_is_no_other(client, ed, publish):
    stories = [publish("Day 1", 1), publish("Day 2", 2)]
    make.front(ed, packages={"Ferries": stories})

    front = shown(client)

    assert (front["lead"], front["packages"]) == ("Day 2", {"Ferries": ["Day 1"]})


def test_a_section_is_filled_up_with_its_newest(client, ed, week):
    make.front(ed, pins=[week[1]])

    assert shown(client)["sections"] == {"Harbour": ["Day 1", "Day 4", "Day 3", "Day 2"]}


def test_a_pin_goes_with_its_story_into_another_section(client, ed, rita, vera, week):
    make.front(ed, pins=[week[1]])
    republish(week[1], rita, vera, kind="style", section=make.section("City").pk)

    assert shown(client)["sections"]["City"] == ["Day 1"]


def test_the_front_shows_kicker_and_short_headline(client, publish):
    publish("A Ferry of Very Many Words", 7, kicker="Analysis", short_headline="A Ferry")

    lead = read(client.get("/")).one(".lead")

    assert (lead.one(".kicker").text, lead.one("h2").text) == ("Harbour Analysis", "A Ferry")
    assert headlines(client.get("/harbour/")) == ["A Ferry of Very Many Words"]


# What is not live.


def test_a_withdrawn_lead_gives_its_place_to_the_newest(client, ed, vera, week):
    make.front(ed, lead=week[3])
    make.move(week[3], "withdraw", vera, note="Danger.", public_note="Gone.")

    assert shown(client)["lead"] == "Day 7"
    assert b"Day 3" not in client.get("/").content


def test_a_package_that_lost_its_first_story_begins_with_the_next(client, ed, vera, week):
    make.front(ed, packages={"Ferries": [week[3], week[2], week[1]], "Piers": [week[4]]})
    for day in (3, 4):
        make.move(week[day], "withdraw", vera, note="Danger.", public_note="Gone.")

    assert shown(client)["packages"] == {"Ferries": ["Day 2", "Day 1"]}


def test_a_draft_that_is_pinned_is_nowhere(client, ed, rita, week):
    canary = make.draft(rita, "A Canary")
    strip = Strip("A canary sings", NOON + timedelta(days=9999), canary.public_id)
    make.front(ed, lead=canary, strip=strip)

    page = client.get("/").content

    assert b"anar" not in page
    assert shown(client)["lead"] == "Day 7"


def test_a_story_that_waits_takes_its_place_at_its_moment(
    client, ed, rita, vera, clock, soon, publish
):
    publish("Day 1", 1)
    waiting = make.published(rita, vera, "A Canary", at=soon)
    make.front(ed, lead=waiting)

    clock.now = soon - SECOND
    before = client.get("/").content
    clock.now = soon

    assert b"Canary" not in before
    assert shown(client)["lead"] == "A Canary"


def test_the_front_shows_the_newest_edition_of_a_story(client, ed, rita, vera, week):
    make.front(ed, lead=week[3])
    republish(week[3], rita, vera, kind="style", headline="Day 3, told better")

    assert shown(client)["lead"] == "Day 3, told better"


# What ends by itself.


def test_a_place_ends_at_its_second(client, ed, clock, soon, week):
    make.front(ed, lead=Place(week[3].public_id, soon))

    clock.now = soon - SECOND
    before = shown(client)["lead"], seconds_kept(client)
    clock.now = soon

    assert before == ("Day 3", 1)
    assert (shown(client)["lead"], seconds_kept(client)) == ("Day 7", 30)


def test_a_story_whose_time_has_passed_stands_where_the_newest_do(client, ed, clock, soon, week):
    make.front(ed, packages={"Ferries": [Place(week[7].public_id, soon), week[1]]})
    clock.now = soon

    front = shown(client)

    assert (front["lead"], front["packages"]) == ("Day 7", {"Ferries": ["Day 1"]})


def test_the_strip_ends_at_its_second(client, ed, clock, soon, week):
    make.front(ed, strip=Strip(BREAKING, soon))

    clock.now = soon - 7 * SECOND
    before = strips(client), seconds_kept(client)
    clock.now = soon

    assert before == ([f"Breaking {BREAKING}"], 7)
    assert (strips(client), seconds_kept(client)) == ([], 30)


def test_the_strip_is_there_before_any_story(client, ed, clock, soon):
    make.front(ed, strip=Strip(BREAKING, soon))

    assert strips(client) == [f"Breaking {BREAKING}"]


def test_the_strip_leads_to_its_story_and_goes_with_it(client, ed, vera, clock, soon, week):
    make.front(ed, strip=Strip(BREAKING, soon, week[3].public_id))
    link = read(client.get("/")).one(".strip").one("a")

    make.move(week[3], "withdraw", vera, note="Danger.", public_note="Gone.")

    assert link["href"] == path_of(week[3])
    assert strips(client) == []


# Whatever is arranged.

IDS = [f"s{number}" for number in range(8)]
SECTIONS = [Section(pk=number, name=f"Section {number}", slug=f"s-{number}") for number in (1, 2)]
places = st.builds(Place, st.sampled_from([*IDS, "unknown"]))
arrangements = st.builds(
    Arrangement,
    lead=st.none() | places,
    packages=st.lists(
        st.builds(Package, st.just("T"), st.lists(places, min_size=1).map(tuple)), max_size=3
    ).map(tuple),
    pins=st.lists(places, max_size=5).map(tuple),
)


def teaser(story: str, section: Section) -> Teaser:
    return Teaser(f"/{story}/", story, "", story, story, "", section, "en", NOON, False, None)


def stories_on(front: FrontPage) -> list[str]:
    packages = ([package.first, *package.others] for package in front.packages)
    sections = (teasers for _, teasers in front.sections)
    lead = [front.lead] if front.lead else []
    every = chain(lead, front.seconds, *packages, *sections)
    return [teaser.public_id for teaser in every]


@given(
    arrangements,
    st.lists(
        st.tuples(st.sampled_from(IDS), st.sampled_from(SECTIONS)), unique_by=lambda it: it[0]
    ),
)
def test_no_story_stands_twice_and_none_that_is_not_live(asked, live):
    teasers = {story: teaser(story, section) for story, section in live}

    front = fill(asked, teasers, SECTIONS)

    on_it = stories_on(front)
    assert len(on_it) == len(set(on_it))
    assert set(on_it) <= teasers.keys()
    assert (front.lead is None) == (not teasers)
    assert all(0 < len(own) <= A_SECTION for _, own in front.sections)
    assert all(it.section == section for section, own in front.sections for it in own)
    if asked.lead and asked.lead.story in teasers:
        assert front.lead.public_id == asked.lead.story
