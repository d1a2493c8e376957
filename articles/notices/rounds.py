"""What time alone brings: a story falls due, a mail may be tried again. The worker looks round once
a minute; each round orders the next before it begins, so that a round that fails or is killed stops
nothing, and every move and save orders one where none is ordered.
"""

from datetime import timedelta

from django.tasks import task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Article, Notice
from articles.notices import post
from articles.notices.rules import NOTICES, Kind
from articles.notices.telling import give
from people.colleagues import colleagues

EVERY = timedelta(minutes=1)
SOON = timedelta(hours=2)
STALE = timedelta(days=1)  # a deadline missed longer ago is no news
KEPT = timedelta(days=90)  # read notices


def keep_going() -> None:
    """Order the next round, unless one is ordered."""
    ordered = DBTaskResult.objects.filter(task_path=look_round.module_path, status="READY")
    if not ordered.exists():
        look_round.using(run_after=timezone.now() + EVERY).enqueue()


@task(priority=10)
def look_round() -> None:
    keep_going()
    round_once()


def round_once() -> None:
    tell_due()
    post.send_waiting()
    sweep()


def tell_due() -> None:
    """Tell of stories that are due within two hours, and of those that were and are still drafts;
    of each deadline once."""
    now = timezone.now()
    drafts = Article.objects.not_spiked().filter(state=Article.State.DRAFT)
    near = drafts.filter(due__gt=now - STALE, due__lte=now + SOON)
    kinds = {story: Kind.DUE_SOON if story.due > now else Kind.DUE_MISSED for story in near}
    told = Notice.objects.filter(article__in=kinds, kind__in=set(kinds.values()))
    known = set(told.values_list("happening", flat=True))
    untold = [(s, kind) for s, kind in kinds.items() if _deadline(kind, s) not in known]
    staff = colleagues() if untold else []
    for story, kind in untold:
        people = [user for user in staff if NOTICES[kind].told(user, story)]
        give(kind, people, _deadline(kind, story), article=story, by=None, at=now)


def _deadline(kind: Kind, story: Article) -> str:
    return f"{kind} {story.pk} {story.due:%Y%m%dT%H%M%S%z}"


def sweep() -> None:
    """Drop notices read long ago, and rounds and posts that are over, killed ones included."""
    now = timezone.now()
    Notice.objects.filter(read_at__lt=now - KEPT).delete()
    ours = [look_round.module_path, post.send_mail.module_path]
    over = DBTaskResult.objects.filter(task_path__in=ours, started_at__lt=now - STALE)
    over.exclude(status="READY").delete()
