"""Quotation marks: whether one pair of them holds all of a paragraph."""

import re

CLOSING = {'"': '"', "'": "'", "“": "”", "„": "“”", "”": "”", "«": "»", "»": "«"}
CLOSING |= {"‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "「": "」", "『": "』"}
ENDINGS = ".,!?…"


def enclosure(text: str) -> str:
    """`whole` if one pair of marks holds all of it, `open` if its first mark is never closed."""
    text = text.rstrip(ENDINGS)
    opening, closing = text[:1], CLOSING.get(text[:1])
    if not closing or not any(character.isalnum() for character in text):
        return ""
    depth = 0
    for mark in re.finditer(f"[{opening}{closing}]", text):
        depth += _step(text, mark.start(), opening, closing)
        if not depth:
            return "whole" if mark.end() == len(text) else ""
    return "open"


def _step(text: str, at: int, opening: str, closing: str) -> int:
    """+1 for a mark that opens, -1 for one that closes, 0 for an apostrophe or the like."""
    mark, before, after = text[at], text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if not before or not after:
        return -1 if before and mark in closing else 1
    if opening == closing:
        if (before.isspace() or before in "([—–-") and not after.isspace():
            return 1
        if before.isalnum() and after.isalnum():
            return 0
    elif mark == opening:
        return 1
    return 0 if mark in "'’‘" and before not in ENDINGS else -1
