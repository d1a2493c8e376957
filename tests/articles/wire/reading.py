"""Wire copy of one ferry for the tests that spoil one thing of it, and any copy there is."""

from zoneinfo import ZoneInfo

from articles.wire import WireError, parse, read

MINSK = ZoneInfo("Europe/Minsk")
BERLIN = ZoneInfo("Europe/Berlin")
HEADLINE = "Ferry Timetable Will Change Twice"
STANDFIRST = "The night ferry stops in April and returns in May."
DATE = "March 7 2025, 8:05 PM"


def story(*paragraphs, zone=MINSK):
    return parse("\n\n".join(paragraphs), zone)


def body(*paragraphs):
    return story(HEADLINE, STANDFIRST, DATE, *paragraphs).blocks


def dropped(read_story):
    return [line for line, kind in read_story.placed.items() if kind == "dropped"]


def parsed(copy):
    """The lines of the text by number, and its story; None where the copy is refused."""
    try:
        text = read(copy.encode())
        story = parse(text, MINSK)
    except WireError:
        return None
    lines = dict(enumerate(text.split("\n"), start=1))
    return {number: line for number, line in lines.items() if line.strip()}, story
