"""Wire copy in: plain text, one story a file, read into headline, standfirst, dateline and blocks.

`lines` makes sound, numbered lines of a file, `pieces` paragraphs that know their kind. The first
pieces are the `head` of the story with its `dateline`; the rest becomes `blocks`, quotations with
their `speakers`. Every line ends up in one named place or is refused by its number. Regular
expressions see short text or scan it once, so that hostile copy is slow for nobody.
"""

from zoneinfo import ZoneInfo

from articles.wire.blocks import read_blocks
from articles.wire.head import read_head
from articles.wire.lines import digest, read
from articles.wire.pieces import read_pieces
from articles.wire.story import Paragraphs, Quotation, Slot, WireError, WireStory

__all__ = [
    "Paragraphs",
    "Quotation",
    "Slot",
    "WireError",
    "WireStory",
    "digest",
    "parse",
    "read",
]


def parse(text: str, zone: ZoneInfo) -> WireStory:
    """The story in the text; `zone` is that of dates without an offset. Raises WireError.

    `placed` says for each line with anything on it (1-based) where it went: headline,
    standfirst, date, text, quotation, attribution, image or dropped.
    """
    head, rest = read_head(read_pieces(text), zone)
    blocks, body = read_blocks(rest)
    found = [(line, piece.kind) for piece in head.pieces + body for line in piece.lines]
    return WireStory(
        headline=head.headline,
        standfirst=head.standfirst,
        place=head.place,
        date=head.row.date,
        views=head.row.views,
        blocks=tuple(blocks),
        placed={number: kind for (number, _), kind in sorted(found)},
        dropped=tuple(line for line, kind in found if kind == "dropped"),
    )
