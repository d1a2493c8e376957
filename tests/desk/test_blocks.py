"""Fact boxes, tables, related stories and embeds on the writing page, and who finds what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import FactBox, RelatedStory
from people.models import Person
from tests import make
from tests.desk.page import desk_of, form_on, save, story_form, story_url


def new(kind: str, number: int = 0, **typed) -> dict[str, str]:
    """What the form posts of a new block."""
    given = {"uuid": "", "region": "body", "ordering": "90", **typed}
    fields = {f"{kind}_blocks-{number}-{name}": value for name, value in given.items()}
    return {f"{kind}_blocks-TOTAL_FORMS": str(number + 1), **fields}


def blocks_of(article) -> list[dict]:
    article.refresh_from_db()
    blocks = article.head.content["public"]["blocks"]
    return [{key: value for key, value in block.items() if key != "uuid"} for block in blocks]


def test_every_kind_of_block_is_written(rita):
    other, article = make.draft(rita, "The Pilots Vote"), make.draft(rita, blocks=[])

    save(
        desk_of(rita),
        article,
        **new("factbox", title="In figures", text="<p>Built in 1974.</p>", ordering="10"),
        **new("table", caption="Sailings", rows="\t2025\nNight\t21:00", ordering="20"),
        **new("relatedstory", story=str(other.pk), ordering="30"),
        **new("embed", address="https://video.example/1", title="She casts off", ordering="40"),
    )

    assert blocks_of(article) == [
        {"type": "facts", "title": "In figures", "text": "<p>Built in 1974.</p>"},
        {"type": "table", "caption": "Sailings", "rows": [["", "2025"], ["Night", "21:00"]]},
        {"type": "related", "story": other.pk},
        {"type": "embed", "address": "https://video.example/1", "title": "She casts off"},
    ]


def test_a_save_without_a_change_keeps_the_approval_of_every_kind(rita, vera):
    other = make.draft(rita, "The Pilots Vote")
    table = make.table("Sailings", ["", "A"], ["a | b", ""])
    blocks = [make.facts(), table, make.related(other), make.embed()]
    article = make.reviewed(rita, vera, blocks=blocks)

    save(desk_of(rita), article)

    article.refresh_from_db()
    assert (article.state, article.revisions.count()) == ("approved", 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (new("embed", address="http://video.example/"), "begins with https://"),
        (new("embed", address="javascript:alert(1)"), "begins with https://"),
        (new("table", rows="x\n" * 101), "at most 100 rows"),
        (new("relatedstory", story="9" * 30), "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_stays_in_the_form(rita, typed, sentence):
    article = make.draft(rita)

    response = save(desk_of(rita), article, **typed)

    article.refresh_from_db()
    assert sentence in response.content.decode()
    assert article.revisions.count() == 1


def test_a_removed_block_is_gone_and_comes_back_under_its_uuid(rita):
    """It does when somebody wrote into it meanwhile, and wants it nevertheless."""
    article = make.draft(rita, blocks=[make.facts()])
    desk = desk_of(rita)
    form = story_form(desk, article)
    uuid = FactBox.objects.get().uuid
    save(desk, article, form, **{"factbox_blocks-0-DELETE": "on"})
    gone = FactBox.objects.count()

    page = save(desk, article, form, **{"factbox_blocks-0-title": "In other words"})
    save(desk, article, form_on(page))

    assert (gone, FactBox.objects.get().uuid) == (0, uuid)


def test_somebody_elses_save_is_shown_beside_mine_for_every_kind(rita, ed):
    other = make.draft(rita, "The Pilots Vote")
    blocks = [make.facts(), make.table(), make.related(other), make.embed()]
    article = make.draft(rita, blocks=blocks)
    desk = desk_of(rita)
    form = story_form(desk, article)
    make.change(article, ed, headline="What Ed Saved")

    typed = {
        "factbox_blocks-0-title": "My title",
        "table_blocks-0-rows": "A | B\n1 | 2",
        "relatedstory_blocks-0-story": "",
        "embed_blocks-0-title": "My video",
    }
    page = save(desk, article, form, **typed).content.decode()

    for mine in ("My title", "A | B", "My video"):
        assert mine in page


def test_the_page_asks_as_much_for_many_blocks_as_for_one(rita):
    def queries(n: int) -> int:
        people = [make.person(f"Person {n} {number}") for number in range(n)]
        others = [make.draft(rita, f"Story {number}") for number in range(n)]
        blocks = [make.quote(speaker=person) for person in people]
        blocks += [make.related(other) for other in others] + [make.slot(make.picture())] * 1
        article = make.draft(
            rita,
            blocks=blocks,
            mentions=[{"person": person.pk, "name": person.name} for person in people],
            bylines=[{"person": person.pk, "role": "reporting"} for person in people],
        )
        desk = desk_of(rita)
        desk.get(story_url(article))
        with CaptureQueriesContext(connection) as asked:
            page = desk.get(story_url(article)).content.decode()
        assert f">{people[-1].name}</option>" in page
        return len(asked)

    assert queries(1) == queries(5)


# Found while somebody types.


def found(user, term: str, model: str = "quote", field: str = "speaker", **more) -> list[str]:
    asked = {"app_label": "articles", "model_name": model, "field_name": field, "term": term}
    answer = desk_of(user).get("/admin/autocomplete/", {**asked, **more})
    return [row["text"] for row in answer.json()["results"]]


@pytest.mark.parametrize("typed", ["kruk", "КРУК", "Крук Іван", "iwan", "Крук ив", "круК"])
def test_a_speaker_is_found_by_any_spelling_and_shown_with_role_and_status(rita, typed):
    ivan = make.person("Ivan Kruk", "Іван Крук", "Iwan Kruck", "Иван Крук")
    ivan.roles.create(title="Chairman", organisation="Dockworkers’ Union")
    ivan.statuses.create(kind="imprisoned")
    make.person("Olga Brandt")

    assert found(rita, typed) == ["Ivan Kruk · Chairman, Dockworkers’ Union · imprisoned"]


def test_a_speaker_is_found_in_letters_no_spelling_of_theirs_has(rita):
    make.person("Anton Radzko")

    assert found(rita, "Радзко") == ["Anton Radzko"]


def test_finding_a_speaker_costs_the_same_among_many_and_counts_nobody(rita):
    def asked(n: int) -> list[str]:
        Person.objects.all().delete()
        for number in range(n):
            make.person(f"Olga Brandt {number}").statuses.create(kind="released")
        with CaptureQueriesContext(connection) as queries:
            assert len(found(rita, "brandt")) == min(n, 20)
        return [query["sql"] for query in queries]

    few, many = asked(1), asked(30)

    assert len(few) == len(many)
    assert [sql for sql in many if "COUNT(" in sql] == []


@pytest.mark.parametrize("page", ["0", "51", "x", "-1", "9" * 40])
def test_no_page_beyond_what_anybody_reads(rita, page):
    asked = {"app_label": "articles", "model_name": "quote", "field_name": "speaker", "page": page}

    assert desk_of(rita).get("/admin/autocomplete/", asked).status_code == 400


def test_a_related_story_is_found_by_its_headline_and_shown_with_its_state(rita, vera):
    make.published(rita, vera, "The Pilots Vote")

    assert found(rita, "pilots", "relatedstory", "story") == [
        "The Pilots Vote · Harbour · published"
    ]


def test_whoever_has_no_role_finds_no_story(otto, rita):
    make.draft(rita, "The Pilots Vote")
    asked = {"app_label": "articles", "model_name": "relatedstory", "field_name": "story"}

    assert desk_of(otto).get("/admin/autocomplete/", {**asked, "term": "p"}).status_code == 403


def test_a_related_story_keeps_the_story_it_leads_to(rita):
    other = make.draft(rita, "The Pilots Vote")
    make.draft(rita, blocks=[make.related(other)])

    response = desk_of(rita).get(f"/admin/articles/article/{other.pk}/delete/", follow=True)

    assert "1 related story" in response.content.decode()
    assert RelatedStory.objects.get().story == other


# A quoted paragraph becomes a quote.

QUOTING = "/admin/articles/article/quoting/"


def test_what_is_proposed_for_a_quoted_paragraph(rita):
    answer = desk_of(rita).post(QUOTING, {"text": "“We sail,” said Olga Brandt."})

    assert answer.json() == {
        "words": "“We sail,”",
        "attribution": "Olga Brandt said:",
        "name": "Olga Brandt",
    }


def test_nothing_is_proposed_to_whoever_has_no_role(otto, client):
    assert desk_of(otto).post(QUOTING, {"text": "“We sail.”"}).status_code == 403
    assert client.post(QUOTING, {"text": "“We sail.”"}).status_code == 302
    assert desk_of(otto).get(QUOTING).status_code == 405


# A paste is read as clean text.

PASTING = "/admin/articles/article/pasting/"


def test_a_paste_is_read_from_its_html_or_else_its_text(rita):
    html = "<script>alert(1)</script><b style='font-weight:normal'>One</b>"

    read = desk_of(rita).post(PASTING, {"html": html, "text": "One"})
    plain = desk_of(rita).post(PASTING, {"html": "", "text": "<One>\n\nTwo"})

    assert read.json() == {"html": "<p>One</p>"}
    assert plain.json() == {"html": "<p>&lt;One&gt;</p><p>Two</p>"}


def test_no_paste_is_read_for_whoever_has_no_role(otto, client):
    assert desk_of(otto).post(PASTING, {"html": "<p>One</p>"}).status_code == 403
    assert client.post(PASTING, {"html": "<p>One</p>"}).status_code == 302
    assert desk_of(otto).get(PASTING).status_code == 405


@pytest.mark.parametrize("html", ["", "\x00", "<p>\x00</p>", "&#0;&#xd800;", "<![CDATA["])
def test_a_broken_paste_is_answered(rita, html):
    assert desk_of(rita).post(PASTING, {"html": html}).status_code in (200, 400)
