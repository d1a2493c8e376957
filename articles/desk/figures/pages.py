"""The pages of figures: of the newsroom, and of one story week by week."""

from datetime import timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.figures import made, published, questions, read
from articles.desk.figures.figure import Figure
from articles.desk.figures.period import DAYS, WEEKS, Period, period_of, week_of
from articles.models import Article
from people import roles


def of_newsroom(request) -> HttpResponse:
    if not roles.may_see(request.user):
        raise PermissionDenied
    period = period_of(request.GET.get("weeks", ""), timezone.now())
    context = {"title": _("Figures"), "period": period, "spans": WEEKS}
    return show(request, "figures.html", figures=figures(period), **context)


def figures(period: Period) -> list[Figure]:
    out, work = questions.publications(period), questions.work(period)
    return [
        published.by_section(period, out),
        published.unreviewed(period, out),
        read.of_views(questions.views(period)),
        made.in_work(work, period.ends),
        made.time_spent(work),
    ]


def of_story(request, pk: int) -> HttpResponse:
    """Seven days of its views, by default those that begin with its latest publication."""
    story = get_object_or_404(Article, pk=pk)
    if not roles.may_see(request.user, story):
        raise PermissionDenied
    now = timezone.now()
    editions = questions.editions_of(story, now)
    newest = editions[-1].live_from if editions else now
    week = week_of(request.GET.get("week", ""), timezone.localdate(newest))
    within = [it for it in editions if week.begins <= it.live_from < week.ends]
    return show(
        request,
        "story_figures.html",
        title=_("Views"),
        story=story,
        figure=read.by_hour(week, within, questions.views_by_hour(story, week)),
        editions=within,
        week=week,
        earlier=week.first - timedelta(days=DAYS),
        later=week.first + timedelta(days=DAYS) if week.ends <= now else None,
        first=timezone.localdate(editions[0].live_from) if editions else None,
    )


def show(request, template: str, **context) -> HttpResponse:
    return render(request, f"desk/{template}", {**admin.site.each_context(request), **context})
