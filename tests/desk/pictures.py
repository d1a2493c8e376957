"""Real image files for the desk's tests."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

GPS = 0x8825


def jpeg(colour: str = "teal", size: tuple[int, int] = (900, 600)) -> bytes:
    """A sound JPEG that tells where it was taken and by which camera."""
    exif = Image.Exif()
    exif[0x0110] = "SERIAL-4711"
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (54.0, 41.0, 12.5)
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG", exif=exif)
    return file.getvalue()


def upload(data: bytes, name: str = "pier.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")
