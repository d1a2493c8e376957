"""A text as lines of words: plain text by its line ends, HTML by its paragraphs."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import NamedTuple

from django.utils.translation import gettext_lazy

WORD = re.compile(r"(\s*)(\w+(?:['’.,-]\w+)*|[^\w\s])")
KINDS = {
    "p": gettext_lazy("a paragraph"),
    "h2": gettext_lazy("a sub-head"),
    "h3": gettext_lazy("a small sub-head"),
    "ul": gettext_lazy("an item of a list"),
    "ol": gettext_lazy("an item of a numbered list"),
}
SAME_TAGS = {"b": "strong", "i": "em"}


class Word(NamedTuple):
    """`space` is what stands before it; the last of a line is empty. `style`: tags and links."""

    space: str
    text: str
    style: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Line:
    """A line of plain text (`kind` is empty) or a paragraph of HTML (`kind` as in KINDS)."""

    kind: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return "".join(word.space + word.text for word in self.words)


def words_in(text: str, style: frozenset[str] = frozenset()) -> list[Word]:
    """The words of `text`; the last is empty, and has the space after the others."""
    found = [Word(match[1], match[2], style) for match in WORD.finditer(text)]
    rest = text[sum(len(word.space) + len(word.text) for word in found) :]
    return [*found, Word(rest, "", style)]


def lines_of(text: str) -> list[Line]:
    return [Line("", tuple(words_in(line))) for line in text.split("\n")] if text else []


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.lines: list[Line] = []
        self.words: list[Word] = []
        self.kind, self.list, self.styles = "p", "", []

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.handle_data("\n")
        elif tag in ("ul", "ol"):
            self.end_line()
            self.list = tag
        elif tag == "li":
            self.end_line()
            self.kind = self.list or "ul"
        elif tag in KINDS:
            self.end_line()
            is_item = tag == "p" and self.kind in ("ul", "ol")
            self.kind = self.kind if is_item else tag
        else:
            link = dict(attributes).get("href") if tag == "a" else None
            self.styles.append((tag, f"a {link}" if link else SAME_TAGS.get(tag, tag)))

    def handle_endtag(self, tag):
        if tag in ("ul", "ol", "li") or tag in KINDS:
            self.end_line()
            if tag != "p" or self.kind not in ("ul", "ol"):
                self.kind = "p"
        elif tag in (open_ := [name for name, _ in self.styles]):
            del self.styles[len(open_) - 1 - open_[::-1].index(tag)]

    def handle_data(self, data):
        style = frozenset(style for _, style in self.styles)
        *words, last = words_in(data, style)
        if self.words and not self.words[-1].text:
            space = self.words.pop().space
            first = words[0] if words else last
            joined = first._replace(space=space + first.space)
            words, last = ([joined, *words[1:]], last) if words else ([], joined)
        self.words += [*words, last]

    def end_line(self):
        if any(word.text for word in self.words):
            self.lines.append(Line(self.kind, tuple(self.words)))
        self.words = []


def lines_of_html(html: str) -> list[Line]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines
