"""The paint box of the demo's pictures: flat shapes, ramps of colour, stippled shade, glows, grain.
Everything is drawn at twice the size and scaled down; the same seed gives the same picture."""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]

SCALE = 2
EDGE = 181  # what Pillow's radial gradient has reached in the middle of its sides


def rgb(colour: str, alpha: float = 1.0) -> tuple[int, int, int, int]:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue, round(alpha * 255)


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` in it."""
    pairs = zip(rgb(one)[:3], rgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def ramp(stops: Stops, size: tuple[int, int], *, across: bool = False) -> Image.Image:
    """A gradient from the first stop on top (or on the left) to the last."""
    line = Image.frombytes("RGB", (1, 512), _strip(tuple(stops)))
    if across:
        line = line.transpose(Image.Transpose.ROTATE_90)
    return line.resize(size, Image.Resampling.BILINEAR)


@cache
def _strip(stops: tuple[tuple[float, str], ...]) -> bytes:
    return b"".join(bytes(rgb(_at(stops, row / 511))[:3]) for row in range(512))


def _at(stops: Stops, place: float) -> str:
    for (start, one), (end, other) in pairwise(stops):
        if place <= end:
            return mix(one, other, max(0.0, (place - start) / (end - start or 1)))
    return stops[-1][1]


def wave(width: float, base: float, rises: Sequence[tuple[float, float, float]], step: int = 8):
    """Points of a line from left to right; each rise is (height, wavelength, phase)."""
    return [
        (x, base + sum(h * math.sin(x / length * math.tau + p) for h, length, p in rises))
        for x in range(-step, int(width) + 2 * step, step)
    ]


class Canvas:
    """Coordinates are those of the finished picture."""

    def __init__(self, seed: int, width: int = 1600, height: int = 1067):
        self.width, self.height = width, height
        self.size = width * SCALE, height * SCALE
        self.random = Random(seed)  # noqa: S311 - the same picture every time
        self.image = Image.new("RGB", self.size)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        fine = Image.frombytes("L", (width, height), self.random.randbytes(width * height))
        self.noise = fine.resize(self.size, Image.Resampling.NEAREST)

    # Flat shapes.

    def polygon(self, points: Iterable[Point], colour: str, alpha: float = 1) -> None:
        self.pen.polygon(_scaled(points), fill=rgb(colour, alpha))

    def rect(self, x: float, y: float, w: float, h: float, colour: str, alpha: float = 1) -> None:
        self.pen.rectangle(_box(x, y, w, h), fill=rgb(colour, alpha))

    def disc(self, x, y, rx, colour, alpha: float = 1, ry=None) -> None:
        ry = rx if ry is None else ry
        self.pen.ellipse(_box(x - rx, y - ry, 2 * rx, 2 * ry), fill=rgb(colour, alpha))

    def line(self, points: Iterable[Point], colour: str, width: float = 2, alpha: float = 1):
        self.pen.line(
            _scaled(points),
            fill=rgb(colour, alpha),
            width=max(1, round(width * SCALE)),
            joint="curve",
        )

    def ramp(self, x, y, w, h, stops: Stops, *, across: bool = False) -> None:
        size = max(1, round(w * SCALE)), max(1, round(h * SCALE))
        self.image.paste(ramp(stops, size, across=across), (round(x * SCALE), round(y * SCALE)))

    # Masks, and what is painted through them.

    def mask(self, *polygons: Iterable[Point]) -> Image.Image:
        mask = Image.new("L", self.size)
        pen = ImageDraw.Draw(mask)
        for points in polygons:
            pen.polygon(_scaled(points), fill=255)
        return mask

    def disc_mask(self, x, y, rx, ry=None) -> Image.Image:
        ry = rx if ry is None else ry
        mask = Image.new("L", self.size)
        ImageDraw.Draw(mask).ellipse(_box(x - rx, y - ry, 2 * rx, 2 * ry), fill=255)
        return mask

    def fill(self, mask: Image.Image, stops: Stops | str, *, across: bool = False) -> None:
        box = mask.getbbox()
        if box:
            size = box[2] - box[0], box[3] - box[1]
            stops = [(0, stops), (1, stops)] if isinstance(stops, str) else stops
            self.image.paste(ramp(stops, size, across=across), box[:2], mask.crop(box))

    def shade(self, mask, colour: str, towards: str, start: float, end: float) -> None:
        """Stipple `colour` through `mask`, its density going from `start` to `end` (0 to 1)."""
        box = mask.getbbox()
        if not box:
            return
        size = box[2] - box[0], box[3] - box[1]
        grey = [(0, _grey(start)), (1, _grey(end))]
        if towards in {"up", "left"}:
            grey = [(0, _grey(end)), (1, _grey(start))]
        density = ramp(grey, size, across=towards in {"left", "right"}).convert("L")
        density = density.point([round(235 * (v / 255) ** 1.45) for v in range(256)])
        dots = ImageChops.subtract(density, self.noise.crop(box)).point(lambda v: 255 if v else 0)
        self.image.paste(rgb(colour)[:3], box, ImageChops.darker(dots, mask.crop(box)))

    def glow(self, x, y, radius, colour: str, strength: float, *, power: float = 2, ry=None):
        ry = radius if ry is None else ry
        curve = [round(255 * strength * max(0, 1 - v / EDGE) ** power) for v in range(256)]
        light = Image.radial_gradient("L").point(curve)
        size = round(2 * radius * SCALE), round(2 * ry * SCALE)
        light = light.resize(size, Image.Resampling.BILINEAR)
        place = round((x - radius) * SCALE), round((y - ry) * SCALE)
        self.image.paste(rgb(colour)[:3], (*place, place[0] + size[0], place[1] + size[1]), light)

    def light(self, points, colour: str, start: float, end: float, *, blur=6, towards="down"):
        """A soft-edged polygon of light whose strength goes from `start` to `end`."""
        small = self.width // 2, self.height // 2
        mask = Image.new("L", small)
        ImageDraw.Draw(mask).polygon([(x / 2, y / 2) for x, y in points], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(blur))
        box = mask.getbbox()
        if not box:
            return
        size = box[2] - box[0], box[3] - box[1]
        grey = [(0, _grey(start)), (1, _grey(end))]
        if towards in {"up", "left"}:
            grey = [(0, _grey(end)), (1, _grey(start))]
        fade = Image.new("L", small)
        fade.paste(ramp(grey, size, across=towards in {"left", "right"}).convert("L"), box[:2])
        mask = ImageChops.multiply(mask, fade).resize(self.size, Image.Resampling.BILINEAR)
        self.image.paste(rgb(colour)[:3], (0, 0, *self.size), mask)

    # Water, weather, the last coat.

    def reflect(self, horizon, depth, colour: str, share: float, *, sway=5.0, squeeze=1.0) -> None:
        """Mirror what is above `horizon` into `depth` below it, rippled and tinted."""
        source = round(depth * squeeze)
        above = self.image.crop(_box(0, horizon - source, self.width, source))
        mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        mirror = mirror.resize((self.size[0], round(depth * SCALE)), Image.Resampling.BILINEAR)
        tint = Image.new("RGB", mirror.size, rgb(colour)[:3])
        mirror = Image.blend(mirror, tint, share)
        top, row = round(horizon * SCALE), 0
        self.image.paste(mirror, (0, top))
        while row < mirror.height:
            far = row / mirror.height
            rows = 2 + round(8 * far)
            shift = sway * SCALE * (0.3 + far) * math.sin(row / (6 + 22 * far))
            shift += self.random.uniform(-1, 1) * sway * SCALE * 0.5
            strip = mirror.crop((0, row, mirror.width, row + rows))
            self.image.paste(strip, (round(shift), top + row))
            row += rows

    def ripples(self, top, bottom, colour, count, *, alpha=0.25, left=0.0, right=None, size=1.0):
        """Short flat strokes, longer and thicker the nearer they are."""
        right = self.width if right is None else right
        for _ in range(count):
            near = self.random.random() ** 1.4
            y = top + (bottom - top) * near
            length = (14 + 120 * near) * self.random.uniform(0.4, 1.2) * size
            x = self.random.uniform(left - length / 2, right)
            thick = 0.7 + 2.6 * near
            lens = [
                (x, y),
                (x + length / 2, y - thick),
                (x + length, y),
                (x + length / 2, y + thick),
            ]
            self.polygon(lens, colour, alpha * self.random.uniform(0.4, 1))

    def cloud(self, x, y, length, height, colour, alpha=1.0, bars=5) -> None:
        """A bank of cloud: rounded bars laid over one another, long ones below."""
        left, top = x - length * 0.1, y - height * 1.6
        size = round(length * 1.2 * SCALE), round(height * 2.4 * SCALE)
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        for bar in range(bars):
            rise = bar / bars
            wide = length * (1 - 0.75 * rise) * self.random.uniform(0.75, 1)
            start = x - left + (length - wide) * self.random.uniform(0.15, 0.85)
            thick = height * self.random.uniform(0.42, 0.62)
            level = y - top - height * rise * 1.1
            bar_box = [
                v * SCALE for v in (start, level - thick / 2, start + wide, level + thick / 2)
            ]
            pen.rounded_rectangle(bar_box, radius=thick * SCALE / 2, fill=round(255 * alpha))
        place = round(left * SCALE), round(top * SCALE)
        box = (*place, place[0] + size[0], place[1] + size[1])
        self.image.paste(rgb(colour)[:3], box, mask)

    def gull(self, x, y, span, colour) -> None:
        left = [(x - span, y - span * 0.25), (x - span * 0.4, y - span * 0.42), (x, y)]
        right = [(x, y), (x + span * 0.45, y - span * 0.5), (x + span, y - span * 0.2)]
        for wing in (left, right):
            self.line(wing, colour, span / 7)

    def finished(self, grain: float = 6, vignette: float = 0.28) -> Image.Image:
        """The picture at its real size, with a darker rim and grain like uncoated paper."""
        picture = self.image.reduce(SCALE)
        rim = Image.radial_gradient("L").point(
            [round(max(0, v - 90) * vignette) for v in range(256)]
        )
        rim = rim.resize(picture.size, Image.Resampling.BICUBIC)
        picture.paste((18, 18, 30), (0, 0), rim)
        noise = Image.frombytes(
            "L", picture.size, self.random.randbytes(self.width * self.height)
        ).filter(ImageFilter.GaussianBlur(0.7))
        noise = noise.point([round(128 + (v - 128) * grain / 64) for v in range(256)])
        return ImageChops.add(picture, Image.merge("RGB", [noise] * 3), 1, -128)


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _box(x: float, y: float, w: float, h: float) -> tuple[int, int, int, int]:
    return (
        round(x * SCALE),
        round(y * SCALE),
        round((x + w) * SCALE),
        round((y + h) * SCALE),
    )


def _grey(share: float) -> str:
    return "#" + f"{round(255 * share):02x}" * 3
