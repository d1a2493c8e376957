"""The writing page in a real browser: a story of ours, opened by whoever writes it."""

from tests import make

INSERT = ".order-machine-insert-target >> visible=true"
EDITOR = ".order-machine .ProseMirror >> visible=true"
# What the browser would hand over on Ctrl+V, to the text editor that stands at that place.
PASTE = """([place, kind, data]) => {
  const editors = [...document.querySelectorAll(".ProseMirror")].filter((it) => it.offsetParent)
  const clipboardData = new DataTransfer()
  clipboardData.setData(kind, data)
  editors[place].focus()
  const event = { clipboardData, bubbles: true, cancelable: true }
  editors[place].dispatchEvent(new ClipboardEvent("paste", event))
}"""
SAID = "#block-status"


class Sheet:
    """The story's page; `blocks()` are those of the story as it was saved last."""

    def __init__(self, page, article):
        self.page, self.article, self.keys = page, article, page.keyboard

    def editor(self, place: int = 0):
        return self.page.locator(EDITOR).nth(place)

    def paste(self, data: str, *, kind: str = "text/html", place: int = 0) -> None:
        self.page.evaluate(PASTE, [place, kind, data])

    def says(self) -> str:
        return self.page.inner_text(SAID)

    def focused(self) -> str:
        """The name of the field that has the focus, without its number."""
        name = self.page.evaluate(
            """() => {
              const field = document.activeElement.closest(".prose-editor, .related-widget-wrapper")
              return (field?.querySelector("textarea, select") ?? document.activeElement).name
            }"""
        )
        return name.replace("_blocks", "").translate(str.maketrans("", "", "0123456789"))

    def save(self) -> list[dict]:
        self.page.click("input[name=_continue] >> nth=0")
        self.page.locator(".messagelist").wait_for()
        return self.blocks()

    def blocks(self) -> list[dict]:
        blocks = make.revision(self.article).content["public"].get("blocks", [])
        return [{key: it for key, it in block.items() if key != "uuid"} for block in blocks]


def opened(page, server: str, article) -> Sheet:
    page.goto(f"{server}/admin/articles/article/{article.pk}/change/")
    sheet = Sheet(page, article)
    sheet.editor().wait_for()
    page.locator(".make-quote >> visible=true").first.wait_for()
    return sheet
