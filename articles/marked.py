"""Two texts as one with marks: which words went, which came, which stayed.

Texts are compared paragraph by paragraph, and within a paragraph word by word; HTML by the words
in it, with a sentence for what changed besides them: a sub-head, a link, emphasis.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext, ngettext

from articles.lines import KINDS, Line, Word, lines_of, lines_of_html

KEPT, GONE, NEW, LEFT_OUT = "kept", "gone", "new", "left out"
# Above it, words would be compared for seconds: the paragraph counts as rewritten.
MOST_PAIRS = 20_000
MOST_LINES = 4_000  # pairs of paragraphs
ALIKE = 0.4  # the share of words that makes a paragraph another version of one


class Piece(NamedTuple):
    mark: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """`mark` is KEPT, GONE or NEW if it is so as a whole, LEFT_OUT for several that are kept and
    not shown, else empty. `says` tells what changed besides the words."""

    kind: str
    pieces: tuple[Piece, ...]
    mark: str = ""
    says: tuple[str, ...] = ()


def marked(old: str, new: str, *, is_html: bool = False) -> list[Paragraph]:
    """`old` and `new` as one text. Without what is NEW it is `old`, without what is GONE `new`."""
    read = lines_of_html if is_html else lines_of
    return list(_paragraphs(read(old), read(new)))


def condensed(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same without what is far from any change."""
    changed = {place for place, paragraph in enumerate(paragraphs) if paragraph.mark != KEPT}
    near = {place + step for place in changed for step in (-1, 0, 1)}
    shown = []
    for is_near, group in groupby(enumerate(paragraphs), key=lambda pair: pair[0] in near):
        run = [paragraph for _, paragraph in group]
        shown += run if is_near else [_left_out(len(run))]
    return shown


def _left_out(n: int) -> Paragraph:
    says = ngettext("%(n)s paragraph unchanged", "%(n)s paragraphs unchanged", n) % {"n": n}
    return Paragraph("", (), LEFT_OUT, (says,))


type Pair = tuple[Line, None] | tuple[None, Line] | tuple[Line, Line]


def _paragraphs(old: list[Line], new: list[Line]) -> Iterator[Paragraph]:
    for one, other in _pairs(old, new):
        if one is None:
            yield Paragraph(other.kind, (Piece(NEW, other.text),), NEW)
        elif other is None:
            yield Paragraph(one.kind, (Piece(GONE, one.text),), GONE)
        else:
            yield _changed(one, other)


def _pairs(old: list[Line], new: list[Line]) -> Iterator[Pair]:
    """Each line with the one it became, in the order of both texts."""
    at, at_new = 0, 0
    for i, j, size in matches([line.text for line in old], [line.text for line in new], MOST_LINES):
        yield from _rewritten(old[at:i], new[at_new:j])
        yield from zip(old[i : i + size], new[j : j + size], strict=True)
        at, at_new = i + size, j + size


def _rewritten(old: list[Line], new: list[Line]) -> Iterator[Pair]:
    if len(old) * len(new) > MOST_LINES:
        yield from _replaced(old, new)
        return
    bags = [_bag(line) for line in old]
    at, came = 0, []
    for line in new:
        bag = _bag(line)
        found = next((i for i in range(at, len(old)) if _are_alike(bags[i], bag)), None)
        if found is None:
            came.append(line)
            continue
        yield from _replaced(old[at:found], came)
        yield old[found], line
        at, came = found + 1, []
    yield from _replaced(old[at:], came)


def _replaced(old: list[Line], new: list[Line]) -> Iterator[Pair]:
    yield from ((line, None) for line in old)
    yield from ((None, line) for line in new)


def _bag(line: Line) -> Counter:
    return Counter(word.text for word in line.words if word.text)


def _are_alike(one: Counter, other: Counter) -> bool:
    return 2 * (one & other).total() >= ALIKE * (one.total() + other.total())


