"""Reading a page as a reader does: its elements and the text in them."""

import re
from html.parser import HTMLParser

VOID = frozenset("br hr img input link meta source".split())


class Element:
    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None"):
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    @property
    def elements(self) -> list["Element"]:
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """With white space as a browser shows it."""
        return " ".join("".join(self._texts()).split())

    def _texts(self):
        for child in self.children:
            yield from [child] if isinstance(child, str) else child._texts()

    def all(self, selector: str) -> list["Element"]:
        """Every element below of a `tag`, `.class` or `tag.class`."""
        tag, _, name = selector.partition(".")
        return [
            element
            for element in self._below()
            if tag in ("", element.tag)
            and (not name or name in element.attributes.get("class", "").split())
        ]

    def one(self, selector: str) -> "Element":
        (element,) = self.all(selector)
        return element

    def _below(self):
        for element in self.elements:
            yield element
            yield from element._below()


class Reader(HTMLParser):
    """Refuses what is not closed, so that reading a page is also a test of it."""

    def __init__(self):
        super().__init__()
        self.root = self.here = Element("", {}, None)

    def handle_startendtag(self, tag, attrs):
        self.here.children.append(Element(tag, {name: it or "" for name, it in attrs}, self.here))

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag):
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def read(response) -> Element:
    return read_text(response.content.decode())


def read_text(html: str) -> Element:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is not closed"
    return reader.root


def headlines(response) -> list[str]:
    """Of the stories in a list, in its order."""
    teasers = read(response).one("main").all(".teaser")
    return [heading.text for story in teasers for tag in ("h2", "h3") for heading in story.all(tag)]


def links(html: str) -> set[str]:
    """Addresses on this site that the page names, of pages and of pictures."""
    named = re.findall(r'(?:href|src|srcset|content)="([^"]*)"', html)
    return {
        part.split()[0].replace("&amp;", "&")
        for value in named
        for part in value.split(",")
        if part.strip().startswith(("/", "?"))
    }
