"""The head of the story: headline, standfirst, date row, and the headline again."""

import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from articles.wire.dateline import (
    Row,
    is_same_headline,
    read_row,
    row_shape,
    split_place,
    take_place,
)
from articles.wire.pieces import HEAD, Piece, joined
from articles.wire.story import refuse_long

HEADLINE, STANDFIRST = 200, 600


@dataclass(frozen=True)
class Head:
    headline: str
    standfirst: str
    place: str
    row: Row
    pieces: list[Piece]


def read_head(pieces: list[Piece], zone: ZoneInfo) -> tuple[Head, list[Piece]]:
    """The head, and the pieces of the body. Raises WireError."""
    row, over, dated, under = _parted_by_row(pieces, zone)
    if not over:
        over, under = under[:1], under[1:]
    first, *over = over
    repeat = _repeat(first, over, under)
    dropped = [repeat] if repeat else []
    summary = _summary(over, dated, under, repeat)
    body = [piece for piece in over + under if piece not in summary + dropped]

    place, headline = take_place(first.text, row.place)
    if repeat:
        place, _ = take_place(repeat.text, place)
    place, body = _take_place_of_body(body, place)
    advice = gettext("Put the headline on a line of its own.")
    refuse_long(gettext("headline"), headline, HEADLINE, first.line, advice)
    kinds = {"headline": [first], "standfirst": summary, "date": dated, "dropped": dropped}
    placed = [piece.placed(kind) for kind, found in kinds.items() for piece in found]
    return Head(headline, joined(summary), place, row, placed), body


def _parted_by_row(
    pieces: list[Piece], zone: ZoneInfo
) -> tuple[Row, list[Piece], list[Piece], list[Piece]]:
    """What the date row says; the pieces over it, its own, and those under it."""
    for at, piece in enumerate(pieces[:HEAD]):
        match = row_shape(piece.text)
        if match and _may_be_row(at, match, pieces):
            row = read_row(match, zone, piece.line)
            return row, pieces[:at], [piece], pieces[at + 1 :]
    return Row(), [], [], pieces


def _may_be_row(at: int, match: re.Match, pieces: list[Piece]) -> bool:
    """A headline may end with a date, and be repeated."""
    if at == 0:
        return len(pieces) > 1 and not match["place"]
    return not is_same_headline(match.string, pieces[0].text)


def _repeat(first: Piece, over: list[Piece], under: list[Piece]) -> Piece | None:
    """The headline again, if it stands before the body. Where nothing stands over the date row,
    one piece (the standfirst) may stand under it instead."""
    above = _without_images(over)
    candidates = above + _without_images(under)[: 1 if above else 2]
    found = (piece for piece in candidates if is_same_headline(first.text, piece.text))
    return next(found, None)


def _summary(
    over: list[Piece], dated: list[Piece], under: list[Piece], repeat: Piece | None
) -> list[Piece]:
    """The standfirst: what stands between the headline and the date row or the repeated headline;
    without either, the second paragraph. Nothing that is too long for a standfirst."""
    summary = _without_images(over)
    if repeat and not summary:
        texts = _without_images(under)
        summary = texts[: texts.index(repeat)]
    elif not dated and _opens_with_summary(under):
        summary = under[:1]
    summary = [piece for piece in summary if piece is not repeat]
    return summary if len(joined(summary)) <= STANDFIRST else []


def _opens_with_summary(rest: list[Piece]) -> bool:
    """A paragraph that opens with a place is the first of the body."""
    kinds = [piece.kind for piece in rest]
    return kinds[:1] == ["text"] and "text" in kinds[1:] and not split_place(rest[0].text)[0]


def _take_place_of_body(body: list[Piece], place: str) -> tuple[str, list[Piece]]:
    for at, piece in enumerate(body):
        if piece.kind == "text":
            place, text = take_place(piece.text, place)
            return place, [*body[:at], replace(piece, text=text), *body[at + 1 :]]
    return place, body


def _without_images(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.kind != "image"]
