"""Figures of what went out, week by week."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.figures.charts import Mark, columns
from articles.desk.figures.figure import Figure, Table
from articles.desk.figures.period import Period
from articles.desk.figures.questions import Publications


def by_section(period: Period, out: Iterable[Publications]) -> Figure:
    first = [it for it in out if it.is_first]
    names = list(dict.fromkeys(it.section for it in first))
    counts = {name: per_week(period, (it for it in first if it.section == name)) for name in names}
    most = max((n for counted in counts.values() for n in counted), default=0)
    title = _("Published per week, by section")
    charts = [
        (f"{name}: {intcomma(sum(n))}", week_chart(period, f"{title}: {name}", n, of_many=most))
        for name, n in counts.items()
    ]
    rows = [
        [day(week), *(intcomma(counts[name][at]) for name in names), intcomma(total)]
        for at, week in enumerate(period.weeks)
        for total in [sum(counts[name][at] for name in names)]
    ]
    head = [_("Week from"), *names, _("All")]
    total = sum(it.n for it in first)
    says = ngettext(
        "%(n)s story was published for the first time. All sections are drawn to one scale.",
        "%(n)s stories were published for the first time. All sections are drawn to one scale.",
        total,
    ) % {"n": intcomma(total)}
    return Figure("sections", title, says, charts, Table(head, rows))


def unreviewed(period: Period, out: Sequence[Publications]) -> Figure:
    hot = per_week(period, (it for it in out if it.is_unreviewed))
    every = per_week(period, out)
    title = _("Unreviewed publications per week")
    says = _("%(n)s of %(all)s publications, later editions included, went out without review.") % {
        "n": intcomma(sum(hot)),
        "all": intcomma(sum(every)),
    }
    rows = [
        [day(week), intcomma(n), intcomma(of)]
        for week, n, of in zip(period.weeks, hot, every, strict=True)
    ]
    table = Table([_("Week from"), _("Unreviewed"), _("All publications")], rows)
    return Figure("unreviewed", title, says, [("", week_chart(period, title, hot))], table)


def per_week(period: Period, out: Iterable[Publications]) -> list[int]:
    weeks = dict.fromkeys(period.weeks, 0)
    for it in out:
        weeks[it.week] += it.n
    return list(weeks.values())


def week_chart(period: Period, title: str, values: list[int], of_many: int = 0) -> SafeString:
    """`of_many`: the highest week of all the charts that this one is compared with."""
    says = _("A column for each of %(n)d weeks; the highest week has %(most)s.") % {
        "n": len(values),
        "most": intcomma(max(values, default=0)),
    }
    places = [0, period.n - 1] if of_many else [0, period.n // 2, period.n - 1]
    ticks = [Mark((at + 0.5) / period.n, day(period.weeks[at])) for at in places]
    return columns(title, says, values, ticks=ticks, most=of_many, is_small=of_many > 0)


def day(of: date) -> str:
    return date_format(of, "j M")
