"""Dates and times as newspapers write them, in English, Russian, Belarusian and Ukrainian."""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

EARLIEST, LATEST = 1900, 2100
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan января январь янв студзеня студзень січня січень",
            "february feb февраля февраль фев лютага люты лютого лютий",
            "march mar марта март мар сакавіка сакавік березня березень",
            "april apr апреля апрель апр красавіка красавік квітня квітень",
            "may мая май травеня траўня травень травня",
            "june jun июня июнь июн чэрвеня чэрвень червня червень",
            "july jul июля июль июл ліпеня ліпень липня липень",
            "august aug августа август авг жніўня жнівень серпня серпень",
            "september sept sep сентября сентябрь сен верасня верасень вересня вересень",
            "october oct октября октябрь окт кастрычніка кастрычнік жовтня жовтень",
            "november nov ноября ноябрь ноя лістапада лістапад листопада листопад",
            "december dec декабря декабрь дек снежня снежань грудня грудень",
        ),
        start=1,
    )
    for word in words.split()
}
WEEKDAY = (
    "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    "|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    "|панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля"
    "|понеділок|вівторок|середа|четвер|п['’ʼ]ятниця|неділя|пн|вт|ср|чт|пт|сб|вс|нд)"
)
DAY = rf"(?:{WEEKDAY}\.?,?\s+)?(?P<day>\d{{1,2}})"
MONTH = r"(?P<month>[^\W\d_]+)\.?"
YEAR = r"(?P<year>\d{4})(?!\d)"
DATES = (
    rf"(?:{WEEKDAY}\.?,?\s+)?{MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}",
    rf"{DAY}(?:st|nd|rd|th|-?(?:го|га|е))?\.?\s+(?:of\s+)?{MONTH},?\s+{YEAR}"
    r"(?:\s?(?:г\.|р\.|года|году|гада|року|г\b|р\b))?",
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})T?",
    rf"{DAY}(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark){YEAR}",
)
TIME = (
    r"(?:(?:at|в|во|о|об|а|у)\s)?(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?(?!\d|[.,'’]\d)|(?=\s*[ap]\.?m\b))"
    r"\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*(?P<offset>(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?|(?-i:[A-Z]{1,5})\b)?"
)


def is_month(text: str) -> bool:
    return text.isdecimal() or text.casefold() in MONTHS


def moment(match: re.Match, zone: ZoneInfo) -> datetime:
    """The moment a match of one of DATES and perhaps TIME means, in `zone`.

    Raises ValueError, LookupError or OverflowError where there is no such moment.
    """
    year, month, day = int(match["year"]), _month(match["month"]), int(match["day"])
    if match.groupdict().get("mark") == "/":
        month, day = _slashed(month, day)
    if not EARLIEST <= year <= LATEST:
        raise ValueError("no year of a newspaper")
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    date = datetime(year, month, day, _hour(match), minute, second)
    if not match["offset"]:
        return date.replace(tzinfo=zone)
    return date.replace(tzinfo=_offset(match["offset"])).astimezone(zone)


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS[text.casefold()]


def _slashed(month: int, day: int) -> tuple[int, int]:
    """03/07/2025 is March in one country and July in another."""
    if month > 12:
        return day, month
    if day > 12 or day == month:
        return month, day
    raise ValueError("ambiguous")


def _hour(match: re.Match) -> int:
    hour = int(match["hour"] or 0)
    if not match["half"]:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("no hour of a half day")
    return hour % 12 + (12 if match["half"][0] in "pP" else 0)


def _offset(text: str) -> timezone:
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    match = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?", text, re.IGNORECASE)
    if not match:
        raise ValueError("an abbreviation is no offset")
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-offset if match[1] == "-" else offset)
