"""Who may do what: the roles' table of the design, person by person."""

import pytest
from django.contrib.auth.models import AnonymousUser

from people import roles
from people.roles import Role
from tests import make

POLICY = """
                        reporter  editor  reviewer  pictures  chief  superuser  nobody
see                     yes       yes     yes       yes       yes    yes        -
start                   yes       yes     -         -         yes    yes        -
write own               yes       yes     -         -         yes    yes        -
write assigned          yes       yes     -         -         yes    yes        -
write others            -         yes     -         -         yes    yes        -
fill slots of others    -         yes     -         yes       yes    yes        -
decide on own           -         -       -         -         -      -          -
decide on others        -         -       yes       -         yes    yes        -
take second look        -         -       yes       -         yes    yes        -
publish                 -         yes     yes       -         yes    yes        -
keep pages              -         yes     yes       -         yes    yes        -
publish unreviewed      -         -       -         -         yes    yes        -
keep people             yes       yes     -         -         yes    yes        -
keep sections           -         yes     -         -         yes    yes        -
keep pictures           yes       yes     -         yes       yes    yes        -
arrange the front       -         yes     -         -         yes    yes        -
"""

PREDICATES = {
    "see": roles.may_see,
    "start": roles.may_start,
    "write own": roles.may_write,
    "write assigned": roles.may_write,
    "write others": roles.may_write,
    "fill slots of others": roles.may_fill_slots,
    "decide on own": roles.may_decide,
    "decide on others": roles.may_decide,
    "take second look": roles.may_take_second_look,
    "publish": roles.may_publish,
    "keep pages": roles.may_publish,
    "publish unreviewed": roles.may_publish_unreviewed,
    "keep people": roles.may_keep_people,
    "keep sections": roles.may_keep_sections,
    "keep pictures": roles.may_keep_pictures,
    "arrange the front": roles.may_arrange_front,
}
HEADER, *ROWS = POLICY.strip("\n").splitlines()
PEOPLE = HEADER.split()
TABLE = {row[:24].strip(): row[24:].split() for row in ROWS}
GROUP = {
    "reporter": Role.REPORTER,
    "editor": Role.EDITOR,
    "reviewer": Role.REVIEWER,
    "pictures": Role.PICTURE_EDITOR,
    "chief": Role.CHIEF_EDITOR,
}


def somebody(name, **fields):
    roles_ = [GROUP[name]] if name in GROUP else []
    return make.user(name, *roles_, is_superuser=name == "superuser", **fields)


def story_for(what, user):
    """A story whose relation to `user` is the last word of `what`."""
    rob = make.user("rob", Role.REPORTER)
    if what.endswith(" own"):
        return make.draft(user)
    if what == "take second look":
        return make.unreviewed(rob, make.user("carla", Role.CHIEF_EDITOR))
    return make.draft(rob, assignee=user if what.endswith(" assigned") else None)


def test_the_table_is_whole():
    assert list(TABLE) == list(PREDICATES)
    assert {len(cells) for cells in TABLE.values()} == {len(PEOPLE)}


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("what", TABLE)
def test_the_predicates_say_what_the_table_says(groups, what, name):
    user = somebody(name)

    may = PREDICATES[what](user, story_for(what, user))

    assert may == (TABLE[what][PEOPLE.index(name)] == "yes")


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
@pytest.mark.parametrize("name", PEOPLE)
def test_who_may_not_log_in_to_the_desk_may_do_nothing(groups, rita, name, field):
    user = somebody(name)
    setattr(user, field, False)
    article = make.draft(rita)

    assert not any(may(user, article) for may in PREDICATES.values())


def test_somebody_not_logged_in_may_do_nothing(rita):
    article = make.draft(None)

    assert not any(may(AnonymousUser(), article) for may in PREDICATES.values())


def test_roles_add_up(groups, rob):
    both = make.user("both", Role.REPORTER, Role.REVIEWER)
    own, other = make.draft(both), make.draft(rob)

    assert roles.may_write(both, own)
    assert not roles.may_write(both, other)
    assert roles.may_decide(both, other)
    assert not roles.may_decide(both, own)


def test_a_group_of_another_name_is_no_role(otto, rita):
    from django.contrib.auth.models import Group

    otto.groups.add(Group.objects.create(name="reviewer"))

    assert not roles.may_review(otto)


def test_who_was_a_reporter_writes_their_old_stories_no_more(groups, rita):
    article = make.draft(rita)
    rita.groups.set([])
    former = type(rita).objects.get(pk=rita.pk)

    assert not roles.may_write(former, article)


def test_who_is_no_longer_assigned_writes_no_more(rita, rob):
    article = make.draft(rita, assignee=rob)
    article.assignee = None

    assert not roles.may_write(rob, article)
    assert roles.may_write(rita, article)
