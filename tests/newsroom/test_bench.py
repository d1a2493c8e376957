"""What `make bench` measures is a newsroom as the gate would have made it."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum

from articles import content, editions, workflow
from articles.models import (
    BLOCKS,
    Article,
    Edition,
    EditionPerson,
    EditionPicture,
    EditionTopic,
    EditionWords,
    ViewHour,
)
from articles.search import asked, found
from articles.search.index import ordinal_of
from newsroom.bench import desk_pages, pages
from newsroom.bench.archive import of_a_story
from newsroom.management.commands.bench_data import IN_WORK

DIFFERENT = 6
OF_ITS_OWN = {"id", "edition_id", "article_id", "revision_id", "public_id", "ordinal"}


@pytest.fixture
def archive(groups):
    """Six stories, told three times each."""
    call_command("bench_data", "18", different=DIFFERENT)
    return Article.objects.order_by("pk")


def rows(edition: Edition) -> list[dict]:
    """What the edition and its rows say, without whose they are."""
    said = [Edition.objects.filter(pk=edition.pk)]
    said += [
        model._default_manager.filter(edition=edition).order_by("pk")
        for model in (EditionPerson, EditionPicture, EditionTopic, EditionWords)
    ]
    return [
        {name: value for name, value in row.items() if name not in OF_ITS_OWN}
        for found in said
        for row in found.values()
    ]


def test_every_measured_page_is_there_and_asks_four_questions_at_most(archive):
    asked = {name: len(pages.queries_of(path)) for name, path in pages.addresses().items()}

    assert [name for name, queries in asked.items() if queries > 4] == []


def test_a_story_told_again_says_what_the_gate_would(archive):
    old = Edition.objects.filter(article=archive[DIFFERENT + 1]).latest("pk")
    old.article.addresses.all().delete()
    for model in BLOCKS.values():  # whose uuids stand in the content
        model.objects.all().delete()
    again = workflow.start(by=None, value={"public": old.content}, wire_date=old.first_at)

    new = editions.publish(
        again, again.head, kind=old.kind, notice=old.notice, at=old.live_from, by=old.published_by
    )

    assert rows(new) == rows(old)


def test_every_edition_stands_where_its_date_says(archive):
    for edition in Edition.objects.exclude(kind="withdrawal"):
        assert edition.path == editions.path_for(edition.first_at, edition.content["slug"])
        assert edition.article.addresses.get().path == edition.path
        assert edition.public_id == edition.article.public_id
        assert edition.words.ordinal == ordinal_of(edition)


def test_every_story_is_found(archive):
    editions = Edition.objects.exclude(kind="withdrawal")
    headlines = {edition.headline for edition in editions}

    times = [
        len(found(asked(headline), editions.filter(headline=headline), limit=99))
        for headline in headlines
    ]

    assert sum(times) == editions.count()


def test_a_story_told_again_is_days_older_and_has_views_of_its_own(archive):
    first, again = archive[1], archive[DIFFERENT + 1]

    dates = [story.editions.latest("pk").first_at for story in (first, again)]
    counts = {story: story.view_total.n for story in archive}

    assert dates[0] - dates[1] == timedelta(days=1)
    for story, n in counts.items():
        assert ViewHour.objects.filter(article=story).aggregate(n=Sum("n"))["n"] == n


def test_what_belongs_to_a_published_story_is_copied():
    rows = {EditionPerson, EditionPicture, EditionTopic, EditionWords}
    assert {Edition, *rows, ViewHour} <= set(of_a_story())


def test_an_archive_for_the_desk_has_working_copies_that_say_what_their_revisions_do(groups):
    call_command("bench_data", "18", different=DIFFERENT, desk=True)

    stories = Article.objects.select_related("head")
    assert stories.count() == 18 + 1 + IN_WORK
    assert all(content.from_rows(story) == story.head.content for story in stories)
    assert {story.events.first().verb for story in stories} == {"start"}
    assert set(stories.values_list("state", flat=True)) == set(Article.State)


def test_every_page_and_move_of_the_desk_is_measured_and_within_its_budget(groups, monkeypatch):
    monkeypatch.setattr(desk_pages, "RUNS", 1)
    call_command("bench_data", "18", different=DIFFERENT, desk=True)
    editions = Edition.objects.count()

    costs = {**desk_pages.costs_of_pages(), **desk_pages.costs_of_moves()}

    assert [name for name, cost in costs.items() if cost.queries > cost.most] == []
    assert Edition.objects.count() == editions + 2  # published twice: once to warm up


def test_a_newsroom_that_is_somebodys_is_left_alone(archive, rita):
    call_command("bench_data", "18", different=DIFFERENT)
    assert archive.count() == 19

    with pytest.raises(CommandError, match="Something else is in this database"):
        call_command("bench_data", "100")
