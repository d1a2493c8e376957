"""The workflow bar and its moves: the buttons one has, and what forging them brings."""

import pytest

from articles.models import Article, Decision, Edition, Event
from articles.workflow import MOVES
from people.roles import Role
from tests import make
from tests.desk.page import desk_of, press, save, story_url, told
from tests.reader.markup import read


def buttons(page) -> list[str]:
    return [button.verb for button in page.context["bar"]["buttons"]]


def everything() -> tuple:
    """All that a move could change."""
    return (
        list(Article.objects.order_by("pk").values_list("pk", "state", "head", "spiked_at")),
        Edition.objects.count(),
        Decision.objects.count(),
        Event.objects.count(),
    )


def test_the_bar_has_just_the_moves_one_may_make_now(rita, vera, ed):
    article = make.draft(rita)
    make.move(article, "submit", rita)

    seen_by = {user: buttons(desk_of(user).get(story_url(article))) for user in (rita, vera, ed)}

    assert seen_by == {rita: ["recall"], vera: ["return", "approve"], ed: ["recall"]}


def test_a_story_goes_from_the_bar_to_the_readers(rita, vera, ed):
    article = make.draft(rita)

    press(desk_of(rita), article, "submit")
    press(desk_of(vera), article, "approve")
    response = press(desk_of(ed), article, "publish")

    article.refresh_from_db()
    assert (article.state, article.live_edition().headline) == ("published", article.headline)
    assert told(response) == ["You published this story."]


@pytest.mark.parametrize(
    ("who", "verb", "why"),
    [
        ("rita", "publish", "“Publish” is for: may publish."),
        ("rita", "approve", "“Approve” is for: reviewer, not a contributor."),
        ("ed", "submit", "Vera approved this story at "),
        ("ed", "unschedule", "Nothing of this story waits for its time. Vera"),
    ],
)
def test_the_page_of_a_move_that_is_not_open_says_why(request, rita, vera, who, verb, why):
    article, user = make.reviewed(rita, vera), request.getfixturevalue(who)

    response = desk_of(user).get(f"/admin/articles/article/{article.pk}/move/{verb}/")

    assert response.status_code == 409
    assert read(response).one("p.errornote").text.startswith(why)
    assert not read(response).all("form.move-page")


def test_a_publication_can_wait_for_its_time(rita, vera, ed):
    article = make.reviewed(rita, vera)

    response = press(desk_of(ed), article, "publish", at="2099-05-04T07:00")

    assert article.live_edition() is None
    assert f"{article.waiting_edition().live_from:%Y-%m-%d %H:%M}" == "2099-05-04 07:00"
    assert "4 May 2099 07:00" in desk_of(ed).get(story_url(article)).content.decode()
    assert response.status_code == 200


def test_a_move_that_lacks_its_note_keeps_what_was_typed(rita, vera, ed):
    article = make.published(rita, vera)
    make.change(article, rita, standfirst="Five crossings, not four.")
    make.move(article, "submit", rita)
    make.move(article, "approve", vera)

    response = press(
        desk_of(ed), article, "publish", kind="correction", notice="", note="For Monday."
    )

    page = response.content.decode()
    article.refresh_from_db()
    assert article.state == "approved"
    assert "tells readers what changed" in page
    assert "For Monday." in page


@pytest.mark.parametrize("verb", ["approve", "return"])
def test_whoever_decides_second_reads_who_decided_first(rita, vera, viktor, verb):
    article = make.draft(rita)
    make.move(article, "submit", rita)
    page = {"seen": article.head_id, "last_event": article.events.last().pk}
    press(desk_of(vera), article, "approve", **page)
    before = everything()

    response = press(desk_of(viktor), article, verb, **page, note="Too long by half.")

    text = response.content.decode()
    assert everything() == before
    assert (response.status_code, "Vera approved this story" in text) == (409, True)
    assert "Too long by half." in text


def test_a_decision_on_a_version_that_changed_meanwhile_is_refused(rita, ed, vera):
    article = make.draft(rita)
    make.move(article, "submit", rita)
    seen = article.head_id
    make.change(article, ed, standfirst="Ed had another look.")
    make.move(article, "submit", ed)

    response = press(desk_of(vera), article, "approve", seen=seen)

    article.refresh_from_db()
    assert article.state == "review"
    assert "Ed saved a newer version" in response.content.decode()


# Nobody decides on own work, by any door.


@pytest.fixture
def own_work(rita):
    """A story in review by somebody who is a reviewer and a superuser too."""
    rita.is_superuser = True
    rita.save()
    rita.groups.add(*make.user("helper", Role.REVIEWER, Role.CHIEF_EDITOR).groups.all())
    article = make.draft(rita)
    make.move(article, "submit", rita)
    return article


def test_the_author_sees_no_button_to_decide_with(rita, own_work):
    page = desk_of(rita).get(story_url(own_work))
    review = desk_of(rita).get(f"/admin/articles/article/{own_work.pk}/review/")

    assert not {"approve", "return"} & set(buttons(page))
    assert review.context["decisions"] == []


@pytest.mark.parametrize("verb", ["approve", "return"])
def test_the_author_forges_the_button_in_vain(rita, own_work, verb):
    before = everything()

    response = press(desk_of(rita), own_work, verb, note="Looks fine to me.")

    assert everything() == before
    assert "somebody else has to decide" in response.content.decode()


def test_the_author_forges_the_form_in_vain(rita, own_work):
    save(desk_of(rita), own_work, state="approved", _approve="1", decision="approve")

    own_work.refresh_from_db()
    assert (own_work.state, Decision.objects.count()) == ("review", 0)


@pytest.mark.parametrize("action", ["delete_selected", "approve", "make_published"])
def test_there_is_no_bulk_action_to_forge(rita, own_work, action):
    before = everything()

    desk_of(rita).post(
        "/admin/articles/article/",
        {"action": action, "_selected_action": [own_work.pk], "post": "yes", "index": "0"},
    )

    assert everything() == before


@pytest.mark.parametrize(
    "model", ["decision", "event", "revision", "edition", "viewtotal", "viewadjustment"]
)
def test_history_and_counts_can_be_added_changed_or_deleted_by_nobody(rita, own_work, model):
    desk = desk_of(rita)
    row = own_work.head.pk

    answers = {
        desk.post(f"/admin/articles/{model}/add/", {"verdict": "approve"}).status_code,
        desk.post(f"/admin/articles/{model}/{row}/delete/", {"post": "yes"}).status_code,
    }
    desk.post(f"/admin/articles/{model}/{row}/change/", {"digest": "0" * 64, "n": "1000000"})

    assert answers <= {302, 403, 404}
    assert own_work.revisions.get().digest == own_work.head.digest


@pytest.mark.parametrize("verb", list(MOVES))
def test_whoever_has_no_role_makes_no_move(otto, own_work, verb):
    before = everything()

    press(desk_of(otto), own_work, verb, note="x", public_note="x")

    assert everything() == before


@pytest.mark.parametrize("verb", list(MOVES))
def test_a_move_needs_the_forms_token(rita, own_work, verb):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(rita)
    before = everything()

    assert press(client, own_work, verb, note="x").status_code == 403
    assert everything() == before


def test_a_move_that_does_not_exist_is_not_found(rita, own_work):
    assert press(desk_of(rita), own_work, "abracadabra").status_code == 404


# Deleting.


def test_a_story_is_not_deleted_and_the_page_says_what_needs_it(rita):
    article = make.draft(rita)

    response = desk_of(rita).post(
        f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"}, follow=True
    )

    assert Article.objects.count() == 1
    assert told(response) == [
        f"“{article}” cannot be deleted: 1 revision and 1 event still need it. Spike it instead."
    ]


def test_a_person_in_print_is_not_deleted_and_the_page_says_what_needs_them(rita, ed):
    person = make.person("Olga Brandt")
    make.draft(rita, blocks=[make.quote(speaker=person)])

    response = desk_of(ed).post(
        f"/admin/people/person/{person.pk}/delete/", {"post": "yes"}, follow=True
    )

    assert told(response) == ["“Olga Brandt” cannot be deleted: 1 quote still need it."]


def test_the_reviewers_page_shows_the_story_as_readers_will_see_it(rita, vera, ed, client):
    speaker = make.person("Anton Radzko")
    article = make.draft(rita, blocks=[make.text(), make.quote(speaker=speaker), make.slot()])
    make.move(article, "submit", rita)

    review = desk_of(vera).get(f"/admin/articles/article/{article.pk}/review/")
    make.move(article, "approve", vera)
    make.move(article, "publish", ed)
    public = client.get(article.live_edition().path).content.decode()

    def words(page: str) -> str:
        return page[page.index("<h1>") : page.index("</article>")].partition('<p class="row">')[0]

    page = review.content.decode()
    assert [button.verb for button in review.context["decisions"]] == ["approve", "return"]
    assert words(page) == words(public)
    assert "Worked on by" in page
