"""What figures ask of the database: a fixed number of queries, each bounded by a period or by MOST,
however large the archive is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Sum
from django.db.models.functions import TruncWeek

from articles.desk.figures.period import Period, Week
from articles.desk.figures.stays import Told
from articles.models import Article, Edition, Event, ViewDrop, ViewHour

MOST = 2000  # stories whose events are read


@dataclass(frozen=True)
class Publications:
    """So many editions that went out in a week, in one section."""

    week: date
    section: str
    is_first: bool
    is_unreviewed: bool
    n: int


@dataclass(frozen=True)
class Views:
    accepted: int
    dropped: dict[str, int]  # by reason


@dataclass(frozen=True)
class Work:
    """`out`: when readers first saw each story of the period, the newest MOST of them; `open_`: the
    state of each story in work, or of MOST of them. `events` of all of these, in order."""

    out: dict[int, datetime]
    open_: dict[int, str]
    events: dict[int, list[Told]]


def publications(period: Period) -> list[Publications]:
    out = Edition.objects.gone_out(period.ends).filter(live_from__gte=period.begins)
    editions = out.exclude(kind=Edition.Kind.WITHDRAWAL).annotate(week=TruncWeek("live_from"))
    by = "section__position", "section__name", "week", "kind", "unreviewed"
    counted = editions.order_by(*by).values_list(*by).annotate(n=Count("pk"))
    return [
        Publications(week.date(), name, kind == Edition.Kind.FIRST, unreviewed, n)
        for _, name, week, kind, unreviewed, n in counted
    ]


def views(period: Period) -> Views:
    within = {"hour__gte": period.begins, "hour__lt": period.ends}
    accepted = ViewHour.objects.filter(**within).aggregate(n=Sum("n"))["n"]
    dropped = ViewDrop.objects.filter(**within).values_list("reason").annotate(Sum("n"))
    return Views(accepted or 0, dict(dropped.order_by()))


def work(period: Period) -> Work:
    first = Edition.objects.gone_out(period.ends).filter(live_from__gte=period.begins)
    first = first.filter(kind=Edition.Kind.FIRST).order_by("-live_from", "-pk")
    out = dict(first.values_list("article", "live_from")[:MOST])
    # In the order of an index: by age, a database may look through the whole archive for them.
    in_work = Article.objects.in_work().order_by("state", "due")
    open_ = dict(in_work.values_list("pk", "state")[:MOST])
    return Work(out, open_, events_of({*out, *open_}))


def events_of(articles: Iterable[int]) -> dict[int, list[Told]]:
    found = Event.objects.filter(article__in=articles).order_by("article", "at", "pk")
    rows = found.values_list("article", "verb", "at")
    return {pk: [(verb, at) for _, verb, at in its] for pk, its in groupby(rows, itemgetter(0))}


def editions_of(article: Article, now: datetime) -> list[Edition]:
    """Whatever readers could see of it by now, the first first."""
    out = article.editions.gone_out(now).order_by("live_from", "pk")
    return list(out.only("article", "kind", "live_from", "unreviewed", "path"))


def views_by_hour(article: Article, week: Week) -> dict[datetime, int]:
    within = ViewHour.objects.filter(hour__gte=week.begins, hour__lt=week.ends)
    return dict(within.filter(article=article).order_by("hour").values_list("hour", "n"))
