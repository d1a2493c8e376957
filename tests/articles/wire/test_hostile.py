"""Copy made to keep a regular expression busy: slow for nobody, whatever it is.

What is cheap is sent at full size. Of the rest there is enough that a second scan of everything
at each character would take minutes.
"""

import pytest

from tests.articles.wire.reading import parsed


@pytest.mark.parametrize(
    "copy",
    [
        '"' * 900_000,
        "1" * 900_000,
        "- " * 450_000,
        "[Image " + "-" * 890_000,
        "Image (" + "(" * 890_000,
        "a" + "\u00a0" * 449_000 + "b",
        "'a'" * 40_000,
        "«" * 50_000 + "»" * 50_000,
        "—" * 100_000,
        "A " * 50_000,
        "\n" * 100_000,
        ("March 7 2025" + " 1" * 50 + "\n") * 800 + "\nEnd",
        ("A, " * 13 + "March 7 2025 8 8:0" + ", 1" * 20 + "\n") * 800 + "\nEnd",
        "“a\n\n" * 1_900,
        '"a"\n\nb:\n\n' * 950,
        '"a"\nb:\n' * 5_000,
    ],
    ids=lambda copy: ascii(copy[:12]),
)
def test_hostile_copy_is_read_to_its_end(copy):
    _, story = parsed("Ferry Stops\n\n" + copy)

    assert story.headline == "Ferry Stops"


@pytest.mark.parametrize(
    "copy",
    [
        "Image: " + "[x" * 440_000 + "]",
        "a\u0301" + "\u0301\u0323" * 220_000,
        "“a\n\n" * 60_000,
    ],
    ids=lambda copy: ascii(copy[:12]),
)
def test_hostile_copy_the_house_has_no_room_for_is_refused(copy):
    assert parsed("Ferry Stops\n\n" + copy) is None
