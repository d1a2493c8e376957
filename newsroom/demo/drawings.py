"""The demo's pictures, drawn by the program: no files, no fonts, the same every time.
`draw` gives a picture as a camera would hand it in; one carries a position and serial numbers,
which the newsroom has to take out before anybody sees it."""

from collections.abc import Callable
from io import BytesIO

from PIL import ExifTags, Image

from newsroom.demo.scenes import (
    archive,
    bees,
    council,
    courthouse,
    ferry,
    football,
    harbour,
    lighthouse,
    market,
    prison,
    theatre,
    tide,
)

DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "harbour-dusk": harbour.harbour_dusk,
    "ferry-on-the-bay": ferry.ferry_on_the_bay,
    "lighthouse-storm": lighthouse.lighthouse_storm,
    "courthouse": courthouse.courthouse,
    "prison-wall": prison.prison_wall,
    "council-chamber": council.council_chamber,
    "rooftop-bees": bees.rooftop_bees,
    "theatre-stage": theatre.theatre_stage,
    "football-night": football.football_night,
    "tide-chart": tide.tide_chart,
    "fish-crates": market.fish_market,
    "archive-shelves": archive.archive_shelves,
}

TELLS_TOO_MUCH = {"harbour-dusk"}


def draw(name: str) -> bytes:
    """The JPEG of the drawing called `name`, 1600 by 1067 pixels."""
    file = BytesIO()
    exif = camera_exif() if name in TELLS_TOO_MUCH else Image.Exif()
    DRAWINGS[name]().save(file, "JPEG", quality=90, exif=exif)
    return file.getvalue()


def camera_exif() -> Image.Exif:
    """Who took it, with what, when and where: an empty spot of the Atlantic."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Invented Cameras"
    exif[ExifTags.Base.Model] = "Pocket Nine"
    exif[ExifTags.Base.Artist] = "A name that must not get out"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = "2025:03:06 19:42:10"
    details[ExifTags.Base.CameraOwnerName] = "A name that must not get out"
    details[ExifTags.Base.BodySerialNumber] = "SERIAL-0047-1199"
    details[ExifTags.Base.LensSerialNumber] = "LENS-SERIAL-88"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSVersionID] = b"\x02\x03\x00\x00"
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (47.0, 12.0, 30.5)
    place[ExifTags.GPS.GPSLongitudeRef] = "W"
    place[ExifTags.GPS.GPSLongitude] = (31.0, 5.0, 12.0)
    return exif
