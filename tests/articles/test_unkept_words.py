"""Words that were typed and not saved: no revision yet, and nobody writes over them."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from articles import restoring, revisions, workflow
from articles.models import Article, CoAuthor, Typist
from articles.models.history import HistoryIsFixed
from articles.refusals import NotAllowed, SomebodyWasFaster
from tests import make
from tests.refusing import refused

GONE = {"note": "A judge says so.", "public_note": "This story has been withdrawn."}


def kept(article) -> list[tuple]:
    """Who kept what: the author, the others and the place of every revision."""
    return [
        (
            str(revision.by),
            [str(each) for each in revision.co_authors.all()],
            revision.content["public"].get("place", ""),
        )
        for revision in article.revisions.order_by("number")
    ]


def test_typing_keeps_no_revision(rita):
    article = make.draft(rita)
    head = article.head

    make.typed(article, rita, place="Merrow Bay")

    assert (article.place, article.head) == ("Merrow Bay", head)
    assert [typist.user for typist in article.typists.all()] == [rita]


def test_saving_what_one_typed_is_one_revision(rita):
    article = make.draft(rita)
    make.typed(article, rita, place="Merrow")
    make.typed(article, rita, place="Merrow Bay")

    make.change(article, rita, place="Merrow Bay")

    assert kept(article) == [("Rita", [], ""), ("Rita", [], "Merrow Bay")]
    assert (article.typed_since, article.typists.count()) == (None, 0)


def test_before_somebody_else_writes_it_is_kept_under_its_authors_name(rita, ed):
    article = make.draft(rita)
    make.typed(article, rita, place="Merrow Bay")

    make.change(article, ed, place="Kaļķu")

    assert kept(article) == [("Rita", [], ""), ("Rita", [], "Merrow Bay"), ("Ed", [], "Kaļķu")]


def test_a_writer_who_says_nothing_of_it_keeps_it_first(rita):
    article = make.draft(rita)
    make.typed(article, rita, place="Merrow Bay")

    with transaction.atomic():
        locked = revisions.lock(article.pk)

    assert (locked.typed_since, locked.head.number) == (None, 2)


def test_it_is_kept_as_of_the_last_key(rita, ed, clock):
    article = make.draft(rita)
    clock.goes_on(minutes=1)
    make.typed(article, rita, place="Merrow Bay")
    typed = clock.now
    clock.goes_on(hours=5)

    make.typed(article, ed, place="Kaļķu")

    assert article.head.at == typed


def test_after_ten_minutes_of_typing_it_is_kept(rita, clock):
    article = make.draft(rita)
    for place in ("M", "Me", "Mer"):
        make.typed(article, rita, place=place)
        clock.goes_on(minutes=5)

    assert kept(article) == [("Rita", [], ""), ("Rita", [], "Mer")]


def test_two_who_type_at_once_share_a_revision(rita, ed):
    article = make.draft(rita)
    for number in range(10):
        make.typed(article, rita, place=f"Merrow Bay {number}")
        make.typed(article, ed, standfirst=f"The ferry stops {number} times.")

    make.change(article, rita, place="Merrow Bay")

    assert kept(article) == [
        ("Rita", [], ""),
        ("Rita", [], "Merrow Bay 0"),
        ("Rita", ["Ed"], "Merrow Bay"),
    ]


def test_what_is_typed_and_taken_back_is_no_revision_and_makes_nobody_an_author(rita, ed):
    article = make.draft(rita)
    make.typed(article, ed, place="Merrow Bay")
    make.typed(article, ed, place="")

    make.change(article, rita)

    assert kept(article) == [("Rita", [], "")]
    assert article.contributors() == [rita]


# Who has contributed.


def test_whoever_types_has_contributed(rita, clara):
    article = make.draft(rita)

    make.typed(article, clara, place="Merrow Bay")

    assert article.contributors() == [rita, clara]


@pytest.mark.parametrize("verb", ["approve", "return"])
def test_who_shares_a_revision_decides_on_it_no_more_than_its_author(rita, clara, verb):
    article = make.draft(rita)
    make.typed(article, clara, place="Merrow Bay")
    make.typed(article, rita, standfirst="The ferry stops.")
    make.typed(article, clara, place="Kaļķu")
    make.change(article, rita, place="Kaļķu")
    make.move(article, "submit", rita)

    with refused(article, NotAllowed):
        make.move(article, verb, clara, note="Fine.")
    assert kept(article)[-1] == ("Rita", ["Clara"], "Kaļķu")
    assert article not in Article.objects.waiting_for(clara)


def test_after_an_approval_a_shared_revision_counts_no_more(rita, ed, nora, vera):
    article = make.draft(rita, assignee=nora)
    make.typed(article, nora, place="Merrow Bay")
    make.change(article, rita, place="Merrow Bay")
    make.move(article, "submit", rita)
    make.move(article, "approve", vera)
    make.change(article, rita, place="Kaļķu")
    make.move(article, "submit", rita)

    assert article.contributors() == [rita]
    assert article in Article.objects.waiting_for(nora)


# Moves.


def test_who_typed_moves_what_they_typed(rita):
    article = make.draft(rita)
    seen = article.head_id
    make.typed(article, rita, place="Merrow Bay")

    make.move(article, "submit", rita)

    assert (article.state, article.head.content["public"]["place"]) == ("review", "Merrow Bay")
    assert article.head_id != seen
    assert article.events.last().revision == article.head


def test_an_empty_address_is_filled_in_before_a_move(rita):
    article = make.draft(rita)
    make.typed(article, rita, slug="")

    make.move(article, "submit", rita)

    assert article.head.content["public"]["slug"] == "ferry-timetable-will-change-twice-this-spring"


def test_somebody_else_is_told_of_it_and_may_look(rita, ed):
    article = make.draft(rita)
    make.typed(article, rita, place="Merrow Bay")

    with pytest.raises(SomebodyWasFaster) as why:
        make.move(article, "submit", ed)
    article.refresh_from_db()
    state = article.state
    make.move(article, "submit", ed)

    assert str(why.value).startswith("Rita saved a newer version at ")
    assert (state, article.state) == ("draft", "review")
    assert kept(article)[-1] == ("Rita", [], "Merrow Bay")


def test_a_page_older_than_what_one_typed_is_old(rita, ed):
    article = make.draft(rita)
    seen = article.head_id
    make.change(article, ed, place="Kaļķu")
    make.typed(article, rita, place="Merrow Bay")

    with pytest.raises(SomebodyWasFaster):
        workflow.make_move(article, "submit", by=rita, seen=seen)


def test_a_story_is_withdrawn_whatever_somebody_is_typing(rita, vera, clara):
    article = make.published(rita, vera)
    make.change(article, rita, place="Merrow Bay")
    make.typed(article, rita, place="Merrow B")

    make.move(article, "withdraw", clara, **GONE)

    assert article.live_edition() is None
    assert kept(article)[-1] == ("Rita", [], "Merrow B")


# By construction.


def test_what_is_in_review_or_further_has_no_such_words(rita):
    article = make.draft(rita)
    make.typed(article, rita, place="Merrow Bay")

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(state="review")


def test_authors_never_change(rita, ed):
    article = make.draft(rita)
    make.typed(article, ed, place="Merrow Bay")
    make.change(article, rita, place="Merrow Bay on Sunday")
    author = CoAuthor.objects.get()

    with pytest.raises(HistoryIsFixed):
        author.delete()
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_coauthor")
    assert Typist.objects.count() == 0


def test_who_typed_restores_over_it_and_somebody_else_is_told_first(rita, ed):
    article = make.draft(rita)
    seen = article.head_id
    make.typed(article, rita, place="Merrow Bay")

    with pytest.raises(SomebodyWasFaster):
        restoring.restore(article, 1, by=ed, seen=seen)
    article.refresh_from_db()
    restoring.restore(article, 1, by=ed, seen=article.head_id)
    make.typed(article, ed, place="Kaļķu")
    restoring.restore(article, 2, by=ed, seen=make.revision(article).pk)

    places = [place for _, _, place in kept(article)]
    assert places == ["", "Merrow Bay", "", "Kaļķu", "Merrow Bay"]
