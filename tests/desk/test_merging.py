"""Two forms of one story: what only one changed is taken, what both changed is read first."""

import json

import pytest
from django.http import QueryDict
from django.utils import timezone

from articles.desk.merging import Whose, merged, whose
from articles.models import Article
from tests import make
from tests.desk.page import desk_of, form_on, layout, save, story_form, story_url, told

STORY = {
    "kicker": "Analysis",
    "standfirst": "Two lines,\nboth kept.",
    "place": "Merrow Bay",
}
NOBODY, MINE, THEIRS, BOTH = Whose


@pytest.mark.parametrize(
    ("loaded", "saved", "typed", "found"),
    [
        ("a", "a", "a", NOBODY),
        ("a", "a", "b", MINE),
        ("a", "b", "a", THEIRS),
        ("a", "b", "b", NOBODY),
        ("a", "b", "c", BOTH),
        ("a", None, "a", THEIRS),  # they deleted it
        ("a", "a", None, MINE),  # I deleted it
        ("a", None, None, NOBODY),
        ("a", "b", None, BOTH),  # I deleted what they changed
        ("a", None, "b", BOTH),  # they deleted what I changed
        (None, None, "b", MINE),  # I added it
        (None, "b", None, THEIRS),  # they added it
        (None, "b", "b", NOBODY),
        (None, "b", "c", BOTH),
        ("a as-typed", "a", "as-typed", NOBODY),  # saved in other words than mine
        ("a as-typed", "b", "as-typed", THEIRS),
        ("a as-typed", "a", "c", MINE),
    ],
)
def test_whose_a_unit_is(loaded, saved, typed, found):
    assert whose(loaded, saved, typed) is found


@pytest.mark.parametrize(
    ("first", "other", "both"),
    [
        ("abc", "abc", "abc"),
        ("cab", "abc", "cab"),
        ("abc", "abxc", "abxc"),
        ("cab", "axbyc", "caxby"),
        ("", "ab", "ab"),
        ("ab", "xyab", "xyab"),
    ],
)
def test_blocks_only_one_has_come_after_what_they_follow(first, other, both):
    assert "".join(merged(list(first), list(other))) == both


def test_a_form_nobody_typed_into_says_what_is_saved(rita):
    """Byte for byte: what the page shows, what it says it was loaded with, and the rows."""
    olga = make.person("Olga Brandt")
    said = [{"person": olga.pk, "name": "Olga Brandt", "role": "captain", "as_of": "2026-11-22"}]
    blocks = [make.text("<p>One &amp; <em>two</em>.</p>"), make.quote(speaker=olga), make.facts()]
    blocks += [make.slot(make.picture(), caption="Pier"), make.table(), make.embed(), make.slot()]
    bylines = [{"person": olga.pk, "name": "Olga Brandt", "role": "reporting"}]
    more = {"topics": [make.topic("Tides").pk, make.topic("Ferries").pk], **STORY}
    article = make.draft(rita, blocks=blocks, bylines=bylines, mentions=said, **more)
    Article.objects.update(assignee=rita, due=timezone.now(), notes="For\ncolleagues.")
    article.refresh_from_db()

    form = story_form(desk_of(rita), article)

    posted = QueryDict(mutable=True)
    for name, values in form.items():
        posted.setlist(name, values)
    shown = layout(rita).posted(posted).digests()
    assert shown == json.loads(form["loaded"][0])
    assert shown == layout(rita).saved(article).digests()


@pytest.fixture
def three(rita, ed):
    """A story of three texts, and the desks of two who have it open."""
    texts = [make.text(f"<p>{word}.</p>") for word in ("One", "Two", "Three")]
    return make.draft(rita, blocks=texts, assignee=ed)


@pytest.fixture
def ritas(rita, three):
    desk = desk_of(rita)
    return desk, story_form(desk, three)


