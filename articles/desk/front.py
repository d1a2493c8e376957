"""The front page on the desk: arranged in one form, looked at before it is saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles import front
from articles.desk import picking
from articles.desk.board import LEAD, NEW, PINS, Board, Group, Row, board_of, posted_board
from articles.desk.picking import Pick
from articles.models import Front
from articles.reader.front import show_front
from articles.reader.moment import Moment
from articles.refusals import NotReady, SomebodyWasFaster
from people import roles
from people.desk.base import ReadOnlyAdmin
from people.desk.choices import as_id

LATEST = 8  # events


@admin.register(Front)
class FrontAdmin(ReadOnlyAdmin):
    """Only the entry on the desk's index: there is one front, and its page is not the admin's."""

    def get_urls(self):
        def page(view):
            return self.admin_site.admin_view(view)

        return [
            path("", page(arrange), name="articles_front_changelist"),
            path("preview/", page(preview), name="articles_front_preview"),
        ]


@dataclass(frozen=True)
class Place:
    """Where a button puts a story."""

    key: str
    label: str


def arrange(request) -> HttpResponse:
    if not roles.may_see(request.user):
        raise PermissionDenied
    now = timezone.now()
    if request.method != "POST":
        arrangement, number = front.current()
        return page(request, board_of(arrangement.at(now)), number, now)
    require_editor(request)
    board, seen = posted_board(request.POST), as_id(request.POST.get("seen", "")) or 0
    what = request.POST.get("do", "")
    if what == "save":
        return save(request, board, seen, now)
    board.press(what)
    return page(request, board, seen, now, unsaved=True)


def save(request, board: Board, seen: int, now: datetime) -> HttpResponse:
    arrangement = board.arrangement(now)
    if arrangement is None:
        messages.error(request, gettext("The front is not saved: mend what is marked below."))
        return page(request, board, seen, now, unsaved=True)
    try:
        done = front.arrange(arrangement, by=request.user, seen=seen)
    except SomebodyWasFaster as why:
        theirs, number = front.current()
        context = {"faster": str(why), "mine": front.changes(theirs.at(now), arrangement)}
        return page(request, board, number, now, unsaved=True, status=409, **context)
    except NotReady as why:
        messages.error(request, str(why))
        return page(request, board, seen, now, unsaved=True)
    saved = " ".join([gettext("The front is saved."), *done])
    messages.success(request, saved if done else gettext("Nothing changed."))
    return redirect("admin:articles_front_changelist")


@require_POST
def preview(request) -> HttpResponse:
    """The front as readers would get it at this second; nothing is saved."""
    require_editor(request)
    now = timezone.now()
    board = posted_board(request.POST)
    arrangement = board.arrangement(now)
    if arrangement is None:
        messages.error(request, gettext("There is no preview yet: mend what is marked below."))
        seen = as_id(request.POST.get("seen", "")) or 0
        return page(request, board, seen, now, unsaved=True)
    return show_front(request, Moment(now), arrangement)


def require_editor(request) -> None:
    if not roles.may_arrange_front(request.user):
        raise PermissionDenied


def page(
    request,
    board: Board,
    seen: int,
    now: datetime,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    picks = picking.named([*board.stories(), board.strip.story], now)
    keep_sections_together(board.pins, picks)
    places, asked = places_of(board), request.POST.get("find", "")
    context |= {
        **admin.site.each_context(request),
        "title": gettext("Front page"),
        "board": board,
        "seen": seen,
        "groups": [shown(group, picks, places) for group in board.groups],
        "about": picks.get(board.strip.story),
        "places": places,
        "asked": asked,
        "found": picking.found(asked, now),
        "events": front.events()[:LATEST],
        "may_arrange": roles.may_arrange_front(request.user),
        "zone": timezone.get_current_timezone_name(),
    }
    return render(request, "desk/front.html", context, status=status)


def keep_sections_together(pins: Group, picks: dict[str, Pick]) -> None:
    def place_of(row: Row) -> tuple:
        section = picks[row.story].section if row.story in picks else None
        return (section.position, section.name) if section else (0, "")

    pins.rows.sort(key=place_of)


def places_of(board: Board) -> list[Place]:
    packages = [
        Place(group.key, f"“{group.title}”" if group.title else f"Package {number}")
        for number, group in enumerate(board.packages, start=1)
    ]
    return [
        Place(LEAD, gettext("Lead")),
        *packages,
        Place(NEW, gettext("New package")),
        Place(PINS, gettext("Pin in its section")),
    ]


def shown(group: Group, picks: dict[str, Pick], places: list[Place]) -> dict[str, Any]:
    """What templates/desk/_front_group.html takes."""
    rows = [(row, picks.get(row.story)) for row in group.rows]
    others = [place for place in places if place.key != group.key]
    label = next(place.label for place in places if place.key == group.key)
    return {"group": group, "rows": rows, "places": others, "label": label}
