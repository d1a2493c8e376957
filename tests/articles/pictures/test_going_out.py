"""Nothing but pixels leaves the house."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.Image import Transpose

from articles.pictures import (
    examine,
    renditions,
    size_at,
    widths_for,
)
from tests.articles.pictures.uploads import (
    BLUE,
    GREEN,
    LATITUDE,
    PHOTOGRAPHER,
    RED,
    SERIAL,
    SRGB,
    WHITE,
    alike,
    asphalt,
    camera_notes,
    chunk,
    corners,
    jpeg_with_notes,
    png,
    png_with_notes,
    quarters,
    saved,
    segment,
    shown,
    webp_with_notes,
)


@pytest.mark.parametrize("upload", [jpeg_with_notes, png_with_notes, webp_with_notes])
def test_no_rendition_tells_where_the_photographer_stood(upload):
    data = upload()

    files = dict(renditions(examine(data)))

    assert LATITUDE in data
    assert not [name for name, file in files.items() if LATITUDE in file or b"GPS" in file]


@pytest.mark.parametrize("upload", [jpeg_with_notes, png_with_notes, webp_with_notes])
def test_no_rendition_names_the_photographer_or_the_camera(upload):
    data = upload()

    files = dict(renditions(examine(data)))

    assert PHOTOGRAPHER in data
    assert SERIAL in data
    assert not [name for name, file in files.items() if PHOTOGRAPHER in file or SERIAL in file]


@pytest.mark.parametrize("upload", [jpeg_with_notes, png_with_notes, webp_with_notes])
def test_no_rendition_has_room_for_notes_or_a_profile(upload):
    rooms = [b"Exif", b"EXIF", b"xmpmeta", b"XMP ", b"Photoshop", b"ICC_PROFILE", b"ICCP"]

    files = dict(renditions(examine(upload())))

    assert not [(name, r) for name, file in files.items() for r in rooms if r in file]


@pytest.mark.parametrize("upload", [jpeg_with_notes, png_with_notes, webp_with_notes])
def test_a_jpeg_for_readers_is_made_of_tables_and_pixels_only(upload):
    for name, file in renditions(examine(upload())):
        if name.endswith(".jpg"):
            head = file[: file.index(b"\xff\xda")]
            markers = []
            at = 2
            while at < len(head):
                markers.append(head[at + 1])
                at += 2 + struct.unpack_from(">H", head, at + 2)[0]

            assert set(markers) == {0xE0, 0xDB, 0xC2, 0xC4}, name
            assert head[2:20] == segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"), name


@pytest.mark.parametrize("upload", [jpeg_with_notes, png_with_notes, webp_with_notes])
def test_a_webp_for_readers_is_one_chunk_of_pixels(upload):
    for name, file in renditions(examine(upload())):
        if name.endswith(".webp"):
            assert file[12:16] == b"VP8 ", name
            assert len(file) == 20 + struct.unpack_from("<I", file, 16)[0], name


def test_what_hides_behind_a_picture_does_not_come_out_with_it():
    data = saved(quarters(), "JPEG") + b"PK\x03\x04<script>alert(1)</script>"

    files = dict(renditions(examine(data)))

    assert not [name for name, file in files.items() if b"script" in file or b"PK\x03" in file]


def test_what_was_erased_from_a_picture_stays_erased():
    face, nothing = quarters(mode="RGBA"), quarters(mode="RGBA")
    face.paste((*RED, 0), (10, 10, 110, 100))
    nothing.paste((0, 0, 0, 0), (10, 10, 110, 100))

    uploads = [examine(saved(image, "PNG")) for image in (face, nothing)]

    assert uploads[0].data != uploads[1].data
    assert list(renditions(uploads[0])) == list(renditions(uploads[1]))


@pytest.mark.parametrize("upload", [jpeg_with_notes, png_with_notes, webp_with_notes])
def test_the_same_upload_gives_the_same_bytes(upload):
    assert list(renditions(examine(upload()))) == list(renditions(examine(upload())))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (200, (200,)),
        (479, (479,)),
        (480, (480,)),
        (481, (480, 481)),
        (1200, (480, 960, 1200)),
        (1600, (480, 960, 1600)),
        (6000, (480, 960, 1600)),
    ],
)
def test_a_picture_is_shown_at_widths_it_has(width, widths):
    assert widths_for(width) == widths


def test_the_height_follows_the_width_and_never_vanishes():
    assert size_at(480, 6000, 4000) == (480, 320)
    assert size_at(960, 1601, 1067) == (960, 640)
    assert size_at(1200, 1200, 801) == (1200, 801)
    assert size_at(480, 20_000, 10) == (480, 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_width_comes_in_two_formats_at_the_promised_size(kind):
    images = shown(saved(quarters(1203, 801), kind))

    assert {name: (image.format, image.size) for name, image in images.items()} == {
        "480.webp": ("WEBP", (480, 320)),
        "480.jpg": ("JPEG", (480, 320)),
        "960.webp": ("WEBP", (960, 639)),
        "960.jpg": ("JPEG", (960, 639)),
        "1203.webp": ("WEBP", (1203, 801)),
        "1203.jpg": ("JPEG", (1203, 801)),
    }


def test_a_jpeg_is_progressive():
    assert shown(saved(quarters(), "JPEG"))["240.jpg"].info["progressive"]


def test_a_large_jpeg_keeps_its_detail_though_less_of_it_is_decoded():
    photo = asphalt(3300, 600)
    small = photo.resize((1600, 291), Image.Resampling.LANCZOS)
    best = Image.open(BytesIO(saved(small, "JPEG", quality=80)))

    image = shown(saved(photo, "JPEG", quality=95))["1600.jpg"].convert("L")

    error, least = (ImageStat.Stat(ImageChops.difference(i, small)).mean[0] for i in (image, best))
    assert error < 1.5 * least, (error, least)


HOW_IT_LIES = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", HOW_IT_LIES)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_upright_however_the_camera_was_held(kind, orientation):
    lying = quarters(240, 220).transpose(HOW_IT_LIES[orientation])
    data = saved(lying, kind, exif=camera_notes(orientation))

    picture = examine(data)
    images = shown(data)

    assert (picture.width, picture.height) == (240, 220)
    assert [image.size for image in images.values()] == [(240, 220)] * 2
    assert all(alike(corners(i), [RED, GREEN, BLUE, WHITE]) for i in images.values())


def test_a_large_picture_taken_sideways_is_upright_too():
    lying = quarters(3400, 600).transpose(Transpose.ROTATE_90)
    data = saved(lying, "JPEG", exif=camera_notes(orientation=6))

    image = shown(data)["1600.jpg"]

    assert image.size == (1600, 282)
    assert alike(corners(image), [RED, GREEN, BLUE, WHITE])


def test_a_png_may_say_after_its_pixels_how_it_lies():
    lying = quarters(240, 220).transpose(Transpose.ROTATE_90)
    data = saved(lying, "PNG")
    notes = chunk(b"eXIf", camera_notes(orientation=6).tobytes().removeprefix(b"Exif\0\0"))

    picture = examine(data[:-12] + notes + data[-12:])
    image = Image.open(BytesIO(dict(renditions(picture))["240.jpg"]))

    assert (picture.width, picture.height) == (240, 220)
    assert alike(corners(image), [RED, GREEN, BLUE, WHITE])


def profile_with_red_and_blue_exchanged():
    profile = bytearray(SRGB)
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_shown_as_the_profile_of_the_picture_means_them(kind, mode):
    mode = "RGB" if kind == "JPEG" else mode
    data = saved(quarters(mode=mode), kind, icc_profile=profile_with_red_and_blue_exchanged())

    images = shown(data)

    assert all(alike(corners(i), [BLUE, GREEN, RED, WHITE]) for i in images.values())


@pytest.mark.parametrize("profile", [b"no profile", SRGB[:200], b"\0" * 128])
def test_a_broken_colour_profile_is_passed_over(profile):
    images = shown(saved(quarters(), "JPEG", icc_profile=profile))

    assert all(alike(corners(i), [RED, GREEN, BLUE, WHITE]) for i in images.values())


def test_a_print_picture_in_cmyk_is_shown_in_its_colours():
    images = shown(saved(quarters(mode="CMYK"), "JPEG", quality=95))

    assert {image.mode for image in images.values()} == {"RGB"}
    assert all(alike(corners(i), [RED, GREEN, BLUE, WHITE]) for i in images.values())


@pytest.mark.parametrize(("value", "grey"), [(0, 0), (300, 1), (32_768, 127), (65_535, 255)])
def test_a_grey_png_of_16_bits_keeps_its_tones(value, grey):
    data = saved(Image.new("I;16", (240, 220), value), "PNG")

    image = shown(data)["240.jpg"]

    assert alike(corners(image), [(grey,) * 3] * 4, tolerance=2)


def test_a_grey_png_of_16_bits_is_shown_in_full_where_it_claims_a_clear_tone():
    data = saved(Image.new("I;16", (240, 220), 32_768), "PNG", transparency=32_768)

    assert alike(corners(shown(data)["240.jpg"]), [(127,) * 3] * 4, tolerance=2)


def test_a_colour_png_of_16_bits_keeps_its_colours():
    row = b"\0" + b"\xe6\x00\x14\x00\x14\x00" * 240
    data = png(240, 220, bits=16, colours=2, pixels=row * 220)

    assert alike(corners(shown(data)["240.jpg"]), [RED] * 4)


@pytest.mark.parametrize("mode", ["L", "1", "P"])
def test_a_picture_of_few_colours_is_shown(mode):
    half = Image.new("RGB", (240, 220), "white")
    half.paste("black", (0, 0, 240, 110))

    images = shown(saved(half.convert(mode), "PNG"))

    black_and_white = [(0, 0, 0), (0, 0, 0), WHITE, WHITE]
    assert all(alike(corners(image), black_and_white) for image in images.values())


def clear_in_palette():
    image = quarters().quantize(8)
    return saved(image, "PNG", transparency=image.getpixel((0, 0)))


def clear_by_degrees():
    image = quarters().quantize(8)
    degrees = bytearray(b"\xff" * 8)
    degrees[image.getpixel((0, 0))] = 0
    return saved(image, "PNG", transparency=bytes(degrees))


def clear_colour():
    return saved(quarters(), "PNG", transparency=RED)


def clear_with_alpha():
    image = quarters(mode="RGBA")
    image.paste((*RED, 0), (0, 0, 120, 110))
    return saved(image, "PNG")


def clear_webp():
    return saved(Image.open(BytesIO(clear_with_alpha())), "WEBP", lossless=True)


CLEAR = [clear_in_palette, clear_by_degrees, clear_colour, clear_with_alpha, clear_webp]


@pytest.mark.parametrize("upload", CLEAR)
def test_a_clear_part_is_white_as_jpeg(upload):
    image = shown(upload())["240.jpg"]

    assert alike(corners(image), [WHITE, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("upload", CLEAR)
def test_a_clear_part_stays_clear_as_webp(upload):
    image = shown(upload())["240.webp"]

    alpha = image.getchannel("A")
    assert [alpha.getpixel(at) for at in [(60, 55), (180, 55), (60, 165)]] == [0, 255, 255]


def test_grey_with_alpha_is_shown_on_white():
    image = Image.new("LA", (240, 220), (90, 255))
    image.paste((90, 0), (0, 0, 240, 110))

    images = shown(saved(image, "PNG"))

    assert alike(corners(images["240.jpg"]), [WHITE, WHITE, (90,) * 3, (90,) * 3])
