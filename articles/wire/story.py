"""What wire copy is read into, and what is said where it cannot be."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext


class WireError(ValueError):
    """What is wrong with the copy and what to do about it, with the line (1-based) if one is."""

    def __init__(self, sentence: str, line: int | None = None):
        super().__init__(sentence, line)
        self.sentence, self.line = sentence, line

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


@dataclass(frozen=True)
class Paragraphs:
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Quotation:
    words: str
    attribution: str
    speaker: str


@dataclass(frozen=True)
class Slot:
    caption: str
    brief: str


type Block = Paragraphs | Quotation | Slot


@dataclass(frozen=True)
class WireStory:
    headline: str
    standfirst: str
    place: str
    date: datetime | None
    views: int | None
    blocks: tuple[Block, ...]
    placed: dict[int, str]
    dropped: tuple[tuple[int, str], ...]


def refuse_long(what: str, text: str, most: int, line: int, advice: str = "") -> None:
    if len(text) > most:
        says = gettext("The %(what)s is %(has)s characters long; it can have %(most)d.")
        told = says % {"what": what, "has": f"{len(text):,}", "most": most}
        advice = advice or gettext("Shorten it.")
        raise WireError(f"{told} {advice}", line)
