"""Giving a story to a colleague: told in the books and to them, and nobody's save is in its way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.assigning import assign
from articles.models import Notice
from articles.refusals import NotAllowed
from tests import make
from tests.refusing import refused

SOON = timezone.now() + timedelta(hours=3)


@pytest.fixture
def story(rita):
    return make.draft(rita)


def test_an_editor_gives_a_story_to_a_reporter_until_a_time(story, rob, ed):
    was_news = assign(story, by=ed, to=rob, due=SOON)

    story.refresh_from_db()
    event = story.events.last()
    assert (was_news, story.assignee, story.due) == (True, rob, SOON)
    assert (event.verb, event.actor) == ("assign", ed)
    assert event.note.startswith("to Rob, due ")
    assert [notice.person for notice in Notice.objects.filter(kind="assigned")] == [rob]


def test_the_same_again_is_no_news(story, rob, ed):
    assign(story, by=ed, to=rob, due=SOON)

    assert not assign(story, by=ed, to=rob, due=SOON)
    assert story.events.filter(verb="assign").count() == 1


def test_another_time_tells_nobody_again_that_it_is_theirs(story, rob, ed):
    assign(story, by=ed, to=rob, due=SOON)

    assign(story, by=ed, to=rob, due=None)

    assert [event.note for event in story.events.filter(verb="assign")][1:] == ["to Rob"]
    assert Notice.objects.filter(kind="assigned").count() == 1


@pytest.mark.parametrize("who", ["rob", "vera", "petra", "otto"])
def test_who_may_not_write_assigns_nothing(request, story, rob, who):
    with refused(story, NotAllowed):
        assign(story, by=request.getfixturevalue(who), to=rob, due=None)


def test_a_writer_still_saves_and_a_reviewer_still_decides_on_the_page_they_have(
    story, rita, ed, vera
):
    from articles import workflow

    make.move(story, "submit", rita)
    page = {"seen": story.head_id, "last_event": story.events.for_who_decides().last().pk}

    assign(story, by=ed, to=rita, due=SOON)
    workflow.make_move(story, "approve", by=vera, **page)

    story.refresh_from_db()
    assert (story.state, story.head_id) == ("approved", page["seen"])
