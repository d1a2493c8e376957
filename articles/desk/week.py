"""The week on the desk: what goes out or off by itself and what is due, a day a column. Whoever may
gives it another time: an edition that waits by a move of the workflow, a due time as an assignment.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from articles import assigning
from articles.desk import moves
from articles.desk.forms import of_our_time
from articles.facts import when
from articles.models import Article, Edition, Event, Section
from articles.refusals import MoveRefused, SomebodyWasFaster
from articles.workflow import make_move
from people import roles
from people.models import User

type Label = str | Promise

SCHEDULED, DUE = "scheduled", "due"
DAYS = 7
MOST = 200  # of a week, of each kind
TYPED = "%Y-%m-%dT%H:%M"
LARGEST = 2**63 - 1


class TimeForm(forms.Form):
    """Another time for something of the week: typed, or the time shown and some days. `seen` and
    `last_event` bind it to the page it was on, and so does `was` for a due time."""

    what = forms.ChoiceField(choices=[(SCHEDULED, ""), (DUE, "")], widget=forms.HiddenInput)
    story = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)
    seen = forms.IntegerField(
        required=False, min_value=0, max_value=LARGEST, widget=forms.HiddenInput
    )
    last_event = forms.IntegerField(
        required=False, min_value=0, max_value=LARGEST, widget=forms.HiddenInput
    )
    was = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    at = forms.DateTimeField(
        label=gettext_lazy("Day and hour"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, TYPED),
        error_messages={"required": gettext_lazy("Give the day and the hour.")},
    )
    days = forms.ChoiceField(required=False, choices=[("-1", ""), ("1", "")])

    def clean_at(self):
        return of_our_time(self.cleaned_data["at"])

    def clean(self):
        said = self.cleaned_data
        if "at" in said and said.get("days"):
            local = timezone.localtime(said["at"]).replace(tzinfo=None)
            there = local + timedelta(days=int(said["days"]))
            said["at"] = forms.DateTimeField().clean(there)
        return said


@dataclass
class Planned:
    """Something with a time: an edition, or a withdrawal, that waits, or a story that is due.
    `form` is None for who may not move it; `refused` says that it has just been refused."""

    what: str
    story: Article
    at: datetime
    headline: str
    section: Section
    kind: Label
    form: TimeForm | None = None
    refused: bool = False

    @property
    def key(self) -> str:
        return f"{self.what}-{self.story.pk}"


@dataclass
class Day:
    date: date
    is_today: bool
    is_over: bool
    planned: list[Planned] = field(default_factory=list)


@dataclass(frozen=True)
class Week:
    """`is_cut` says that there is more than is shown."""

    monday: date
    days: list[Day]
    is_cut: bool

    @property
    def before(self) -> date:
        return self.monday - timedelta(days=DAYS)

    @property
    def after(self) -> date:
        return self.monday + timedelta(days=DAYS)

    @property
    def sunday(self) -> date:
        return self.days[-1].date

    @property
    def is_empty(self) -> bool:
        return not any(day.planned for day in self.days)


def week(request) -> HttpResponse:
    """The week of the day `?from=`, or this one. What is posted gives one thing another time."""
    if not roles.may_see(request.user):
        raise Http404
    monday = monday_of(request.GET.get("from", ""))
    form = TimeForm(request.POST) if request.method == "POST" else None
    refusal, status = "", 200
    if form is not None:
        try:
            said = moved(request, form)
        except SomebodyWasFaster as why:
            refusal, status = str(why), 409
        except (MoveRefused, ValidationError) as why:
            refusal = " ".join(why.messages) if isinstance(why, ValidationError) else str(why)
        else:
            messages.success(request, said)
            return redirect(f"{reverse('admin:week')}?from={monday}#{key_of(form)}")
    now = timezone.now()
    shown = week_of(monday, request.user, now)
    context = {
        **admin.site.each_context(request),
        "title": gettext("The week"),
        "week": shown,
        "this_monday": monday_of(""),
        "zone": timezone.get_current_timezone_name(),
        "refusal": refusal,
    }
    if refusal and form is not None:
        keep_typed(shown, form)
    return render(request, "desk/week.html", context, status=status)


def monday_of(typed: str) -> date:
    """Of the week of a day, typed as 2026-11-23; of this week if it is none of our time."""
    try:
        day = parse_date(typed)
    except ValueError:
        day = None
    if day is None or not 1900 < day.year < 9000:
        day = timezone.localdate()
    return day - timedelta(days=day.weekday())


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


# What is shown.


def week_of(monday: date, user: User, now: datetime) -> Week:
    """Two queries, however much is planned."""
    today = timezone.localdate(now)
    dates = [monday + timedelta(days=n) for n in range(DAYS)]
    days = {day: Day(day, day == today, day < today) for day in dates}
    span = midnight(monday), midnight(monday + timedelta(days=DAYS))
    waiting, due = scheduled(*span, user, now), deadlines(*span, user)
    for each in sorted([*waiting[:MOST], *due[:MOST]], key=lambda it: (it.at, it.key)):
        days[timezone.localdate(each.at)].planned.append(each)
    return Week(monday, list(days.values()), is_cut=max(len(waiting), len(due)) > MOST)


def scheduled(start: datetime, end: datetime, user: User, now: datetime) -> list[Planned]:
    """What goes out, or off, by itself."""
    events = Event.objects.for_who_decides().filter(article=OuterRef("article"))
    last = Subquery(events.order_by("-at", "-pk").values("pk")[:1])
    waiting = Edition.objects.waiting(now).filter(live_from__gte=start, live_from__lt=end)
    found = waiting.select_related("article", "section").annotate(last_event=last)
    rows = found.defer("content", "standfirst").order_by("live_from", "pk")
    return [
        Planned(
            SCHEDULED,
            row.article,
            row.live_from,
            row.headline or row.article.headline,
            row.section,
            row.get_kind_display(),
            form_for(SCHEDULED, row.article, row.live_from, last_event=row.last_event)
            if roles.may_publish(user, row.article)
            else None,
        )
        for row in rows[: MOST + 1]
    ]


def deadlines(start: datetime, end: datetime, user: User) -> list[Planned]:
    """What has to be written by then."""
    due = Article.objects.in_work().filter(due__gte=start, due__lt=end)
    rows = due.select_related("section", "assignee").order_by("due", "pk")
    return [
        Planned(
            DUE,
            story,
            story.due,
            story.headline,
            story.section,
            gettext_lazy("due"),
            form_for(DUE, story, story.due, was=story.due.isoformat())
            if roles.may_write(user, story)
            else None,
        )
        for story in rows[: MOST + 1]
    ]


def form_for(what: str, story: Article, at: datetime, **page) -> TimeForm:
    shown = {"what": what, "story": story.pk, "seen": story.head_id, "at": at, **page}
    return TimeForm(initial=shown, auto_id=f"id_{what}_{story.pk}_%s")


def keep_typed(shown: Week, refused: TimeForm) -> None:
    """Put what was typed back beside the thing it was for, with what the page says of it now."""
    for each in (each for day in shown.days for each in day.planned):
        if each.form and each.key == key_of(refused):
            each.form.initial["at"] = refused.data.get("at", "")
            each.refused = True


def key_of(form: TimeForm) -> str:
    return f"{form.data.get('what')}-{form.data.get('story')}"


# What is moved.


def moved(request, form: TimeForm) -> str:
    """Give something another time and return what became of it. Raises MoveRefused, and
    ValidationError for what nobody could mean."""
    if not form.is_valid():
        raise ValidationError([text for texts in form.errors.values() for text in texts])
    said = form.cleaned_data
    article = moves.story_or_404(request, said["story"])
    return MOVERS[said["what"]](article, cast(User, request.user), said)


def reschedule(article: Article, user: User, said: dict) -> str:
    page = {"seen": said["seen"], "last_event": said["last_event"] or 0}
    make_move(article, "reschedule", by=user, at=said["at"], **page)
    told = gettext("“%(story)s” now waits until %(when)s.")
    return told % {"story": article.headline, "when": on_a_day(said["at"])}


def put_off(article: Article, user: User, said: dict) -> str:
    assigning.put_off(article, by=user, due=said["at"], was=said["was"])
    told = gettext("“%(story)s” is now due on %(when)s.")
    return told % {"story": article.headline, "when": on_a_day(said["at"])}


MOVERS: dict[str, Callable[[Article, User, dict], str]] = {SCHEDULED: reschedule, DUE: put_off}


def on_a_day(moment: datetime) -> str:
    """ "Thursday, 26 November 2026 07:00 UTC"."""
    return f"{date_format(timezone.localtime(moment), 'l')}, {when(moment)}"
