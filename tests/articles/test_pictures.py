"""What the newsroom promises about pictures: nothing but pixels leaves the house, and nothing but
pictures comes in. Every file here is a real one, written by Pillow or byte by byte."""

import hashlib
import struct
import warnings
import zlib
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat
from PIL.Image import Transpose
from PIL.PngImagePlugin import PngInfo

from articles.pictures import (
    MAX_BYTES,
    Picture,
    PictureRefused,
    examine,
    renditions,
    shelf,
    size_at,
    widths_for,
)

RED, GREEN, BLUE, WHITE = (230, 20, 20), (20, 160, 20), (20, 20, 230), (255, 255, 255)
PHOTOGRAPHER = b"taken by Maryja Kupala"
SERIAL = b"SERIAL-4711-0815"
LATITUDE = struct.pack(">II", 162347, 10000)  # of 53° 54′ 16.2347″
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><photoshop:Credit>' + PHOTOGRAPHER + b"</x:xmpmeta>"


def saved(image, kind, **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def quarters(width=240, height=220, mode="RGB"):
    """Red and green on top, blue and white below."""
    image = Image.new("RGB", (width, height), WHITE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image.convert(mode)


def asphalt(width, height):
    """A surface with detail everywhere, the same on every run."""
    grains = Random(1).randbytes((width // 4) * (height // 4))
    return Image.frombytes("L", (width // 4, height // 4), grains).resize((width, height))


def camera_notes(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = PHOTOGRAPHER.decode()
    exif.get_ifd(0x8769)[0xA431] = SERIAL.decode()
    exif.get_ifd(0x8825)[2] = (53.0, 54.0, 16.2347)
    return exif


def segment(marker, content):
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def chunk(name, content):
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def png(width, height, bits=8, colours=0, pixels=b"", before=b""):
    header = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    ending = chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + ending


def jpeg_with_notes():
    photo = saved(quarters(), "JPEG", exif=camera_notes(), xmp=XMP, icc_profile=SRGB)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x1b\x1c\x02\x50\0\x16" + PHOTOGRAPHER + b"\0"
    return photo[:2] + segment(0xED, iptc) + segment(0xFE, PHOTOGRAPHER) + photo[2:]


def png_with_notes():
    notes = PngInfo()
    notes.add_text("Author", PHOTOGRAPHER.decode())
    notes.add_text("Comment", PHOTOGRAPHER.decode(), zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(quarters(), "PNG", pnginfo=notes, exif=camera_notes(), icc_profile=SRGB)


def webp_with_notes():
    exif = camera_notes().tobytes()
    return saved(quarters(), "WEBP", exif=exif, xmp=XMP, icc_profile=SRGB)


def shown(data):
    """The renditions of an upload, decoded, by name."""
    return {name: Image.open(BytesIO(file)) for name, file in renditions(examine(data))}


def corners(image):
    """The colours in the middle of the four quarters, row by row."""
    columns, rows = (
        (image.width // 4, image.width * 3 // 4),
        (image.height // 4, image.height * 3 // 4),
    )
    return [image.convert("RGB").getpixel((x, y)) for y in rows for x in columns]


def alike(some, others, tolerance=12):
    pairs = zip(some, others, strict=True)
    return all(abs(a - b) <= tolerance for one, two in pairs for a, b in zip(one, two, strict=True))


def refusal(data, name="photo.jpg"):
    with pytest.raises(PictureRefused) as refused:
        examine(data, name)
    return str(refused.value)


# What comes in


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


# What goes out


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


# Whatever they send us

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


# Where it lies

DIGEST = hashlib.sha256(b"a picture").hexdigest()


@pytest.mark.parametrize("name", ["480.webp", "1203.jpg", "original"])
def test_a_picture_lies_on_the_shelf_of_its_content(name):
    assert shelf(DIGEST, name) == f"pictures/{DIGEST[:2]}/{DIGEST}/{name}"


@pytest.mark.parametrize(
    "digest",
    ["", "abc", DIGEST[:-1], DIGEST + "0", DIGEST.upper(), "../" + DIGEST[3:], DIGEST + "\n"],
)
def test_there_is_no_shelf_for_what_is_no_digest(digest):
    with pytest.raises(ValueError, match="64 hex digits"):
        shelf(digest, "480.webp")


@pytest.mark.parametrize(
    "name", ["", "..", "../480.webp", "a/b", ".webp", "480.webp\n", "480\0.jpg"]
)
def test_nothing_on_a_shelf_leads_elsewhere(name):
    with pytest.raises(ValueError, match="plain name"):
        shelf(DIGEST, name)
