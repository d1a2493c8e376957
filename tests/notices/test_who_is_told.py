"""Who is told of what, and how if they choose nothing.

Rita began the story, Rob is its assignee, Nora, a reporter and reviewer, wrote a part of it. "mail"
is on the desk and by mail, "desk" on the desk alone. Whoever does it is told nothing: of the moves
below Rita submits, Viktor decides, Ed publishes, Clara publishes unreviewed.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import notices
from articles.models import Comment, Notice
from articles.notices import rounds
from articles.notices.rules import NOTICES
from articles.workflow import DONE
from people import roles
from tests import make
from tests.articles.test_workflow import NEEDS, read_table

POLICY = """
WHAT HAPPENED       rita     rob       nora      ed      vera      viktor    clara  root       petra
                    began    assignee  wrote,    editor  reviewer  reviewer  chief  superuser  otto
                                       reviewer
==================  =======  ========  ========  ======  ========  ========  =====  =========  =====
submitted                                                mail      mail      mail   mail

sent back           mail     mail      mail

approved            desk     desk      desk      desk    desk                desk   desk

published           desk     desk      desk

unreviewed          desk     desk      desk              mail      mail             mail

mentioned                              mail      mail

assigned                     mail

due soon                     mail

overdue             mail     mail

pictures changed                                         mail      mail      mail   mail
"""
CAST = ("rita", "rob", "nora", "ed", "vera", "viktor", "clara", "root", "petra", "otto")
TABLE = read_table(POLICY, CAST)


@pytest.fixture
def cast(request, addresses):
    cast = {name: request.getfixturevalue(name) for name in CAST}
    addresses(*cast.values())
    return cast


def happens(what, cast):
    """Let it happen to a story that Rita began and Nora wrote on."""
    blocks = [make.text(), make.slot(make.picture())]
    article = make.draft(cast["rita"], assignee=cast["nora"], blocks=blocks)
    make.change(article, cast["nora"], standfirst="The night ferry stops.")
    article.assignee = cast["rob"]
    article.save(update_fields=["assignee"])
    for verb, who in WALKS[what]:
        Notice.objects.all().delete()
        if verb == "slots":
            first, slot = make.blocks(article)
            make.change(article, cast[who], blocks=[first, {**slot, "alt": "Two ferries."}])
        else:
            make.move(article, verb, cast[who], **NEEDS.get(verb, {}))
    return article


SUBMIT, APPROVE = ("submit", "rita"), ("approve", "viktor")
WALKS = {
    "submitted": [SUBMIT],
    "sent back": [SUBMIT, ("return", "viktor")],
    "approved": [SUBMIT, APPROVE],
    "published": [SUBMIT, APPROVE, ("publish", "ed")],
    "unreviewed": [("publish unreviewed", "clara")],
    "pictures changed": [SUBMIT, ("slots", "petra")],
}


def mention(article, cast):
    Notice.objects.all().delete()
    comment = Comment.objects.create(article=article, author=cast["rita"], text="@nora @ed @otto")
    notices.tell_mentioned(comment, [cast["rita"], cast["nora"], cast["ed"], cast["otto"]])


def fall_due(article, when):
    Notice.objects.all().delete()
    article.due = timezone.now() + when
    article.save(update_fields=["due"])
    rounds.tell_due()


def given():
    """{person: how they were told}; nobody is told twice of one happening."""
    return {notice.person.username: "mail" if notice.mail == "waiting" else "desk"
            for notice in Notice.objects.select_related("person")}  # fmt: skip


def by_the_table(what):
    return {name: way for name, ways in TABLE[what].items() for way in ways}


@pytest.mark.parametrize("what", WALKS)
def test_a_move_tells_those_of_the_table_and_no_others(what, cast):
    happens(what, cast)

    assert given() == by_the_table(what)


def test_a_comment_tells_those_it_mentions_who_may_see_it(cast):
    mention(make.draft(cast["rita"]), cast)

    assert given() == by_the_table("mentioned")


def test_an_assignment_tells_the_assignee(cast):
    make.draft(cast["rita"], assignee=cast["rob"])

    assert given() == by_the_table("assigned")


@pytest.mark.parametrize(("what", "minutes"), [("due soon", 119), ("overdue", -1)])
def test_a_deadline_tells_those_who_have_to_keep_it(what, minutes, cast):
    fall_due(make.draft(cast["rita"], assignee=cast["rob"]), timedelta(minutes=minutes))

    assert given() == by_the_table(what)


def test_who_is_told_of_an_unreviewed_publication_may_take_the_second_look(cast):
    article = happens("unreviewed", cast)

    article.refresh_from_db()
    told = Notice.objects.filter(kind="unreviewed").values_list("person__username", flat=True)
    able = [name for name, user in cast.items() if roles.may_take_second_look(user, article)]
    assert sorted(told) == sorted(able)


def test_every_verb_of_the_table_is_one_that_events_have():
    verbs = {verb for rule in NOTICES.values() for verb in (*rule.verbs, *rule.settled_by)}

    assert verbs - set(DONE) == set()
