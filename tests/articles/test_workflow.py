"""The gate: who may do what to a story, in which state.

Rita wrote the story; Nora, a reporter and reviewer, and Sam, a superuser, each wrote a part of it.
"Unreviewed" stands for publish unreviewed, "look" for second look.
"""

import itertools
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.refusals import MoveRefused
from articles.workflow import MOVES, make_move, open_moves
from tests import make
from tests.refusing import books

POLICY = """
STATE        rita     nora        ed          vera        clara       root        sam         rob
             wrote    wrote,      editor      reviewer    chief       superuser   superuser,  petra
                      reviewer                                                    wrote       otto
===========  =======  ==========  ==========  ==========  ==========  ==========  ==========  =====
draft        submit   submit      submit                  submit      submit      submit
             spike    spike       spike                   spike       spike       spike
                                                          unreviewed  unreviewed  unreviewed

in review    recall   recall      recall                  recall      recall      recall
                                              return      return      return
                                              approve     approve     approve
                                                          unreviewed  unreviewed  unreviewed

approved              publish     publish     publish     publish     publish     publish
                                              return      return      return

scheduled             unschedule  unschedule  unschedule  unschedule  unschedule  unschedule
                      reschedule  reschedule  reschedule  reschedule  reschedule  reschedule

live                  withdraw    withdraw    withdraw    withdraw    withdraw    withdraw

live,                 withdraw    withdraw    withdraw    withdraw    withdraw    withdraw
update                unschedule  unschedule  unschedule  unschedule  unschedule  unschedule
scheduled             reschedule  reschedule  reschedule  reschedule  reschedule  reschedule

live,                 withdraw    withdraw    withdraw    withdraw    withdraw    withdraw
published                                     look                    look
unreviewed
by clara

withdrawn    submit   submit      submit                  submit      submit      submit
             spike    spike       spike                   spike       spike       spike
                                                          unreviewed  unreviewed  unreviewed

spiked       revive   revive      revive                  revive      revive      revive
"""

VERBS = {"unreviewed": "publish unreviewed", "look": "second look"}
WRITTEN_BY = ("nora", "sam")


def read_table(policy: str, cast: tuple[str, ...]) -> dict[str, dict[str, set[str]]]:
    """The table as {state: {person: verbs}}: a blank line ends a row, "=" spans a column."""
    lines = policy.strip().splitlines()
    rule = next(line for line in lines if line.startswith("="))
    edges = [at for at, mark in enumerate(rule) if mark == "=" and rule[at - 1 : at] != "="]
    spans = list(itertools.pairwise([*edges, None]))

    def cells(line):
        return [line[slice(*span)].strip() for span in spans]

    at = lines.index(rule)
    people = [" ".join(words).split() for words in zip(*map(cells, lines[:at]), strict=True)]
    table = {}
    for _, row in itertools.groupby(lines[at + 1 :], key=bool):
        state, *verbs = zip(*map(cells, row), strict=True)
        if name := " ".join(filter(None, state)):
            table[name] = {
                person: {VERBS.get(verb, verb) for verb in filter(None, column)}
                for column, who in zip(verbs, people[1:], strict=True)
                for person in who
                if person in cast
            }
    return table


CAST = ("rita", "nora", "ed", "vera", "clara", "root", "sam", "rob", "petra", "otto")
TABLE = read_table(POLICY, CAST)


@pytest.fixture
def cast(request, groups):
    return {name: request.getfixturevalue(name) for name in CAST}


def bring_to(state: str, cast: dict):
    """A story by Rita, Nora and Sam, brought to a row of the table."""
    article = make.draft(cast["rita"], assignee=cast["nora"])
    make.change(article, cast["nora"], standfirst="The night ferry stops.")
    make.change(article, cast["sam"], place="Merrow Bay")
    tomorrow = timezone.now() + timedelta(days=1)
    walk(article, cast, *WALKS[state], tomorrow=tomorrow)
    return article


SUBMIT, APPROVE = ("submit", "rita"), ("approve", "vera")
WALKS = {
    "draft": [],
    "in review": [SUBMIT],
    "approved": [SUBMIT, APPROVE],
    "scheduled": [SUBMIT, APPROVE, ("publish", "ed", "at")],
    "live": [SUBMIT, APPROVE, ("publish", "ed")],
    "live, update scheduled": [
        *(SUBMIT, APPROVE, ("publish", "ed")),
        *(("change", "sam"), SUBMIT, APPROVE, ("publish", "ed", "at")),
    ],
    "live, published unreviewed by clara": [("publish unreviewed", "clara")],
    "withdrawn": [SUBMIT, APPROVE, ("publish", "ed"), ("withdraw", "ed")],
    "spiked": [("spike", "rita")],
}
NEEDS = {
    "publish unreviewed": {"note": "It is urgent."},
    "withdraw": {"note": "A judge says so.", "public_note": "This story has been withdrawn."},
    "spike": {"note": "No news."},
    "return": {"note": "Who says so?"},
}


def walk(article, cast, *steps, tomorrow):
    for verb, who, *when in steps:
        if verb == "change":
            make.change(article, cast[who], headline="The Timetable Changes Three Times")
            continue
        later = {"at": tomorrow} if when else {}
        kind = {"kind": "style"} if verb == "publish" and article.editions.exists() else {}
        make.move(article, verb, cast[who], **NEEDS.get(verb, {}), **later, **kind)


def test_the_table_has_a_row_for_every_walk():
    assert list(TABLE) == list(WALKS)
    assert {tuple(row) for row in TABLE.values()} == {CAST}


@pytest.mark.parametrize("state", TABLE)
def test_everybody_has_the_buttons_of_the_table_and_no_others(state, cast):
    article = bring_to(state, cast)

    buttons = {name: set(open_moves(article, user)) for name, user in cast.items()}

    assert buttons == TABLE[state]


@pytest.mark.parametrize("state", TABLE)
def test_what_is_not_in_the_table_is_refused_and_changes_nothing(state, cast):
    article = bring_to(state, cast)
    before = books(article)

    refused = {name: set() for name in cast}
    for name, verb in itertools.product(cast, MOVES):
        if verb not in TABLE[state][name]:
            with pytest.raises(MoveRefused, match=r"\.$"):
                try_to(verb, article, cast[name])
            refused[name].add(verb)

    assert books(article) == before
    assert refused == {name: set(MOVES) - open_ for name, open_ in TABLE[state].items()}


def try_to(verb, article, user):
    """With everything the verb asks for, so that only the person or the state stands against it."""
    kind = {"kind": "style"} if verb.startswith("publish") else {}
    make_move(article, verb, by=user, seen=article.head_id, **NEEDS.get(verb, {}), **kind)


@pytest.mark.parametrize("state", TABLE)
def test_what_is_in_the_table_can_be_done(state, cast):
    article = bring_to(state, cast)

    for name, verb in itertools.product(cast, MOVES):
        if verb in TABLE[state][name]:
            with pytest.raises(Undo):
                do_and_undo(verb, article, cast[name])


class Undo(Exception):
    """Everything was fine, and nothing of it stays."""


def do_and_undo(verb, article, user):
    from django.db import transaction

    with transaction.atomic():
        before = article.events.count()
        try_to(verb, article, user)
        event = article.events.last()
        assert (event.verb, event.actor, article.events.count()) == (verb, user, before + 1)
        raise Undo