@pytest.fixture
def eds(ed, three):
    desk = desk_of(ed)
    return desk, story_form(desk, three)


def texts(article) -> list[str]:
    return [
        block["text"].removeprefix("<p>").removesuffix(".</p>") for block in make.blocks(article)
    ]


def new_text(words: str, ordering: int, uuid="0b7b1c52-4f0e-4d0b-9b8e-6b8f5b1a2c3d") -> dict:
    fields = {"text": words, "uuid": uuid, "region": "body", "ordering": ordering}
    return {f"text_blocks-9-{name}": str(value) for name, value in fields.items()}


def test_two_who_write_in_different_blocks_both_save(three, ritas, eds):
    save(*eds[:1], three, eds[1], **{"text_blocks-2-text": "<p>Drei.</p>"}, place="Merrow Bay")

    page = save(*ritas[:1], three, ritas[1], **{"text_blocks-0-text": "<p>Uno.</p>"})

    assert texts(three) == ["Uno", "Two", "Drei"]
    assert three.place == "Merrow Bay"
    assert told(page)[0] == "Ed changed meanwhile: Place and Text 3."
    assert [r.by.username for r in three.revisions.all()] == ["rita", "ed", "rita"]


def test_what_both_wrote_alike_is_no_conflict(three, ritas, eds):
    save(eds[0], three, eds[1], headline="The Same Headline")

    page = save(ritas[0], three, ritas[1], headline="The Same Headline")

    assert page.redirect_chain


def test_both_texts_of_a_block_are_read_first_and_nothing_is_written(three, ritas, eds):
    save(eds[0], three, eds[1], **{"text_blocks-1-text": "<p>Zwei.</p>"})

    page = save(
        ritas[0], three, ritas[1], **{"text_blocks-1-text": "<p>Dos.</p>"}, headline="Tres"
    ).content.decode()

    assert texts(three) == ["One", "Zwei", "Three"]
    assert three.headline != "Tres"
    assert "Ed changed the same as you, while you were writing: Text 2." in page
    assert "<pre>Dos.</pre>" in page
    assert "<pre>Zwei.</pre>" in page


def conflict(three, ritas, eds, **more):
    """Both changed the second text; Rita's page shows both."""
    save(eds[0], three, eds[1], **{"text_blocks-1-text": "<p>Zwei.</p>"})
    return save(ritas[0], three, ritas[1], **{"text_blocks-1-text": "<p>Dos.</p>"}, **more)


def test_after_that_one_may_save_ones_own(three, ritas, eds):
    page = conflict(three, ritas, eds, headline="Tres")

    save(ritas[0], three, form_on(page))

    assert texts(three) == ["One", "Dos", "Three"]
    assert three.headline == "Tres"


def test_or_take_theirs_with_one_click(three, ritas, eds):
    page = conflict(three, ritas, eds, headline="Tres")
    second = three.text_blocks.all()[1].uuid

    page = save(ritas[0], three, form_on(page), take=str(second))

    assert texts(three) == ["One", "Zwei", "Three"]
    assert three.headline == "Tres"
    assert page.redirect_chain


def test_of_two_conflicts_the_other_is_still_to_be_decided(three, ritas, eds):
    save(eds[0], three, eds[1], **{"text_blocks-1-text": "<p>Zwei.</p>"}, headline="Ed's")
    typed = {"text_blocks-1-text": "<p>Dos.</p>", "headline": "Rita's"}
    page = save(ritas[0], three, ritas[1], **typed)
    second = str(three.text_blocks.all()[1].uuid)

    page = save(ritas[0], three, form_on(page), take=second, open=["headline", second])
    saved_yet = three.revisions.count()
    save(ritas[0], three, form_on(page))

    assert not page.redirect_chain
    assert saved_yet == 2
    assert texts(three) == ["One", "Zwei", "Three"]
    assert three.headline == "Rita's"


