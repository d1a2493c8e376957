"""A story's whole life, from wire copy to its withdrawal, as its people live it in a browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Event
from people.roles import Role
from tests import make
from tests.articles.test_importing import sample

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def newsroom(transactional_db, groups):
    """Everybody the story needs, and the people it is about."""
    make.section("Courts")
    for name, other in (
        ("Alena Harbatsevich", "Алена Гарбацэвіч"),
        ("Pavel Harbatsevich", "Павел Гарбацэвіч"),
        ("Anton Radzko", "Антон Радько"),
        ("Tatsiana Lis", "Татьяна Лис"),
        ("Ivan Kruk", "Иван Крук"),
        ("Sviatlana Marozava", "Светлана Морозова"),
    ):
        make.person(name, other)
    return {
        "rita": make.user("rita", Role.REPORTER),
        "vera": make.user("vera", Role.REVIEWER),
        "ed": make.user("ed", Role.EDITOR),
        "petra": make.user("petra", Role.PICTURE_EDITOR),
    }


def row_of(page) -> str:
    return re.sub(r"\s+", " ", page.locator("article .row").inner_text()).strip()


def test_a_story_lives_from_wire_copy_to_its_withdrawal(newsroom, sit_down, live_server, shot):
    # A reporter pastes wire copy, looks at the draft and submits it.
    desk = sit_down(newsroom["rita"])
    desk.goto(f"{live_server.url}/admin/articles/article/")
    desk.click("text=Paste wire copy")
    desk.fill("#id_copy", sample(1).read_text())
    desk.select_option("#id_section", label="Courts")
    shot(desk, "wire-copy")
    desk.click("text=Make a draft of it")
    desk.locator(".order-machine .ProseMirror >> visible=true").first.wait_for()
    shot(desk, "draft")
    desk.click(".bar >> text=Submit for review")
    assert "You submitted this story." in desk.inner_text(".messagelist")
    article = Article.objects.get()

    # A reader who guesses the address finds nothing yet.
    reader = sit_down()
    address = f"{live_server.url}/2025/03/07/{article.slug}/"
    assert reader.goto(address).status == 404

    # A reviewer reads it on a phone and approves it; the editor publishes it.
    phone = sit_down(newsroom["vera"], **PHONE)
    phone.goto(f"{live_server.url}/admin/articles/article/{article.pk}/review/")
    assert "1,204 came with the wire copy" in phone.inner_text(".decision")
    shot(phone, "review-on-a-phone")
    phone.click(".decide >> text=Approve")
    phone.locator("text=You approved this story.").wait_for()
    editor = sit_down(newsroom["ed"])
    editor.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    editor.click(".bar summary >> text=Publish")
    shot(editor, "publish")
    editor.click(".bar details[open] button")
    editor.locator("text=You published this story.").wait_for()

    # The reader finds it under its date line, and the newspaper's front leads there.
    reader.goto(f"{live_server.url}/")
    shot(reader, "front")
    reader.click(f"text={article.headline}")
    assert reader.url == address
    assert row_of(reader) == "March 7 2025, 8:05 PM • 1,204 views"
    assert reader.locator("article figure.quote figcaption").inner_text() == "Anton Radzko stated:"
    assert reader.locator("article img").count() == 0
    surnames = reader.locator(".people .name").all_inner_texts()
    assert {"Alena Harbatsevich", "Pavel Harbatsevich"} <= set(surnames)
    shot(reader, "story")

    # A view is counted once the story was in sight for two seconds, once a browser.
    reader.wait_for_timeout(3000)
    reader.reload()
    reader.wait_for_timeout(3000)
    other = sit_down(**PHONE)
    other.goto(address)
    assert row_of(other) == "March 7 2025, 8:05 PM • 1,205 views"
    assert other.context.cookies() == []
    shot(other, "story-on-a-phone")

    # The governor's page lists what he said.
    other.goto(f"{live_server.url}/people/anton-radzko/")
    assert "Nobody is kept a day longer than the law demands." in other.inner_text("main")
    shot(other, "person")

    # It has to go: readers find the note and nothing else.
    editor.click(".bar summary >> text=Withdraw")
    editor.fill(".bar details[open] textarea[name=note]", "Her brother asked us to.")
    editor.fill(".bar details[open] textarea[name=public_note]", "Taken down to protect somebody.")
    editor.click(".bar details[open] button")
    editor.locator("text=You withdrew this story.").wait_for()
    reader = sit_down()
    gone = reader.goto(address)
    assert gone.status == 410
    assert "Taken down to protect somebody." in reader.inner_text("main")
    assert "Harbatsevich" not in reader.inner_text("main")
    shot(reader, "withdrawn")
    verbs = list(Event.objects.values_list("verb", flat=True))
    assert verbs == ["start", "submit", "approve", "publish", "withdraw"]


def test_a_scheduled_story_is_there_at_its_time_with_only_the_web_server(
    newsroom, sit_down, live_server
):
    soon = timezone.now() + timedelta(seconds=4)
    article = make.reviewed(newsroom["rita"], newsroom["vera"], "The Sluice Opens at Seven")
    make.move(article, "publish", newsroom["ed"], at=soon)
    path = article.waiting_edition().path
    reader = sit_down()

    before = reader.goto(f"{live_server.url}{path}").status
    front_before = reader.goto(f"{live_server.url}/archive/").text()
    reader.wait_for_timeout((soon - timezone.now()).total_seconds() * 1000 + 50)
    later = sit_down()
    after = later.goto(f"{live_server.url}{path}").status
    front_after = later.goto(f"{live_server.url}/archive/").text()

    assert (before, after) == (404, 200)
    assert ("Sluice" in front_before, "Sluice" in front_after) == (False, True)


def test_a_save_from_the_block_editor_without_a_change_keeps_the_approval(
    newsroom, sit_down, live_server
):
    speaker = make.person("Olga Brandt")
    article = make.reviewed(
        newsroom["rita"],
        newsroom["vera"],
        standfirst="Two lines,\nboth & kept.",
        blocks=[
            make.text(
                "<p>One &amp; two — “three”.</p><h2>A sub-head</h2><ul><li><p>A list</p></li></ul>"
                '<p>A <a href="https://example.org/?a=1&amp;b=2">link</a>, <strong>bold</strong>,'
                " <em>italic</em>.<br>Next line.</p>"
            ),
            make.quote(speaker=speaker),
            make.slot(),
            make.text("<p>Last.</p>"),
        ],
    )
    desk = sit_down(newsroom["rita"])
    desk.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    desk.locator(".order-machine .ProseMirror >> visible=true").nth(1).wait_for()

    desk.click("input[name=_continue] >> nth=0")
    desk.locator(".messagelist").wait_for()

    article.refresh_from_db()
    assert (article.state, article.revisions.count()) == ("approved", 1)


def test_blocks_are_written_moved_and_saved_by_keyboard_alone(
    newsroom, sit_down, live_server, shot
):
    article = make.draft(newsroom["rita"], blocks=[make.text("<p>First.</p>"), make.slot()])
    desk = sit_down(newsroom["rita"])
    desk.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    desk.locator(".order-machine .ProseMirror >> visible=true").first.wait_for()

    desk.locator(".order-machine-insert-target.last").focus()
    desk.keyboard.press("Enter")
    desk.locator(".plugin-buttons .plugin-button", has_text="Quote").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.type("“We sail at seven.”")
    desk.locator(".inline-related:not(.empty-form) input[name$=attribution]").last.focus()
    desk.keyboard.type("The captain said:")
    up = desk.locator("#quote_blocks-0 button[aria-label='Move this block up']")
    up.focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    shot(desk, "moved")
    desk.locator("input[name=_continue]").first.focus()
    desk.keyboard.press("Enter")
    desk.locator(".messagelist").wait_for()

    article.refresh_from_db()
    blocks = article.head.content["public"]["blocks"]
    assert [block["type"] for block in blocks] == ["quote", "text", "image"]
    assert blocks[0]["attribution"] == "The captain said:"


def test_a_story_one_may_not_change_opens_for_reading_without_a_script_error(
    newsroom, sit_down, live_server, shot
):
    article = make.draft(None, "Nobody's story yet")

    desk = sit_down(newsroom["rita"])
    desk.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    story = desk.frame_locator(".read-only-story iframe").locator("article h1")

    assert story.inner_text() == "Nobody's story yet"
    shot(desk, "read-only")
