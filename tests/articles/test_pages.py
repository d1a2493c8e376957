"""The pages of the site: who may change them, what readers get of it, and the second look."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles import pages
from articles.models import Event, Page, PageVersion
from articles.models.history import HistoryIsFixed
from articles.refusals import MoveRefused, NotAllowed, SomebodyWasFaster
from tests import make


def books() -> tuple:
    """All that a save or a move may write, to compare before and after."""
    return tuple(list(model.objects.values()) for model in (Page, PageVersion, Event))


def events():
    rows = Event.objects.values_list("about", "verb", "actor__username", "page_version__number")
    return list(rows)


def refused(deed, kind=MoveRefused) -> str:
    """The sentence `deed` is refused with; nothing has changed."""
    before = books()
    with pytest.raises(kind) as why:
        deed()
    assert books() == before
    return str(why.value)


# Writing.


def test_a_saved_page_is_kept_and_not_public(ed):
    page = make.page(by=ed, goes_out=False)

    assert (page.title, page.text, page.version, page.changed_at) == ("", "", None, None)
    assert (page.head.number, page.head.text, page.head.by) == (1, make.TEXT, ed)
    assert events() == [("page", "save", "ed", 1)]


def test_a_published_page_says_what_its_version_says(ed):
    page = make.page(by=ed)

    assert (page.title, page.text, page.published_by) == ("Who we are", make.TEXT, ed)
    assert page.version == page.head
    assert events() == [("page", "publish", "ed", 1)]


def test_a_later_draft_leaves_what_readers_see(ed):
    make.page(by=ed)

    page = make.page(by=ed, title="Who we will be", goes_out=False)

    assert (page.title, page.version.number, page.head.number) == ("Who we are", 1, 2)
    assert [verb for _, verb, _, _ in events()] == ["publish", "save"]


def test_a_draft_that_did_not_change_is_published_as_it_was_saved(ed, clara):
    make.page(by=ed, goes_out=False)

    page = make.page(by=clara)

    assert (page.version.number, page.version.by, page.published_by) == (1, ed, clara)
    assert events() == [("page", "save", "ed", 1), ("page", "publish", "clara", 1)]


def test_saving_without_a_change_keeps_nothing_twice(ed):
    make.page(by=ed, goes_out=False)

    make.page(by=ed, text=f"\r\n{make.TEXT}  ", goes_out=False)

    assert len(events()) == PageVersion.objects.count() == 1


def test_what_readers_see_already_is_not_published_again(ed):
    make.page(by=ed)

    assert refused(lambda: make.page(by=ed)) == "Readers see this version already."


def test_a_page_is_clean_whoever_writes_it(ed):
    page = make.page(by=ed, text='<p onclick="x()">Us<script>alert(1)</script></p>')

    assert page.text == page.head.text == "<p>Us</p>"


@pytest.mark.parametrize("spoiled", [{"title": " "}, {"title": "x" * 101}, {"text": "<p> </p>"}])
def test_a_page_without_words_is_none(ed, spoiled):
    refused(lambda: make.page(by=ed, **spoiled), ValidationError)


def test_a_page_taken_down_leaves_nothing_readers_could_see(ed, clara):
    make.page(by=ed)

    page = pages.take_down("about", by=clara, seen=1)

    assert (page.title, page.text, page.version, page.published_by) == ("", "", None, None)
    assert list(Page.objects.published()) == []
    assert events()[-1] == ("page", "take down", "clara", 1)
    assert page.head.text == make.TEXT


# Who may.


@pytest.mark.parametrize("who", ["ed", "vera", "clara", "root"])
def test_who_may_publish_keeps_the_pages(request, who):
    make.page(by=request.getfixturevalue(who))

    assert Page.objects.published().count() == 1


@pytest.mark.parametrize("who", ["rita", "petra", "otto"])
def test_nobody_else_does(request, ed, who):
    user = request.getfixturevalue(who)
    make.page(by=ed)

    refused(lambda: make.page(by=user, title="Mine", goes_out=False), NotAllowed)
    refused(lambda: make.page(by=user, title="Mine"), NotAllowed)
    refused(lambda: pages.take_down("about", by=user, seen=1), NotAllowed)


# The second look.


def look(user, seen=1):
    return pages.second_look("about", by=user, seen=seen)


def test_what_went_out_waits_for_a_second_pair_of_eyes(ed, vera):
    page = make.page(by=ed)
    before = list(Page.objects.flagged())

    looked = look(vera)

    assert (before, page.needs_second_look) == ([page], True)
    assert (list(Page.objects.flagged()), looked.needs_second_look) == ([], False)
    assert events()[-1] == ("page", "second look", "vera", 1)


@pytest.mark.parametrize("who", ["vera", "clara", "root"])
def test_nobody_looks_at_their_own_change(request, who):
    user = request.getfixturevalue(who)
    make.page(by=user)

    refused(lambda: look(user), NotAllowed)


def test_whoever_wrote_some_of_it_is_not_the_second_pair(vera, ed, viktor):
    make.page(by=vera, goes_out=False)
    make.page(by=ed, title="Us")

    refused(lambda: look(vera, 2), NotAllowed)
    assert not look(viktor, 2).needs_second_look


def test_whoever_published_it_is_not_the_second_pair(ed, vera):
    make.page(by=ed, goes_out=False)
    make.page(by=vera)

    refused(lambda: look(vera), NotAllowed)


def test_a_later_draft_of_the_reviewer_does_not_take_the_look_away(ed, vera):
    make.page(by=ed)
    make.page(by=vera, title="Us", goes_out=False)

    assert not look(vera).needs_second_look


def test_what_was_looked_at_makes_its_author_a_second_pair_for_the_next(vera, ed, viktor):
    make.page(by=vera)
    look(viktor)
    make.page(by=ed, title="Us")

    assert not look(vera, 2).needs_second_look


@pytest.mark.parametrize("who", ["ed", "rita", "petra", "otto"])
def test_only_a_reviewer_looks(request, clara, who):
    make.page(by=clara)

    refused(lambda: look(request.getfixturevalue(who)), NotAllowed)


def test_a_look_is_taken_once(ed, vera, viktor):
    make.page(by=ed)
    look(vera)

    assert refused(lambda: look(viktor)) == "Somebody has looked at this page already."


def test_a_version_the_reviewer_did_not_see_is_not_waved_through(ed, vera):
    make.page(by=ed)
    make.page(by=ed, title="Us")

    why = refused(lambda: look(vera, 1), SomebodyWasFaster)

    assert why.startswith("Readers do not see that version any more. Ed published this page at ")


def test_what_is_not_public_needs_no_look(ed, vera):
    make.page(by=ed)
    pages.take_down("about", by=ed, seen=1)

    refused(lambda: look(vera), SomebodyWasFaster)
    assert list(Page.objects.flagged()) == []


# Somebody was faster.


def test_a_save_over_a_save_is_refused(ed, clara):
    make.page(by=ed, goes_out=False)

    why = refused(
        lambda: pages.save("about", by=clara, seen=0, title="Us", text=make.TEXT),
        SomebodyWasFaster,
    )

    assert why.startswith("Ed saved this page at ")


def test_what_is_not_there_is_not_taken_down(ed):
    make.page(by=ed, goes_out=False)

    refused(lambda: pages.take_down("about", by=ed, seen=1), SomebodyWasFaster)


# Kept for ever.


def test_versions_never_change(ed):
    version = make.page(by=ed).head

    with pytest.raises(HistoryIsFixed):
        version.save()
    with pytest.raises(HistoryIsFixed):
        version.delete()
    with pytest.raises(HistoryIsFixed):
        PageVersion.objects.update(text="")


@pytest.mark.postgres
@pytest.mark.parametrize("sql", ["UPDATE {} SET number = 7", "DELETE FROM {}"])
def test_the_database_itself_refuses_it(ed, sql):
    make.page(by=ed)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql.format("articles_pageversion"))


def test_an_event_of_a_page_names_its_version(ed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(about="page", verb="publish", actor=ed)


def test_a_page_nobody_published_holds_no_words(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.create(slug="about", title="Leaked")
