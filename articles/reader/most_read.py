"""What is read most now. The rule is `view_counts.MOST_READ`, which readers see under the list."""

from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import F, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles import view_counts
from articles.models import Edition
from articles.reader.lists import Teaser, for_lists, teasers_of
from articles.reader.stories import views_of

ON_PAGE, BESIDE_A_STORY = 10, 5
RANKED = 30  # more than are shown: some may be withdrawn by now
KEPT = 30  # seconds


def ranking(now: datetime) -> list[int]:
    """The ids of the stories read most, most read first; live or not. Counted again twice a
    minute, not for every page."""
    return cache.get_or_set("most-read", lambda: view_counts.most_read(now, RANKED), KEPT) or []


def most_read(now: datetime) -> list[tuple[Teaser, int]]:
    """The live ones, each with the number of views shown of it."""
    ranked = ranking(now)
    stories: QuerySet[Any] = for_lists(Edition.objects.live(now).filter(article__in=ranked))
    counted = stories.annotate(story=F("article"), views=Coalesce(Subquery(views_of("article")), 0))
    rows = sorted(counted, key=lambda row: ranked.index(row.story))[:ON_PAGE]
    return [(teaser, row.views) for teaser, row in zip(teasers_of(rows), rows, strict=True)]
