"""My desk, the first page after login: what waits for this person, and what the day brings."""

from dataclasses import dataclass
from datetime import datetime, time

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import pages as pages_of_the_site
from articles.desk import queues
from articles.models import Article, Edition, Section
from people import roles
from people.models import User

SHOWN = 12  # editions of a list


@dataclass(frozen=True)
class Editions:
    """The first editions of a list, which is not counted to its end."""

    rows: list[Edition]
    n: int

    @property
    def count(self) -> str:
        return queues.counted(self.n)


def my_desk(user: User) -> dict:
    """What templates/desk/mydesk.html takes: at most seven queries, and those of the login."""
    if not roles.may_see(user):
        return {"has_role": False}
    now = timezone.now()
    pages = list(pages_of_the_site.queue_of("waiting", user))
    filled = queues.filled(user, now, {"flagged": len(pages)})
    waiting, today = scheduled(now), published_today(now)
    has_work = any([*(each.stories for each in filled), pages, waiting.rows, today.rows])
    return {
        "has_role": True,
        "filled": filled,
        "pages": pages,
        "scheduled": waiting,
        "published": today,
        "first_steps": [] if has_work else first_steps(user),
        "may_start": roles.may_start(user),
        "may_arrange_front": roles.may_arrange_front(user),
        "now": now,
        "zone": timezone.get_current_timezone_name(),
    }


def scheduled(now: datetime) -> Editions:
    """What goes out, or off, by itself: the next first."""
    waiting = Edition.objects.waiting(now).order_by("live_from", "pk")
    return bounded(waiting.select_related("article", "section"))


def published_today(now: datetime) -> Editions:
    """What went out since midnight, the newest first, with its views."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(now), time()))
    out = Edition.objects.gone_out(now).filter(live_from__gte=midnight)
    newest = out.order_by("-live_from", "-pk")
    return bounded(newest.select_related("article__view_total", "section"))


def bounded(editions: QuerySet[Edition]) -> Editions:
    found = list(editions.defer("content", "standfirst")[: queues.MOST + 1])
    return Editions(found[:SHOWN], len(found))


def first_steps(user: User) -> list[tuple[str, str]]:
    """What to do in a newsroom that has nothing yet: (name of a page, sentence)."""
    steps = []
    if not Article.objects.exists():
        if not Section.objects.exists() and roles.may_keep_sections(user):
            steps.append(("admin:articles_section_add", _("Make the first section.")))
        if user.is_superuser:
            steps.append(("admin:people_user_add", _("Give your colleagues logins and roles.")))
        if roles.may_start(user):
            steps.append(("admin:articles_article_add", _("Write the first story.")))
            steps.append(("admin:articles_article_wire", _("Or paste wire copy.")))
    return steps


def greeting(user: User) -> str:
    """For the head of the page."""
    name = user.get_short_name() or user.username
    return _("%(name)s at %(newsroom)s") % {"name": name, "newsroom": settings.NEWSROOM_NAME}
