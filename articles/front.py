"""The front page's one writer. Every change is a version of its own and an Event that says what
became different; a version is made from the one its editor saw, or refused."""

from collections import defaultdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.facts import when
from articles.models import Article, Event, Front
from articles.models.front import Arrangement, Strip
from articles.refusals import NotAllowed, NotReady, SomebodyWasFaster
from people import roles
from people.models import User

ARRANGED = "arrange"
MOST_PACKAGES, MOST_IN_A_PACKAGE, MOST_PINS = 8, 8, 60

type Headlines = dict[str, str]  # by public id


def current() -> tuple[Arrangement, int]:
    """What is arranged now, and the number of that version; 0 before the first."""
    newest = Front.newest()
    return (newest.arrangement, newest.number) if newest else (Arrangement(), 0)


@transaction.atomic
def arrange(arrangement: Arrangement, *, by: User, seen: int) -> list[str]:
    """Put `arrangement` in the place of version `seen`; returns what changed, in sentences.

    Raises NotAllowed, NotReady and, if `seen` is not the newest version, SomebodyWasFaster.
    """
    if not roles.may_arrange_front(by):
        raise NotAllowed("You may look at the front, and editors arrange it. Ask one of them.")
    check(arrangement)
    now = timezone.now()
    before, number = current()
    if number != seen:
        raise SomebodyWasFaster(saved_since(seen))
    done = changes(before.at(now), arrangement)
    if not done:
        return []
    try:
        with transaction.atomic():
            Front.objects.create(number=seen + 1, content=arrangement.value(), by=by, at=now)
    except IntegrityError as error:  # somebody else's version of this number has just been saved
        raise SomebodyWasFaster(saved_since(seen)) from error
    Event.objects.create(
        about=Event.About.FRONT, verb=ARRANGED, actor=by, note=" ".join(done), at=now
    )
    return done


def check(arrangement: Arrangement) -> None:
    """Raises NotReady."""
    stories = [place.story for place in arrangement.places()]
    asked = {*stories, arrangement.strip.story if arrangement.strip else ""} - {""}
    if len(stories) != len(set(stories)):
        raise NotReady("A story stands twice on this front. Take it out of one of its places.")
    if Article.objects.filter(public_id__in=asked).count() != len(asked):
        raise NotReady("A story of this front is not in the newsroom. Take it off.")
    if len(arrangement.packages) > MOST_PACKAGES:
        raise NotReady(f"A front has at most {MOST_PACKAGES} packages. Take one off.")
    if not all(package.places for package in arrangement.packages):
        raise NotReady("A package has no story yet. Put one into it, or take it off.")
    if any(len(package.places) > MOST_IN_A_PACKAGE for package in arrangement.packages):
        raise NotReady(f"A package has at most {MOST_IN_A_PACKAGE} stories. Take some out.")
    if len(arrangement.pins) > MOST_PINS:
        raise NotReady(f"A front has at most {MOST_PINS} pins. Take some off.")


def events() -> QuerySet[Event]:
    """Changes of the front, newest first."""
    about_it = Event.objects.filter(about=Event.About.FRONT)
    return about_it.select_related("actor").order_by("-at", "-pk")


def saved_since(seen: int) -> str:
    """Who changed what after version `seen`: every version has its event."""
    _, number = current()
    told = [
        f"{event.actor or 'The command line'} saved the front at {when(event.at)}: {event.note}"
        for event in events()[: max(1, number - seen)]
    ]
    return " ".join([*reversed(told), "Nothing of yours is lost: it is below, not yet saved."])


# What became different, for people.


def changes(before: Arrangement, after: Arrangement) -> list[str]:
    """Sentences; none if nothing changed."""
    headlines = headlines_of(before, after)
    old, new = stands(before, headlines), stands(after, headlines)
    done = [f"“{headlines[it]}” {new[it]}." for it in new if new[it] != old.get(it)]
    done += [f"“{headlines[it]}” is off." for it in old if it not in new]
    until = {place.story: place.until for place in before.places()}
    done += [
        f"“{headlines[it.story]}” {ends(it.until)}."
        for it in after.places()
        if it.until != until.get(it.story)
    ]
    stayed = [[it for it in each if old.get(it) == new.get(it)] for each in (old, new)]
    if stayed[0] != stayed[1]:
        done.append("The order changed.")
    if before.strip != after.strip:
        done.append(told_by(after.strip))
    return done


def told_by(strip: Strip | None) -> str:
    if strip is None:
        return "The breaking news is off."
    return f"Breaking news until {when(strip.until)}: “{strip.text}”."


def ends(until: datetime | None) -> str:
    return f"stays until {when(until)}" if until else "stays without an end"


def stands(arrangement: Arrangement, headlines: Headlines) -> dict[str, str]:
    """Where each story stands, in words, in the order of the front."""
    found = {arrangement.lead.story: "is the lead"} if arrangement.lead else {}
    for package in arrangement.packages:
        first, *others = (place.story for place in package.places)
        title = f"package “{package.title}”" if package.title else "a package"
        found[first] = f"stands first in {title}"
        below = title if package.title else f"the package of “{headlines[first]}”"
        found |= dict.fromkeys(others, f"stands in {below}")
    pinned = (place.story for place in arrangement.pins)
    return found | dict.fromkeys(pinned, "is pinned in its section")


def headlines_of(*arrangements: Arrangement) -> Headlines:
    asked = {place.story for each in arrangements for place in each.places()}
    stories = Article.objects.filter(public_id__in=asked)
    return defaultdict(lambda: "a story", stories.values_list("public_id", "headline"))
