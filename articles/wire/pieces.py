"""Lines into pieces: paragraphs that know their kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice
from typing import Self

from django.utils.translation import gettext

from articles.wire.dateline import is_same_headline, row_shape
from articles.wire.lines import Lines, numbered
from articles.wire.marks import ENDINGS, enclosure
from articles.wire.slots import slot_in
from articles.wire.story import WireError

MOST_PIECES = 2_000
HEAD = 5  # the pieces near the top: a date row is looked for among them
ATTRIBUTION = 120
TOGETHER = {("attribution", "quotation"), ("quotation", "attribution"), ("quotation", "signature")}


@dataclass(frozen=True)
class Piece:
    """A paragraph and the lines it was made of.

    Its kind is image, quotation, attribution, signature or text, until it has found its place
    in the story: then it is one of the names in `WireStory.placed`.
    """

    lines: Lines
    text: str
    kind: str

    @property
    def line(self) -> int:
        return self.lines[0][0]

    def placed(self, kind: str) -> Self:
        return replace(self, kind=kind)


def read_pieces(text: str) -> list[Piece]:
    """Blank lines part paragraphs; in copy without any, each line is one. Raises WireError."""
    runs = groupby(numbered(text), lambda line: bool(line[1]))
    groups = [tuple(run) for filled, run in runs if filled]
    if len(groups) == 1:
        groups = [(line,) for line in groups[0]]
    parted = chain.from_iterable(map(_with_speaker_parted, _with_head_parted(groups)))
    pieces = [_piece(lines) for lines in islice(parted, MOST_PIECES + 1)]
    if len(pieces) > MOST_PIECES:
        says = gettext("There are more than %s paragraphs. Send one story a file.")
        raise WireError(says % f"{MOST_PIECES:,}", pieces[-1].line)
    return pieces


def joined(pieces: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _piece(lines: Lines) -> Piece:
    text = _text(lines)
    return Piece(lines, text, _kind(text, is_one_line=len(lines) == 1))


def _text(lines: Lines) -> str:
    return " ".join(line for _, line in lines)


def _kind(text: str, *, is_one_line: bool) -> str:
    if slot_in(text):
        return "image"
    marks = enclosure(text)
    if marks == "whole":
        return "quotation"
    if is_one_line and not marks and len(text) <= ATTRIBUTION:
        if text.endswith(":"):
            return "attribution"
        if re.match(r"[—–―-]{1,2}\s?[^\W\d_]", text) and text[-1] not in ENDINGS:
            return "signature"
    return "text"


def _with_head_parted(groups: list[Lines]) -> list[Lines]:
    """The headline and the date row get out of paragraphs they share. A first paragraph that is
    repeated above the body is a headline on several lines."""
    first, others = groups[0], groups[1:]
    repeated = any(is_same_headline(_text(first), _text(group)) for group in others[:HEAD])
    head = [first] if repeated else [lines for lines in (first[:1], first[1:]) if lines]
    near = chain.from_iterable(_with_row_parted(group) for group in head + others[:HEAD])
    return [*near, *others[HEAD:]]


def _with_row_parted(group: Lines) -> list[Lines]:
    if row_shape(_text(group)):
        return [group]
    return [tuple(run) for _, run in groupby(group, lambda line: row_shape(line[1]) is not None)]


def _with_speaker_parted(group: Lines) -> list[Lines]:
    """A quotation and its attribution, when no blank line parts them."""
    for cut in (1, len(group) - 1):
        parts = [group[:cut], group[cut:]]
        if all(parts) and tuple(_piece(part).kind for part in parts) in TOGETHER:
            return parts
    return [group]
