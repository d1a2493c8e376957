"""A paragraph as a quotation: its words, and whose they are as far as it says so itself. Only a
proposal: an editor sees it before it is anything, and no word of the paragraph is lost."""

import re
from typing import NamedTuple

from articles.models import Quote
from articles.wire.speakers import SAYING, speaker

LONGEST = 5_000  # characters of a paragraph that is looked at
LONGEST_LINE = Quote._meta.get_field("attribution").max_length or 0
SAID, NO_MARK = f"(?P<verb>{SAYING.pattern})", '[^"“”„«»]'
PATTERNS = [
    re.compile(pattern, re.DOTALL | re.IGNORECASE)
    for pattern in (
        # “We sail,” said Olga Brandt. / “We sail,” Olga Brandt said. / Olga Brandt said: “We sail.”
        rf'(?P<words>["“„«].+["”“»])[\s,—–-]*\b{SAID} (?P<who>{NO_MARK}+?)\.?',
        rf'(?P<words>["“„«].+["”“»])[\s,—–-]*(?P<who>{NO_MARK}+?) {SAID}\.?',
        rf'(?P<who>{NO_MARK}+?)(?P<verb>):\s*(?P<words>["“„«].+)',
    )
]


class Proposal(NamedTuple):
    words: str
    attribution: str = ""
    name: str = ""


def proposal(text: str) -> Proposal:
    lines = (" ".join(line.split()) for line in text.strip().splitlines())
    text = "\n".join(lines)
    for pattern in PATTERNS if len(text) <= LONGEST else ():
        if found := pattern.fullmatch(text):
            line = attribution(found["who"], found["verb"])
            if len(line) <= LONGEST_LINE and "\n" not in line:
                return Proposal(found["words"], line, speaker(line))
    return Proposal(text)


def attribution(who: str, verb: str) -> str:
    """ "Olga Brandt said:", "Olga Brandt, the captain, said:"."""
    if not verb:
        return f"{who}:"
    return f"{who}, {verb}:" if "," in who else f"{who} {verb}:"
