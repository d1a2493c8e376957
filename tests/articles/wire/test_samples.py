"""The four samples, as they arrive."""

from datetime import datetime
from pathlib import Path

from articles.wire import Paragraphs, Quotation, Slot, parse, read
from tests.articles.wire.reading import MINSK

SAMPLES = Path(__file__).parents[2] / "samples" / "wire"


def sample(name):
    return parse(read((SAMPLES / name).read_bytes()), MINSK)


def test_the_common_shape():
    harbour = sample("1-harbour-editor.txt")

    headline = "Harbour Editor Moved to Prison Hospital as Port Merrow Frees Nine"
    assert harbour.headline == headline
    assert harbour.standfirst.startswith("Alena Harbatsevich, who ran")
    assert harbour.standfirst.endswith("lawyers disagree on what it means.")
    assert harbour.place == ""
    assert harbour.date == datetime(2025, 3, 7, 20, 5, tzinfo=MINSK)
    assert harbour.views == 1204
    assert harbour.dropped == ((7, headline),)
    before, slot, between, quotation, after = harbour.blocks
    assert [len(run.paragraphs) for run in (before, between, after)] == [3, 1, 4]
    assert slot == Slot(caption="", brief="")
    assert quotation == Quotation(
        words='"Nobody is kept a day longer than the law demands. Those who ask are heard, and'
        ' those who are heard may go home."',
        attribution="Anton Radzko stated:",
        speaker="Anton Radzko",
    )


def test_every_line_of_the_common_shape_has_its_place():
    placed = sample("1-harbour-editor.txt").placed

    head = {1: "headline", 3: "standfirst", 5: "date", 7: "dropped"}
    special = {15: "image", 19: "quotation", 21: "attribution"}
    text = dict.fromkeys((9, 11, 13, 17, 23, 25, 27, 29), "text")
    assert placed == head | special | text


def test_copy_in_cyrillic():
    lis = sample("2-cyrillic-names.txt")

    assert lis.headline == "Лис: число задержанных снова растёт"
    assert lis.standfirst.startswith("Директор Центра по правам в порту")
    assert (lis.date, lis.views) == (datetime(2025, 3, 8, 9, 40, tzinfo=MINSK), 87)
    opening, slot, quotation, ending = lis.blocks
    assert opening.paragraphs[0].startswith("Татьяна Лис, директор")
    assert slot == Slot(caption="Татьяна Лис у здания суда, февраль 2025", brief="")
    assert quotation == Quotation(
        words="«Мы не видим перемен. Мы видим очередь у ворот.»",
        attribution="Татьяна Лис сказала:",
        speaker="Татьяна Лис",
    )
    assert ending == Paragraphs(("Губернатор Антон Радько отказался отвечать на вопросы.",))
    assert lis.dropped == ()


def test_copy_without_a_dateline():
    ferry = sample("3-no-dateline-two-quotes.txt")

    assert ferry.headline == "Ferry Timetable Will Change Twice This Spring"
    assert ferry.standfirst.startswith("The night ferry stops for repairs")
    assert (ferry.place, ferry.date, ferry.views) == ("MERROW BAY", None, None)
    opening, quotation, slot, ending = ferry.blocks
    assert len(opening.paragraphs) == 1
    assert quotation.attribution == "Ferry captain Olga Brandt said:"
    assert quotation.speaker == "Olga Brandt"
    assert slot == Slot("", "the ferry Saint Brannoc at the north pier, horizontal")
    assert ending.paragraphs[1].startswith("“Four is enough in May, and it will not be")


def test_a_single_line_is_a_headline_and_nothing_else():
    line = sample("4-one-line.txt")

    assert line.headline == "Just one line and nothing else"
    assert (line.standfirst, line.date, line.views, line.blocks) == ("", None, None, ())
    assert line.placed == {1: "headline"}
