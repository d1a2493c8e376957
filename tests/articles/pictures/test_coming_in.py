"""Nothing but pictures comes in."""

import hashlib
import struct
import warnings

import pytest
from PIL import Image

from articles.pictures import (
    MAX_BYTES,
    Picture,
    examine,
)
from tests.articles.pictures.uploads import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    alike,
    asphalt,
    corners,
    png,
    quarters,
    refusal,
    saved,
    segment,
    shown,
)


@pytest.mark.parametrize(("kind", "width", "height"), [("jpeg", 240, 220), ("png", 220, 240)])
def test_a_sound_picture_is_known_by_its_content_kind_and_size(kind, width, height):
    data = saved(quarters(width, height), kind)

    picture = examine(data, "photo.jpg")

    assert picture == Picture(hashlib.sha256(data).hexdigest(), kind, width, height, data)


def test_the_kind_is_what_the_bytes_say_and_not_what_the_name_says():
    assert examine(saved(quarters(), "WEBP"), "photo.jpg").kind == "webp"


def test_a_refusal_names_the_file_and_says_what_to_do():
    assert refusal(b"<html><script>alert(1)</script></html>", "photo.jpg") == (
        "“photo.jpg” is not a JPEG, PNG or WebP picture. Export it as a JPEG."
    )


def test_a_refusal_speaks_of_this_file_when_it_has_no_name():
    assert refusal(b"", "") == (
        "This file is empty. Upload it again; the first time may have broken off."
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<!doctype html><title>photo</title>", id="html"),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', id="svg"),
        pytest.param(saved(quarters(), "GIF"), id="gif"),
        pytest.param(saved(quarters(), "TIFF"), id="tiff"),
        pytest.param(saved(quarters(), "BMP"), id="bmp"),
        pytest.param(saved(quarters(), "EPS"), id="eps"),
        pytest.param(saved(quarters(), "PDF"), id="pdf"),
        pytest.param(saved(quarters(), "AVIF"), id="avif"),
        pytest.param(b"8BPS\0\1" + b"\0" * 6 + b"\0\3\0\0\1\0\0\0\1\0\0\x08\0\3", id="psd"),
        pytest.param(b"GIF89a/*" + saved(quarters(), "JPEG"), id="gif in front of a jpeg"),
        pytest.param(b"\0", id="one byte"),
    ],
)
def test_what_is_no_jpeg_png_or_webp_is_refused_whatever_its_name_says(data):
    assert "is not a JPEG, PNG or WebP picture" in refusal(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_an_upload_that_broke_off_is_refused(kind, share):
    data = saved(asphalt(240, 220), kind)

    told = refusal(data[: int(len(data) * share)])

    assert told == (
        "“photo.jpg” is damaged, incomplete or far too large. Ask for the original and upload that."
    )


def test_a_jpeg_without_its_last_bytes_is_refused():
    assert "incomplete" in refusal(saved(quarters(), "JPEG")[:-2])


def test_a_file_too_heavy_is_refused_unread():
    assert "is over 40 MB" in refusal(b"\xff\xd8\xff" + bytes(MAX_BYTES))


def jpeg_that_claims(width, height):
    photo = saved(quarters(240, 220), "JPEG")
    return photo.replace(struct.pack(">HH", 220, 240), struct.pack(">HH", height, width), 1)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(png(14_000, 14_000, bits=1, pixels=bytes(1751 * 14_000)), id="a bomb"),
        pytest.param(png(50_000, 50_000, pixels=b""), id="a png of no pixels"),
        pytest.param(jpeg_that_claims(50_000, 50_000), id="a jpeg of few pixels"),
    ],
)
def test_a_bomb_is_refused_by_the_pixels_its_header_claims(data):
    assert "has over 100,000,000 pixels. Export it smaller." in refusal(data)


def test_a_webp_that_claims_the_most_it_can_is_refused():
    data = bytearray(saved(quarters(), "WEBP", lossless=True))
    data[21:25] = (16_382 | 16_382 << 14).to_bytes(4, "little")

    assert "far too large" in refusal(bytes(data))


def test_a_picture_just_small_enough_is_examined_without_a_warning():
    data = png(9_900, 9_900, bits=1, pixels=bytes(1239 * 9_900))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = examine(data)

    assert (picture.width, picture.height) == (9_900, 9_900)


def test_a_picture_too_small_to_print_is_refused():
    assert refusal(saved(quarters(199, 400), "PNG"), "logo.png") == (
        "“logo.png” is under 200 pixels wide or high. Ask for a larger one."
    )


def test_a_picture_as_narrow_as_a_ruler_is_refused():
    assert "Crop it." in refusal(saved(quarters(200, 2001), "PNG"))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(kind):
    moving = saved(
        quarters(), kind, save_all=True, append_images=[quarters(mode="L").convert("RGB")]
    )

    assert refusal(moving, "clip") == (
        "“clip” moves, and readers get still pictures. Save one frame as JPEG."
    )


def test_a_jpeg_of_a_thousand_scans_cannot_keep_the_desk_waiting():
    photo = saved(Image.new("L", (3_000, 3_000), 90), "JPEG", progressive=True)
    last_scan = photo[photo.rindex(b"\xff\xda") : -2]

    assert "damaged" in refusal(photo[:-2] + last_scan * 1_200 + photo[-2:])


def test_a_jpeg_of_a_million_notes_cannot_keep_the_desk_waiting():
    photo = saved(quarters(), "JPEG")

    assert "damaged" in refusal(photo[:2] + segment(0xE1, b"Exif\0\0x") * 1_000_000 + photo[2:])


def test_damaged_camera_notes_do_not_damage_the_picture():
    photo = saved(quarters(), "JPEG")

    picture = examine(photo[:2] + segment(0xE1, b"Exif\0\0no such thing") + photo[2:])

    assert (picture.width, picture.height) == (240, 220)


def test_a_phone_that_puts_two_pictures_in_a_file_gets_the_first_one_shown():
    both = saved(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (400, 400))])

    picture = examine(both)
    images = shown(both)

    assert (picture.kind, picture.width, picture.height) == ("jpeg", 240, 220)
    assert alike(corners(images["240.jpg"]), [RED, GREEN, BLUE, WHITE])
