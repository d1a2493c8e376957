"""The body of the story: pieces into blocks. Paragraphs in a row are one block."""

from itertools import chain, groupby

from django.utils.translation import gettext

from articles.wire.marks import enclosure
from articles.wire.pieces import Piece
from articles.wire.slots import slot_in
from articles.wire.speakers import attributions, speaker
from articles.wire.story import Block, Paragraphs, Quotation, Slot, refuse_long

CAPTION, BRIEF = 400, 300


def read_blocks(body: list[Piece]) -> tuple[list[Block], list[Piece]]:
    """The blocks, and the pieces by what each turned out to be. Raises WireError."""
    pieces = _with_long_quotations_joined(body)
    owners = attributions([piece.kind for piece in pieces])
    lines = {at: pieces[line].text for at, line in owners.items()}
    pieces = _settled(pieces, set(owners.values()))
    blocks: list[Block] = []
    for kind, run in groupby(enumerate(pieces), key=lambda numbered: numbered[1].kind):
        match kind:
            case "text":
                blocks.append(Paragraphs(tuple(piece.text for _, piece in run)))
            case "image":
                blocks += [slot for _, piece in run if (slot := _slot(piece))]
            case "quotation":
                blocks += [_quotation(piece.text, lines.get(at, "")) for at, piece in run]
    return blocks, pieces


def _settled(pieces: list[Piece], owned: set[int]) -> list[Piece]:
    """An attribution or a signature without its quotation is text."""
    settled = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.kind in ("attribution", "signature"):
            settled[at] = piece.placed("attribution" if at in owned else "text")
    return settled


def _slot(piece: Piece) -> Slot | None:
    slot = slot_in(piece.text)
    if slot:
        refuse_long(gettext("caption"), slot.caption, CAPTION, piece.line)
        refuse_long(gettext("picture's brief"), slot.brief, BRIEF, piece.line)
    return slot


def _quotation(words: str, attribution: str) -> Quotation:
    return Quotation(words, attribution, speaker(attribution))


def _with_long_quotations_joined(body: list[Piece]) -> list[Piece]:
    """Paragraphs that each open with the same mark, of which only the last closes it."""
    pieces: list[Piece] = []
    waiting: list[Piece] = []
    for piece in body:
        state = enclosure(piece.text)
        if waiting and (not state or piece.text[0] != waiting[0].text[0]):
            pieces.extend(waiting)
            waiting = []
        if state == "open" and piece.text[0] != "'":
            waiting.append(piece)
        elif waiting:
            pieces.append(_one_quotation([*waiting, piece]))
            waiting = []
        else:
            pieces.append(piece)
    return pieces + waiting


def _one_quotation(pieces: list[Piece]) -> Piece:
    lines = tuple(chain.from_iterable(piece.lines for piece in pieces))
    return Piece(lines, "\n\n".join(piece.text for piece in pieces), "quotation")
