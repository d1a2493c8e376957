"""The dateline: the row with date, view count and perhaps a place, and places before a dash."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from articles.wire.dates import DATES, TIME, is_month, moment
from articles.wire.story import WireError

LONGEST_ROW, MOST_VIEWS = 120, 10**12
LABEL = (
    "(?:published|posted|updated|date|дата|опубликовано|обновлено"
    "|апублікавана|абноўлена|опубліковано|оновлено)"
)
FRONT = (
    rf"(?:{LABEL}\b(?:\s+on\b)?[\s:,•·|—–-]*)?"
    r"(?:(?P<place>[^\d:•|]{2,40}?)\s*[,:•·|—–-]\s*)??"
)
GAP = r"[\s,;•·∙|/—–-]*"
VIEW = r"(?:(?:page\s?)?views?|просмотр\w*|перегляд\w*|прагляд\w*)"
COUNT = r"\d[\d\s.,'’kmкм]*?"
VIEWS = rf"(?:(?P<views>{COUNT})\s*{VIEW}|{VIEW}\s*:?\s*(?P<views_after>{COUNT}))"
THOUSANDS = re.compile(r"\d+|\d{1,3}([\s.,'’])\d{3}(?:\1\d{3})*")
ROWS = [
    re.compile(rf"{FRONT}{date}(?:{GAP}{TIME})?(?:{GAP}{VIEWS})?[\s.]*", re.IGNORECASE)
    for date in DATES
]
PLACE_FIRST = re.compile(r"([^—–]{2,40}?)(\s\([^()]{1,40}\))?\s(?:[—–-]|--)\s(?=\S)")
NOT_PLACES = frozenset(
    "breaking urgent update updated exclusive correction corrected analysis opinion live"
    " срочно молния обновлено эксклюзив терміново тэрмінова".split()
)
PREPOSITIONS = frozenset(
    "the a an of for at in on from with to by about из от для в на у о об с за ад з від до".split()
)


@dataclass(frozen=True)
class Row:
    """What a date row says."""

    date: datetime | None = None
    views: int | None = None
    place: str = ""


def row_shape(text: str) -> re.Match | None:
    """The match if this looks like a date row, right or wrong."""
    if len(text) > LONGEST_ROW:
        return None
    matches = (row.fullmatch(text) for row in ROWS)
    return next((match for match in matches if match and _is_plausible(match)), None)


def read_row(match: re.Match, zone: ZoneInfo, line: int) -> Row:
    """What a row of that shape says. Raises WireError where that is impossible."""
    try:
        date = moment(match, zone)
    except (ValueError, LookupError, OverflowError) as error:
        raise WireError(
            f"“{match.string}” cannot be read as a date and time. Correct it, for example to"
            " “March 7 2025, 8:05 PM”, or take the line out.",
            line,
        ) from error
    return Row(date, _views(match, line), (match["place"] or "").strip())


def _is_plausible(match: re.Match) -> bool:
    """An unknown month is a mistake beside a time or a view count, else a phrase."""
    is_dated = is_month(match["month"]) or match["hour"] or match["views"] or match["views_after"]
    return bool(is_dated) and (match["place"] is None or _is_place(match["place"]))


def _is_place(text: str) -> bool:
    words = text.split()
    if not words or len(words) > 5 or re.search(r"[!?;\"“”„«»]", text):
        return False
    is_named = all(word.lstrip("(")[:1].isupper() for word in (words[0], words[-1]))
    return is_named and words[0].casefold() not in PREPOSITIONS


def _views(match: re.Match, line: int) -> int | None:
    text = (match["views"] or match["views_after"] or "").strip()
    if not text:
        return None
    number = int(re.sub(r"\D", "", text))
    if not THOUSANDS.fullmatch(text) or number > MOST_VIEWS:
        raise WireError(
            f"“{text}” cannot be read as a view count. Write the whole number, for example"
            " 1,204 views, or leave it out.",
            line,
        )
    return number


def split_place(text: str) -> tuple[str, str]:
    """MERROW BAY — The night… in two. An agency's name in brackets stays with the text, and
    capitals mean nothing where all are capitals."""
    match = PLACE_FIRST.match(text)
    if not match or not _is_in_capitals(match[1]) or text[match.end() :].isupper():
        return "", text
    return match[1], text[match.start(2) if match[2] else match.end() :].strip()


def take_place(text: str, place: str) -> tuple[str, str]:
    """The story's place and the text without it; another place stays in its text."""
    found, without = split_place(text)
    if found and _folded(found) == _folded(place or found):
        return place or found, without
    return place, text


def is_same_headline(one: str, other: str) -> bool:
    (place, words), (other_place, other_words) = split_place(one), split_place(other)
    is_elsewhere = place and other_place and _folded(place) != _folded(other_place)
    return _folded(words) == _folded(other_words) and not is_elsewhere


def _is_in_capitals(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    is_label = _folded(text).split(" ")[0] in NOT_PLACES
    return text.isupper() and letters > 1 and not is_label and not re.search(r"\d", text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
