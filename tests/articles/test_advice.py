"""Who shows a story to somebody outside, for how long, and what becomes of what they say."""

from datetime import timedelta

import pytest

from articles import advice, workflow
from articles.models import Advice, Decision, Event, ReviewLink
from articles.refusals import MoveRefused, NotAllowed, NotReady, SomebodyWasFaster
from people.models import User
from tests import clock as clocks
from tests import make

NAME = "Maya Orlova"


@pytest.fixture
def clock():
    with clocks.stopped() as clock:
        yield clock


@pytest.fixture
def in_review(clock, rita):
    article = make.draft(rita)
    return make.move(article, "submit", rita)


def ask(article, by, receiver=NAME, **more):
    article.refresh_from_db()
    return advice.ask(article, by=by, seen=article.head_id, receiver=receiver, **more)


def verbs(article) -> list[tuple]:
    return [(event.verb, event.who, event.note) for event in article.events.all()][2:]


def is_open(token, clock) -> bool:
    return advice.link_of(token, clock.now) is not None


@pytest.mark.parametrize("name", ["ed", "vera", "clara", "root"])
def test_who_may_publish_may_ask_somebody_outside(request, in_review, name):
    user: User = request.getfixturevalue(name)

    link, _ = ask(in_review, user, receiver="  Maya \n Orlova ")

    assert (link.receiver, link.made_by, link.revision) == (NAME, user, in_review.head)
    told = f"For {NAME}, until 25 November 2026 12:00 UTC"
    assert verbs(in_review) == [("link", str(user), told)]


@pytest.mark.parametrize("name", ["rita", "rob", "petra", "otto"])
def test_nobody_else_sends_a_story_out_of_the_house_their_own_included(request, in_review, name):
    with pytest.raises(NotAllowed):
        ask(in_review, request.getfixturevalue(name))

    assert (ReviewLink.objects.count(), verbs(in_review)) == (0, [])


def test_a_link_is_for_the_version_on_the_page(in_review, rita, ed):
    seen = in_review.head_id
    make.change(in_review, rita, place="Merrow Bay")

    with pytest.raises(SomebodyWasFaster, match="Rita saved a newer version"):
        advice.ask(in_review, by=ed, seen=seen, receiver=NAME)

    assert not ReviewLink.objects.exists()


@pytest.mark.parametrize("asked", [{"days": 0}, {"days": 15}, {"days": -1}, {"receiver": " \n"}])
def test_a_link_needs_a_name_and_an_end_within_two_weeks(in_review, ed, asked):
    with pytest.raises(NotReady):
        ask(in_review, ed, **asked)

    assert not ReviewLink.objects.exists()


def test_a_spiked_story_is_shown_to_nobody(rita, ed, clock):
    article = make.draft(rita)
    _, token = ask(article, ed)

    make.move(article, "spike", rita, note="No news.")

    assert not is_open(token, clock)
    with pytest.raises(NotReady, match="revive it first"):
        ask(article, ed)


def test_a_token_has_256_bits_and_only_its_digest_is_kept(in_review, ed):
    tokens = {ask(in_review, ed, receiver=f"Reader {n}")[1] for n in range(5)}

    assert {len(token) for token in tokens} == {43}
    rows = str(list(ReviewLink.objects.values())) + str(list(Event.objects.values()))
    assert [token for token in tokens if token in rows] == []
    assert set(ReviewLink.objects.values_list("token_digest", flat=True)) == set(
        map(advice.digest_of, tokens)
    )


def test_a_link_ends_at_its_second(in_review, ed, clock):
    _, token = ask(in_review, ed, days=1)

    clock.goes_on(days=1, microseconds=-1)
    before = is_open(token, clock)
    clock.goes_on(microseconds=1)

    assert (before, is_open(token, clock)) == (True, False)


def test_a_revoked_link_is_closed_and_stays_so(in_review, ed, vera, clock):
    link, token = ask(in_review, ed)

    advice.revoke(link, by=vera)
    clock.goes_on(minutes=1)
    advice.revoke(link, by=ed)

    assert not is_open(token, clock)
    assert verbs(in_review)[1:] == [("revoke link", "Vera", f"Of {NAME}")]
    link.refresh_from_db()
    assert link.revoked_at == clock.now - timedelta(minutes=1)


