"""What holds of any text at all: every line has its place, no word is lost, nothing crashes."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from articles.wire import Paragraphs, Quotation, Slot, WireError, digest, parse, read
from tests.articles.wire.reading import MINSK, parsed

KINDS = {"headline", "standfirst", "date", "text", "quotation", "attribution", "image", "dropped"}
MARKERS = set("image photo picture фото изображение зображення выява здымак фота світлина".split())

names = st.sampled_from(["Olga Brandt", "Татьяна Лис", "J. O’Brien", "the Merrow Line", "Kruk"])
words = st.text(st.sampled_from("abcЖжéß 12.,:;!?-—'’\u00a0"), min_size=1, max_size=40)
marks = st.sampled_from(['""', "“”", "„“", "«»", "‘’", "''", "»«"])
headlines = st.sampled_from(["Ferry Stops", "MERROW BAY — Ferry Stops", "ferry  STOPS", "Ferry"])
dates = st.builds(
    "{}{} {} {}{}{}".format,
    st.sampled_from(["", "MERROW BAY — ", "Skerrin, ", "Friday, ", "Published: "]),
    st.sampled_from(["March", "May", "Mai"]),
    st.integers(0, 40).map(lambda day: day if day > 38 else day % 31 + 1),
    st.just(2025),
    st.sampled_from(["", "", ", 8:05 PM", " 20:05+03:00", " 25:05"]),
    st.sampled_from(["", "", "  •  1,204 views", " | views: 7", " • 1.2K views"]),
)
quotations = st.builds(
    "{0[0]}{1}{0[1]}{2}".format,
    marks,
    st.sampled_from(["Four in May.", "«Нет», — сказал он", 'The captains’ boat isn\'t "old"'])
    | words,
    st.sampled_from(["", "", ".", "…", ", she said."]),
)
unclosed = st.sampled_from(["“Four in May.", "«Пять в июне.", '"Six'])
slots = st.builds(
    "{}{}".format,
    st.sampled_from(["Image", "ФОТО", "Photo ", "Здымак"]),
    st.sampled_from(
        ["", ": At dusk", " [the ferry]", ": At dusk [the ferry]", " (the ferry)", "s"]
    ),
) | st.sampled_from(["[Image: the ferry, tall]", "(Photo)", "[picture]", "Image of a ferry."])
attributions = st.builds(
    "{}{}".format, names, st.sampled_from([" said:", ":", " сказала:", ", the captain, said:"])
) | st.builds("— {}".format, names)
places = st.builds("{} — {}".format, st.sampled_from(["MERROW BAY", "СКЕРРИН (Т)"]), words)
speech = st.one_of(quotations, unclosed, attributions, st.just("“Four is enough.”"))
pieces = st.one_of(headlines, dates, speech, speech, slots, places, words)
gaps = st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n \t\n", "\r", "\f", " \n\n\n"])
copies = st.lists(st.tuples(pieces, gaps), min_size=1, max_size=16).map(
    lambda rows: "".join(piece + gap for piece, gap in rows)
)


def refused(reading, text):
    try:
        reading(text)
    except WireError as refusal:
        return refusal
    return None


def words_in(*texts):
    return [word for text in texts for word in re.findall(r"\w+", text)]


def without(place, words):
    taken = {word.casefold() for word in place}
    return [word for word in words if word.casefold() not in taken]


def lines_of(kind, lines, story):
    return [lines[number] for number in lines if story.placed[number] == kind]


@given(st.text(st.characters(codec="utf-8")) | copies)
def test_every_line_with_anything_on_it_has_exactly_one_place(copy):
    if not (result := parsed(copy)):
        return
    lines, story = result

    assert list(story.placed) == list(lines)
    assert set(story.placed.values()) <= KINDS
    assert [number for number, _ in story.dropped] == [
        number for number, kind in story.placed.items() if kind == "dropped"
    ]


@given(st.text(st.characters(codec="utf-8")) | copies)
def test_no_word_is_lost_or_made_up(copy):
    if not (result := parsed(copy)):
        return
    lines, story = result
    place = words_in(story.place)
    runs = [block.paragraphs for block in story.blocks if isinstance(block, Paragraphs)]
    quotations = [block for block in story.blocks if isinstance(block, Quotation)]
    slots = [block for block in story.blocks if isinstance(block, Slot)]
    found = {
        "headline": words_in(story.headline),
        "standfirst": words_in(story.standfirst),
        "text": words_in(*(paragraph for run in runs for paragraph in run)),
        "quotation": words_in(*(quotation.words for quotation in quotations)),
        "attribution": words_in(*(quotation.attribution for quotation in quotations)),
    }

    for kind in ("standfirst", "quotation", "attribution"):
        assert words_in(*lines_of(kind, lines, story)) == found[kind]
    for kind in ("headline", "text"):
        written = words_in(*lines_of(kind, lines, story))
        assert without(place, written) == without(place, found[kind])
        assert len(written) - len(found[kind]) in (0, len(place))
    pictured = {*words_in(*(f"{slot.caption} {slot.brief}" for slot in slots))}
    for word in words_in(*lines_of("image", lines, story)):
        assert word in pictured or word.casefold() in MARKERS


@given(copies)
def test_a_story_fits_the_house(copy):
    if not (result := parsed(copy)):
        return
    _, story = result

    assert 0 < len(story.headline) <= 200
    assert len(story.standfirst) <= 600
    assert len(story.place) <= 40
    assert story.date is None or story.date.tzinfo is MINSK
    assert story.views is None or 0 <= story.views <= 10**12
    assert all(run.paragraphs for run in story.blocks if isinstance(run, Paragraphs))
    assert not any(
        isinstance(one, Paragraphs) and isinstance(other, Paragraphs)
        for one, other in zip(story.blocks, story.blocks[1:], strict=False)
    )


@given(st.text())
@example("\ud800")
@example("a\n\x00")
@example(" \n")
@example(", March 7 2025")
@example("a\n\n, , March 7 2025\n\nb")
def test_any_text_is_parsed_or_refused_in_a_sentence(text):
    for reading in (digest, lambda copy: parse(copy, MINSK)):
        refusal = refused(reading, text)

        assert refusal is None or refusal.sentence.endswith(".")


@given(st.binary())
def test_any_file_is_read_or_refused_and_reading_twice_changes_nothing(data):
    try:
        text = read(data)
    except WireError:
        return

    assert read(text.encode()) == text
    assert not set(text) & set("\r\f\x00\ufeff")


@given(copies, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", " ", "\t"]))
def test_the_digest_does_not_see_line_ends_and_blank_lines(copy, line_end, ending):
    lines = re.split(r"[\r\n\f]+", copy)
    sent = "".join(line + ending + line_end * 2 for line in lines)

    assert digest(sent) == digest(copy)
