"""A refusal says why, and changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from articles import content
from articles.models import Address, Article, Decision, Edition, Event, Revision
from articles.refusals import MoveRefused


def books(article: Article) -> dict:
    """All that a move or a save may write of `article`, to compare before and after."""
    now = Article.objects.get(pk=article.pk)
    return {
        "state": (now.state, now.head_id, now.spiked_at, now.changed_at),
        "content": content.from_rows(now),
        "editions": list(Edition.objects.filter(article=now).values()),
        "addresses": list(Address.objects.filter(article=now).values()),
        "events": Event.objects.filter(article=now).count(),
        "revisions": Revision.objects.filter(article=now).count(),
        "decisions": Decision.objects.filter(revision__article=now).count(),
    }


@contextmanager
def refused(article: Article, kind: type[Exception] = MoveRefused) -> Iterator:
    """Within it something is refused, and afterwards everything is as it was."""
    before = books(article)
    with pytest.raises(kind) as caught:
        yield caught
    assert books(article) == before
