"""Two forms at once, over the real pages and two connections to PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from articles.models import Image
from tests import make
from tests.articles.test_races import one_after_the_other, outcome
from tests.desk.page import desk_of, press, save, story_form
from tests.desk.pictures import jpeg, upload

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_two_who_save_at_once_the_second_reads_both_texts(rita, ed):
    article = make.draft(rita)
    desks = {name: desk_of(user) for name, user in (("Rita's", rita), ("Ed's", ed))}
    forms = {name: story_form(desk, article) for name, desk in desks.items()}

    def saving(name):
        return lambda: save(desks[name], article, forms[name], headline=f"{name} Headline")

    first, second = one_after_the_other(saving("Rita's"), saving("Ed's"), on=[article])

    article.refresh_from_db()
    page = second.content.decode()
    assert (first.redirect_chain != [], second.redirect_chain) == (True, [])
    assert (article.headline, article.revisions.count()) == ("Rita's Headline", 2)
    assert "Rita changed the same as you" in page
    assert "Ed&#x27;s Headline" in page


def test_two_who_save_different_blocks_at_once_both_do(rita, ed):
    article = make.draft(rita, blocks=[make.text("<p>One.</p>"), make.text("<p>Two.</p>")])
    desks = {name: desk_of(user) for name, user in (("Uno", rita), ("Zwei", ed))}
    forms = {name: story_form(desk, article) for name, desk in desks.items()}

    def saving(name, number):
        typed = {f"text_blocks-{number}-text": f"<p>{name}.</p>"}
        return lambda: save(desks[name], article, forms[name], **typed)

    first, second = one_after_the_other(saving("Uno", 0), saving("Zwei", 1), on=[article])

    assert first.redirect_chain
    assert second.redirect_chain
    assert "Rita changed meanwhile: Text 1." in second.content.decode()
    assert [block["text"] for block in make.blocks(article)] == ["<p>Uno.</p>", "<p>Zwei.</p>"]


@pytest.mark.parametrize("saves_first", [True, False])
def test_of_one_who_approves_and_one_who_saves_one_is_told(rita, vera, saves_first):
    article = make.draft(rita)
    make.move(article, "submit", rita)
    writing, deciding = desk_of(rita), desk_of(vera)
    form = story_form(writing, article)
    seen = article.head_id
    deeds = [
        lambda: save(writing, article, form, headline="A Newer Headline"),
        lambda: press(deciding, article, "approve", seen=seen),
    ]

    answers = one_after_the_other(*(deeds if saves_first else deeds[::-1]), on=[article])

    pages = [answer.content.decode() for answer in answers]
    article.refresh_from_db()
    assert article.state == "draft"
    assert any("Rita saved a newer version" in page or "draft again" in page for page in pages)


def test_one_picture_sent_twice_at_once_is_one_picture(petra):
    desks = [desk_of(petra), desk_of(petra)]
    data = jpeg()

    def sending(desk):
        form = {"title": "The pier", "file": upload(data)}
        return lambda: desk.post("/admin/articles/image/add/", form, follow=True)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda desk: outcome(sending(desk)), desks))

    assert {answer.status_code for answer in answers} == {200}
    assert Image.objects.count() == 1


def restoring(desk, article, number):
    url = f"/admin/articles/article/{article.pk}/restore/{number}/"
    return lambda: desk.post(url, {"seen": article.head_id})


def test_of_two_who_restore_at_once_one_is_told(rita, ed):
    article = make.draft(rita)
    make.change(article, rita, place="Merrow Bay")
    make.change(article, rita, place="Merrow")
    deeds = restoring(desk_of(rita), article, 1), restoring(desk_of(ed), article, 2)

    first, second = one_after_the_other(*deeds, on=[article])

    article.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Rita saved a newer version" in second.content.decode()
    assert (article.place, article.head.number) == ("", 4)


@pytest.mark.parametrize("saves_first", [True, False])
def test_of_one_who_restores_and_one_who_saves_the_second_is_told(rita, ed, saves_first):
    article = make.draft(rita)
    make.change(article, rita, place="Merrow Bay")
    writing, going_back = desk_of(rita), desk_of(ed)
    form = story_form(writing, article)
    deeds = [
        lambda: save(writing, article, form, headline="A Newer Headline"),
        restoring(going_back, article, 1),
    ]

    answers = one_after_the_other(*(deeds if saves_first else deeds[::-1]), on=[article])

    pages = [answer.content.decode() for answer in answers]
    article.refresh_from_db()
    assert (article.headline, article.place) == (
        "A Newer Headline",
        "Merrow Bay" if saves_first else "",
    )
    told = "Rita saved a newer version" if saves_first else "Ed changed meanwhile: Place."
    assert told in pages[1]
