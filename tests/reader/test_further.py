"""What stands under a story: related stories and why, the next of its section, sharing."""

import pytest

from tests import make
from tests.reader.markup import read
from tests.reader.site import byline, mention, path_of, republish


def beneath(client, story, heading: str) -> list[str]:
    """The lines under the heading with that id; none if it is not there."""
    page = read(client.get(path_of(story)))
    for section in page.one(".further").elements:
        if section["aria-labelledby"] == heading:
            lists = section.all("li") or section.all(".headline")
            return [line.text for line in lists]
    return []


def test_a_related_story_says_what_it_shares(client, clock, publish, olga):
    ferries = make.topic("Ferries")
    story = publish("The Bridge", 3, topics=[ferries.pk], mentions=[mention(olga)])
    publish("The Tunnel", 1, topics=[ferries.pk], mentions=[mention(olga)])

    assert beneath(client, story, "related") == [
        "The Tunnel Also on Olga Brandt, Ferries · March 1 2025"
    ]


def test_what_shares_most_comes_first_then_the_newest(client, clock, publish, olga):
    ferries = make.topic("Ferries").pk
    story = publish("The Bridge", 9, topics=[ferries], mentions=[mention(olga)])
    publish("Older", 1, topics=[ferries])
    publish("Newer", 3, topics=[ferries])
    publish("Both", 2, topics=[ferries], mentions=[mention(olga)])

    related = beneath(client, story, "related")

    assert [line.split(" Also")[0] for line in related] == ["Both", "Newer", "Older"]


def test_who_only_wrote_both_stories_makes_them_no_relatives(client, clock, publish, olga):
    story = publish("The Bridge", 3, bylines=[byline(olga)])
    publish("The Tunnel", 1, bylines=[byline(olga)])

    assert beneath(client, story, "related") == []


def test_somebody_without_a_page_is_no_reason(client, clock, publish):
    hidden = make.person("Pavel Morin", hidden=True)
    story = publish("The Bridge", 3, mentions=[mention(hidden)])
    publish("The Tunnel", 1, mentions=[mention(hidden)])

    assert beneath(client, story, "related") == []


def test_a_quoted_person_is_a_reason(client, clock, publish, olga):
    story = publish("The Bridge", 3, blocks=[make.quote(speaker=olga)])
    publish("The Tunnel", 1, mentions=[mention(olga)])

    assert beneath(client, story, "related") == ["The Tunnel Also on Olga Brandt · March 1 2025"]


def test_what_is_not_live_is_never_related_next_or_read(client, clock, rita, vera, publish, soon):
    here = {"topics": [make.topic("Ferries").pk]}
    story = publish("The Bridge", 3, **here)
    gone = publish("Gone", 1, **here)
    make.move(gone, "withdraw", vera, note="Danger.", public_note="Gone.")
    make.reviewed(rita, vera, "Approved", **here)
    make.published(rita, vera, "Waiting", at=soon, **here)

    assert read(client.get(path_of(story))).one(".further").text == ""


def test_only_what_a_related_story_says_now_relates_it(client, clock, rita, vera, publish, olga):
    story = publish("The Bridge", 3, mentions=[mention(olga)])
    other = publish("The Tunnel", 1, mentions=[mention(olga)])
    republish(other, rita, vera, kind="style", mentions=[])

    assert beneath(client, story, "related") == []


def test_next_is_the_story_before_in_the_same_section(client, clock, publish):
    publish("Oldest", 1)
    publish("Before", 2)
    publish("Elsewhere", 3, section=make.section("Courts").pk)
    story = publish("The Bridge", 4)
    publish("After", 5)

    assert beneath(client, story, "next") == ["Before"]


def test_no_story_stands_beneath_another_twice(client, clock, publish):
    ferries = {"topics": [make.topic("Ferries").pk]}
    publish("Oldest", 1)
    publish("Older", 2)
    publish("Before", 3, **ferries)
    story = publish("The Bridge", 4, **ferries)

    assert beneath(client, story, "related") == ["Before Also on Ferries · March 3 2025"]
    assert beneath(client, story, "next") == ["Older"]


def test_the_oldest_story_of_a_section_has_no_next(client, clock, publish):
    story = publish("The Bridge", 4)
    publish("After", 5)

    assert beneath(client, story, "next") == []


def test_a_short_headline_is_enough_beneath_another_story(client, clock, publish):
    publish("The Ferry That Nobody Wanted Is Back in Merrow Bay", 1, short_headline="Ferry Is Back")
    story = publish("The Bridge", 4)

    assert beneath(client, story, "next") == ["Ferry Is Back"]


@pytest.mark.parametrize("stories", [1, 9])
def test_more_relatives_cost_no_more(
    client, clock, publish, olga, django_assert_num_queries, stories
):
    shared = {"topics": [make.topic("Ferries").pk], "mentions": [mention(olga)]}
    for number in range(stories):
        publish(f"Story {number}", number + 1, **shared)
    path = path_of(publish("The Bridge", 20, **shared))

    with django_assert_num_queries(4):
        client.get(path)


def test_sharing_names_the_address_and_asks_nobody(client, site):
    page = read(site.open(client, "story"))
    path = site.addresses["story"]

    links = [link["href"] for link in page.one(".share").all("a")]

    assert page.one("code").text == f"http://testserver{path}"
    address = f"http://testserver{path}".replace(":", "%3A").replace("/", "%2F")
    assert all(link.endswith(address) for link in links)
    assert [link.partition(":")[0] for link in links] == ["mailto", "https", "https"]
