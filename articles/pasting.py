"""What other programs put on the clipboard, as paragraphs, sub-heads, lists, links and emphasis.

Word's lists are paragraphs with a style, Google Docs wraps all in bold that is none, mail is tables
within tables: `clean` reads all of that flat, a line at a time, and nests its lists again. No word
that was in sight is lost; what the program hid stays behind (decision 0013).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from articles.clipboard import Node, tree

APART = re.compile(
    "address|article|aside|blockquote|caption|center|d[dlt]|div|fig(ure|caption)|footer|form|h[1-6]"
    "|header|hr|li|main|nav|[ou]l|p|pre|section|t(able|body|foot|head|r)"
)
UNSEEN = re.compile(
    "mso-hide: *all|mso-element: *comment|display: *none|MsoCommentRef", re.IGNORECASE
)
LEVEL = re.compile(r"mso-list:[^;]*level(\d)", re.IGNORECASE)
MARK = re.compile("mso-list: *ignore", re.IGNORECASE)
NUMBER = re.compile(r"\W?\w{1,3}[.)]")
SIGN = re.compile(r"[·•▪◦‣§]\s+")
SAFE = re.compile("(https?|mailto):", re.IGNORECASE)
BOLD, LIGHT = re.compile("bold(er)?|[5-9]00"), re.compile("normal|lighter|[1-4]00")
NO_LETTERS = re.compile("[\xad\u200b\ufeff]")
LONE_SPACE = re.compile(r"\xa0(?=\s|$)|(?<=\s)\xa0|^\xa0")


LONGEST = 1_000_000  # characters; what is longer is left as the editor read it


class Style(NamedTuple):
    """Of words: the address they lead to, and their emphasis."""

    href: str = ""
    strong: bool = False
    em: bool = False


@dataclass(eq=False)
class Item:
    """Of a list: two lines are of the same if it is."""

    level: int
    list: str = ""  # "ul", "ol" or unknown


class At(NamedTuple):
    """Where in the document the walk is."""

    tag: str = "p"
    item: Item | None = None
    list: str = ""
    level: int = 0
    is_row: bool = False
    keeps_lines: bool = False
    style: Style = Style()


@dataclass
class Line:
    """A paragraph, a sub-head or one of the paragraphs of an item; "\\n" is a line break."""

    tag: str
    item: Item | None
    runs: list[tuple[str, Style]] = field(default_factory=list)

    @property
    def end(self) -> str:
        return self.runs[-1][0][-1]

    def put(self, text: str, style: Style) -> None:
        """Add `text`, or a line break; white space is one space, and none beside a break."""
        while text[0] == "\n" and self.end == " ":
            self.shorten(1)
        if text[0] == " " and (not self.runs or self.end in " \n"):
            text = text[1:]
        if text:
            self.runs.append((text, style))

    def shorten(self, by: int) -> None:
        text, style = self.runs.pop()
        if text[:-by]:
            self.runs.append((text[:-by], style))

    def finish(self) -> bool:
        """Take away what its end and its beginning do not need; whether anything is left."""
        while self.runs and self.end in " \n":
            self.shorten(1)
        if self.runs and (sign := SIGN.match(self.runs[0][0])):
            self.runs[0] = (self.runs[0][0][sign.end() :], self.runs[0][1])
            self.item = self.item or Item(1)
        return bool(self.runs)

    @property
    def html(self) -> str:
        return marked(self.runs)


def marked(runs: Iterable[tuple[str, Style]], names: tuple[str, ...] = Style._fields) -> str:
    """`runs` as HTML, what they share in one element."""
    if not names:
        return "".join(spelled(text) for text, _ in runs)
    html = ""
    for value, group in groupby(runs, key=lambda run: getattr(run[1], names[0])):
        inner = marked(list(group), names[1:])
        opened = f'a href="{escape(value)}"' if names[0] == "href" else names[0]
        html += f"<{opened}>{inner}</{opened.split()[0]}>" if value else inner
    return html


def spelled(text: str) -> str:
    return escape(text, quote=False).replace("\xa0", "&nbsp;").replace("\n", "<br>")


def clean(html: str) -> str:
    """HTML of p, h2, h3, ul, ol, li, a, strong, em and br alone, an item holding paragraphs; empty
    if it is too long."""
    return nested(Walk().lines_of(tree(html))) if len(html) <= LONGEST else ""


def paragraphs(text: str) -> str:
    """Plain text: its paragraphs end at an empty line; where there is none, each line is one."""
    text = re.sub(r"\r\n?", "\n", text)
    text = re.sub(r"\n(?=[·•▪◦‣]\s)", "\n\n", text)
    apart = r"\n\s*\n" if re.search(r"\n\s*\n", text) else "\n"
    made = (f"<pre>{escape(each, quote=False)}</pre>" for each in re.split(apart, text))
    return clean("".join(made))


class Walk:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.open: Line | None = None

    def lines_of(self, node: Node) -> list[Line]:
        self.visit(node, At())
        self.end()
        return self.lines

    def end(self) -> None:
        if self.open and self.open.finish():
            self.lines.append(self.open)
        self.open = None

    def put(self, text: str, at: At) -> None:
        if self.open is None:
            text = text.lstrip()
            self.open = Line(at.tag, at.item) if text else None
        if self.open and text:
            is_head = self.open.tag != "p"
            self.open.put(text, at.style._replace(strong=False) if is_head else at.style)

    def break_line(self) -> None:
        """One break is a break, a second ends the paragraph."""
        if self.open and self.open.tag != "p":
            self.open.put(" ", Style())
        elif self.open and self.open.end == "\n":
            self.end()
        elif self.open:
            self.open.put("\n", Style())

    def text(self, text: str, at: At) -> None:
        text = LONE_SPACE.sub(" ", NO_LETTERS.sub("", text))
        for number, line in enumerate(text.split("\n") if at.keeps_lines else [text]):
            if number:
                self.break_line()
            if line:
                self.put(re.sub(r"[ \t\r\n\f]+", " ", line), at)

    def visit(self, node: Node, at: At) -> None:
        if UNSEEN.search(f"{node.get('style')} {node.get('class')}"):
            return
        if node.name == "br":
            self.break_line()
        elif is_picture_of_a_sign(alt := node.get("alt")):
            self.put(alt, at)
        is_apart = bool(APART.fullmatch(node.name)) and not at.is_row
        if is_apart:
            self.end()
        elif at.is_row and APART.fullmatch(node.name):
            self.put(" ", at)
        elif node.name in ("td", "th") and self.open and node.text.strip():
            self.put(" | ", at)
        within = styled(node, at)
        within = placed(node, within) if is_apart else within
        for child in node.children:
            if isinstance(child, str):
                self.text(child, within)
            else:
                self.visit(child, within)
        if is_apart:
            self.end()


def is_picture_of_a_sign(alt: str) -> bool:
    """Whether a picture says an emoji."""
    kinds = {unicodedata.category(each) for each in alt}
    return "So" in kinds and not any(each.isalnum() for each in alt)


def styled(node: Node, at: At) -> At:
    css = node.css
    href, strong, em = at.style
    if SAFE.match(link := node.get("href").strip()):
        href = link
    if node.name in ("b", "strong"):
        strong = True
    if node.name in ("i", "em"):
        em = True
    weight, slant, space = (css.get(it, "") for it in ("font-weight", "font-style", "white-space"))
    if BOLD.fullmatch(weight) or LIGHT.fullmatch(weight):
        strong = bool(BOLD.fullmatch(weight))
    if slant in ("normal", "italic", "oblique"):
        em = slant != "normal"
    keeps = space.startswith("pre") if space else at.keeps_lines or node.name == "pre"
    return at._replace(style=Style(href, strong, em), keeps_lines=keeps)


def placed(node: Node, at: At) -> At:
    """`at` in an element that stands apart: a sub-head, an item of a list, a row of a table."""
    if node.name in ("ul", "ol"):
        return at._replace(list=node.name, level=at.level + 1)
    if node.name == "li":
        level = node.get("data-aria-level")
        deep = int(level) if re.fullmatch("[1-9]", level) else at.level or 1
        return at._replace(item=Item(deep, at.list))
    if node.name == "tr" and not is_layout(node):
        return at._replace(is_row=sum(bool(cell.text.strip()) for cell in node.elements) > 1)
    if found := LEVEL.search(node.get("style")):
        return at._replace(item=Item(int(found[1]), "ol" if is_numbered(node) else "ul"))
    if rank := rank_of(node):
        return at._replace(tag="h2" if rank < 3 else "h3")
    return at


def rank_of(node: Node) -> int:
    """Of a sub-head, or 0."""
    if "MsoTitle" in node.get("class").split():
        return 1
    is_head = node.get("role") == "heading"
    rank = node.get("aria-level") if is_head else re.sub(r"^h(?=\d$)", "", node.name)
    return int(rank) if re.fullmatch("[1-9]", rank) else 0


def is_layout(row: Node) -> bool:
    """Whether what stands in a row of a table is more than cells of words."""
    names = [[child.name for child in node.elements] for node in row.all()]
    holds = {name for each in names for name in each}
    beside = {pair for each in names for pair in pairwise(each)}
    return bool(holds & {"table", "li"} or beside & {("p", "p"), ("div", "div")})


def is_numbered(node: Node) -> bool:
    """Whether Word set a number before this item. The mark goes: the list makes its own."""
    for each in node.all():
        if MARK.search(each.get("style")):
            sign, each.children = each.text.strip(), []
            return bool(NUMBER.match(sign))
    return False


def nested(lines: Iterable[Line]) -> str:
    lists: list[str] = []
    html: list[str] = []
    last = None

    def leave(depth: int) -> Iterator[str]:
        while len(lists) > depth:
            yield f"</li></{lists.pop()}>"

    for line in lines:
        item = line.item
        if item is None:
            html += leave(0)
        elif item is not last:
            depth = min(item.level, len(lists) + 1)
            name = item.list or "ul"
            html += leave(depth)
            if len(lists) == depth and lists[-1] != name:
                html += leave(depth - 1)
            if len(lists) == depth:
                html.append("</li><li>")
            else:
                html.append(f"<{name}><li>")
                lists.append(name)
        tag = "p" if item else line.tag
        html.append(f"<{tag}>{line.html}</{tag}>")
        last = item
    html += leave(0)
    return "".join(html)
