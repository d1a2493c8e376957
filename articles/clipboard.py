"""HTML of some program as a tree: mended as a browser mends it, without what is no text."""

from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

DEEPEST = 100  # elements deeper than that count as the one they are in
NO_TEXT = {"script", "style", "title", "xml", "noscript", "template", "svg"}
TAGS = set(
    "a address article aside b blockquote br caption center code dd del div dl dt em figcaption"
    " figure font footer form h1 h2 h3 h4 h5 h6 header hr i img ins li main mark nav ol p pre"
    " s section small span strong sub sup table tbody td tfoot th thead time tr u ul".split()
)
KEPT = {"href", "alt", "style", "class", "role", "aria-level", "data-aria-level"}
EMPTY = ("br", "hr", "img")
MENDER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=NO_TEXT,
    attributes={"*": KEPT},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class Node:
    def __init__(self, name: str, attributes: dict[str, str | None]):
        self.name, self.attributes = name, attributes
        self.children: list[Node | str] = []

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""

    @property
    def css(self) -> dict[str, str]:
        pairs = (rule.partition(":") for rule in self.get("style").lower().split(";"))
        return {name.strip(): value.strip() for name, _, value in pairs}

    @property
    def elements(self) -> "list[Node]":
        return [child for child in self.children if isinstance(child, Node)]

    def all(self) -> "Iterator[Node]":
        yield self
        for child in self.elements:
            yield from child.all()

    @property
    def text(self) -> str:
        return "".join(it if isinstance(it, str) else it.text for it in self.children)


class Grower(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.nodes = [Node("", {})]  # from the root to the one that is open

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs))
        if tag in EMPTY:
            self.nodes[-1].children.append(node)
        elif len(self.nodes) < DEEPEST:
            self.nodes[-1].children.append(node)
            self.nodes.append(node)
        else:
            self.nodes.append(self.nodes[-1])

    def handle_endtag(self, tag):
        if tag not in EMPTY:
            self.nodes.pop()

    def handle_data(self, data):
        self.nodes[-1].children.append(data)


def tree(html: str) -> Node:
    grower = Grower()
    grower.feed(MENDER.clean(html))
    grower.close()
    return grower.nodes[0]
