"""The pages of the site on the desk: their form, their buttons, and the queue they stand in."""

import pytest

from articles.models import Event, Page, PageVersion
from tests import make
from tests.desk.page import desk_of, told

URL = "/admin/articles/page/"
ABOUT = f"{URL}about/"


def post(user, address=ABOUT, **typed):
    form = {"seen": 0, "title": "Who we are", "text": make.TEXT}
    return desk_of(user).post(address, {**form, **typed}, follow=True)


def page_of(response) -> str:
    return response.content.decode()


def test_both_pages_are_there_to_be_written(ed):
    listed = page_of(desk_of(ed).get(URL))

    assert f'href="{ABOUT}"' in listed
    assert f'href="{URL}imprint/"' in listed
    assert 'value="About us"' in page_of(desk_of(ed).get(ABOUT))


def test_what_happened_to_stories_is_no_history_of_an_unwritten_page(ed):
    make.draft(ed)

    assert "Nobody has written this page yet." in page_of(desk_of(ed).get(ABOUT))


def test_the_desks_front_leads_to_them(ed):
    assert f'href="{URL}"' in page_of(desk_of(ed).get("/admin/"))


def test_a_page_is_saved_and_nobody_sees_it(ed, client):
    answer = post(ed)

    assert told(answer) == ["Saved. Readers do not see it yet."]
    assert client.get("/about/").status_code == 404
    assert PageVersion.objects.get().text == make.TEXT


def test_a_page_is_published(ed, client):
    answer = post(ed, publish="")

    assert told(answer) == ["Readers see it now."]
    assert "Eleven people" in page_of(client.get("/about/"))


def test_who_saves_what_is_public_is_told_that_it_is(ed):
    make.page(by=ed)

    assert told(post(ed, seen=1)) == ["Readers see it now."]


def test_a_page_is_taken_down(ed, client):
    make.page(by=ed)

    post(ed, f"{ABOUT}take-down/", seen=1)

    assert client.get("/about/").status_code == 404
    assert Event.objects.last().verb == "take down"


@pytest.mark.parametrize("spoiled", [{"title": ""}, {"text": "<script>x</script>"}])
def test_a_page_without_words_is_not_saved_and_nothing_typed_is_lost(ed, spoiled):
    answer = post(ed, **{"title": "Kept words", "text": "<p>More kept words</p>", **spoiled})

    kept = {"title": "More kept words", "text": "Kept words"}
    assert kept[next(iter(spoiled))] in page_of(answer)
    assert not PageVersion.objects.exists()


# Two people.


def test_a_save_over_a_save_shows_both_texts(ed, clara):
    make.page(by=clara, text="<p>Clara’s words</p>")

    answer = post(ed, text="<p>Ed’s words</p>", publish="")

    page = page_of(answer)
    assert answer.status_code == 409
    assert "Clara saved this page at" in page
    assert page.count("Ed’s words") == 2  # beside the other text, and in the form
    assert "Clara’s words" in page
    assert Page.objects.get().text == "<p>Clara’s words</p>"


def test_whoever_has_read_both_texts_may_save_again(ed, clara):
    make.page(by=clara, goes_out=False)
    conflict = page_of(post(ed, title="Us"))

    assert 'name="seen" value="1"' in conflict
    assert told(post(ed, title="Us", seen=1)) == ["Saved. Readers do not see it yet."]


# Who may.


@pytest.mark.parametrize("who", ["rita", "petra"])
def test_who_may_not_publish_reads_and_changes_nothing(request, ed, who):
    user = request.getfixturevalue(who)
    make.page(by=ed)

    shown = page_of(desk_of(user).get(ABOUT))
    answer = post(user, seen=1, title="Mine", publish="")

    assert '<form method="post" class="site-page">' not in shown
    assert "Take it down" not in shown
    assert told(answer) == ["The pages of the site are kept by those who may publish."]
    assert Page.objects.get().title == "Who we are"


@pytest.mark.parametrize("address", [ABOUT, URL, f"{ABOUT}version/1/"])
def test_who_has_no_role_finds_nothing(otto, ed, address):
    make.page(by=ed)

    assert desk_of(otto).get(address).status_code in (403, 404)


@pytest.mark.parametrize(
    "address", [f"{URL}nowhere/", f"{ABOUT}version/7/", f"{ABOUT}version/{10**30}/"]
)
def test_there_is_no_other_page(ed, address):
    assert desk_of(ed).get(address).status_code == 404


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40, "²"])
def test_a_forged_version_is_none(ed, seen):
    make.page(by=ed)

    assert post(ed, seen=seen, title="Us").status_code in (200, 409)
    assert "any more" in told(post(ed, f"{ABOUT}take-down/", seen=seen))[0]
    assert Page.objects.get().title == "Who we are"


def test_versions_are_kept_and_can_be_read(ed):
    make.page(by=ed, text="<p>First words</p>")
    make.page(by=ed, text="<p>Second words</p>", goes_out=False)

    shown = [page_of(desk_of(ed).get(f"{ABOUT}version/{number}/")) for number in (1, 2)]

    assert ["First words" in page for page in shown] == [True, False]
    assert "Second words" in shown[1]
    assert all(f'href="{ABOUT}version/{n}/"' in page_of(desk_of(ed).get(ABOUT)) for n in (1, 2))


# The second pair of eyes.

QUEUE = "/admin/articles/article/?list="
NEEDS = "needs a second pair of eyes"


def test_a_published_page_stands_in_the_queue_until_somebody_has_looked(ed, vera):
    make.page(by=ed)
    before = page_of(desk_of(vera).get(f"{QUEUE}flagged"))

    answer = post(vera, f"{ABOUT}second-look/", seen=1)

    assert "About us</a>, a page of the site, needs a second pair of eyes: Ed" in before
    assert told(answer) == ["You took the second look."]
    assert NEEDS not in page_of(desk_of(vera).get(f"{QUEUE}flagged"))


def test_it_waits_for_those_who_did_not_write_it(vera, viktor):
    make.page(by=vera)

    queues = [page_of(desk_of(user).get(f"{QUEUE}waiting")) for user in (vera, viktor)]

    assert [NEEDS in queue for queue in queues] == [False, True]


def test_only_they_have_the_button(ed, vera, clara):
    make.page(by=clara)

    pages = [page_of(desk_of(user).get(ABOUT)) for user in (ed, vera, clara)]

    assert ["I have looked" in page for page in pages] == [False, True, False]


def test_the_button_of_somebody_who_wrote_it_does_nothing(clara):
    make.page(by=clara)

    answer = post(clara, f"{ABOUT}second-look/", seen=1)

    assert "has to look who neither wrote" in told(answer)[0]
    assert Page.objects.get().needs_second_look


def test_a_page_costs_the_same_however_long_its_history(ed, django_assert_num_queries):
    desk = desk_of(ed)
    make.page(by=ed)
    desk.get(ABOUT)
    with django_assert_num_queries(7):
        desk.get(ABOUT)

    for number in range(3):
        make.page(by=ed, title=f"Us {number}")

    with django_assert_num_queries(7):
        desk.get(ABOUT)
