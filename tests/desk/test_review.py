"""The reviewer's page: what changed, what others say, and a decision on just what it shows."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import advice, comments
from articles.models import Decision, Look
from people.roles import Role
from tests import make
from tests.desk.page import desk_of, press, told
from tests.reader.markup import read
from tests.reader.site import mention

FERRY = "The night ferry stops for repairs."


@pytest.fixture
def article(rita):
    return make.move(make.draft(rita), "submit", rita)


def url(article, what="review/") -> str:
    return f"/admin/articles/article/{article.pk}/{what}"


def review(user, article):
    return desk_of(user).get(url(article))


def since(page) -> dict[str, list[str]]:
    return {one.says: [change.says for change in one.changes] for one in page.context["since"]}


def resubmitted(article, rita, **public):
    make.change(article, rita, **public)
    return make.move(article, "submit", rita)


# What changed.


def test_it_is_no_page_of_the_site(vera, article):
    page = read(review(vera, article))

    assert [each.text for each in page.all("a") if "aria-current" in each.attributes] == []


def test_a_first_look_has_nothing_to_compare_with(vera, article):
    assert since(review(vera, article)) == {}


def test_who_looks_again_reads_what_changed_since(vera, viktor, rita, article):
    review(vera, article)
    resubmitted(article, rita, headline="Another Headline")

    page = review(vera, article)

    assert since(page) == {"since you last looked": ["Headline changed"]}
    assert "<ins>Another" in page.content.decode()
    assert since(review(viktor, article)) == {}


def test_loading_the_page_again_forgets_nothing(vera, rita, article):
    review(vera, article)
    resubmitted(article, rita, headline="Another Headline")

    first, second = review(vera, article), review(vera, article)
    desk_of(vera).head(url(article))
    resubmitted(article, rita, place="Merrow Bay")
    third = review(vera, article)

    assert since(first) == since(second) == {"since you last looked": ["Headline changed"]}
    assert since(third) == {"since you last looked": ["Place changed"]}


def test_it_says_what_changed_since_the_edition_readers_see(vera, rita):
    article = make.published(rita, vera)
    resubmitted(article, rita, headline="Another Headline")
    review(vera, article)
    resubmitted(article, rita, place="Merrow Bay")

    assert since(review(vera, article)) == {
        "since you last looked": ["Place changed"],
        "since the edition readers see": ["Headline changed", "Place changed"],
    }


def test_of_two_pages_opened_at_once_one_moves_the_look_on(vera, rita, article):
    review(vera, article)
    first = article.head
    resubmitted(article, rita, headline="Another Headline")

    assert [Look.objects.keep(article, vera) for _ in range(2)] == [first, first]
    assert Look.objects.get().before == first


# A decision.


def form_of(page) -> tuple[dict, list[str]]:
    """What the form of the decisions posts, and the addresses of its buttons."""
    place = next(it for it in read(page).all("section") if it.attributes.get("class") == "decide")
    (form,) = place.all("form")
    hidden = {it["name"]: it["value"] for it in form.all("input")}
    return hidden, [button["formaction"] for button in form.all("button")]


def test_one_press_approves_what_the_page_shows(vera, article):
    desk = desk_of(vera)
    hidden, (back, approve) = form_of(desk.get(url(article)))

    response = desk.post(approve, {**hidden, "note": ""}, follow=True)

    article.refresh_from_db()
    assert (back, approve) == (url(article, "move/return/"), url(article, "move/approve/"))
    assert (article.state, article.head.decisions.get().reviewer) == ("approved", vera)
    assert told(response) == ["You approved this story."]
    assert response.redirect_chain == [(url(article), 302)]


def test_a_story_goes_back_with_its_note_from_the_same_form(vera, article):
    desk = desk_of(vera)
    hidden, (back, _) = form_of(desk.get(url(article)))

    unsaid = desk.post(back, {**hidden, "note": " "})
    article.refresh_from_db()
    state = article.state
    desk.post(back, {**hidden, "note": "Too long by half."})

    article.refresh_from_db()
    assert (unsaid.status_code, "This field is required" in unsaid.content.decode()) == (200, True)
    assert (state, article.state) == ("review", "draft")
    assert Decision.objects.get().note == "Too long by half."


def test_whoever_decides_on_an_older_version_reads_what_changed_and_decides_again(
    vera, rita, article
):
    desk = desk_of(vera)
    hidden, (_, approve) = form_of(desk.get(url(article)))
    resubmitted(article, rita, headline="Another Headline")

    refused = desk.post(approve, {**hidden, "note": "Fine."})
    before = Decision.objects.count()
    fresh, (_, approve) = form_of(refused)
    kept = next(it.text for it in read(refused).all("textarea"))
    desk.post(approve, {**fresh, "note": kept})

    page = refused.content.decode()
    assert (refused.status_code, before) == (409, 0)
    assert "Rita saved a newer version" in page
    assert "What changed from version 1, which you saw, to version 2" in page
    assert "<ins>Another" in page
    assert kept == "Fine."
    assert Decision.objects.get().revision.number == 2


def test_on_a_draft_there_is_nothing_to_decide_and_the_note_is_given_back(vera, rita, article):
    desk = desk_of(vera)
    hidden, (_, approve) = form_of(desk.get(url(article)))
    make.change(article, rita, headline="Another Headline")

    refused = desk.post(approve, {**hidden, "note": "Fine."})

    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Nothing of this story waits for a decision now." in page
    assert '<pre class="kept">Fine.</pre>' in page
    assert 'class="decide"' in page
    assert "<textarea" not in page


def test_who_decides_second_reads_who_did_and_what_is_left(vera, viktor, article):
    desk = desk_of(viktor)
    hidden, (_, approve) = form_of(desk.get(url(article)))
    press(desk_of(vera), article, "approve")

    refused = desk.post(approve, {**hidden, "note": ""})

    assert "Vera approved this story" in refused.content.decode()
    assert form_of(refused)[1] == [url(article, "move/return/")]


@pytest.mark.parametrize("seen", ["9" * 30, "-1", "0"])
def test_a_forged_version_shows_no_other_storys_text(vera, rita, article, seen):
    page = {"seen": seen, "last_event": article.events.last().pk}

    refused = desk_of(vera).post(url(article, "move/approve/"), page)

    assert refused.status_code == 409
    assert "What changed from version" not in refused.content.decode()


def test_the_version_of_another_story_is_not_compared(vera, rita, article):
    other = make.draft(rita, "A Secret of Another Story")
    page = {"seen": other.head_id, "last_event": article.events.last().pk}

    refused = desk_of(vera).post(url(article, "move/approve/"), page)

    assert refused.status_code == 409
    assert "Secret" not in refused.content.decode()


def test_a_second_look_is_taken_there(rita, clara, vera):
    article = make.unreviewed(rita, clara)
    desk = desk_of(vera)
    hidden, (look,) = form_of(desk.get(url(article)))

    response = desk.post(look, {**hidden, "note": ""}, follow=True)

    assert told(response) == ["You took the second look."]
    assert article.head.decisions.get().verdict == "second look"


# Nothing to decide.


def why(user, article) -> str:
    page = review(user, article)
    assert page.context["decisions"] == []
    assert page.context["why_not"] in page.content.decode()
    return page.context["why_not"]


def test_own_work(rita, article):
    rita.groups.add(*make.user("helper", Role.REVIEWER).groups.all())

    assert why(rita, article) == (
        "You worked on this version, so somebody else has to decide on it."
    )


def test_no_reviewer(ed, article):
    assert why(ed, article) == "Reviewers decide on this story; you read along."


def test_a_draft(vera, rita):
    article = make.draft(rita)

    assert re.fullmatch(
        "Nothing of this story waits for a decision now. Rita started this story at .*",
        why(vera, article),
    )


def test_somebody_decided(vera, viktor, article):
    press(desk_of(viktor), article, "return", note="Too long.")

    assert "Viktor sent this story back at" in why(vera, article)


def test_what_somebody_approved_may_still_go_back(vera, viktor, article):
    press(desk_of(viktor), article, "approve")

    page = review(vera, article)

    assert [button.verb for button in page.context["decisions"]] == ["return"]
    assert "Viktor approved this story at" in page.context["decided"]


def test_own_publication(rita, clara):
    article = make.unreviewed(rita, clara)

    assert "so somebody else has to look" in why(clara, article)


# At any size.


def test_the_page_costs_the_same_at_any_size(vera, viktor, rita, ed, client):
    desk = desk_of(vera)

    def queries(article) -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(url(article)).status_code == 200
        return len(found)

    def story(n: int):
        people = [make.person(make.unique("Somebody")) for _ in range(n)]
        blocks = [make.quote(speaker=person) for person in people]
        blocks += [make.slot(make.picture(f"Pier {i}")) for i in range(n)] + [make.text()]
        blocks.append(make.related(make.published(rita, viktor, make.unique("Related"))))
        topics = [make.topic(make.unique("Topic")).pk for _ in range(n)]
        said = {
            "topics": topics,
            "blocks": blocks,
            "mentions": [mention(person) for person in people],
        }
        article = make.published(rita, viktor, make.unique("A story"), **said)
        for i in range(n):
            resubmitted(article, rita, place=f"Place {i}")
            review(vera, article)
            resubmitted(article, rita, place=f"Other place {i}")
            link, _ = advice.ask(article, by=ed, seen=article.head_id, receiver=f"Reader {i}")
            advice.give(link, says="fine")
            block = article.head.content["public"]["blocks"][0]["uuid"]
            first = comments.say(article, by=rita, text="Look, @vera", where=block)
            comments.say(article, by=ed, text="Yes, @rita", parent=first)
        return article

    few, many = story(1), story(5)

    assert queries(few) == queries(many) <= 25


def test_nobody_without_a_role_sees_it(otto, article):
    assert review(otto, article).status_code == 404
    assert not Look.objects.exists()
