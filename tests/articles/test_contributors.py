"""Nobody decides on their own work: who has contributed, superusers included."""

import pytest

from articles.refusals import NotAllowed
from tests import make
from tests.refusing import refused

OWN_WORK = "You worked on this version, so somebody else has to decide on it."


def submitted(article, by):
    return make.move(article, "submit", by)


@pytest.mark.parametrize("verb", ["approve", "return"])
@pytest.mark.parametrize("who", ["nora", "clara", "sam"])
def test_whoever_wrote_it_does_not_decide(request, ed, verb, who):
    author = request.getfixturevalue(who)
    article = submitted(make.draft(author), ed)

    with refused(article, NotAllowed) as why:
        make.move(article, verb, author, note="Fine.")

    assert str(why.value) == OWN_WORK


def test_a_superuser_who_did_not_write_it_decides(rita, root):
    article = submitted(make.draft(rita), rita)

    make.move(article, "approve", root)

    assert article.state == "approved"


def test_whoever_changed_a_word_has_contributed(rita, clara):
    article = make.draft(rita)
    make.change(article, clara, standfirst="The night ferry stops.")
    submitted(article, rita)

    with refused(article, NotAllowed):
        make.move(article, "approve", clara)


def test_who_saved_without_changing_anything_has_not_contributed(rita, clara):
    article = make.draft(rita)
    make.change(article, clara)
    submitted(article, rita)

    make.move(article, "approve", clara)

    assert article.state == "approved"


def test_whoever_filled_a_slot_has_contributed(rita, groups):
    petra = make.user("petra", "Picture editor", "Reviewer")
    slot = make.slot()
    article = make.draft(rita, blocks=[make.text(), slot])
    filled = {**make.slot(make.picture()), "uuid": slot["uuid"]}
    make.change(article, petra, blocks=[make.blocks(article)[0], filled])
    submitted(article, rita)

    with refused(article, NotAllowed):
        make.move(article, "approve", petra)


def test_whoever_stands_in_the_byline_has_contributed(rita, vera, viktor):
    vera.person = make.person("Vera Holm")
    vera.save()
    byline = [{"person": vera.person.pk, "name": "Vera Holm", "role": "reporting"}]
    article = submitted(make.draft(rita, bylines=byline), rita)

    with refused(article, NotAllowed) as why:
        make.move(article, "approve", vera)

    assert str(why.value) == OWN_WORK
    make.move(article, "approve", viktor)


def test_somebody_else_of_the_same_name_in_the_byline_is_somebody_else(rita, vera):
    vera.person = make.person("Vera Holm")
    vera.save()
    namesake = make.person("Vera Holm", slug="vera-holm-2")
    byline = [{"person": namesake.pk, "name": "Vera Holm", "role": "reporting"}]
    article = submitted(make.draft(rita, bylines=byline), rita)

    make.move(article, "approve", vera)

    assert article.state == "approved"


def test_a_person_the_story_is_about_has_not_written_it(rita, vera):
    vera.person = make.person("Vera Holm")
    vera.save()
    mention = [{"person": vera.person.pk, "name": "Vera Holm"}]
    article = submitted(make.draft(rita, mentions=mention), rita)

    make.move(article, "approve", vera)

    assert article.state == "approved"


def test_who_pasted_wire_copy_has_contributed(nora, ed):
    article = submitted(make.draft(nora, wire_digest="0" * 64), ed)

    assert list(article.contributors()) == [nora]
    with refused(article, NotAllowed):
        make.move(article, "approve", nora)


def test_the_command_line_is_nobody(ed, vera):
    article = submitted(make.draft(None, wire_digest="0" * 64), ed)

    assert list(article.contributors()) == []
    assert article.events.first().actor is None
    make.move(article, "approve", vera)


def test_who_submits_or_recalls_has_not_contributed(rita, clara):
    article = submitted(make.draft(rita), clara)
    make.move(article, "recall", clara)
    submitted(article, clara)

    make.move(article, "approve", clara)

    assert article.state == "approved"


def test_an_approval_does_not_make_its_authors_others(nora, rita, vera):
    article = make.reviewed(nora, vera)

    with refused(article, NotAllowed):
        make.move(article, "return", nora, note="On second thoughts, no.")


def test_a_private_note_does_not_make_its_authors_others_either(nora, rita, vera):
    article = make.draft(nora, assignee=rita)
    submitted(article, nora)
    make.move(article, "approve", vera)
    make.change_private(article, rita, notes="The harbour office called back.")

    assert set(article.contributors()) == {nora, rita}
    with refused(article, NotAllowed):
        make.move(article, "return", nora, note="On second thoughts, no.")


def test_after_an_approval_only_new_work_counts(nora, rita, vera):
    article = make.published(nora, vera)
    article.assignee = rita
    article.save()
    make.change(article, rita, place="Merrow Bay")

    assert list(article.contributors()) == [rita]
    submitted(article, rita)
    make.move(article, "approve", nora)


def test_a_voided_approval_counts_as_one(nora, rita, vera):
    article = make.draft(nora, assignee=rita)
    submitted(article, nora)
    make.move(article, "approve", vera)
    make.change(article, rita, place="Merrow Bay")

    assert article.state == "draft"
    assert list(article.contributors()) == [rita]


def test_a_return_is_no_approval(nora, rita, vera):
    article = make.draft(nora, assignee=rita)
    submitted(article, nora)
    make.move(article, "return", vera, note="Who says so?")
    make.change(article, rita, place="Merrow Bay")
    submitted(article, rita)

    with refused(article, NotAllowed):
        make.move(article, "approve", nora)


def test_publishing_unreviewed_is_no_approval(nora, rita, clara):
    article = make.draft(nora, assignee=rita)
    make.move(article, "publish unreviewed", clara, note="Urgent.")
    make.change(article, rita, place="Merrow Bay")
    submitted(article, rita)

    with refused(article, NotAllowed):
        make.move(article, "approve", nora)


def test_a_second_look_is_no_approval(nora, rita, clara, vera):
    article = make.draft(nora, assignee=rita)
    make.move(article, "publish unreviewed", clara, note="Urgent.")
    make.move(article, "second look", vera)
    make.change(article, rita, place="Merrow Bay")
    submitted(article, rita)

    with refused(article, NotAllowed):
        make.move(article, "approve", nora)


def test_who_had_the_role_when_the_page_was_loaded_needs_it_still(rita, vera):
    article = submitted(make.draft(rita), rita)
    vera.groups.clear()
    vera = type(vera).objects.get(pk=vera.pk)

    with refused(article, NotAllowed) as why:
        make.move(article, "approve", vera)

    assert str(why.value) == "“Approve” is for: reviewer, not a contributor."
