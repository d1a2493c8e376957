"""Every colour of the desk can be read on every ground it is used on, by day and by night."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = Path(settings.BASE_DIR, "static/desk/tokens.css").read_text()
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)")
BY_DAY, BY_NIGHT = ({name: pair[light] for name, *pair in PAIR.findall(TOKENS)} for light in (0, 1))
GROUNDS = ["paper", "surface", "sunk", "act-tint"]
TEXT = ["ink", "soft", "act", "act-over", "bad", "warn", "good", "blue"]
READ = [(text, ground) for text in TEXT for ground in GROUNDS] + [
    ("on-act", "act"),
    ("on-act", "act-over"),
    *((kind, f"{kind}-tint") for kind in ("bad", "warn", "good")),
    *(("ink", f"{kind}-tint") for kind in ("bad", "warn", "good")),
]
SEEN = [("edge", "surface"), ("edge", "paper"), ("focus", "surface"), ("focus", "paper")]


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_is_21_to_1():
    assert contrast("#000", "#ffffff") == 21


@pytest.mark.parametrize("colours", [BY_DAY, BY_NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("pairs", "least"), [(READ, 4.5), (SEEN, 3)], ids=["read", "seen"])
def test_every_pair_of_colours_stands_out(colours, pairs, least):
    measured = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in pairs}

    assert {pair: ratio for pair, ratio in measured.items() if ratio < least} == {}
