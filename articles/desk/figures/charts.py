"""Charts as SVG that a page of any width can hold: what grows with it is said in percent, letters
and heights in pixels. A chart is one picture with a name and a description; colour alone says
nothing in it. Each stands beside a table of its numbers (templates/desk/_figure.html)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ROW, BAR = 44, 14
HEIGHT, SMALL, TOP, FOOT = 110, 56, 18, 20  # of columns, and of those of one of many charts
EDGE = 0.1
MOST_NUMBERS = 13  # columns that have room for a number each


@dataclass(frozen=True)
class Bar:
    """`value` is as long as it is; `reaches` is as far as a thin line goes on beyond it."""

    label: str
    value: float
    shown: str
    reaches: float = 0
    is_hollow: bool = False


@dataclass(frozen=True)
class Mark:
    """A place along the chart, 0 to 1, and what is written there."""

    place: float
    text: str


def percent(part: float) -> str:
    return f"{100 * part:.2f}%"


def picture(title: str, says: str, height: int, inside: SafeString) -> SafeString:
    return format_html(
        '<svg class="chart" role="img" width="100%" height="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>",
        *(height, title, says, inside),
    )


def bars(title: str, says: str, rows: Sequence[Bar]) -> SafeString:
    """A row each: its label and number, and the bar under them."""
    most = max([1, *(max(row.value, row.reaches) for row in rows)])
    drawn = format_html_join("", "{}", ((_bar(row, n * ROW, most),) for n, row in enumerate(rows)))
    return picture(title, says, ROW * len(rows), drawn)


def _bar(row: Bar, y: int, most: float) -> SafeString:
    end, middle = percent(row.value / most), y + 20 + BAR / 2
    further = format_html(
        '<line class="reach" x1="{}" x2="{}" y1="{}" y2="{}" />',
        *(end, percent(row.reaches / most), middle, middle),
    )
    return format_html(
        '<text y="{}">{}</text><text class="n" x="100%" y="{}">{}</text>'
        '<rect class="{}" y="{}" width="{}" height="{}" />{}',
        *(y + 14, row.label, y + 14, row.shown),
        *("hollow" if row.is_hollow else "bar", y + 20, end, BAR),
        further if row.reaches > row.value else "",
    )


def columns(
    title: str,
    says: str,
    values: Sequence[int],
    *,
    ticks: Sequence[Mark] = (),
    marks: Sequence[Mark] = (),
    most: int = 0,
    is_small: bool = False,
) -> SafeString:
    """A column each, from left to right. `ticks` are written below, `marks` are lines through it.
    Charts with the same `most` can be compared; 0 is the largest of the values."""
    most, height = max([1, most, *values]), SMALL if is_small else HEIGHT
    inside = format_html(
        '{}<svg y="{}" width="100%" height="{}" viewBox="0 0 {} {}" preserveAspectRatio="none">'
        '<path class="bar" d="{}" /></svg>{}{}{}',
        *(_scale(most, height), TOP, height, len(values), most, _outline(values, most)),
        "" if is_small else _numbers(values, most),
        *(_ticks(ticks, height), _lines(marks)),
    )
    return picture(title, says, TOP + height + FOOT, inside)


def _outline(values: Sequence[int], most: int) -> str:
    return "".join(f"M{n}.1 {most}v-{v}h.8v{v}z" for n, v in enumerate(values) if v)


def _scale(most: int, height: int) -> SafeString:
    top, floor = TOP, TOP + height
    return format_html(
        '<line class="rule" x2="100%" y1="{}" y2="{}" /><line class="rule" x2="100%" y1="{}" '
        'y2="{}" /><text class="n" x="100%" y="{}">{}</text>',
        *(top, top, floor, floor, top - 5, most),
    )


def _numbers(values: Sequence[int], most: int) -> SafeString:
    """Above each column, but the highest, whose number the scale has."""
    if len(values) > MOST_NUMBERS:
        return SafeString("")
    places = [((n + 0.5) / len(values), value) for n, value in enumerate(values)]
    return format_html_join(
        "",
        '<text class="over" x="{}" y="{}">{}</text>',
        [
            (percent(x), round(TOP + HEIGHT * (1 - value / most)) - 4, value)
            for x, value in places
            if 0 < value < most
        ],
    )


def _ticks(ticks: Sequence[Mark], height: int) -> SafeString:
    drawn = [(*_within(tick.place), TOP + height + 15, tick.text) for tick in ticks]
    return format_html_join("", '<text class="tick {}" x="{}" y="{}">{}</text>', drawn)


def _within(place: float) -> tuple[str, str]:
    """How letters at `place` are aligned, and with what, so that they do not leave the chart."""
    if place < EDGE:
        return "first", percent(0)
    return ("last", percent(1)) if place > 1 - EDGE else ("", percent(place))


def _lines(marks: Sequence[Mark]) -> SafeString:
    return format_html_join(
        "",
        '<line class="mark" x1="{0}" x2="{0}" y1="{1}" y2="{2}" /><text class="over" x="{0}" '
        'y="{3}">{4}</text>',
        [(percent(it.place), TOP - 4, TOP + HEIGHT, TOP - 6, it.text) for it in marks],
    )
