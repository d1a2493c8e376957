"""From the bytes of a file to sound text, and to its numbered lines."""

import hashlib
import re
import unicodedata
from itertools import groupby

from django.utils.translation import gettext

from articles.wire.story import WireError

MOST_BYTES, MOST_MARKS = 1_000_000, 30

type Lines = tuple[tuple[int, str], ...]


def read(data: bytes) -> str:
    """The text of a file: UTF-8, NFC, lines ended by `\\n`. Raises WireError."""
    if len(data) > MOST_BYTES:
        says = gettext("The file has %(has)s bytes; it can have %(most)s. Send one story a file.")
        raise WireError(says % {"has": f"{len(data):,}", "most": f"{MOST_BYTES:,}"})
    try:
        return _sound(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = _line_ends(data[: error.start].decode()).count("\n") + 1
        raise WireError(gettext("This is not UTF-8 text. Save the file as UTF-8."), line) from error


def digest(text: str) -> str:
    """sha256 of the copy: line ends, blank lines and spaces at line ends make no difference.

    Raises WireError.
    """
    lines = (line for _, line in numbered(text) if line)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def numbered(text: str) -> Lines:
    """The lines, from 1, without spaces around them and with single ones inside."""
    lines = enumerate(_sound(text).split("\n"), start=1)
    return tuple((number, re.sub(r"\s{2,}|\t", " ", line.strip())) for number, line in lines)


def _sound(text: str) -> str:
    """NFC with plain line ends. Refused is what no keyboard writes, before NFC, which would
    take minutes over a long run of combining marks (30: Unicode's stream-safe format, UAX 15)."""
    text = _line_ends(text)
    if not text.strip():
        raise WireError(gettext("There is no text in it. Put the headline on the first line."))
    if strange := re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", text):
        number = text.count("\n", 0, strange.start()) + 1
        code = f"U+{ord(strange[0]):04X}"
        raise WireError(f"{code} is not text. Save the story as plain text, in UTF-8.", number)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.isascii() and _longest_run_of_marks(line) > MOST_MARKS:
            raise WireError(
                gettext("Too many accents are piled on one letter. Remove them."), number
            )
    return unicodedata.normalize("NFC", text)


def _line_ends(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\ufeff", "").replace("\u200b", "")
    return re.sub("[\r\f\u2028\u2029]", "\n", text)


def _longest_run_of_marks(line: str) -> int:
    runs = groupby(line, key=lambda character: unicodedata.combining(character) > 0)
    return max((sum(1 for _ in run) for marks, run in runs if marks), default=0)
