from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.models import Edition, EditionTopic, Topic


def live_topics(now: datetime) -> QuerySet[Topic]:
    """Those a live edition carries."""
    live = Edition.objects.live(now).filter(pk=OuterRef("edition"))
    return Topic.objects.filter(
        Exists(EditionTopic.objects.filter(Exists(live), topic=OuterRef("pk")))
    )


def id_of_topic(slug: str) -> Subquery:
    """One value, by which a database knows that a topic's rows come in their index's order."""
    return Subquery(Topic.objects.filter(slug=slug).values("pk")[:1])
