"""Changes of the front: each a version and an event, by an editor who saw the version before."""

from datetime import timedelta

import pytest

from articles import front
from articles.models import Event, Front
from articles.models.front import Arrangement, Package, Place, Strip
from articles.refusals import NotAllowed, NotReady, SomebodyWasFaster
from tests import make
from tests.clock import NOON, stopped

TONIGHT = NOON + timedelta(hours=6)


@pytest.fixture(autouse=True)
def clock(db):
    with stopped() as clock:
        yield clock


@pytest.fixture
def stories(rita, vera):
    return [make.published(rita, vera, headline) for headline in ("A Ferry", "B Bees", "C Choir")]


def notes() -> list[tuple[str, str]]:
    return [(event.actor.username, event.note) for event in reversed(front.events())]


def test_every_change_is_a_version_and_an_event(ed, clara, stories):
    ferry, bees, choir = stories
    make.front(ed, lead=ferry, packages={"At sea": [bees, choir]})
    make.front(
        clara, lead=bees, packages={"At sea": [ferry]}, pins=[Place(choir.public_id, TONIGHT)]
    )

    assert [(each.number, each.by.username) for each in Front.objects.all()] == [
        (1, "ed"),
        (2, "clara"),
    ]
    assert notes() == [
        (
            "ed",
            "“A Ferry” is the lead.\n“B Bees” stands first in package “At sea”.\n"
            "“C Choir” stands in package “At sea”.",
        ),
        (
            "clara",
            "“B Bees” is the lead.\n“A Ferry” stands first in package “At sea”.\n"
            "“C Choir” is pinned in its section.\n"
            "“C Choir” stays until 22 November 2026 18:00 UTC.",
        ),
    ]
    assert {(event.about, event.article, event.verb) for event in front.events()} == {
        ("front", None, "arrange")
    }


BREAKING = Strip("The bridge is closed", TONIGHT)
ON = "Breaking news until 22 November 2026 18:00 UTC: “The bridge is closed”."
SWAPPED = "“B Bees” stands first in a package.\n“A Ferry” stands in the package of “B Bees”."


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        ({}, {"strip": BREAKING}, ON),
        ({"strip": BREAKING}, {}, "The breaking news is off."),
        ({"pins": "AB"}, {"pins": "BA"}, "The order changed."),
        ({"pins": "AB"}, {"pins": "B"}, "“A Ferry” is off."),
        ({"packages": {"": "AB"}}, {"packages": {"": "BA"}}, SWAPPED),
    ],
)
def test_an_event_says_what_became_different(ed, stories, before, after, note):
    by_letter = {story.headline[0]: story for story in stories}

    def arranged(pins="", packages=None, **more):
        packages = {title: [by_letter[it] for it in its] for title, its in (packages or {}).items()}
        return {"pins": [by_letter[it] for it in pins], "packages": packages, **more}

    make.front(ed, **arranged(**before))

    done = make.front(ed, **arranged(**after))

    assert "\n".join(done) == notes()[-1][1] == note


def test_saving_the_same_again_is_no_change(ed, stories):
    make.front(ed, lead=stories[0])

    assert make.front(ed, lead=stories[0]) == []
    assert (Front.objects.count(), front.events().count()) == (1, 1)


def test_what_ended_by_itself_is_no_change_of_anybody(ed, stories, clock):
    make.front(ed, lead=stories[0], pins=[Place(stories[1].public_id, TONIGHT)])
    clock.now = TONIGHT

    assert make.front(ed, lead=stories[0]) == []


def test_the_second_of_two_editors_is_told_who_changed_what(ed, clara, stories):
    make.front(ed, lead=stories[0])
    make.front(clara, lead=stories[1])

    with pytest.raises(SomebodyWasFaster) as refused:
        front.arrange(make.arrangement(lead=stories[2]), by=ed, seen=1)

    assert str(refused.value) == (
        "Clara saved the front at 22 November 2026 12:00 UTC: "
        "“B Bees” is the lead. “A Ferry” is off. "
        "Nothing of yours is lost: it is below, not yet saved."
    )
    assert front.current() == (make.arrangement(lead=stories[1]), 2)


@pytest.mark.parametrize("name", ["rita", "vera", "petra", "otto"])
def test_only_editors_arrange_the_front(request, stories, name):
    with pytest.raises(NotAllowed):
        make.front(request.getfixturevalue(name), lead=stories[0])

    assert (Front.objects.count(), Event.objects.filter(about="front").count()) == (0, 0)


def test_a_front_that_cannot_be_is_refused(ed, stories):
    ferry = Place(stories[0].public_id)
    cannot_be = {
        "A story stands twice": Arrangement(lead=ferry, pins=(ferry,)),
        "not in the newsroom": Arrangement(lead=Place("nothing")),
        "has no story yet": Arrangement(packages=(Package("At sea", ()),)),
        "at most 8 packages": Arrangement(
            packages=tuple(Package(str(number), ()) for number in range(9))
        ),
    }

    for sentence, arrangement in cannot_be.items():
        with pytest.raises(NotReady, match=sentence):
            front.arrange(arrangement, by=ed, seen=0)
    assert Front.objects.count() == 0


def test_an_arrangement_comes_back_from_the_database_as_it_was(ed, stories):
    ferry, bees, choir = stories
    arrangement = make.arrangement(
        Place(ferry.public_id, TONIGHT), {"": [bees]}, [choir], Strip("!", TONIGHT, ferry.public_id)
    )

    front.arrange(arrangement, by=ed, seen=0)

    assert front.current() == (arrangement, 1)
