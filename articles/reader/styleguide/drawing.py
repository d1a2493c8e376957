"""The pictures of the styleguide: a sun over the sea, in any size, without a file or a row."""

from io import BytesIO

from django.urls import reverse
from PIL import Image, ImageDraw, ImageOps

from articles.pictures import size_at
from articles.story import Picture

KINDS = {"jpg": "JPEG", "webp": "WEBP"}


class Drawn(Picture):
    """A picture that is drawn when somebody asks for it. It has no digest."""

    def _address(self, width: int, form: str) -> str:
        return reverse("styleguide:picture", args=[self.width, self.height, width, form])


def draw(width: int, height: int, shown: int, form: str) -> bytes:
    """The picture of `width` by `height` pixels in a rendition `shown` pixels wide."""
    across, down = size_at(shown, width, height)
    sky = Image.linear_gradient("L").resize((across, down))
    drawing = ImageOps.colorize(sky, "#3b5b7a", "#f4d9b0")
    pen, sea, sun = ImageDraw.Draw(drawing), down * 2 // 3, min(across, down) // 6
    pen.ellipse([across // 2 - sun, sea - sun, across // 2 + sun, sea + sun], fill="#fff4d6")
    pen.rectangle([0, sea, across, down], fill="#24445c")
    pen.polygon([(0, sea), (0, sea - sun), (across // 4, sea)], fill="#1b2f3d")
    file = BytesIO()
    drawing.save(file, KINDS[form])
    return file.getvalue()
