"""The gate as a machine that anything may happen to: a cast of eight, two stories, a clock.

Vera stands in the byline of the second story.

Whatever people try, in whatever order, the promises of the workflow hold after every step. What
readers should see is kept beside the database, in plain Python that knows nothing of `live_until`.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine as Machine
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from articles import content
from articles.models import Article, Decision, Edition
from articles.refusals import MoveRefused
from articles.workflow import MOVES, make_move, open_moves
from people.roles import Role
from tests import clock as clocks
from tests import make
from tests.refusing import books

CAST = {
    "rita": [Role.REPORTER],
    "nora": [Role.REPORTER, Role.REVIEWER],
    "ed": [Role.EDITOR],
    "vera": [Role.REVIEWER],
    "vivian": [Role.EDITOR, Role.REVIEWER, Role.PICTURE_EDITOR],
    "petra": [Role.PICTURE_EDITOR],
    "clara": [Role.CHIEF_EDITOR],
    "root": [],
}
WRITERS = ["rita", "ed", "vivian", "clara", "root", "nora"]
REVIEWERS = ["vera", "vivian", "nora", "clara", "root"]
CHIEFS = ["clara", "root"]
KINDS = ["typo", "style", "update", "correction", "retraction"]
MOMENT = timedelta(microseconds=1)
stories = st.integers(0, 1)
people = st.sampled_from(sorted(CAST))
spans = st.sampled_from([timedelta(0), MOMENT, timedelta(hours=1), timedelta(hours=2)])
times = st.none() | spans
places = st.sampled_from(["Merrow Bay", "Kaļķu", ""])


def details_of(verb: str, at, kind: str) -> dict:
    """Everything `verb` asks for."""
    asks = MOVES[verb].asks
    details = {"at": at} if "at" in asks else {}
    details |= {"note": "Because."} if MOVES[verb].needs_note else {}
    details |= {"kind": kind, "notice": "Something changed."} if "kind" in asks else {}
    return details | ({"public_note": "It is gone."} if "public_note" in asks else {})


def when(verb):
    """A rule that runs where the state of a story, or its editions, make `verb` likely."""
    return precondition(lambda self: any(self.is_likely(verb, number) for number in (0, 1)))


class Newsroom(Machine):
    users: dict

    def __init__(self):
        super().__init__()
        self.time = clocks.stopped(datetime(2026, 11, 22, 12, tzinfo=UTC))
        self.clock = self.time.__enter__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.stories: list[Article] = []
        self.books: list[dict] = []
        self.published: list[list[dict]] = []
        self.touched = 0
        self.checked: dict = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)
        self.time.__exit__(None, None, None)

    @initialize(authors=st.tuples(people, people))
    def two_stories(self, authors):
        image, rita, vera = make.picture(), self.users["rita"], self.users["vera"]
        byline = {"person": vera.person_id, "name": "Vera Holm", "role": "reporting"}
        for number, author in enumerate(authors):
            more = {"blocks": [make.text(), make.slot(image)], "bylines": [byline] * number}
            article = make.draft(self.users[author], f"Story {number}", assignee=rita, **more)
            self.stories.append(article)
            self.published.append([])
            self.books.append(books(article))

    # What people do.

    def attempt(self, number, deed):
        """Do it and return its result, or find that a refusal changed nothing and return None."""
        self.touched = number
        article, before = self.stories[number], self.books[number]
        try:
            done = deed(article)
        except MoveRefused:
            done = None
        article.refresh_from_db()
        after = books(article)
        if done is None:
            assert after == before
            return None
        self.books[number] = after
        events = after["events"] - before["events"]
        assert events == (done != "")
        assert events or after["state"][0] == before["state"][0]
        return done

    def move(self, number, verb, who, *, seen=None, span=None, kind="style"):
        if seen is None and not self.is_likely(verb, number):
            number = 1 - number
        article = self.stories[number]
        at = None if span is None else self.clock.now + span
        page = {"by": self.users[who], "seen": seen or article.head_id}

        def deed(article):
            return make_move(article, verb, **page, **details_of(verb, at, kind))

        flagged = verb == "second look" and article.flagged_edition()
        if self.attempt(number, deed):
            self.follow(number, verb, at)
            assert not flagged or flagged.published_by != self.users[who]

    def follow(self, number, verb, at):
        """What readers should see of it from now on."""
        editions, now = self.published[number], self.clock.now
        if verb in ("unschedule", "withdraw"):
            editions[:] = [edition for edition in editions if edition["at"] <= now]
        if verb == "reschedule":
            editions[-1]["at"] = at or now
        if verb in ("publish", "publish unreviewed"):
            editions.append({"at": at or now, "shows": self.stories[number].head.digest})
        elif verb == "withdraw":
            editions.append({"at": at or now, "shows": "withdrawal"})

    def is_likely(self, verb, number) -> bool:
        editions, now = self.published[number], self.clock.now
        if verb in ("unschedule", "reschedule"):
            return any(edition["at"] > now for edition in editions)
        if verb in ("withdraw", "second look"):
            return any(edition["at"] <= now for edition in editions)
        if verb in ("spike", "revive") and self.stories[number].is_spiked != (verb == "revive"):
            return False
        return self.stories[number].state in MOVES[verb].sources

    @when("submit")
    @rule(number=stories, who=st.sampled_from(WRITERS))
    def submit(self, number, who):
        self.move(number, "submit", who)

    @when("recall")
    @rule(number=stories, who=st.sampled_from(WRITERS))
    def recall(self, number, who):
        self.move(number, "recall", who)

    @when("return")
    @rule(number=stories, who=st.sampled_from(REVIEWERS))
    def send_back(self, number, who):
        self.move(number, "return", who)

    @when("approve")
    @rule(number=stories, who=st.sampled_from(REVIEWERS))
    def approve(self, number, who):
        self.move(number, "approve", who)

    @when("publish")
    @rule(number=stories, who=people, span=times, kind=st.sampled_from(KINDS))
    def publish(self, number, who, span, kind):
        self.move(number, "publish", who, span=span, kind=kind)

    @when("publish unreviewed")
    @rule(number=stories, who=st.sampled_from(CHIEFS), kind=st.sampled_from(KINDS))
    def publish_unreviewed(self, number, who, kind):
        self.move(number, "publish unreviewed", who, kind=kind)

    @when("second look")
    @rule(number=stories, who=st.sampled_from(REVIEWERS))
    def second_look(self, number, who):
        self.move(number, "second look", who)

    @when("unschedule")
    @rule(number=stories, who=people)
    def unschedule(self, number, who):
        self.move(number, "unschedule", who)

    @when("reschedule")
    @rule(number=stories, who=people, span=times)
    def reschedule(self, number, who, span):
        self.move(number, "reschedule", who, span=span)

    @when("withdraw")
    @rule(number=stories, who=people, span=times)
    def withdraw(self, number, who, span):
        self.move(number, "withdraw", who, span=span)

    @when("spike")
    @rule(number=stories, who=st.sampled_from(WRITERS))
    def spike(self, number, who):
        self.move(number, "spike", who)

    @when("revive")
    @rule(number=stories, who=st.sampled_from(WRITERS))
    def revive(self, number, who):
        self.move(number, "revive", who)

    @rule(number=stories, reviewer=st.sampled_from(REVIEWERS), place=places, span=times)
    def go_the_usual_way(self, number, reviewer, place, span):
        """From a change to readers, so that more of the walks come far."""
        self.change(number, "rita", place)
        usual = {"revive": "rita", "submit": "rita", "approve": reviewer, "publish": "ed"}
        for verb, who in usual.items():
            if self.is_likely(verb, number):
                self.move(number, verb, who, span=span)

    @rule(number=stories, verb=st.sampled_from(sorted(MOVES)), who=people, data=st.data())
    def try_anything(self, number, verb, who, data):
        """Out of turn, and perhaps from a page that is out of date."""
        revisions = self.stories[number].revisions.values_list("pk", flat=True)
        self.move(number, verb, who, seen=data.draw(st.sampled_from(list(revisions))))

    @rule(number=stories, who=people, place=places)
    def change(self, number, who, place):
        self.attempt(number, lambda story: make.change(story, self.users[who], place=place))

    @rule(number=stories, who=people)
    def change_nothing(self, number, who):
        same = f" {self.stories[number].standfirst}\r\n"
        before = self.books[number]

        self.attempt(number, lambda story: make.change(story, self.users[who], standfirst=same))

        assert self.books[number] == before

    @rule(number=stories, who=people, notes=st.sampled_from(["", "Call back.", "Called back."]))
    def change_notes(self, number, who, notes):
        before = self.stories[number].state

        self.attempt(number, lambda s: make.change_private(s, self.users[who], notes=notes))

        assert self.stories[number].state == before

    @rule(number=stories, who=people, alt=st.sampled_from(["A ferry.", "Two ferries.", ""]))
    def change_slot(self, number, who, alt):
        first, slot = make.blocks(self.stories[number])
        blocks = [first, {**slot, "alt": alt}]
        self.attempt(number, lambda story: make.change(story, self.users[who], blocks=blocks))

    @when("approve")
    @rule(who=st.sampled_from(REVIEWERS))
    def look_at_the_list(self, who):
        """It holds what there is to decide, story by story."""
        user = self.users[who]
        listed = Article.objects.waiting_for(user)
        decides = {"approve", "second look"}
        waiting = [story for story in self.stories if decides & open_moves(story, user).keys()]

        assert set(listed) == set(waiting)

    @rule(span=spans)
    def time_passes(self, span):
        self.clock.now += span

    # What holds, whatever they do.

    @invariant()
    def what_went_out_was_approved_by_somebody_else_or_is_flagged(self):
        article, book = self.stories[self.touched], self.books[self.touched]
        if book is self.checked:
            return
        self.checked, editions = book, book["editions"]
        approved, reasons = approved_by_others(article), unreviewed_by_a_chief(article)
        for edition in editions:
            if edition["kind"] == "withdrawal":
                continue
            assert edition["digest"] == content.digest(edition["content"])
            if edition["unreviewed"]:
                assert edition["revision_id"] in reasons
            else:
                assert edition["digest"] in approved
        if article.state == "approved":
            assert article.head.digest in approved

    @invariant()
    def readers_see_the_newest_edition_whose_time_has_come(self):
        names = {article.pk: number for number, article in enumerate(self.stories)}
        moments = {edition["at"] for story in self.published for edition in story[-2:]}
        for now in {self.clock.now, *moments, *(at - MOMENT for at in moments)}:
            current = Edition.objects.current(now).values_list("article", "digest", "kind")
            shown = sorted((names[pk], digest or kind) for pk, digest, kind in current)
            assert shown == self.shown_at(now)
        live = Edition.objects.live(self.clock.now).values_list("article", "digest")
        assert sorted((names[pk], digest) for pk, digest in live) == [
            pair for pair in self.shown_at(self.clock.now) if pair[1] != "withdrawal"
        ]

    def shown_at(self, now) -> list[tuple[int, str]]:
        """The last edition of each story whose time has come, by plain counting."""
        come = [[edition for edition in story if edition["at"] <= now] for story in self.published]
        return [(number, story[-1]["shows"]) for number, story in enumerate(come) if story]

    @invariant()
    def a_spiked_story_is_a_draft_that_nobody_sees_or_will_see(self):
        for article in self.stories:
            if article.spiked_at is not None:
                assert article.state == "draft"
                assert article.live_edition() is None
                assert article.waiting_edition() is None


def approved_by_others(article) -> set[str]:
    """Digests somebody approved. Whoever decided on a version had no part in it: wrote none of
    it since the last approval of another, and stands not in its byline."""
    decisions = Decision.objects.filter(revision__article=article).select_related("reviewer")
    approved, authors, digest = set(), set(), ""
    for revision in article.revisions.order_by("number"):
        if revision.digest != digest:
            authors = set() if digest in approved else authors
            digest = revision.digest
        authors.add(revision.by_id)
        credited = {row["person"] for row in revision.content["public"].get("bylines", [])}
        for decision in decisions:
            if decision.revision_id == revision.pk:
                assert decision.reviewer_id not in authors
                assert decision.reviewer.person_id not in credited
                if decision.verdict == "approve":
                    approved.add(digest)
    return approved


def unreviewed_by_a_chief(article) -> set[int]:
    """Revisions a chief put out with a reason."""
    return {
        event.revision_id
        for event in article.events.filter(verb="publish unreviewed").select_related("actor")
        if event.note and event.actor.username in CHIEFS
    }


@pytest.mark.django_db
def test_whatever_people_try_the_promises_hold(groups):
    users = {
        name: make.user(name, *roles, is_superuser=name == "root") for name, roles in CAST.items()
    }
    users["vera"].person = make.person("Vera Holm")
    users["vera"].save()
    machine = type("Newsroom", (Newsroom,), {"users": users})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