def _changed(one: Line, other: Line) -> Paragraph:
    pieces: list[Piece] = []
    at, at_new = 0, 0
    old, new = ([word.text for word in line.words] for line in (one, other))
    restyled: list[tuple[str, frozenset[str], frozenset[str]]] = []
    for i, j, size in matches(old, new, MOST_PAIRS):
        pieces += [Piece(GONE, word.space + word.text) for word in one.words[at:i]]
        pieces += [Piece(NEW, word.space + word.text) for word in other.words[at_new:j]]
        for was, is_ in zip(one.words[i : i + size], other.words[j : j + size], strict=True):
            pieces += _same_word(was, is_)
            if was.text:
                restyled.append((was.text, was.style, is_.style))
        at, at_new = i + size, j + size
    says = tuple(_other_kind(one.kind, other.kind)) + tuple(_other_styles(restyled))
    joined = tuple(_joined(pieces))
    is_kept = not says and all(piece.mark == KEPT for piece in joined)
    return Paragraph(other.kind, joined, KEPT if is_kept else "", says)


def _same_word(was: Word, is_: Word) -> list[Piece]:
    if was.space == is_.space:
        return [Piece(KEPT, was.space + was.text)]
    return [Piece(GONE, was.space), Piece(NEW, is_.space), Piece(KEPT, was.text)]


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Between two words that stayed, first all that went and then all that came."""
    for is_kept, group in groupby(
        filter(lambda piece: piece.text, pieces), lambda p: p.mark == KEPT
    ):
        run = list(group)
        for mark in (KEPT,) if is_kept else (GONE, NEW):
            if text := "".join(piece.text for piece in run if piece.mark == mark):
                yield Piece(mark, text)


def _other_kind(was: str, is_: str) -> Iterator[str]:
    if was != is_:
        kinds = {"was": KINDS.get(was, was), "now": KINDS.get(is_, is_)}
        yield gettext("Was %(was)s, is now %(now)s.") % kinds


def _other_styles(words: list[tuple[str, frozenset[str], frozenset[str]]]) -> Iterator[str]:
    for (was, is_), group in groupby(words, key=lambda word: word[1:]):
        text = " ".join(word[0] for word in group)
        for style in sorted(was - is_):
            yield _style_gone(style) % _names(text, style)
        for style in sorted(is_ - was):
            yield _style_new(style) % _names(text, style)


def _names(words: str, style: str) -> dict[str, str]:
    return {"words": words, "style": style, "link": style.removeprefix("a ")}


def _style_gone(style: str) -> str:
    match style.partition(" "):
        case "strong", *_:
            return gettext("“%(words)s” is no longer bold.")
        case "em", *_:
            return gettext("“%(words)s” is no longer in italics.")
        case "a", " ", _:
            return gettext("“%(words)s” no longer leads to %(link)s.")
    return gettext("“%(words)s” is no longer marked as %(style)s.")


def _style_new(style: str) -> str:
    match style.partition(" "):
        case "strong", *_:
            return gettext("“%(words)s” is now bold.")
        case "em", *_:
            return gettext("“%(words)s” is now in italics.")
        case "a", " ", _:
            return gettext("“%(words)s” now leads to %(link)s.")
    return gettext("“%(words)s” is now marked as %(style)s.")


def matches(old: list[str], new: list[str], most: int) -> Iterator[tuple[int, int, int]]:
    """Runs that stayed: where in `old`, where in `new`, how long. The last ends both lists.

    What both begin and end with is found at once; what is between is compared while it has at
    most `most` pairs of equal items.
    """
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - start
    end = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    yield 0, 0, start
    one, other = old[start : len(old) - end], new[start : len(new) - end]
    counts = Counter(other)
    if sum(counts[item] for item in one) <= most:
        for i, j, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
            if size:
                yield start + i, start + j, size
    yield len(old) - end, len(new) - end, end
