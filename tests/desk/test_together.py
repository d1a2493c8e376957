"""Working on one story together: comments, assignment and who else is here, over the pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import comments, presence
from articles.models import Article, Comment, Event, Presence
from tests import make
from tests.desk.page import desk_of, save, story_form, told


def page(article, what: str) -> str:
    return f"/admin/articles/article/{article.pk}/{what}"


@pytest.fixture
def story(rita):
    return make.draft(rita, blocks=[make.text(), make.quote()])


# Comments.


def test_a_reviewer_comments_on_a_block_and_comes_back_to_the_review(story, vera):
    uuid = make.blocks(story)[1]["uuid"]
    said = {"where": uuid, "text": "Who said this?", "back": "review"}

    response = desk_of(vera).post(page(story, "comments/"), said)

    comment = Comment.objects.get()
    assert (str(comment.block), comment.author) == (uuid, vera)
    assert response.url == f"{page(story, 'review/')}#comment-{comment.pk}"


@pytest.mark.parametrize("what", ["review/", "comments/"])
def test_the_pages_show_the_threads_as_text(story, vera, what):
    comments.say(story, by=vera, text="<script>alert(1)</script> https://example.org")

    shown = desk_of(vera).get(page(story, what)).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert '<a href="https://example.org" rel="nofollow">' in shown


def test_a_reply_is_sent_without_leaving_the_page(story, rita, vera):
    first = comments.say(story, by=vera, text="Who said this?", where="headline")
    said = {"parent": first.pk, "text": "The mayor.", "quiet": "1"}

    response = desk_of(rita).post(page(story, "comments/"), said)

    reply = Comment.objects.last()
    assert (response.status_code, reply.parent, reply.field) == (200, first, "headline")
    assert f'id="comment-{reply.pk}" tabindex="-1" data-focus' in response.content.decode()


def test_a_thread_is_resolved_and_opened_again(story, rita, vera):
    first = comments.say(story, by=vera, text="Who said this?")
    desk, address = desk_of(rita), page(story, f"comments/{first.pk}/settle/")

    desk.post(address)
    resolved = Comment.objects.get().is_open
    desk.post(address, {"reopen": ""})

    assert (resolved, Comment.objects.get().is_open) == (False, True)


def test_an_empty_comment_is_refused_with_a_sentence(story, rita):
    response = desk_of(rita).post(page(story, "comments/"), {"text": "  \r\n"})

    assert "Write what you want to say." in response.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"where": "password"},
        {"where": "x" * 5000},
        {"parent": "0"},
        {"parent": "x"},
        {"parent": "99999999999999999999"},
        {"text": "a" * 4001},
        {"text": "NUL \0"},
    ],
    ids=str,
)
def test_what_no_form_would_send_is_refused_and_what_was_typed_stays(story, rita, forged):
    said = {"text": "Typed words", **forged}

    response = desk_of(rita).post(page(story, "comments/"), said)

    assert (response.status_code, Comment.objects.count()) == (200, 0)
    assert said["text"][:10] in response.content.decode()


def test_a_reply_to_a_comment_of_another_story_is_refused(story, rita):
    other = comments.say(make.draft(rita), by=rita, text="Elsewhere.")

    desk_of(rita).post(page(story, "comments/"), {"text": "Here.", "parent": other.pk})
    settled = desk_of(rita).post(page(story, f"comments/{other.pk}/settle/"))

    assert (Comment.objects.count(), settled.status_code) == (1, 404)


def test_a_reporter_of_another_story_comments_but_resolves_nothing(story, rob, vera):
    first = comments.say(story, by=vera, text="Who said this?")
    desk = desk_of(rob)

    said = desk.post(page(story, "comments/"), {"text": "I know.", "parent": first.pk})
    settled = desk.post(page(story, f"comments/{first.pk}/settle/"))

    assert (said.status_code, settled.status_code) == (302, 403)
    assert Comment.objects.get(pk=first.pk).is_open


@pytest.mark.parametrize("what", ["comments/", "assign/", "pulse/"])
def test_who_has_no_role_finds_nothing(story, otto, what):
    desk = desk_of(otto)

    answers = {desk.post(page(story, what)).status_code, desk.get(page(story, what)).status_code}

    assert answers <= {403, 404, 405}


@pytest.mark.parametrize("what", ["comments/", "assign/", "pulse/"])
def test_every_form_needs_its_token(story, rita, what):
    client = Client(enforce_csrf_checks=True)
    client.force_login(rita)

    assert client.post(page(story, what), {"text": "Hello."}).status_code == 403
    assert (Comment.objects.count(), Presence.objects.count()) == (0, 0)


def test_an_open_comment_is_advice_before_the_story_goes_out(story, rita, vera):
    first = comments.say(story, by=vera, text="Who said this?", where="headline")
    comments.say(story, by=vera, text="Anybody?", parent=first)

    found = desk_of(rita).get(page(story, "checks/")).context["results"]
    comments.resolve(first, by=rita)
    after = desk_of(rita).get(page(story, "checks/")).context["results"]

    says = "Vera’s comment is not resolved: “Who said this?”"
    assert [(r.where, r.level) for r in found if r.says == says] == [("headline", "advice")]
    assert [r for r in after if r.check == "comments-resolved"] == []


def test_a_section_that_does_not_ask_for_it_costs_no_query(story, vera):
    from articles import checks

    comments.say(story, by=vera, text="Who said this?")
    story.section.check_levels.create(check_slug="comments-resolved", level="off")

    with CaptureQueriesContext(connection) as queries:
        checks.results(story)

    assert not any("articles_comment" in query["sql"] for query in queries)


# Assignment.


def test_a_story_is_given_away_beside_a_writers_unsaved_page(story, rita, ed, rob):
    writing = desk_of(rita)
    form = story_form(writing, story)

    response = desk_of(ed).post(
        page(story, "assign/"), {"assignee": rob.pk, "due": "2030-05-04T18:00"}, follow=True
    )
    save(writing, story, form, headline="A Newer Headline")

    story.refresh_from_db()
    assert told(response) == ["The story is assigned to Rob."]
    assert (story.assignee, story.headline) == (rob, "A Newer Headline")


def test_the_assignee_sees_it_on_the_page_and_when_it_is_overdue(story, ed, rob):
    Article.objects.filter(pk=story.pk).update(assignee=rob, due="2026-01-02T10:00Z")

    shown = desk_of(rob).get(page(story, "change/")).content.decode()

    assert "Assigned to Rob" in shown
    assert "overdue since" in shown


def test_who_hands_a_story_over_keeps_what_they_wrote_and_writes_no_more(story, rita, rob, ed):
    assigned = make.draft(ed, assignee=rita)
    desk = desk_of(rita)
    save(desk, assigned, headline="Written by Rita")

    desk.post(page(assigned, "assign/"), {"assignee": rob.pk})
    save(desk, assigned, headline="Written once more")

    assigned.refresh_from_db()
    assert (assigned.headline, assigned.assignee) == ("Written by Rita", rob)


@pytest.mark.parametrize("forged", ["999999", "x", "0"])
def test_it_is_given_to_nobody_who_is_not_there(story, ed, otto, forged):
    for assignee in (forged, str(otto.pk)):
        desk_of(ed).post(page(story, "assign/"), {"assignee": assignee})

    story.refresh_from_db()
    assert (story.assignee, Event.objects.filter(verb="assign").count()) == (None, 0)


@pytest.mark.parametrize("due", ["0001-01-01T00:00", "9999-12-31T23:59", "soon"])
def test_a_time_that_no_calendar_has_is_refused_with_a_sentence(story, ed, due):
    response = desk_of(ed).post(page(story, "assign/"), {"due": due})

    assert "errorlist" in response.content.decode()
    assert not Event.objects.filter(verb="assign").exists()


def test_who_may_not_write_finds_no_form_to_assign_with(story, vera):
    assert desk_of(vera).get(page(story, "assign/")).status_code == 403


# Who else is here.


def beat(desk, article, **said):
    return desk.post(page(article, "pulse/"), {"place": "writing", **said}).json()


def test_two_on_one_story_are_told_of_each_other(story, rita, vera):
    ours, theirs = desk_of(rita), desk_of(vera)

    alone = beat(ours, story)["says"]
    told_vera = beat(theirs, story, place="review")["says"]
    told_rita = beat(ours, story)

    assert (alone, told_vera) == ("", "Also here: Rita.")
    assert (told_rita["people"], told_rita["says"]) == (["V"], "Also here: Vera (review page).")


def test_who_leaves_is_gone_at_once_and_who_is_silent_after_20_seconds(story, rita, vera, ed):
    presence.touch(story.pk, ed, "writing", timezone.now() - timedelta(seconds=21))
    desk = desk_of(vera)
    beat(desk, story)

    before = beat(desk_of(rita), story)["says"]
    desk.post(page(story, "pulse/?leave"))
    after = beat(desk_of(rita), story)["says"]

    assert (before, after) == ("Also here: Vera.", "")


def test_nobody_is_on_a_story_because_they_are_on_another(story, rita, vera):
    beat(desk_of(vera), make.draft(rita))

    assert beat(desk_of(rita), story)["people"] == []


def test_the_pulse_tells_of_a_newer_version_by_somebody_else(story, rita, ed):
    seen = story.head_id
    make.change(story, ed, place="Merrow Bay")

    told_rita = beat(desk_of(rita), story, seen=seen)["says"]
    told_ed = beat(desk_of(ed), story, seen=seen)["says"]

    assert told_rita == "Ed saved version 2 since you loaded this page."
    assert "version" not in told_ed


def test_the_pulse_changes_when_somebody_comments_or_resolves(story, rita, vera):
    desk = desk_of(rita)
    pulses = [beat(desk, story)["comments"]]
    first = comments.say(story, by=vera, text="Who said this?")
    pulses.append(beat(desk, story)["comments"])
    comments.say(story, by=rita, text="The mayor.", parent=first)
    pulses.append(beat(desk, story)["comments"])
    comments.resolve(first, by=rita)
    pulses.append(beat(desk, story)["comments"])

    assert len(set(pulses)) == 4


def test_a_pulse_asks_three_questions_and_writes_no_event_and_no_session(story, rita, vera, ed):
    beat(desk_of(ed), story)
    beat(desk_of(vera), story)
    desk = desk_of(rita)
    beat(desk, story)

    with CaptureQueriesContext(connection) as queries:
        beat(desk, story)

    asked = [query["sql"] for query in queries if "articles_" in query["sql"]]
    who = [sql for sql in (query["sql"] for query in queries) if sql not in asked]
    assert len(asked) == 3
    assert not any(sql.startswith(("UPDATE", "INSERT", "DELETE")) for sql in who)
    assert story.events.count() == 1


@pytest.mark.parametrize("forged", [{"seen": "x"}, {"place": "nowhere"}, {"seen": "9" * 50}])
def test_a_forged_pulse_breaks_nothing(story, rita, forged):
    assert desk_of(rita).post(page(story, "pulse/"), forged).status_code == 200


def test_a_story_that_is_not_there_has_no_pulse(rita):
    assert desk_of(rita).post("/admin/articles/article/999/pulse/").status_code == 404


def test_the_writing_page_asks_no_more_for_all_this(story, rita, django_assert_max_num_queries):
    desk = desk_of(rita)
    desk.get(page(story, "change/"))

    with django_assert_max_num_queries(25):
        desk.get(page(story, "change/"))


def test_the_reviewers_page_asks_as_much_with_many_comments_as_with_none(
    story, vera, rita, django_assert_max_num_queries
):
    desk, counts = desk_of(vera), []
    for _ in range(2):
        with django_assert_max_num_queries(40) as queries:
            desk.get(page(story, "review/"))
        counts.append(len(queries))
        for text in ("One.", "Two."):
            first = comments.say(story, by=rita, text=text, where="headline")
            comments.say(story, by=vera, text="@rita", parent=first)

    assert counts[1] - counts[0] <= 1
