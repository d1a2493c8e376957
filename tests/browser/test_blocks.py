"""Blocks are added, moved, removed and made of text by keyboard, by touch and by mouse."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles import comments
from people.roles import Role
from tests import make
from tests.browser.looks import DESK, PHONE
from tests.browser.test_access import RULES, SCROLLS_SIDEWAYS
from tests.browser.test_desk_access import UNSTICK
from tests.browser.writing import EDITOR, INSERT, opened

# Axe would ask for imported styles, at addresses relative to the page.
QUIETLY = {**RULES, "preload": False}

pytestmark = pytest.mark.browser

INTO = {
    "1": "text--text",
    "2": "quote--words",
    "3": "imageslot--image",
    "4": "factbox--title",
    "5": "table--caption",
    "6": "relatedstory--story",
    "7": "embed--address",
}


@pytest.fixture
def rita(transactional_db, groups):
    return make.user("rita", Role.REPORTER)


@pytest.fixture
def write(rita, sit_down, live_server):
    def write(*html: str, **size):
        article = make.draft(rita, blocks=[make.text(each) for each in html])
        return opened(sit_down(rita, **size), live_server.url, article)

    return write


def test_any_kind_of_block_is_added_by_keyboard_and_has_the_focus(write):
    sheet = write("<p>First.</p>")
    sheet.editor().click()
    found = {}

    for number in INTO:
        sheet.keys.press("Control+Shift+Enter")
        sheet.page.locator(".plugin-button:focus").wait_for()
        sheet.keys.press(number)
        sheet.page.locator(".order-machine fieldset :focus").wait_for()
        found[number] = sheet.focused()

    assert found == INTO
    assert sheet.says() == "Video or post added."


def test_the_menu_is_walked_by_arrows_and_left_for_where_one_was(write):
    sheet = write("<p>First.</p>")
    sheet.editor().click()

    sheet.keys.press("Control+Shift+Enter")
    sheet.page.locator(".plugin-button:focus").wait_for()
    sheet.keys.press("ArrowUp")
    last = sheet.page.evaluate("document.activeElement.title")
    sheet.keys.press("Escape")

    assert (last, sheet.focused()) == ("Video or post", "text--text")
    assert sheet.page.locator(".plugin-buttons-visible").count() == 0


def test_a_slash_on_an_empty_line_puts_a_block_there(write):
    sheet = write("<p>First.</p><p>Last.</p>")
    sheet.editor().locator("p").first.click()
    sheet.keys.press("End")
    sheet.keys.press("Enter")

    sheet.keys.press("/")
    sheet.page.locator(".plugin-button:focus").wait_for()
    sheet.keys.press("5")
    sheet.page.locator("[name$=-caption]:focus").wait_for()
    sheet.keys.type("Sailings")
    blocks = sheet.save()

    assert blocks == [
        {"type": "text", "text": "<p>First.</p>"},
        {"type": "table", "caption": "Sailings"},
        {"type": "text", "text": "<p>Last.</p>"},
    ]


def test_a_slash_elsewhere_is_a_slash(write):
    sheet = write("<p>9</p>")
    sheet.editor().click()
    sheet.keys.press("End")

    sheet.keys.type("/11")

    assert sheet.save() == [{"type": "text", "text": "<p>9/11</p>"}]


def test_a_block_is_removed_and_kept_again_by_keyboard(write):
    sheet = write("<p>First.</p>", "<p>Last.</p>")
    box = sheet.page.locator(".delete > input >> visible=true").first
    box.focus()

    sheet.keys.press("Space")
    removed = sheet.says()
    sheet.keys.press("Space")
    kept = sheet.says()
    sheet.keys.press("Space")
    blocks = sheet.save()

    assert (removed, kept) == (
        "This block goes when you save. Untick it to keep it.",
        "The block stays.",
    )
    assert blocks == [{"type": "text", "text": "<p>Last.</p>"}]


def test_a_new_block_is_removed_like_a_saved_one(write):
    sheet = write("<p>First.</p>")
    sheet.editor().click()
    sheet.keys.press("Control+Shift+Enter")
    sheet.page.locator(".plugin-button:focus").wait_for()
    sheet.keys.press("1")
    sheet.page.locator(EDITOR).nth(1).wait_for()
    sheet.keys.type("Not wanted")

    sheet.page.locator(".delete > input >> visible=true").nth(1).check()

    assert sheet.save() == [{"type": "text", "text": "<p>First.</p>"}]


def test_blocks_are_added_moved_and_removed_by_touch(write):
    sheet = write("<p>First.</p>", "<p>Second.</p>", width=390, height=844)
    page = sheet.page

    page.locator(".order-machine-insert-target.last").click()
    page.locator(".plugin-button >> visible=true", has_text="Quote").click()
    page.locator("textarea[name$=words] >> visible=true").fill("“We sail.”")
    page.locator("[aria-label='Move this block up'] >> visible=true").last.click()
    said = sheet.says()
    page.locator(".delete label >> visible=true").first.click()
    sizes = page.locator(
        ".order-machine :is(button, .delete > input, .order-machine-insert-target) >> visible=true"
    ).evaluate_all("all => all.map(it => Math.min(it.clientWidth, it.clientHeight) + 2)")
    blocks = sheet.save()

    assert said == "Moved to place 2 of 3."
    assert min(sizes) >= 24
    assert blocks == [
        {"type": "quote", "words": "“We sail.”"},
        {"type": "text", "text": "<p>Second.</p>"},
    ]


def test_emphasis_links_lists_and_sub_heads_are_made_by_keyboard(write):
    sheet = write("<p>plan</p>")
    sheet.editor().click()
    press = sheet.keys.press

    press("Control+A")
    press("Control+B")
    press("Control+K")
    sheet.page.locator(".prose-editor-dialog input").first.wait_for()
    sheet.keys.type("https://port.example/plan")
    press("Enter")
    sheet.editor().locator("a").wait_for()
    sheet.editor().locator("p").click()
    press("End")
    sheet.page.wait_for_timeout(200)
    press("Enter")
    sheet.editor().locator("p").nth(1).wait_for()
    press("Control+Alt+2")
    sheet.keys.type("Stairs")
    press("Enter")
    press("Control+Shift+8")
    sheet.keys.type("oak")
    (block,) = sheet.save()

    assert block["text"] == (
        '<p><a href="https://port.example/plan"><strong>plan</strong></a></p><h2>Stairs</h2>'
        "<ul><li><p>oak</p></li></ul>"
    )


@pytest.mark.parametrize("look", [PHONE, DESK], ids=str)
def test_nobody_is_kept_out_of_any_block(rita, sit_down, live_server, look):
    other = make.draft(rita, "The Pilots Vote")
    blocks = [make.text("<h2>A</h2><p>B</p>"), make.quote(), make.slot(), make.facts()]
    blocks += [make.table(), make.related(other), make.embed()]
    page = sit_down(rita, width=look.width, height=844)
    page.emulate_media(color_scheme=look.theme)
    sheet = opened(page, live_server.url, make.draft(rita, blocks=blocks))
    sheet.editor().click()
    page.locator(".delete > input >> visible=true").last.check()
    page.locator(INSERT).nth(1).click()
    page.locator(".plugin-button:focus").wait_for()
    page.evaluate(UNSTICK)

    found = Axe().run(page, context=".order-machine-wrapper", options=QUIETLY).response

    faults = {it["id"]: [node["target"] for node in it["nodes"]] for it in found["violations"]}
    assert faults == {}
    assert page.evaluate(SCROLLS_SIDEWAYS) is False


# A quoted paragraph becomes a quote.

TOLD = (
    "<p>The ferry left.</p><p>“She did not hum,” said Ольга Брандт, the captain.</p>"
    "<p>It went <strong>on</strong>.</p>"
)


def test_a_quoted_paragraph_and_its_speaker_are_a_quote_by_two_keys(write):
    olga = make.person("Olga Brandt", "Ольга Брандт")
    make.person("Ivan Kruk")
    sheet = write(TOLD)
    sheet.editor().locator("p").nth(1).click()

    sheet.keys.press("Control+Shift+Digit9")
    sheet.page.locator(".select2-results__option--highlighted", has_text="Olga Brandt").wait_for()
    sheet.keys.press("Enter")
    blocks = sheet.save()

    assert blocks == [
        {"type": "text", "text": "<p>The ferry left.</p>"},
        {
            "type": "quote",
            "words": "“She did not hum,”",
            "attribution": "Ольга Брандт, the captain, said:",
            "speaker": olga.pk,
            "name": "Olga Brandt",
        },
        {"type": "text", "text": "<p>It went <strong>on</strong>.</p>"},
    ]


def test_selecting_a_quoted_paragraph_offers_to_make_it_a_quote(write):
    sheet = write(TOLD)
    offer = sheet.page.locator(".make-quote >> visible=true")
    paragraphs = sheet.editor().locator("p")

    paragraphs.nth(0).click(click_count=3)
    before = (sheet.says(), "active" in offer.get_attribute("class"))
    paragraphs.nth(1).click(click_count=3)
    sheet.page.locator(".make-quote.active").wait_for()
    said = sheet.says()
    offer.click()
    sheet.page.locator(".select2-dropdown").wait_for()
    sheet.keys.press("Escape")
    blocks = sheet.save()

    assert before == ("", False)
    assert said == "Press Ctrl+Shift+9 to make this a quote."
    assert [block["type"] for block in blocks] == ["text", "quote", "text"]
    assert "speaker" not in blocks[1]


def test_several_paragraphs_become_one_quote_and_the_text_keeps_its_identity(write):
    sheet = write(
        "<p>“One.</p><p>“Two<br>and a half.”</p><ul><li><p>a</p></li><li><p>b</p></li></ul>"
    )
    uuid = make.blocks(sheet.article)[0]["uuid"]
    sheet.editor().locator("p").nth(0).click()
    sheet.keys.press("Home")
    sheet.editor().locator("p").nth(1).click(modifiers=["Shift"])
    sheet.page.locator(".make-quote.active").wait_for()

    sheet.keys.press("Control+Shift+Digit9")
    sheet.page.locator(".select2-dropdown").wait_for()
    sheet.keys.press("Escape")
    blocks = sheet.save()

    assert blocks == [
        {"type": "quote", "words": "“One.\n\n“Two\nand a half.”"},
        {"type": "text", "text": "<ul><li><p>a</p></li><li><p>b</p></li></ul>"},
    ]
    assert make.blocks(sheet.article)[1]["uuid"] == uuid


def test_a_text_that_is_one_quotation_becomes_a_quote_alone(write):
    sheet = write("<p>“We sail.”</p>")
    sheet.editor().click()

    sheet.keys.press("Control+Shift+Digit9")
    sheet.page.locator(".select2-dropdown").wait_for()
    sheet.keys.press("Escape")

    assert sheet.save() == [{"type": "quote", "words": "“We sail.”"}]


def test_the_words_stay_when_the_desk_does_not_answer(write):
    sheet = write(TOLD)
    sheet.page.route("**/quoting/", lambda route: route.fulfill(body="<p>Away</p>"))
    sheet.editor().locator("p").nth(1).click()

    sheet.keys.press("Control+Shift+Digit9")
    sheet.page.locator(".select2-dropdown").wait_for()
    sheet.keys.press("Escape")
    blocks = sheet.save()

    assert blocks[1]["words"] == "“She did not hum,” said Ольга Брандт, the captain."


def test_what_colleagues_say_and_save_meanwhile_stays_with_blocks_that_are_parted_and_moved(write):
    vera = make.user("vera", Role.EDITOR)
    sheet = write(TOLD, "<p>Last.</p>")
    text, last = make.blocks(sheet.article)
    comments.say(sheet.article, by=vera, text="Who told us?", where=text["uuid"])
    make.change(sheet.article, vera, blocks=[text, {**last, "text": "<p>Last, by Vera.</p>"}])

    sheet.editor().locator("p").nth(1).click()
    sheet.keys.press("Control+Shift+Digit9")
    sheet.page.locator(".select2-dropdown").wait_for()
    sheet.keys.press("Escape")
    ups = sheet.page.locator("[aria-label='Move this block up'] >> visible=true")
    ups.nth(3).click()
    ups.nth(1).click()
    blocks = sheet.save()

    assert [block.get("text", block["type"]) for block in blocks] == [
        "quote",
        "<p>The ferry left.</p>",
        "<p>Last, by Vera.</p>",
        "<p>It went <strong>on</strong>.</p>",
    ]
    assert make.blocks(sheet.article)[1]["uuid"] == text["uuid"]
    sheet.page.locator(f"#block-{text['uuid']} .badge.some").wait_for()
