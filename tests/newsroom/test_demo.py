"""The demo newsroom: built once through the gate, left alone afterwards."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from articles import pictures
from articles.models import Article, Edition, Event, Image, Page, ViewHour, ViewTotal
from newsroom.demo import drawings, pace
from people.models import User
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    return lambda: call_command("demo", verbosity=0)


def test_the_demo_is_a_living_newsroom_and_is_built_once(groups, demo, capsys):
    demo()
    first = (Article.objects.count(), Edition.objects.count(), Image.objects.count())
    demo()

    assert "here already" in capsys.readouterr().out
    assert (Article.objects.count(), Edition.objects.count(), Image.objects.count()) == first
    assert Counter(Article.objects.values_list("state", flat=True)) == {
        "published": 20,
        "draft": 6,
        "review": 3,
        "approved": 2,
    }
    assert Article.objects.spiked().count() == Article.objects.flagged().count() == 1
    assert [page.slug for page in Page.objects.published()] == ["about", "imprint"]
    assert [page.slug for page in Page.objects.flagged()] == ["imprint"]
    assert ViewHour.objects.count() > 1000
    assert min(ViewTotal.objects.values_list("n", flat=True)) > 0
    late = Edition.objects.filter(kind="first").exclude(live_from=F("first_at"))
    assert (late.count(), Event.objects.filter(at__gt=timezone.now()).count()) == (0, 0)


@pytest.mark.parametrize("ago", [timedelta(minutes=5), timedelta(days=3)])
def test_each_step_of_a_story_takes_its_time_and_none_is_to_come(ago):
    out = timezone.now() - ago

    steps = ["bring in", "submit", "approve", "publish", "change", "submit", "approve", "publish"]
    moments = pace.moments("a-story", steps, out)

    assert moments[3] == out
    assert all(one < other for one, other in pairwise([*moments, timezone.now()]))


def test_the_clock_of_the_demo_is_right_again_afterwards():
    yesterday = timezone.now() - timedelta(days=1)
    field = Event._meta.get_field("at")

    with pace.at(yesterday):
        told = [timezone.now(), field.get_default()]

    assert told == [yesterday, yesterday]
    assert field.get_default() > yesterday


def test_the_demo_touches_no_newsroom_that_is_not_its_own(rita, demo):
    make.draft(rita)

    with pytest.raises(CommandError, match="Nothing was touched"):
        demo()

    assert (Article.objects.count(), User.objects.count()) == (1, 1)


def test_the_demo_runs_only_where_it_is_asked_for(db):
    with pytest.raises(CommandError, match="set DEMO=1"):
        call_command("demo")


def test_no_picture_of_the_demo_tells_where_it_was_taken(groups):
    drawn = drawings.draw("harbour-dusk")

    assert b"Exif" in drawn
    renditions = dict(pictures.renditions(pictures.examine(drawn)))
    assert not [name for name, data in renditions.items() if b"Exif" in data or b"SERIAL" in data]
