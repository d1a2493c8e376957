"""Lines that keep a place for a picture."""

import pytest

from articles.wire import Paragraphs, Slot, WireError
from tests.articles.wire.reading import body


@pytest.mark.parametrize("word", ["Image", "PHOTO", "picture", "Фото", "ИЗОБРАЖЕНИЕ", "Здымак"])
def test_the_word_alone_is_a_slot(word):
    assert body(word) == (Slot("", ""),)


@pytest.mark.parametrize(
    ("line", "caption", "brief"),
    [
        ("Photo: The north pier at dusk", "The north pier at dusk", ""),
        ("Фото : Пирс", "Пирс", ""),
        ("Photo: Olga Brandt (left)", "Olga Brandt (left)", ""),
        ("Image:", "", ""),
        ("[Image: the ferry, horizontal]", "", "the ferry, horizontal"),
        ("[image — the ferry]", "", "the ferry"),
        ("(Picture: the ferry)", "", "the ferry"),
        ("[Выява]", "", ""),
        ("Image [the ferry]", "", "the ferry"),
        ("Photo (the ferry)", "", "the ferry"),
        ("Photo: (the ferry)", "", "the ferry"),
        ("Зображення: Пірс [горизонтальне]", "Пірс", "горизонтальне"),
        ("Photo [the ferry]: At dusk", "At dusk", "the ferry"),
        ("Photo: The north pier\nat dusk", "The north pier at dusk", ""),
    ],
)
def test_a_colon_gives_a_caption_and_brackets_a_brief(line, caption, brief):
    assert body(line) == (Slot(caption, brief),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Image of the harbour shown at the trial was old.",
        "Images",
        "Photo by the police",
        "The image: a ferry.",
        "[Image: a] or [b]",
        "Фотография порта",
    ],
)
def test_a_sentence_about_a_picture_is_text(sentence):
    assert body(sentence) == (Paragraphs((sentence,)),)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"Photo: {'c' * 401}", "The caption is 401 characters long; it can have 400."),
        (f"[Photo: {'b' * 301}]", "The picture's brief is 301 characters long; it can have 300."),
    ],
)
def test_a_caption_or_brief_too_long_for_the_house_is_refused(line, sentence):
    with pytest.raises(WireError) as refusal:
        body(line)

    assert str(refusal.value) == f"line 7: {sentence} Shorten it."
