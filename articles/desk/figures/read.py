"""Figures of how stories are read: what became of each view, and one story hour by hour."""

from datetime import datetime

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.desk.figures.charts import Bar, Mark, bars, columns
from articles.desk.figures.figure import Figure, Table
from articles.desk.figures.period import DAYS, Week
from articles.desk.figures.questions import Views
from articles.desk.queues import Label
from articles.models import Edition
from articles.templatetags.desk import day_and_time
from articles.view_counts import Drop

DROPPED: dict[str, Label] = {
    Drop.METHOD: gettext_lazy("not sent by a page"),
    Drop.TOKEN: gettext_lazy("from an old page, or none of ours"),
    Drop.SITE: gettext_lazy("from another site"),
    Drop.PREFETCH: gettext_lazy("loaded ahead, not read"),
    Drop.AGENT: gettext_lazy("no name of a browser"),
    Drop.BOT: gettext_lazy("known robots"),
    Drop.STAFF: gettext_lazy("people who work here"),
    Drop.NOT_LIVE: gettext_lazy("the story was not public"),
    Drop.NO_IDENTIFIER: gettext_lazy("not to be identified"),
    Drop.SEEN: gettext_lazy("again on the same day"),
}


def of_views(views: Views) -> Figure:
    reasons = sorted(views.dropped.items(), key=lambda it: (-it[1], it[0]))
    named = [(str(DROPPED.get(reason, reason)), n) for reason, n in reasons]
    rows = [(_("counted"), views.accepted), *named]
    received = sum(n for _what, n in rows)
    title = _("Views counted and dropped")
    says = _("%(received)s were received, %(accepted)s counted; the others were dropped.") % {
        "received": intcomma(received),
        "accepted": intcomma(views.accepted),
    }
    drawn = [Bar(it, n, intcomma(n), is_hollow=at > 0) for at, (it, n) in enumerate(rows)]
    told = [[it, intcomma(n), share(n, received)] for it, n in rows]
    table = Table([_("What became of it"), _("Views"), _("Share")], told)
    return Figure("views", title, says, [("", bars(title, says, drawn))], table)


def share(n: int, of: int) -> str:
    return f"{100 * n / of:.1f} %" if of else "–"


def by_hour(week: Week, editions: list[Edition], views: dict[datetime, int]) -> Figure:
    hours = [views.get(hour, 0) for hour in week.hours]
    total = sum(hours)
    says = ngettext(
        "%(n)s view in the seven days from %(day)s. The table has the hours that had any.",
        "%(n)s views in the seven days from %(day)s. The table has the hours that had any.",
        total,
    ) % {"n": intcomma(total), "day": date_format(week.first, "j E Y")}
    ticks = [Mark((at + 0.5) / DAYS, date_format(day, "D j")) for at, day in enumerate(week.days)]
    marks = [Mark(week.place(it.live_from), str(n)) for n, it in enumerate(editions, start=1)]
    title = _("Views by hour")
    rows = [[day_and_time(hour), intcomma(n)] for hour, n in views.items()]
    chart = columns(title, says, hours, ticks=ticks, marks=marks)
    return Figure("hours", title, says, [("", chart)], Table([_("Hour from"), _("Views")], rows))
