"""Figures of how stories are made: what is in work, and how long each state takes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.figures import stays
from articles.desk.figures.charts import Bar, bars
from articles.desk.figures.figure import Figure, Table
from articles.desk.figures.questions import MOST, Work
from articles.models import Article

State = Article.State
HALF, MANY = 50, 85  # of a hundred stories
SPENT = {
    State.DRAFT: gettext_lazy("draft"),
    State.REVIEW: gettext_lazy("in review"),
    State.APPROVED: gettext_lazy("approved"),
    State.PUBLISHED: gettext_lazy("scheduled"),
    stays.SPIKED: gettext_lazy("spiked"),
}
LEAD = gettext_lazy("all of it")


def in_work(work: Work, now: datetime) -> Figure:
    """What lies in each state now, and since when."""
    ages: dict[str, list[timedelta]] = {state: [] for state in Article.IN_WORK}
    for pk, state in work.open_.items():
        last = list(stays.stays(work.events.get(pk, []), now))[-1:]
        ages[state].append(last[0].length if last else timedelta())
    title = _("Stories in work, and for how long")
    drawn = [Bar(str(SPENT[state]), len(its), counted(its)) for state, its in ages.items()]
    rows = [
        [str(SPENT[state]), intcomma(len(its)), *spans(its), in_words(max(its)) if its else "–"]
        for state, its in ages.items()
    ]
    head = [_("State"), _("Stories"), *within(), _("Oldest")]
    says = _("Since when each story has been in the state it is in now.")
    told = (f"{bar.label}: {bar.shown}" for bar in drawn)
    chart = bars(title, ", ".join(told), drawn)
    return Figure("open", title, says, [("", chart)], Table(head, rows), cut(work.open_))


def counted(ages: Sequence[timedelta]) -> str:
    if not ages:
        return "0"
    oldest = {"n": intcomma(len(ages)), "age": in_words(max(ages))}
    return _("%(n)s, the oldest for %(age)s") % oldest


def time_spent(work: Work) -> Figure:
    """Of the stories of the period, until readers could see them for the first time."""
    spent: dict[str, list[timedelta]] = {state: [] for state in [*SPENT, ""]}
    for pk, out in work.out.items():
        times = stays.times(work.events.get(pk, []), out)
        for state, length in times.items():
            spent[state].append(length)
        if times:
            spent[""].append(sum(times.values(), timedelta()))
    named = [(str(SPENT.get(state, LEAD)), its) for state, its in spent.items() if its]
    title = _("Time spent in each state")
    says = _(
        "From the first line to the moment readers could see the story. The bar ends where half of "
        "the stories were through, the thin line where 85 of 100 were."
    )
    drawn = [
        Bar(name, at.total_seconds(), " – ".join(spans(its)), reaches=far.total_seconds())
        for name, its in named
        for at, far in [(stays.rank(its, HALF), stays.rank(its, MANY))]
    ]
    rows = [[name, intcomma(len(its)), *spans(its)] for name, its in named]
    chart = bars(title, says, drawn)
    table = Table([_("State"), _("Stories"), *within()], rows)
    return Figure("times", title, says, [("", chart)], table, cut(work.out))


def within() -> list[str]:
    return [_("Half of them within"), _("85 of 100 within")]


def spans(lengths: Sequence[timedelta]) -> list[str]:
    if not lengths:
        return ["–", "–"]
    return [in_words(stays.rank(lengths, percent)) for percent in (HALF, MANY)]


def cut(stories: dict) -> list[str]:
    if len(stories) < MOST:
        return []
    return [_("There are more: these are figures of %(n)s of them.") % {"n": intcomma(MOST)}]


def in_words(length: timedelta) -> str:
    """ "3 days, 2 hours" """
    end = datetime(2001, 1, 1)  # of a span of which the length matters alone
    return timesince(end - length, end)
