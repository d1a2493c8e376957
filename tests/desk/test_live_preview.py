"""Beside the form: the page as it will be, to the byte, and what the checks say of it already."""

import re
from uuid import uuid4

import pytest

from articles import checks
from articles.models import CheckLevel
from tests import clock as clocks
from tests import make
from tests.desk.page import desk_of, layout, press, save, story_form
from tests.desk.test_typed import post

OPENED = re.compile("<article.*</article>", re.DOTALL)


@pytest.fixture
def clock():
    with clocks.stopped() as clock:
        yield clock


@pytest.fixture
def story(rita):
    olga, image = make.person("Olga Brandt"), make.picture()
    blocks = [make.text(), make.quote(speaker=olga), make.slot(image, caption="Pier")]
    bylines = [{"person": olga.pk, "name": "Olga Brandt", "role": "reporting"}]
    more = {"bylines": bylines, "place": "Merrow Bay", "kicker": "Analysis"}
    return make.draft(rita, blocks=[*blocks, make.facts(), make.table(), make.embed()], **more)


def typed_into(desk, story) -> dict:
    """A form with something changed in it, something added and something moved."""
    place = {"uuid": str(uuid4()), "region": "body", "ordering": "15"}
    new = {"words": "“Two in April.”", "attribution": "A sailor said:", **place}
    return {
        **story_form(desk, story),
        **{f"quote_blocks-7-{name}": value for name, value in new.items()},
        "headline": "Ferry Timetable Will Change Three Times",
        "text_blocks-0-text": "<p>The <em>night</em> ferry.</p><p>Stops.</p>",
        "text_blocks-0-ordering": "95",
    }


@pytest.mark.parametrize("how_far", ["draft", "approved", "published"])
def test_what_is_typed_is_shown_to_the_byte_as_readers_will_get_it(
    rita, vera, ed, client, clock, story, how_far
):
    for verb, by in {"submit": rita, "approve": vera, "publish": vera}.items():
        if story.state != how_far:
            make.move(story, verb, by)
    desk = desk_of(rita)
    form = typed_into(desk, story)

    shown = post(desk, story, form, show="1").json()["article"]

    save(desk, story, form)
    for verb, by in {"submit": rita, "approve": vera}.items():
        make.move(story, verb, by)
    make.move(story, "publish", vera, **({"kind": "typo"} if how_far == "published" else {}))
    page = client.get(story.live_edition().path).content.decode()
    assert "Ferry Timetable Will Change Three Times" in shown
    assert shown == OPENED.search(page)[0]


def test_the_frame_opens_with_what_was_typed_before(rita, story):
    desk = desk_of(rita)
    post(desk, story, headline="Bridge Closed")
    address = f"/admin/articles/article/{story.pk}/preview/"

    assert "<h1>Bridge Closed</h1>" in desk.get(f"{address}?typed").content.decode()
    assert "<h1>Bridge Closed</h1>" not in desk.get(address).content.decode()


def test_a_look_at_a_published_story_writes_nothing_and_counts_no_view(rita, vera, story, clock):
    for verb, by in {"submit": rita, "approve": vera, "publish": vera}.items():
        make.move(story, verb, by)
    desk = desk_of(rita)
    before = layout(rita).saved(story).digests()

    form = typed_into(desk, story)
    answers = [post(desk, story, form, show="1").json() for _ in range(2)]

    story.refresh_from_db()
    assert answers[0] == answers[1]
    assert layout(rita).saved(story).digests() == before
    assert (story.state, story.revisions.count(), story.typed_since) == ("published", 1, None)
    assert '<data value="0">0 views</data>' in answers[1]["article"]


def test_a_page_that_does_not_show_it_is_not_sent_it(rita, story):
    assert "article" not in post(desk_of(rita), story, headline="Bridge Closed").json()


def test_the_checks_speak_of_what_is_typed_at_the_levels_of_the_section(rita, story):
    CheckLevel.objects.create(section=story.section, check_slug="headline-length", level="required")
    desk = desk_of(rita)

    said = post(desk, story, headline="Short").json()["checks"]

    assert "headline-length" in checks.CHECKS
    assert re.search(r'"required"><strong>Required</strong> <a href="[^"]*#id_headline">', said)
    assert "The headline has 5 characters: say more." in said


def test_they_are_those_of_the_page_of_checks(rita, story):
    desk = desk_of(rita)

    said = post(desk, story, headline="Short").json()["checks"].strip()

    assert said in desk.get(f"/admin/articles/article/{story.pk}/checks/").content.decode()


def test_words_are_counted_and_how_long_they_take(rita, story):
    long = f"<p>{'word ' * 655}</p>"

    said = post(desk_of(rita), story, **{"text_blocks-0-text": long}).json()["checks"]

    # With eight words of the quotation, and three of the box.
    assert "666 words, 3 minutes to read" in said


def test_a_reviewer_reads_how_long_it_is(rita, vera, story):
    press(desk_of(rita), story, "submit")

    page = desk_of(vera).get(f"/admin/articles/article/{story.pk}/review/").content.decode()

    assert "words, 1 minute to read" in page
