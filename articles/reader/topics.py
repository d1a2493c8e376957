from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.models import Edition, EditionTopic, Topic


def live_topics(now: datetime) -> QuerySet[Topic]:
    """Those a live edition carries: the newest of each is asked for, in the order of an index, as
    whether there is one makes PostgreSQL look all of them up."""
    live = Edition.objects.live(now).filter(pk=OuterRef("edition"))
    rows = EditionTopic.objects.filter(Exists(live), topic=OuterRef("pk"))
    newest = rows.order_by("-first_at", "-public_id").values("pk")[:1]
    return Topic.objects.alias(newest=Subquery(newest)).filter(newest__isnull=False)


def id_of_topic(slug: str) -> Subquery:
    """One value, by which a database knows that a topic's rows come in their index's order."""
    return Subquery(Topic.objects.filter(slug=slug).values("pk")[:1])
