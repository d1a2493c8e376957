"""What somebody types, as a question: words, "phrases", -unwanted ones, and beginnings*."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.search.words import apart, stems_asked, words_in
from people.names import nfc

LONGEST = 2_000  # characters that are read of it
MOST_WORDS = 12
SHORTEST_BEGINNING = 2  # letters; too many words begin with one, so that it is a word by itself
QUOTES = str.maketrans(dict.fromkeys("«»“”„‟＂", '"'))
PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Term:
    """Words that stand side by side; a single one, unless `is_exact`, in any of its forms.
    `is_beginning`: the last word may go on."""

    words: tuple[str, ...]
    is_exact: bool = False
    is_beginning: bool = False


@dataclass(frozen=True)
class Asked:
    """All of `wanted`, and none of `unwanted`. It is false if no word is wanted."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)


class Where(NamedTuple):
    """A term, and the column it has to be in, `headline` or `names`; empty: any."""

    term: Term
    column: str = ""

    def forms(self) -> list[str]:
        """What else than the term's own word will do, as far as stems are put in by us."""
        return [] if self.term.is_exact else self.marked(stems_asked(self.term.words[0]))

    def words(self) -> list[str]:
        return self.marked(self.term.words)

    def marked(self, words: Iterable[str]) -> list[str]:
        return apart(words, self.column) if self.column else list(words)


@dataclass(frozen=True)
class Question:
    """What has all of the first, and of no group of the second all."""

    all_of: list[Where]
    none_of: list[list[Where]] = field(default_factory=list)


def asked(text: str) -> Asked:
    """Whatever `text` is: what cannot be read as a question is read as its words."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    left = MOST_WORDS
    for piece in PIECE.finditer(nfc(text[:LONGEST]).translate(QUOTES)):
        said = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        words = tuple(word.folded for word in words_in(said))[:left]
        left -= len(words)
        if words:
            is_exact = piece["phrase"] is not None or len(words) > 1
            goes_on = said.rstrip().endswith("*") and len(words[-1]) >= SHORTEST_BEGINNING
            term = Term(words, is_exact, is_beginning=goes_on)
            (unwanted if piece["minus"] else wanted).append(term)
    return Asked(tuple(wanted), tuple(unwanted))
