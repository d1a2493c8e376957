"""What readers are told of a story's past: notices, when it was updated, how old it is."""

import pytest

from tests import make
from tests.reader.markup import read
from tests.reader.site import path_of, republish


def page(client, story):
    return read(client.get(path_of(story)))


def test_a_correction_stands_under_the_headline(client, rita, vera, clock):
    story = make.published(rita, vera)
    clock.goes_on(hours=2)
    republish(story, rita, vera, kind="correction", notice="It was May.", standfirst="In May.")

    article = page(client, story).one("article")

    assert [part.tag for part in article.elements] == ["header", "aside", "div"]
    assert article.one("aside").text == "Correction November 22 2026, 2:00 PM It was May."


def test_a_later_typo_does_not_hide_the_correction(client, rita, vera, clock):
    story = make.published(rita, vera)
    republish(story, rita, vera, kind="correction", notice="It was May.", standfirst="In May.")
    clock.goes_on(hours=2)
    republish(story, rita, vera, kind="update", notice="It is June.", standfirst="In June.")
    clock.goes_on(hours=2)
    republish(story, rita, vera, kind="typo", standfirst="In June!")

    notices = [notice.text for notice in page(client, story).all("aside")]

    assert notices == [
        "Update November 22 2026, 2:00 PM It is June.",
        "Correction November 22 2026, 12:00 PM It was May.",
    ]


def test_what_was_withdrawn_is_not_told_again(client, rita, vera):
    story = make.published(rita, vera)
    republish(story, rita, vera, kind="correction", notice="Canary.", standfirst="In May.")
    make.move(story, "withdraw", vera, note="Danger.", public_note="Also a canary.")
    republish(story, rita, vera, kind="typo", standfirst="In June.")

    assert b"anary" not in client.get(path_of(story)).content


@pytest.mark.parametrize("kind", ["update", "clarification", "correction", "retraction"])
def test_kinds_that_say_something_new_are_dated(client, clock, rita, vera, kind):
    story = make.published(rita, vera)
    clock.goes_on(hours=2)
    republish(story, rita, vera, kind=kind, notice="It was May.", standfirst="In May.")

    assert page(client, story).one(".updated").text == "Updated November 22 2026, 2:00 PM"


@pytest.mark.parametrize("kind", ["typo", "style"])
def test_a_typo_is_no_update(client, clock, rita, vera, kind):
    story = make.published(rita, vera)
    clock.goes_on(hours=2)
    republish(story, rita, vera, kind="update", notice="It sails.", standfirst="It sails.")
    clock.goes_on(hours=2)
    republish(story, rita, vera, kind=kind, standfirst="It sails again.")

    assert page(client, story).one(".updated").text == "Updated November 22 2026, 2:00 PM"


def test_what_follows_within_a_minute_is_no_update(client, clock, rita, vera):
    story = make.published(rita, vera)
    clock.goes_on(seconds=59)
    republish(story, rita, vera, kind="update", notice="It sails.", standfirst="It sails.")

    assert page(client, story).all(".updated") == []


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (30, ""),
        (31, "This story is more than a month old."),
        (62, "This story is more than 2 months old."),
        (364, "This story is more than 11 months old."),
        (365, "This story is more than a year old."),
        (800, "This story is more than 2 years old."),
    ],
)
def test_an_old_story_says_so(client, clock, rita, vera, days, said):
    story = make.published(rita, vera)
    clock.goes_on(days=days)

    assert "".join(label.text for label in page(client, story).all(".age")) == said


def test_an_update_makes_a_story_new_again(client, clock, rita, vera):
    story = make.published(rita, vera)
    clock.goes_on(days=300)
    republish(story, rita, vera, kind="update", notice="It sails.", standfirst="It sails.")

    assert page(client, story).all(".age") == []
