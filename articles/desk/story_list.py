"""The list of stories: what an editor asks for, newest change first, in pages that continue where
the last one ended. Nothing is counted or skipped, however long the list is."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk import pages
from articles.desk.asked import LISTS, Asked, answer
from articles.desk.queues import Label
from articles.models import Article, Edition
from people import roles
from people.desk.choices import as_id
from people.models import User

PER_PAGE = 50
# What, its name, and who asks for it.
OFTEN_ASKED: list[tuple[dict[str, str], Label, roles.Allows]] = [
    ({}, gettext_lazy("All"), roles.may_see),
    ({"list": "mine"}, LISTS["mine"], roles.may_see),
    ({"list": "waiting"}, LISTS["waiting"], roles.may_review),
    ({"state": "approved"}, gettext_lazy("Ready to publish"), roles.may_publish),
    ({"due": "today"}, gettext_lazy("Due today and overdue"), roles.may_see),
    ({"list": "scheduled"}, LISTS["scheduled"], roles.may_see),
]


@dataclass(frozen=True)
class Order:
    """By `field`, and by primary key among equals. A page begins after the last row of the page
    before: `cursor` names it."""

    field: str
    is_newest_first: bool

    def begin(self, stories: QuerySet[Article], cursor: str) -> QuerySet[Article]:
        """Raises BadRequest if no page ended like `cursor`."""
        mark = "-" if self.is_newest_first else ""
        if cursor:
            at, pk = read_cursor(cursor)
            than, bound = ("lt", "lte") if self.is_newest_first else ("gt", "gte")
            beyond = Q(**{f"{self.field}__{than}": at})
            beyond |= Q(**{self.field: at, f"pk__{than}": pk})
            stories = stories.filter(beyond, **{f"{self.field}__{bound}": at})
        return stories.order_by(f"{mark}{self.field}", f"{mark}pk")

    def cursor(self, story: Article) -> str:
        return f"{getattr(story, self.field).isoformat()}_{story.pk}"


NEWEST = Order("changed_at", is_newest_first=True)
DUE_FIRST = Order("due", is_newest_first=False)


def read_cursor(cursor: str) -> tuple[datetime, int]:
    said, _sep, number = cursor.rpartition("_")
    try:
        at, pk = parse_datetime(said), as_id(number)
    except ValueError:
        at = pk = None
    if at is None or pk is None or timezone.is_naive(at):
        raise BadRequest(_("No page of the list ended there."))
    return at, pk


def for_list(stories: QuerySet[Article], now: datetime) -> QuerySet[Article]:
    """With what a row shows: the edition readers see, and when the one that waits goes out. Asked
    only whether there is one, PostgreSQL looks up those of all stories."""
    its = Edition.objects.filter(article=OuterRef("pk")).order_by()
    goes_out = its.waiting(now).order_by("live_from").values("live_from")[:1]
    rows = stories.select_related("section", "created_by", "assignee").defer("notes", "standfirst")
    live = its.live(now).values("pk")[:1]
    return rows.annotate(live=Subquery(live), goes_out=Subquery(goes_out))


def page_of(request, form: Asked, now: datetime) -> tuple[list[Article], str]:
    """The stories of the page, and the cursor of the next; none for a form that is wrong."""
    if not form.is_valid():
        return [], ""
    order = DUE_FIRST if form.cleaned_data["due"] else NEWEST
    stories = for_list(answer(form.cleaned_data, request.user, now), now)
    found = list(order.begin(stories, request.GET.get("after", ""))[: PER_PAGE + 1])
    more = len(found) > PER_PAGE
    return found[:PER_PAGE], order.cursor(found[PER_PAGE - 1]) if more else ""


def often_asked(user: User, asked: dict[str, str]) -> list[dict]:
    """Links to what is asked for most; `asked` is what the page was asked for."""
    return [
        {"label": label, "query": urlencode(query), "is_here": query == asked}
        for query, label, allows in OFTEN_ASKED
        if allows(user)
    ]


def story_list(request) -> HttpResponse:
    if not roles.may_see(request.user):
        raise PermissionDenied
    if unknown := sorted(request.GET.keys() - {*Asked.base_fields, "after"}):
        raise BadRequest(_("The list has no filter “%s”.") % unknown[0])
    now = timezone.now()
    form = Asked(request.GET)
    stories, cursor = page_of(request, form, now)
    kept = {name: text for name, text in request.GET.items() if text and name != "after"}
    context = {
        **admin.site.each_context(request),
        "title": _("Stories"),
        "form": form,
        "is_asked": bool(kept),
        "n_filters": len(kept.keys() - {"q"}),
        "quick": often_asked(request.user, kept),
        "stories": stories,
        "pages": pages.queue_of(kept.get("list", ""), request.user),
        "next": urlencode({**kept, "after": cursor}) if cursor else "",
        "begin": urlencode(kept),
        "is_first": "after" not in request.GET,
        "may_start": roles.may_start(request.user),
        "now": now,
    }
    return render(request, "desk/story_list.html", context)
