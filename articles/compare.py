"""What is different between two content values (`articles.content`), as an editor would say it:
"Headline changed", "Quote 2: speaker", "Image slot 1: crop moved", "Text 3 moved up".

Pure: it asks no database. Blocks are followed by their uuid and of any kind; fields it does not
know are compared too, under their own names.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, ngettext

from articles.content import Value
from articles.marked import Paragraph, condensed, marked
from articles.models import BLOCKS
from articles.order import Key, keyed, moved, removed_after

# What ids mean: {("section", 3): "Harbour"}; of topics, people and stories too, and of a picture,
# by its digest, the title ("image") and the address of a small one ("picture").
type Names = Mapping[tuple[str, Any], str]

HTML = re.compile(r"<(?:p|h\d|[uo]l|div|blockquote)\b")
FIELDS = {
    "kicker": gettext_lazy("Kicker"),
    "headline": gettext_lazy("Headline"),
    "short_headline": gettext_lazy("Short headline"),
    "standfirst": gettext_lazy("Standfirst"),
    "place": gettext_lazy("Place"),
    "section": gettext_lazy("Section"),
    "slug": gettext_lazy("Slug"),
    "language": gettext_lazy("Language"),
    "slugline": gettext_lazy("Slugline"),
    "notes": gettext_lazy("Notes"),
}
ROWS = ("topics", "bylines", "mentions", "blocks")
PARTS = {  # of a block or a credit, in the order in which they are read
    "address": gettext_lazy("address"),
    "title": gettext_lazy("title"),
    "text": gettext_lazy("wording"),
    "words": gettext_lazy("wording"),
    "speaker": gettext_lazy("speaker"),
    "attribution": gettext_lazy("attribution line"),
    "alt": gettext_lazy("alternative text"),
    "caption": gettext_lazy("caption"),
    "rows": gettext_lazy("rows"),
    "story": gettext_lazy("story"),
    "credit": gettext_lazy("credit line"),
    "name": gettext_lazy("name"),
    "also_written": gettext_lazy("other spellings"),
    "role": gettext_lazy("role"),
    "status": gettext_lazy("status"),
    "as_of": gettext_lazy("day of the status"),
    "sources": gettext_lazy("source"),
    "briefs": gettext_lazy("brief"),
    "empty_slots": gettext_lazy("words that wait for a picture"),
}
MOST_SAID = 4  # changes that a summary names


@dataclass(frozen=True)
class Change:
    """`where` is a field of the story ("headline"), the uuid of a block, or a kind of row
    ("bylines"); `old` and `new` are texts to be marked, `pictures` addresses of the two."""

    where: str
    says: str
    old: str = ""
    new: str = ""
    is_private: bool = False
    pictures: tuple[str, str] = ("", "")

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        is_html = any(HTML.match(text) for text in (self.old, self.new))
        return condensed(marked(self.old, self.new, is_html=is_html))


def compare(old: Value, new: Value, names: Names | None = None) -> list[Change]:
    """From `old` to `new`, in the order in which the story is read; nothing if they are equal."""
    return list(Comparison(old, new, names or {}))


def summary(changes: list[Change]) -> str:
    """One line: "Headline changed · Text 2: wording · 3 more"."""
    said = [change.says for change in changes[:MOST_SAID]]
    if more := len(changes) - len(said):
        said.append(ngettext("%(n)s more", "%(n)s more", more) % {"n": more})
    return " · ".join(said)


def as_text(value: Any) -> str:
    """Any value of the content as lines of text; the rows of a table are lines too."""
    match value:
        case None:
            return ""
        case str():
            return value
        case dict():
            return "\n".join(f"{key}: {as_text(item)}" for key, item in sorted(value.items()))
        case list():
            return "\n".join(
                " | ".join(map(as_text, item)) if isinstance(item, list) else as_text(item)
                for item in value
            )
    return str(value)


@dataclass
class Comparison:
    old: Value
    new: Value
    names: Names
    public: tuple[Value, Value] = field(init=False)
    private: tuple[Value, Value] = field(init=False)

    def __post_init__(self):
        self.public = self.old.get("public", {}), self.new.get("public", {})
        self.private = self.old.get("private", {}), self.new.get("private", {})
        self.blocks = [keyed(side.get("blocks", []), _block_key) for side in self.public]
        self.labels = [
            dict(zip(side, labels_of(side.values()), strict=True)) for side in self.blocks
        ]

    def __iter__(self) -> Iterator[Change]:
        yield from self._fields(*self.public, except_=ROWS)
        yield from self._topics()
        yield from self._people("bylines", gettext("Byline"), _credit_key)
        yield from self._people("mentions", gettext("Person"), _person_key)
        yield from self._blocks()
        by_block = {key for side in self.private for key in side if _is_by_block(side[key])}
        for change in self._fields(*self.private, except_=by_block):
            yield _privately(change)

    def name(self, kind: str, key: Any) -> str:
        return self.names.get((kind, key)) or f"{kind} {key}"

    def _picture(self, digest: Any) -> str:
        return self.names.get(("picture", digest), "")

    # Fields, topics, people.

    def _fields(self, old: Value, new: Value, *, except_: Iterable[str]) -> Iterator[Change]:
        known = [key for key in FIELDS if key in old or key in new]
        for key in dict.fromkeys([*known, *sorted({*old, *new})]):
            one, other = old.get(key), new.get(key)
            if key in except_ or one == other:
                continue
            if key == "section":
                one, other = (id_ and self.name("section", id_) for id_ in (one, other))
            label = FIELDS.get(key) or capfirst(key.replace("_", " "))
            says = gettext("%(what)s changed") % {"what": label}
            yield Change(key, says, as_text(one), as_text(other))

    def _topics(self) -> Iterator[Change]:
        old, new = (keyed(side.get("topics", []), lambda pk: pk) for side in self.public)
        for topic in (self.name("topic", new[row]) for row in new if row not in old):
            yield Change("filed_under", gettext("Topic added: %(topic)s") % {"topic": topic})
        for topic in (self.name("topic", old[row]) for row in old if row not in new):
            yield Change("filed_under", gettext("Topic removed: %(topic)s") % {"topic": topic})
        if old.keys() == new.keys() and list(old) != list(new):
            yield Change("filed_under", gettext("Topics in another order"))

    def _people(self, where: str, label: str, key: Callable[[Value], Hashable]) -> Iterator[Change]:
        old, new = (keyed(side.get(where, []), key) for side in self.public)
        for row in new:
            if row not in old:
                yield self._came_or_went(where, label, new[row], gettext("%(what)s added: %(who)s"))
        for row in old:
            if row not in new:
                says = gettext("%(what)s removed: %(who)s")
                yield self._came_or_went(where, label, old[row], says)
        for row in new:
            if row in old:
                who = self._who(new[row]) or self._who(old[row])
                yield from self._parts(where, f"{label} {who}", old[row], new[row])
        if moved([row for row in old if row in new], [row for row in new if row in old]):
            what = {"bylines": gettext("Bylines"), "mentions": gettext("People")}[where]
            yield Change(where, gettext("%(what)s in another order") % {"what": what})

    def _came_or_went(self, where: str, label: str, row: Value, says: str) -> Change:
        return Change(where, says % {"what": label, "who": self._who(row)})

    def _who(self, row: Value) -> str:
        return as_text(row.get("name")) or self.name("person", row.get("person"))

    # Blocks.

    def _blocks(self) -> Iterator[Change]:
        old, new = self.blocks
        went = removed_after(old, new)
        steps = moved([key for key in old if key in new], [key for key in new if key in old])
        yield from map(self._removed, went.get(None, []))
        for key, block in new.items():
            label = self.labels[1][key]
            if key not in old:
                yield self._added(label, block)
            else:
                if key in steps:
                    yield Change(block["uuid"], _step(steps[key]) % {"what": label})
                yield from self._parts(block["uuid"], label, old[key], block)
                yield from self._private_parts(block["uuid"], label)
            yield from map(self._removed, went.get(key, []))
        yield from self._private_orphans()

    def _added(self, label: str, block: Value) -> Change:
        says = gettext("%(what)s added") % {"what": label}
        picture = self._picture(block.get("image"))
        return Change(block["uuid"], says, new=self._said(block), pictures=("", picture))

    def _removed(self, key: Key) -> Change:
        block, label = self.blocks[0][key], self.labels[0][key]
        says = gettext("%(what)s removed") % {"what": label}
        picture = self._picture(block.get("image"))
        return Change(block["uuid"], says, old=self._said(block), pictures=(picture, ""))

    def _said(self, block: Value) -> str:
        """What readers read of it."""
        hidden = ("type", "uuid", "speaker", "image", "focus", "text", "story")
        said = [as_text(block[key]) for key in _in_order(block) if key not in hidden]
        if "story" in block:
            said.append(self.name("story", block["story"]))
        if HTML.match(as_text(block.get("text"))):
            return "".join(f"<p>{escape(line)}</p>" for line in said) + block["text"]
        return "\n".join([*said, as_text(block.get("text"))]).strip("\n")

    def _parts(self, where: str, label: str, old: Value, new: Value) -> Iterator[Change]:
        is_quote = new.get("type") == "quote"
        for key in _in_order({**old, **new}):
            if is_quote and key in ("speaker", "name"):
                continue
            if old.get(key) != new.get(key):
                yield self._part(where, label, key, old.get(key), new.get(key))
        if is_quote and _speaker(old) != _speaker(new):
            says = _part_of(label, PARTS["speaker"])
            yield Change(where, says, self._speaker(old), self._speaker(new))

    def _speaker(self, quote: Value) -> str:
        named = quote.get("name")
        return as_text(named) or (
            self.name("person", quote["speaker"]) if quote.get("speaker") else ""
        )

    def _part(self, where: str, label: str, key: str, old: Any, new: Any) -> Change:
        if key == "focus":
            says = _part_of(label, gettext("crop moved"))
            return Change(where, says, _focus(old), _focus(new))
        if key == "image":
            says = _part_of(label, _exchange(old, new))
            was, now = (self.name("image", digest) if digest else "" for digest in (old, new))
            return Change(where, says, was, now, pictures=(self._picture(old), self._picture(new)))
        if key == "story":
            old, new = (id_ and self.name("story", id_) for id_ in (old, new))
        part = PARTS.get(key) or key.replace("_", " ")
        return Change(where, _part_of(label, part), as_text(old), as_text(new))

    def _private_parts(self, uuid: str, label: str) -> Iterator[Change]:
        old, new = self.private
        for key in sorted({*old, *new}):
            sides = [side.get(key) for side in (old, new)]
            one, other = (side.get(uuid) if _is_by_block(side) else None for side in sides)
            if one != other:
                part = PARTS.get(key) or key.replace("_", " ")
                yield _privately(Change(uuid, _part_of(label, part), as_text(one), as_text(other)))

    def _private_orphans(self) -> Iterator[Change]:
        """What is private of blocks that are new, or say nothing to readers yet."""
        old = {block["uuid"] for block in self.blocks[0].values()}
        texts = [text for side in self.private for text in side.values() if _is_by_block(text)]
        uuids = {uuid for text in texts for uuid in text} - old
        labels = {uuid: label for ((_, uuid), _), label in self.labels[1].items()}
        for uuid in sorted(uuids):
            yield from self._private_parts(uuid, labels.get(uuid, gettext("A block")))


def _in_order(keys: Iterable[str]) -> list[str]:
    known = list(PARTS)
    return sorted(keys, key=lambda key: (known.index(key) if key in PARTS else len(known), key))


def _privately(change: Change) -> Change:
    return replace(
        change, says=gettext("%(what)s (private)") % {"what": change.says}, is_private=True
    )


def _part_of(label: str, part: Any) -> str:
    return gettext("%(block)s: %(part)s") % {"block": label, "part": part}


def _focus(value: Any) -> str:
    if not (isinstance(value, list) and len(value) == 2):
        return as_text(value)
    across, down = value
    return gettext("%(across)s %% from the left, %(down)s %% from the top") % {
        "across": across,
        "down": down,
    }


def _exchange(old: Any, new: Any) -> str:
    if not old:
        return gettext("picture filled in")
    return gettext("picture exchanged") if new else gettext("picture taken out")


def _speaker(quote: Value) -> tuple:
    return quote.get("speaker"), quote.get("name")


def _step(is_up: bool) -> str:
    return gettext("%(what)s moved up") if is_up else gettext("%(what)s moved down")


def _is_by_block(value: Any) -> bool:
    return isinstance(value, dict)


def _block_key(block: Value) -> Hashable:
    return block["type"], block["uuid"]


def _credit_key(row: Value) -> Hashable:
    return row.get("person"), row.get("role")


def _person_key(row: Value) -> Hashable:
    return row.get("person")


def labels_of(blocks: Iterable[Value]) -> list[str]:
    """ "Quote 2", the second of the quotes, for each block."""
    counts: Counter = Counter()
    found = []
    for block in blocks:
        kind = block["type"]
        counts[kind] += 1
        name = BLOCKS[kind]._meta.verbose_name if kind in BLOCKS else kind.replace("_", " ")
        found.append(f"{capfirst(str(name))} {counts[kind]}")
    return found