def test_a_reporter_revokes_no_link(in_review, ed, rita, clock):
    link, token = ask(in_review, ed)

    with pytest.raises(NotAllowed):
        advice.revoke(link, by=rita)

    assert is_open(token, clock)


def test_a_new_link_for_the_same_name_takes_the_place_of_the_old_one(in_review, ed, clock):
    _, other = ask(in_review, ed, receiver="Ivan Kruk")
    _, old = ask(in_review, ed)

    _, new = ask(in_review, ed, receiver="maya orlova")

    assert [is_open(token, clock) for token in (other, old, new)] == [True, False, True]


def test_the_links_of_somebody_who_left_are_closed(in_review, ed, clock):
    _, token = ask(in_review, ed)

    User.objects.filter(pk=ed.pk).update(is_active=False)

    assert not is_open(token, clock)
    assert not ReviewLink.objects.of(in_review).get().is_open


def test_a_row_and_the_query_agree_on_what_is_open(in_review, ed, clock):
    links = [ask(in_review, ed, receiver=f"Reader {n}", days=n)[0] for n in range(1, 5)]
    advice.revoke(links[3], by=ed)
    clock.goes_on(days=2)

    found = ReviewLink.objects.of(in_review)

    assert {link for link in found if link.is_open} == {links[2]}
    assert set(ReviewLink.objects.open(clock.now)) == {links[2]}


# What they say.


def test_advice_is_kept_under_the_name_and_decides_nothing(in_review, ed, vera):
    link, _ = ask(in_review, ed)
    contributors = in_review.contributors()

    advice.give(link, says="fine")
    advice.give(link, says="objection", text="The second quote\r\nis not his.")

    in_review.refresh_from_db()
    assert verbs(in_review)[1:] == [
        ("advise", NAME, ""),
        ("object", NAME, "The second quote\nis not his."),
    ]
    assert list(link.advice.values_list("says", flat=True)) == ["fine", "objection"]
    assert (in_review.state, Decision.objects.count()) == ("review", 0)
    assert in_review.contributors() == contributors
    assert in_review.last_approved() is None


def test_a_story_all_its_lawyers_are_fine_with_is_not_approved(in_review, ed):
    link, _ = ask(in_review, ed)
    advice.give(link, says="fine")

    with pytest.raises(MoveRefused):
        make.move(in_review, "publish", ed)

    assert "publish" not in workflow.open_moves(in_review, ed)


def test_an_objection_says_what_it_objects_to(in_review, ed):
    link, _ = ask(in_review, ed)

    with pytest.raises(NotReady):
        advice.give(link, says="objection", text=" \n ")

    assert not Advice.objects.exists()


def test_nothing_is_said_through_a_link_that_ended_meanwhile(in_review, ed, clock):
    link, _ = ask(in_review, ed, days=1)
    clock.goes_on(days=1)

    with pytest.raises(advice.LinkIsClosed):
        advice.give(link, says="fine")

    assert not Advice.objects.exists()


def test_a_link_takes_twenty_answers_and_no_more(in_review, ed):
    link, _ = ask(in_review, ed)
    for _ in range(advice.MOST_ANSWERS):
        advice.give(link, says="fine")

    with pytest.raises(NotReady):
        advice.give(link, says="fine")

    assert Advice.objects.count() == 20


def test_who_decides_while_somebody_objects_reads_it_first(in_review, ed, vera):
    link, _ = ask(in_review, ed)
    page = {"seen": in_review.head_id, "last_event": in_review.events.last().pk}
    advice.give(link, says="objection", text="He never said that.")

    with pytest.raises(SomebodyWasFaster, match="Maya Orlova gave advice: an objection"):
        workflow.make_move(in_review, "approve", by=vera, **page)

    assert not Decision.objects.exists()


def test_who_decides_while_somebody_is_asked_is_not_held_up(in_review, ed, vera):
    page = {"seen": in_review.head_id, "last_event": in_review.events.last().pk}
    link, _ = ask(in_review, ed)
    advice.revoke(link, by=ed)

    moved = workflow.make_move(in_review, "approve", by=vera, **page)

    assert moved.state == "approved"
