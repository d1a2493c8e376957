"""A story from nothing to the reviewer, with as little of the hand as it takes."""

import pytest

from articles.models import Article, Event
from people.roles import Role
from tests import make
from tests.articles.test_importing import sample
from tests.browser.writing import Sheet

pytestmark = pytest.mark.browser


@pytest.fixture
def rita(transactional_db, groups):
    make.section("Courts")
    return make.user("rita", Role.REPORTER)


def test_a_story_with_quote_picture_and_three_people_is_written_by_keyboard_alone(
    rita, sit_down, live_server, shot
):
    image = make.picture("The Constance at the pier")
    olga = make.person("Olga Brandt", "Ольга Брандт")
    others = [make.person("Ivan Kruk", "Иван Крук"), make.person("Tatsiana Lis")]
    desk = sit_down(rita)
    sheet = Sheet(desk, None)
    press, write = desk.keyboard.press, desk.keyboard.type

    def tab_to(what: str) -> None:
        for _ in range(60):
            press("Tab")
            if desk.evaluate("what => document.activeElement.matches(what)", what):
                return
        raise AssertionError(f"Sixty tabs do not lead to {what}")

    def choose(words: str, *, name: str) -> None:
        """In a list that has the focus: any spelling finds `name`."""
        press("Space")
        desk.locator(".select2-search__field").wait_for()
        write(words)
        desk.locator(".select2-results__option--highlighted", has_text=name).wait_for()
        press("Enter")

    def add(number: str, field: str) -> None:
        press("Control+Shift+Enter")
        desk.locator(".plugin-button:focus").wait_for()
        press(number)
        desk.locator(f".order-machine {field}:focus").wait_for()

    # A headline and a section.
    write("gn")
    desk.locator("#id_headline").wait_for()
    desk.locator("#id_headline:focus").wait_for()
    write("Night Ferry Is Back")
    tab_to("#id_section")
    write("Courts")
    press("Control+s")

    # What is told, and who said it.
    desk.locator(".order-machine-insert-target.last").wait_for()
    tab_to("#id_standfirst")
    write("It left at nine.")
    tab_to(".order-machine-insert-target")
    press("Enter")
    desk.locator(".plugin-button:focus").wait_for()
    press("1")
    desk.locator(".order-machine .ProseMirror:focus").wait_for()
    write("The ferry left with forty passengers.")
    press("Enter")
    write("“She did not hum,” said Ольга Брандт.")
    press("Control+Shift+Digit9")
    desk.locator(".select2-results__option--highlighted", has_text="Olga Brandt").wait_for()
    press("Enter")

    # A picture.
    add("3", ".select2-selection")
    choose("constance", name=image.title)
    for field, text in (("alt", "A ferry at a pier."), ("credit", "Nina Sool")):
        tab_to(f"[name$=-{field}]")
        write(text)

    # Whom it is about.
    for place, (words, person) in enumerate(
        zip(["Ольга", "крук", "lis"], [olga, *others], strict=True)
    ):
        tab_to("#mentions-group .add-row a")
        press("Enter")
        desk.locator(f"#mentions-{place}").wait_for()
        press("Shift+Tab")
        for _ in range(20):
            if desk.evaluate(
                "place => document.activeElement.matches(`#mentions-${place} .select2-selection`)",
                place,
            ):
                break
            press("Shift+Tab")
        choose(words, name=person.name)
    shot(desk, "written")

    press("Alt+m")
    tab_to(".bar .moves button")
    press("Enter")
    desk.get_by_text("You submitted this story.").wait_for()

    sheet.article = article = Article.objects.get()
    public = make.revision(article).content["public"]
    assert article.state == Article.State.REVIEW
    assert [block["type"] for block in sheet.blocks()] == ["text", "quote", "image"]
    assert (sheet.blocks()[1]["speaker"], sheet.blocks()[2]["credit"]) == (olga.pk, "Nina Sool")
    assert [one["person"] for one in public["mentions"]] == [olga.pk, *(p.pk for p in others)]
    assert list(Event.objects.values_list("verb", flat=True)) == ["start", "submit"]


def test_wire_copy_is_pasted_and_submitted_in_six_clicks(rita, sit_down, live_server):
    desk = sit_down(rita)
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.evaluate("text => navigator.clipboard.writeText(text)", sample(1).read_text())
    clicks = 0

    def click(what) -> None:
        nonlocal clicks
        what.click()
        clicks += 1

    click(desk.get_by_role("navigation").get_by_role("link", name="Paste wire copy"))
    desk.locator("#id_copy:focus").wait_for()
    desk.keyboard.press("Control+V")
    desk.select_option("#id_section", label="Courts")
    clicks += 2  # the list, and the section in it
    click(desk.get_by_role("button", name="Make a draft of it"))
    click(desk.locator(".bar").get_by_role("button", name="Submit for review"))
    desk.get_by_text("You submitted this story.").wait_for()

    assert Article.objects.get().state == Article.State.REVIEW
    assert clicks <= 6
