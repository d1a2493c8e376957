"""What happens to the bytes of an uploaded picture: examined once, then shown only as renditions.

Readers get files made from its pixels. What the camera, the phone or a program wrote beside them
(place, time, serial number, names) stays in the upload, which is private.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO

from django.utils.translation import gettext
from PIL import ExifTags, Image, ImageCms
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

WIDTHS = (480, 960, 1600)  # of renditions, in pixels
FORMATS = {"webp": "image/webp", "jpg": "image/jpeg"}
MAX_PIXELS, MAX_BYTES = 100_000_000, 40_000_000
MIN_SIDE, MAX_RATIO = 200, 10  # the tallest rendition is then 1600 x 16000; WebP ends at 16383
MAX_WORK = 10_000_000_000  # pixels of a JPEG times its scans; ten scans are usual

_READERS: dict[str, tuple[bytes, type[ImageFile]]] = {  # Image.open would warn at its own limit
    "jpeg": (rb"\xff\xd8\xff", JpegImageFile),
    "png": (rb"\x89PNG\r\n\x1a\n", PngImageFile),
    "webp": (rb"(?s)RIFF....WEBP", WebPImageFile),
}
_TURNS = dict(enumerate(map(Image.Transpose, (0, 3, 1, 5, 4, 6, 2)), start=2))  # by orientation


class PictureRefused(ValueError):
    """Not a picture we can publish: the text says what is wrong and what to do."""


@dataclass(frozen=True)
class Picture:
    digest: str  # sha256 of the bytes uploaded, in hex
    kind: str  # "jpeg", "png" or "webp"
    width: int  # in pixels, upright
    height: int
    data: bytes = field(repr=False)


def examine(data: bytes, name: str = "") -> Picture:
    """Decode the whole file; PictureRefused names it unless it is one sound, still picture."""
    try:
        kind, image = _open(data)
        size = image.size
        image.draft(None, (1, 1))  # reads a JPEG to its end, into a 64th of the memory
        image.load()
        width, height = size if _orientation(image) < 5 else size[::-1]
    except Exception as error:  # Pillow's parsers raise whatever they stumble over
        why = gettext(
            "is damaged, incomplete or far too large. Ask for the original and upload that."
        )
        why = str(error) if isinstance(error, PictureRefused) else why
        of = f"“{name}”" if name else gettext("This file")
        raise PictureRefused(f"{of} {why}") from error
    return Picture(hashlib.sha256(data).hexdigest(), kind, width, height, data)


def widths_for(width: int) -> tuple[int, ...]:
    """The widths a picture is shown at, narrow to wide; no rendition is wider than the picture."""
    widest = min(width, WIDTHS[-1])
    return (*(narrower for narrower in WIDTHS if narrower < widest), widest)


def size_at(width: int, full_width: int, full_height: int) -> tuple[int, int]:
    """Width and height in pixels when a picture of the full size is shown `width` wide."""
    return width, max(1, (full_height * width + full_width // 2) // full_width)


def renditions(picture: Picture) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file a reader may get: upright, in sRGB, nothing but pixels."""
    sizes = [size_at(w, picture.width, picture.height) for w in widths_for(picture.width)]
    _, image = _open(picture.data)
    image.draft(None, (image.width * sizes[-1][0] // picture.width, 1))  # no more of a JPEG
    largest = _upright_in_srgb(image, sizes[-1])
    for size in sizes:
        shown = largest.resize(size, Image.Resampling.LANCZOS)
        shown.save(file := BytesIO(), "WEBP", quality=80, method=4)
        yield f"{size[0]}.webp", file.getvalue()
        paper = Image.new("RGB", size, "white")
        paper.paste(shown, mask=shown if shown.mode == "RGBA" else None)
        paper.save(file := BytesIO(), "JPEG", quality=80, progressive=True, optimize=True)
        yield f"{size[0]}.jpg", file.getvalue()


def shelf(digest: str, name: str) -> str:
    """Where a file of a picture lies in the storage; ValueError if it could lie elsewhere."""
    if not re.fullmatch(r"[0-9a-f]{64}/[a-z0-9]+(\.[a-z0-9]+)?", f"{digest}/{name}"):
        raise ValueError("A picture is shelved under 64 hex digits of sha256 and a plain name.")
    return f"pictures/{digest[:2]}/{digest}/{name}"


def _open(data: bytes) -> tuple[str, ImageFile]:
    """The kind, and the picture: measured and found fit, not yet decoded."""
    if not data:
        raise PictureRefused(
            gettext("is empty. Upload it again; the first time may have broken off.")
        )
    if len(data) > MAX_BYTES:
        says = gettext("is over %d MB. Export it as a smaller JPEG.")
        raise PictureRefused(says % (MAX_BYTES // 1_000_000))
    kind = next((kind for kind, (start, _) in _READERS.items() if re.match(start, data)), None)
    if kind is None:
        raise PictureRefused(gettext("is not a JPEG, PNG or WebP picture. Export it as a JPEG."))
    if data.count(b"Exif\0\0") + data.count(b"iCCP") > 50:  # Pillow would join or unpack each
        raise ValueError("notes repeated to keep us busy")
    image = _READERS[kind][1](BytesIO(data))
    if getattr(image, "is_animated", False):
        raise PictureRefused(
            gettext("moves, and readers get still pictures. Save one frame as JPEG.")
        )
    short, long = sorted(image.size)
    if short * long > MAX_PIXELS:
        says = gettext("has over %s pixels. Export it smaller.")
        raise PictureRefused(says % f"{MAX_PIXELS:,}")
    if kind == "jpeg" and short * long * data.count(b"\xff\xda") > MAX_WORK:
        raise ValueError("scans repeated to keep us busy")
    if short < MIN_SIDE:
        says = gettext("is under %d pixels wide or high. Ask for a larger one.")
        raise PictureRefused(says % MIN_SIDE)
    if long > MAX_RATIO * short:
        says = gettext("is over %d times as long one way as the other. Crop it.")
        raise PictureRefused(says % MAX_RATIO)
    return kind, image


def _orientation(image: Image.Image) -> int:
    """How the picture lies, 1 (upright) to 8, as EXIF tag 0x0112 has it."""
    with suppress(Exception):  # damaged notes make no damaged picture
        (exif := Image.Exif()).load(image.info.get("exif") or b"")
        return turn if (turn := exif.get(ExifTags.Base.Orientation)) in _TURNS else 1
    return 1


def _upright_in_srgb(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture at that upright size, as RGB or RGBA, without the notes Pillow carries along."""
    image.load()
    turn, profile = _orientation(image), image.info.get("icc_profile") or b""
    if image.mode == "I;16":  # which Pillow would clip at 255
        image = image.point(lambda value: value / 257).convert("L")
    elif image.has_transparency_data:
        image = image.convert("RGBA").convert("RGBa")  # no colour is left where it was erased
    elif image.mode not in {"L", "RGB", "CMYK"}:
        image = image.convert("RGB")
    image = image.transpose(_TURNS[turn]) if turn > 1 else image
    image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    image = image.convert("RGBA") if image.mode == "RGBa" else image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    with suppress(ImageCms.PyCMSError):  # a broken profile, or one for other colours
        srgb = ImageCms.createProfile("sRGB")
        image = ImageCms.profileToProfile(image, BytesIO(profile), srgb, outputMode=mode) or image
    image = image.convert(mode)
    image.info = {}  # some of it Pillow would write unasked
    return image
