"""What is text, and when copy is the same copy."""

import pytest

from articles.wire import WireError, digest, parse, read
from tests.articles.wire.reading import MINSK


def test_windows_line_ends_a_byte_order_mark_and_loose_accents_are_put_right():
    text = read(b"\xef\xbb\xbfCafe\xcc\x81 Opens\r\nOn the pier\rIn May\n")

    assert text == "Café Opens\nOn the pier\nIn May\n"


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (b"", None, "There is no text in it."),
        (b" \r\n\t\n", None, "There is no text in it."),
        (b"\xef\xbb\xbf\n", None, "There is no text in it."),
        (b"a" * 1_000_001, None, "The file has 1,000,001 bytes; it can have 1,000,000."),
        (b"Ferry\nStops\x00\n", 2, "U+0000 is not text."),
        (b"Ferry\r\rStops\x07", 3, "U+0007 is not text."),
        (b"Ferry\nCaf\xe9\n", 2, "This is not UTF-8 text."),
        ("Паром".encode("utf-16"), 1, "This is not UTF-8 text."),
        (b"Ferry\n" + "a\u0301\u0323".encode() * 2 + "\u0301".encode() * 40, 2, "Too many accents"),
    ],
)
def test_a_file_that_is_no_copy_is_refused_with_what_to_do(data, line, sentence):
    with pytest.raises(WireError) as refusal:
        read(data)

    assert refusal.value.line == line
    assert refusal.value.sentence.startswith(sentence)


def test_a_file_of_exactly_a_million_bytes_is_read():
    assert len(read(b"a" * 1_000_000)) == 1_000_000


def test_a_refusal_names_its_line_when_it_has_one():
    assert str(WireError("Remove it.", 3)) == "line 3: Remove it."
    assert str(WireError("Remove it.")) == "Remove it."


@pytest.mark.parametrize("text", ["", " \n \n", "Ferry\n\x00", "Ferry \ud800"])
def test_pasted_text_is_refused_like_a_file(text):
    with pytest.raises(WireError):
        parse(text, MINSK)


def test_the_same_copy_has_the_same_digest_however_it_was_sent():
    one = "Ferry Stops\n\nIn Café Merrow.\nIn May."

    assert digest(one) == digest(
        "\r\nFerry Stops \t\r\n\r\n\r\nIn Cafe\u0301 Merrow.\r\nIn May.\r\n"
    )
    assert len(digest(one)) == 64


def test_another_word_makes_another_digest():
    assert digest("Ferry Stops\n\nIn May.") != digest("Ferry Stops\n\nIn June.")
