"""Whatever is sent is refused or shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from articles.pictures import (
    PictureRefused,
    examine,
    renditions,
)
from tests.articles.pictures.uploads import (
    SRGB,
    camera_notes,
    saved,
)

TEXTURE = Image.merge("RGB", [Image.linear_gradient("L").resize((204, 202))] * 3)
SOUND = [
    saved(TEXTURE, "JPEG", quality=20, exif=camera_notes(6), icc_profile=SRGB),
    saved(TEXTURE, "JPEG", quality=20, progressive=True),
    saved(TEXTURE, "PNG", exif=camera_notes(3), icc_profile=SRGB),
    saved(TEXTURE.quantize(16), "PNG", transparency=3),
    saved(TEXTURE, "WEBP", quality=10, exif=camera_notes(8).tobytes(), icc_profile=SRGB),
    saved(TEXTURE.convert("RGBA"), "WEBP", lossless=True),
]


def refused_or_shown(data):
    try:
        picture = examine(data, "photo.jpg")
    except PictureRefused:
        return
    assert list(renditions(picture))


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\1\0\0WEBPVP8X"]),
    st.binary(max_size=400),
)
def test_random_bytes_are_refused_and_nothing_worse_happens(start, rest):
    with pytest.raises(PictureRefused):
        examine(start + rest)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(SOUND), st.lists(st.tuples(st.integers(0), st.integers(0, 7)), max_size=9))
@pytest.mark.filterwarnings("ignore")
def test_a_picture_with_a_few_wrong_bits_is_refused_or_shown(data, flips):
    damaged = bytearray(data)
    for at, bit in flips:
        damaged[at % len(damaged)] ^= 1 << bit

    refused_or_shown(bytes(damaged))


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(SOUND), st.integers(0, 700), st.integers(0, 60), st.binary(max_size=30))
@pytest.mark.filterwarnings("ignore")
def test_a_picture_with_a_piece_exchanged_is_refused_or_shown(data, at, length, piece):
    refused_or_shown(data[:at] + piece + data[at + length :])


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(SOUND), st.floats(0, 1))
def test_a_picture_cut_off_anywhere_is_refused_or_shown(data, share):
    refused_or_shown(data[: int(len(data) * share)])
