"""The history of a story on the desk: its versions, any two compared, an older one restored."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Event, Revision
from tests import make
from tests.desk.page import desk_of, save, story_form, told


def page(article, what: str) -> str:
    return f"/admin/articles/article/{article.pk}/{what}"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def lines(response) -> list[tuple[int, str]]:
    return [(line.revision.number, line.says) for line in response.context["versions"]]


@pytest.fixture
def written(rita, ed):
    """A draft of three versions: Rita's, Ed's headline, Rita's second text."""
    article = make.draft(rita)
    make.change(article, ed, headline="Ferry Timetable Will Change Three Times")
    make.change(article, rita, blocks=[*make.blocks(article), make.text("<p>More later.</p>")])
    return article


def restore(desk, article, number: int, *, seen=None):
    article.refresh_from_db()
    url = page(article, f"restore/{number}/")
    return desk.post(url, {"seen": seen or article.head_id}, follow=True)


# The line of versions.


def test_every_version_says_what_changed_against_the_one_before(rita, written):
    response = desk_of(rita).get(page(written, "history/"))

    assert lines(response) == [(3, "Text 2 added"), (2, "Headline changed"), (1, "")]


def test_a_version_says_who_did_what_with_it_and_why(rita, vera, written):
    make.move(written, "submit", rita)
    make.move(written, "return", vera, note="Who says so?")

    shown = text(desk_of(rita).get(page(written, "history/")))

    assert "Rita submitted this story" in shown
    assert "Vera sent this story back" in shown
    assert "<q>Who says so?</q>" in shown


def test_what_is_approved_live_and_waiting_is_marked(rita, vera, ed, written):
    for verb, by in (("submit", rita), ("approve", vera), ("publish", ed)):
        make.move(written, verb, by)
    make.change(written, rita, place="Merrow Bay")
    for verb, by in (("submit", rita), ("approve", vera)):
        make.move(written, verb, by)
    make.move(written, "publish", ed, at=timezone.now() + timedelta(days=1), kind="style")
    make.change(written, rita, place="Merrow")

    response = desk_of(rita).get(page(written, "history/"))

    marks = response.context["marks"]
    assert (marks.live.revision.number, marks.waiting.revision.number) == (3, 4)
    approved = [line.revision.number for line in response.context["versions"] if line.is_approved]
    assert approved == [4, 3]
    assert "What changed since version 3, which is live" in text(response)


def test_a_long_history_has_pages_and_asks_as_much_as_a_short_one(
    rita, django_assert_max_num_queries
):
    short, long = make.draft(rita), make.draft(rita)
    history_of(long, 60)
    desk = desk_of(rita)

    counts = []
    for article in (short, long):
        with django_assert_max_num_queries(15) as queries:
            response = desk.get(page(article, "history/"))
        counts.append(len(queries))
    older = desk.get(page(long, "history/?before=36"))

    assert len(response.context["versions"]) == 25
    assert response.context["before"] == 36
    assert [line.revision.number for line in older.context["versions"]] == list(range(35, 10, -1))
    assert counts[0] == counts[1]


def history_of(article, number: int) -> None:
    """As many versions of `article`, each with another headline."""
    content = article.head.content
    for n in range(2, number + 1):
        value = {**content, "public": {**content["public"], "headline": f"Headline {n}"}}
        Revision.objects.create(
            article=article, number=n, content=value, digest=str(n), by=article.created_by
        )
    Article.objects.filter(pk=article.pk).update(head=article.revisions.last())
    article.refresh_from_db()


# Two of them.


def test_two_versions_are_compared_with_their_words_marked(rita, written):
    response = desk_of(rita).get(page(written, "compare/?from=1&to=3"))

    shown = response.content.decode()
    assert [change.says for change in response.context["changes"]] == [
        "Headline changed",
        "Text 2 added",
    ]
    assert "Change<del> Twice This Spring</del><ins> Three Times</ins>" in shown


def test_without_numbers_the_newest_is_compared_with_the_one_before(rita, written):
    response = desk_of(rita).get(page(written, "compare/"))

    assert (response.context["from"].number, response.context["to"].number) == (2, 3)


@pytest.mark.parametrize("asked", ["from=9&to=1", "from=x", "to=-1", "from=99999999999999999999"])
def test_a_version_that_does_not_exist_is_not_found(rita, written, asked):
    assert desk_of(rita).get(page(written, f"compare/?{asked}")).status_code == 404


def test_what_was_written_is_no_markup_of_the_page(rita):
    article = make.draft(rita, "<script>alert(1)</script>")
    make.change(article, rita, headline="<img src=x onerror=alert(1)>")

    shown = desk_of(rita).get(page(article, "compare/")).content.decode()

    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


@pytest.mark.parametrize("what", ["history/", "compare/", "restore/1/"])
def test_who_has_no_role_sees_no_history(otto, written, what):
    assert desk_of(otto).get(page(written, what)).status_code in (403, 404)


# An older one again.