def test_a_block_somebody_added_stays(three, ritas, eds):
    save(eds[0], three, eds[1], **new_text("<p>Half.</p>", 15))

    save(ritas[0], three, ritas[1], **{"text_blocks-2-text": "<p>Drei.</p>"})

    assert texts(three) == ["One", "Half", "Two", "Drei"]


def test_a_block_somebody_deleted_stays_deleted(three, ritas, eds):
    save(eds[0], three, eds[1], **{"text_blocks-1-DELETE": "on"})

    page = save(ritas[0], three, ritas[1], headline="Tres")

    assert texts(three) == ["One", "Three"]
    assert told(page)[0] == "Ed changed meanwhile: Text 2 (deleted)."


@pytest.mark.parametrize("ed_deletes", [True, False])
def test_who_deletes_what_somebody_changed_reads_it_first(three, ritas, eds, ed_deletes):
    deleting, writing = {"text_blocks-1-DELETE": "on"}, {"text_blocks-1-text": "<p>Dos.</p>"}
    save(eds[0], three, eds[1], **(deleting if ed_deletes else writing))

    page = save(ritas[0], three, ritas[1], **(writing if ed_deletes else deleting))
    mine = form_on(page)
    saved = texts(three)
    save(ritas[0], three, mine)

    assert "<pre>(deleted)</pre>" in page.content.decode()
    assert "<pre>Dos.</pre>" in page.content.decode()
    assert saved == (["One", "Three"] if ed_deletes else ["One", "Dos", "Three"])
    assert sorted(texts(three)) == sorted(
        ["One", "Dos", "Three"] if ed_deletes else ["One", "Three"]
    )


def test_one_moves_blocks_while_the_other_adds_one(three, ritas, eds):
    save(eds[0], three, eds[1], **new_text("<p>Half.</p>", 25))

    save(ritas[0], three, ritas[1], **{"text_blocks-2-ordering": "5"})

    assert texts(three) == ["Three", "One", "Two", "Half"]


def test_one_writes_in_a_block_that_the_other_moves(three, ritas, eds):
    save(eds[0], three, eds[1], **{"text_blocks-2-ordering": "5"})

    save(ritas[0], three, ritas[1], **{"text_blocks-2-text": "<p>Drei.</p>"})

    assert texts(three) == ["Drei", "One", "Two"]


def test_two_who_add_people_both_do(three, ritas, eds):
    olga, anton = make.person("Olga Brandt"), make.person("Anton Radzko")

    def row(person):
        return {"mentions-0-person": str(person.pk), "mentions-0-position": "0"}

    save(eds[0], three, eds[1], **row(olga))
    save(ritas[0], three, ritas[1], **row(anton))

    assert {mention.person for mention in three.mentions.all()} == {olga, anton}


def test_a_form_that_lacks_a_field_leaves_it_as_it_is(rita, three):
    desk = desk_of(rita)
    form = story_form(desk, three)
    del form["standfirst"]

    save(desk, three, form, headline="Without It")

    three.refresh_from_db()
    assert (three.headline, three.standfirst) == (
        "Without It",
        "The night ferry stops for repairs.",
    )


def test_what_was_found_in_a_browser_is_shown_beside_what_is_saved(three, ritas, eds):
    save(eds[0], three, eds[1], headline="What Ed Saved")

    page = save(ritas[0], three, ritas[1], standfirst="What Rita typed.", _look="on")
    save(ritas[0], three, form_on(page))

    three.refresh_from_db()
    assert "This was typed and not saved." in page.content.decode()
    assert "<pre>What Rita typed.</pre>" in page.content.decode()
    assert (three.headline, three.standfirst) == ("What Ed Saved", "What Rita typed.")


def test_nothing_to_look_at_is_the_page_as_it_is(three, ritas):
    page = ritas[0].post(story_url(three), {**ritas[1], "_look": "on"})

    assert (page.status_code, three.revisions.count()) == (302, 1)
