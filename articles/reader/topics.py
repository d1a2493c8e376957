from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Edition, EditionTopic, Topic


def live_topics(now: datetime) -> QuerySet[Topic]:
    """Those a live edition carries."""
    live = Edition.objects.live(now).filter(pk=OuterRef("edition"))
    return Topic.objects.filter(
        Exists(EditionTopic.objects.filter(Exists(live), topic=OuterRef("pk")))
    )
