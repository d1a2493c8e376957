"""A paste stands in the text at once, and is clean a moment later."""

import re
from html import unescape

import pytest

from people.roles import Role
from tests import make
from tests.articles.test_pasting import COPIED, copied, expected
from tests.browser.writing import opened

pytestmark = pytest.mark.browser

# The words in sight: Word shows no comments of colleagues in the text, and no mark of a list.
IN_SIGHT = """([html, isPlain]) => {
  if (isPlain) return html
  const frame = document.body.appendChild(document.createElement("iframe"))
  frame.srcdoc = ""
  const page = frame.contentDocument
  page.body.innerHTML = new DOMParser().parseFromString(html, "text/html").body.innerHTML
  const unseen = "style, script, .MsoCommentReference, [style*='mso-element:comment'],"
  for (const it of page.querySelectorAll(unseen + "[style*='mso-list:Ignore']")) it.remove()
  const words = page.body.innerText
  frame.remove()
  return words.replaceAll("\\u00ad", "").replaceAll("\\u200b", "")
}"""
PASTING = "**/article/pasting/"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def words_of(html: str) -> list[str]:
    apart = re.sub(r"</?(?:p|h\d|li|ul|ol|br)>", " ", html)
    return words(unescape(re.sub(r"<[^>]+>", "", apart)))


@pytest.fixture
def desk(transactional_db, groups, sit_down):
    return sit_down(make.user("rita", Role.REPORTER))


@pytest.fixture
def write(desk, live_server):
    def write(*html: str):
        blocks = [make.text(each) for each in html]
        article = make.draft(None, assignee=make.User.objects.get(), blocks=blocks)
        return opened(desk, live_server.url, article)

    return write


def test_a_paste_from_any_program_is_clean_when_it_is_saved(write):
    sheet = write(*(f"<p>{number}</p>" for number in range(len(COPIED))))

    for place, path in enumerate(COPIED):
        kind = "text/html" if path.suffix == ".html" else "text/plain"
        sheet.editor(place).click(click_count=3)
        with sheet.page.expect_response(PASTING):
            sheet.paste(copied(path), kind=kind, place=place)
    blocks = sheet.save()

    stored = [block["text"] for block in blocks]
    assert dict(zip(COPIED, stored, strict=True)) == {path: expected(path) for path in COPIED}


def test_every_word_in_sight_is_there_in_its_order(page):
    for path in COPIED:
        seen = page.evaluate(IN_SIGHT, [copied(path), path.suffix == ".txt"])

        assert words_of(expected(path)) == words(seen), path.name


def test_a_paste_stands_within_what_is_written_and_is_undone_in_one_step(write):
    sheet = write("<p>Before and after.</p>")
    sheet.editor().click()
    sheet.keys.press("Home")
    sheet.keys.type("Well ")
    sheet.page.wait_for_timeout(600)  # what comes in one breath is undone in one

    with sheet.page.expect_response(PASTING):
        sheet.paste("".join(f"<p style='mso-list:l0 level1'>{each}</p>" for each in ("One", "Two")))
    sheet.editor().locator("li", has_text="Two").wait_for()
    sheet.keys.press("Control+Z")

    assert [block["text"] for block in sheet.save()] == ["<p>Well Before and after.</p>"]


def test_no_word_is_lost_while_the_desk_does_not_answer(write):
    sheet = write("<p>First.</p>")
    sheet.page.route(PASTING, lambda route: route.fulfill(body="<p>Away</p>"))
    sheet.editor().click(click_count=3)

    with sheet.page.expect_response(PASTING):
        sheet.paste("<p><b>One</b></p><p>two</p>")

    assert [block["text"] for block in sheet.save()] == ["<p><strong>One</strong></p><p>two</p>"]


def test_what_is_typed_before_the_answer_stays(write):
    sheet = write("<p>First.</p>")
    waiting = []
    sheet.page.route(PASTING, lambda route: waiting.append(route))
    sheet.editor().click(click_count=3)
    with sheet.page.expect_request(PASTING):
        sheet.paste("<p>One <b>two</b></p>")
    sheet.keys.type(" three")

    with sheet.page.expect_response(PASTING):
        waiting[0].continue_()

    (block,) = sheet.save()
    assert words_of(block["text"]) == ["One", "two", "three"]


def test_what_is_copied_in_one_text_is_the_same_in_another(write):
    html = "<h3>A</h3><p>One <strong>two</strong>.<br>Three</p><ol><li><p>x</p></li></ol>"
    sheet = write(html, "<p>Second</p>")
    sheet.editor().click()
    sheet.keys.press("Control+A")
    sheet.keys.press("Control+C")

    sheet.editor(1).click(click_count=3)
    sheet.keys.press("Control+V")

    assert [block["text"] for block in sheet.save()] == [html, html]