def test_a_version_is_restored_as_a_new_one_that_names_it(rita, written):
    before = written.head.number

    response = restore(desk_of(rita), written, 1)

    written.refresh_from_db()
    first = written.revisions.get(number=1)
    event = written.events.last()
    assert (written.head.number, written.head.content) == (before + 1, first.content)
    assert (event.verb, event.note, event.actor) == ("restore", "Version 1", rita)
    assert event.revision == written.head
    assert told(response) == ["Version 1 is restored, as a new version."]


def test_blocks_keep_their_uuids_when_they_come_back(rita, written):
    uuids = [block["uuid"] for block in make.blocks(written)]
    make.change(written, rita, blocks=[])

    restore(desk_of(rita), written, 3)

    assert [block["uuid"] for block in make.blocks(written)] == uuids


def test_restoring_shows_first_what_will_be_different(rita, written):
    response = desk_of(rita).get(page(written, "restore/1/"))

    assert [change.says for change in response.context["changes"]] == [
        "Headline changed",
        "Text 2 removed",
    ]
    assert written.revisions.count() == 3


def test_restoring_makes_an_approved_story_a_draft_and_says_so_before(rita, vera, written):
    make.move(written, "submit", rita)
    make.move(written, "approve", vera)
    desk = desk_of(rita)

    shown = text(desk.get(page(written, "restore/1/")))
    response = restore(desk, written, 1)

    written.refresh_from_db()
    assert "the story becomes a draft again and no approval holds" in shown
    assert written.state == "draft"
    assert [event.verb for event in written.events.all()][-2:] == ["change", "restore"]
    assert told(response) == [
        "Version 1 is restored, as a new version. The story is a draft again and no approval holds."
    ]


def test_restoring_over_a_save_one_has_not_seen_is_refused(rita, ed, written):
    seen = written.head_id
    make.change(written, ed, place="Merrow Bay")

    response = restore(desk_of(rita), written, 1, seen=seen)

    written.refresh_from_db()
    assert (response.status_code, written.revisions.count()) == (409, 4)
    assert "Ed saved a newer version" in text(response)
    assert written.place == "Merrow Bay"


@pytest.mark.parametrize("seen", ["", "x", "-1", "99999999999999999999"])
def test_restoring_from_no_page_is_refused(rita, written, seen):
    desk_of(rita).post(page(written, "restore/1/"), {"seen": seen})

    assert written.revisions.count() == 3


def test_what_the_story_says_already_is_not_restored(rita, written):
    response = restore(desk_of(rita), written, 3)

    assert "The story says what version 3 says already." in text(response)
    assert (written.revisions.count(), Event.objects.filter(verb="restore").count()) == (3, 0)


@pytest.mark.parametrize("who", ["rob", "vera", "petra"])
def test_who_may_not_write_restores_nothing(request, written, who):
    desk = desk_of(request.getfixturevalue(who))

    answers = {
        desk.get(page(written, "restore/1/")).status_code,
        restore(desk, written, 1).status_code,
    }

    assert (answers, written.revisions.count()) == ({403}, 3)


def test_a_version_of_another_story_is_not_restored(rita, written):
    other = make.draft(rita)

    assert restore(desk_of(rita), other, 3).status_code == 404


def test_what_is_gone_since_is_left_out_and_said(rita):
    olga, ivan = make.person("Olga Brandt"), make.person("Ivan Kruk")
    image, topic, section = make.picture(), make.topic(), make.section("Weather")
    article = make.draft(
        rita,
        section=section.pk,
        topics=[topic.pk],
        mentions=[{"person": ivan.pk, "name": "Ivan Kruk"}],
        blocks=[make.quote(speaker=olga, name="Olga Brandt"), make.slot(image, caption="A pier.")],
    )
    quote, slot = make.blocks(article)
    bare = {"section": make.section().pk, "topics": [], "mentions": [], "blocks": [make.text()]}
    make.change(article, rita, **bare)
    for gone in (olga, ivan, image, topic, section):
        gone.delete()
    desk = desk_of(rita)

    shown = text(desk.get(page(article, "restore/1/")))
    restore(desk, article, 1)

    assert "The section of that version is gone: the story stays in Harbour." in shown
    assert "A topic of that version is gone and left out." in shown
    assert "Ivan Kruk is no longer among the people of the desk and left out." in shown
    assert "Olga Brandt is no longer among the people of the desk: the quote keeps" in shown
    assert "A picture of that version is gone: its slot comes back empty." in shown
    assert [block["uuid"] for block in make.blocks(article)] == [quote["uuid"], slot["uuid"]]
    assert article.imageslot_blocks.get().caption == "A pier."


def test_a_uuid_that_another_story_took_is_not_taken_from_it(rita):
    article = make.draft(rita)
    (block,) = make.blocks(article)
    make.change(article, rita, blocks=[])
    other = make.draft(rita, blocks=[block])

    restore(desk_of(rita), article, 1)

    assert make.blocks(other) == [block]
    assert [said["text"] for said in make.blocks(article)] == [block["text"]]


def test_the_writing_page_saves_after_a_restore(rita, written):
    desk = desk_of(rita)
    restore(desk, written, 1)

    save(desk, written, story_form(desk, written), place="Merrow Bay")

    written.refresh_from_db()
    assert (written.place, written.head.number) == ("Merrow Bay", 5)
