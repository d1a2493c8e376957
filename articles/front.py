"""The front page's one writer. Every change is a version of its own and an Event that says what
became different; a version is made from the one its editor saw, or refused."""

from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext, override

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
        raise NotAllowed(
            gettext("You may look at the front, and editors arrange it. Ask one of them.")
        )
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
    with override(settings.LANGUAGE_CODE):  # what is kept is in the newsroom's own language
        note = "\n".join(changes(before.at(now), arrangement))
    Event.objects.create(about=Event.About.FRONT, verb=ARRANGED, actor=by, note=note, at=now)
    return done


def check(arrangement: Arrangement) -> None:
    """Raises NotReady."""
    stories = [place.story for place in arrangement.places()]
    asked = {*stories, arrangement.strip.story if arrangement.strip else ""} - {""}
    if len(stories) != len(set(stories)):
        raise NotReady(
            gettext("A story stands twice on this front. Take it out of one of its places.")
        )
    if Article.objects.filter(public_id__in=asked).count() != len(asked):
        raise NotReady(gettext("A story of this front is not in the newsroom. Take it off."))
    if len(arrangement.packages) > MOST_PACKAGES:
        raise NotReady(gettext("A front has at most %d packages. Take one off.") % MOST_PACKAGES)
    if not all(package.places for package in arrangement.packages):
        raise NotReady(gettext("A package has no story yet. Put one into it, or take it off."))
    if any(len(package.places) > MOST_IN_A_PACKAGE for package in arrangement.packages):
        says = gettext("A package has at most %d stories. Take some out.")
        raise NotReady(says % MOST_IN_A_PACKAGE)
    if len(arrangement.pins) > MOST_PINS:
        raise NotReady(gettext("A front has at most %d pins. Take some off.") % MOST_PINS)


def events() -> QuerySet[Event]:
    """Changes of the front, newest first."""
    about_it = Event.objects.filter(about=Event.About.FRONT)
    return about_it.select_related("actor").order_by("-at", "-pk")


def saved_since(seen: int) -> str:
    """Who changed what after version `seen`: every version has its event."""
    _, number = current()
    says = gettext("%(who)s saved the front at %(when)s: %(what)s")
    told = [
        says
        % {
            "who": event.actor or gettext("The command line"),
            "when": when(event.at),
            "what": " ".join(event.note.splitlines()),
        }
        for event in events()[: max(1, number - seen)]
    ]
    kept = gettext("Nothing of yours is lost: it is below, not yet saved.")
    return " ".join([*reversed(told), kept])


# What became different, for people.


def changes(before: Arrangement, after: Arrangement) -> list[str]:
    """Sentences; none if nothing changed."""
    headlines = headlines_of(before, after)
    old, new = stands(before, headlines), stands(after, headlines)
    done = [f"“{headlines[it]}” {new[it]}." for it in new if new[it] != old.get(it)]
    done += [gettext("“%s” is off.") % headlines[it] for it in old if it not in new]
    until = {place.story: place.until for place in before.places()}
    done += [
        f"“{headlines[it.story]}” {ends(it.until)}."
        for it in after.places()
        if it.until != until.get(it.story)
    ]
    stayed = [[it for it in each if old.get(it) == new.get(it)] for each in (old, new)]
    if stayed[0] != stayed[1]:
        done.append(gettext("The order changed."))
    if before.strip != after.strip:
        done.append(told_by(after.strip))
    return done


def told_by(strip: Strip | None) -> str:
    if strip is None:
        return gettext("The breaking news is off.")
    says = gettext("Breaking news until %(when)s: “%(text)s”.")
    return says % {"when": when(strip.until), "text": strip.text}


def ends(until: datetime | None) -> str:
    return gettext("stays until %s") % when(until) if until else gettext("stays without an end")


def stands(arrangement: Arrangement, headlines: Headlines) -> dict[str, str]:
    """Where each story stands, in words, in the order of the front."""
    found = {arrangement.lead.story: gettext("is the lead")} if arrangement.lead else {}
    for package in arrangement.packages:
        first, *others = (place.story for place in package.places)
        if package.title:
            found[first] = gettext("stands first in package “%s”") % package.title
            below = gettext("stands in package “%s”") % package.title
        else:
            found[first] = gettext("stands first in a package")
            below = gettext("stands in the package of “%s”") % headlines[first]
        found |= dict.fromkeys(others, below)
    pinned = (place.story for place in arrangement.pins)
    return found | dict.fromkeys(pinned, gettext("is pinned in its section"))


def headlines_of(*arrangements: Arrangement) -> Headlines:
    asked = {place.story for each in arrangements for place in each.places()}
    stories = Article.objects.filter(public_id__in=asked)
    return defaultdict(lambda: gettext("a story"), stories.values_list("public_id", "headline"))
