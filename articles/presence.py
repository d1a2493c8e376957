"""Who else has a story open: a row a person and story, fresh while their page says so."""

from datetime import datetime, timedelta

from articles.models import Presence
from people.models import User

FRESH = timedelta(seconds=20)  # a page in sight says so every 5 seconds
FORGOTTEN = timedelta(hours=1)


def touch(article: int, user: User, place: str, now: datetime) -> None:
    """`user` has the story open on `place`. One query; no Event, no lock of the story."""
    here = Presence(article_id=article, user=user, place=place, at=now)
    Presence.objects.bulk_create(
        [here],
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=["place", "at"],
    )


def leave(article: int, user: User, now: datetime) -> None:
    """`user` closed the page. What they left open long ago goes too."""
    of_user = Presence.objects.filter(user=user)
    (of_user.filter(article=article) | of_user.filter(at__lt=now - FORGOTTEN)).delete()


def others(article: int, user: User, now: datetime) -> list[Presence]:
    """Who else is here, by name."""
    fresh = Presence.objects.filter(article=article, at__gt=now - FRESH).exclude(user=user)
    return sorted(fresh.select_related("user"), key=lambda row: (str(row.user), row.pk))
