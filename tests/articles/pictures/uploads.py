"""Real files to send up, written by Pillow or byte by byte, and what comes of them."""

import struct
import zlib
from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from articles.pictures import (
    PictureRefused,
    examine,
    renditions,
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
