"""The lighthouse on its rock, in a storm."""

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, Point, mix


def lighthouse_storm() -> Image.Image:
    c = Canvas(seed=37)
    c.ramp(0, 0, 1600, 1067, [(0, "#131f2c"), (0.35, "#27404c"), (0.62, "#5a7a7c"), (1, "#2c4a52")])
    c.glow(560, 560, 760, "#a9b9a8", 0.4)
    for _ in range(34):
        y = c.random.uniform(-20, 520)
        c.cloud(
            c.random.uniform(-400, 1300),
            y,
            c.random.uniform(420, 900),
            c.random.uniform(40, 110),
            c.random.choice(["#101b27", "#1b2d39", "#31505a", "#22343f", "#466066"]),
            0.2 + 0.25 * (1 - y / 520),
        )
    lamp_x, lamp_y = 1172, 286
    c.light(
        [(lamp_x, lamp_y - 8), (lamp_x, lamp_y + 8), (-40, 330), (-40, 60)],
        "#ffeab0",
        0.04,
        0.78,
        towards="right",
        blur=9,
    )
    c.light(
        [(lamp_x, lamp_y - 6), (lamp_x, lamp_y + 6), (1640, 360), (1640, 236)],
        "#ffeab0",
        0.7,
        0.14,
        towards="right",
        blur=7,
    )
    _sea(c, 690, (26, 210, 0.3), "#718f8b", "#57797b", 0.8)
    _sea(c, 742, (44, 300, 0.7), "#51767a", "#3b5f66", 1.1)
    _sea(c, 806, (62, 390, 0.1), "#3a6067", "#27474f", 1.5)
    _rock(c)
    _lighthouse(c, lamp_x, lamp_y)
    _breaker(c)
    _sea(c, 912, (84, 520, 0.55), "#2f5660", "#17333d", 2.1)
    _sea(c, 1020, (96, 700, 0.12), "#20434e", "#0d212b", 2.9)
    for _ in range(520):
        x, y = c.random.uniform(-60, 1650), c.random.uniform(-40, 1067)
        length = c.random.uniform(18, 54)
        c.line(
            [(x, y), (x - length * 0.62, y + length)], "#dfe9df", 0.8, c.random.uniform(0.06, 0.22)
        )
    return c.finished(vignette=0.34)


def _swell(base, height, length, phase, chop) -> list[Point]:
    """A line of waves with pointed crests, steeper on the side they run to."""
    points: list[Point] = []
    for x in range(-16, 1624, 6):
        turn = (x / length + phase) % 1
        lean = turn**1.35 if turn < 0.999 else 1
        peak = (1 - math.sin(math.pi * lean)) ** 1.5
        y = base - height * peak + chop * math.sin(x / 37 + phase * 9) + chop * math.sin(x / 19)
        points.append((x, y))
    return points


def _sea(c: Canvas, base, swell, top, deep, near) -> None:
    """One line of waves and all the water below it; `near` is 1 far out and 3 at our feet."""
    height, length, phase = swell
    crest = _swell(base, height, length, phase, 1.2 * near)
    body = c.mask([*crest, (1640, 1090), (-40, 1090)])
    c.fill(body, [(0, top), (0.4, deep), (1, deep)])
    c.shade(body, mix(deep, "#061018", 0.5), "down", 0.0, 0.8)
    for row in range(1, 7):
        _foam(c, crest, row * 13 * near, 1.5 * near, 0.26 - row * 0.025, row * 1.9 + phase)
    _foam(c, crest, 0, 7 * near, 0.85, phase * 5, only_peaks=base - height * 0.3)


def _foam(c: Canvas, crest, drop, thickness, alpha, phase, only_peaks=None) -> None:
    """Tapered strokes that run along `crest`, `drop` below it."""
    stroke = []
    for x, y in crest:
        swing = math.sin(x / 83 + phase * 4) + 0.7 * math.sin(x / 31 + phase * 7)
        if only_peaks is not None:
            swing = 1.2 * (only_peaks - y) / 26 + 0.3 * math.sin(x / 13)
        weight = min(1.0, swing)
        if weight > 0.05:
            stroke.append((x, y + drop, weight * thickness))
        elif stroke:
            _stroke(c, stroke, alpha)
            stroke = []
    _stroke(c, stroke, alpha)


def _stroke(c: Canvas, stroke, alpha) -> None:
    if len(stroke) > 2:
        upper = [(x, y - 1) for x, y, _ in stroke]
        lower = [(x, y + weight) for x, y, weight in reversed(stroke)]
        c.polygon(upper + lower, "#e3ece2", alpha)


def _rock(c: Canvas) -> None:
    rock = [
        (900, 850),
        (948, 752),
        (1010, 724),
        (1044, 672),
        (1100, 650),
        (1160, 636),
        (1240, 640),
        (1300, 664),
        (1348, 716),
        (1420, 742),
        (1470, 800),
        (1600, 838),
        (1600, 960),
        (880, 960),
    ]
    shape = c.mask(rock)
    c.fill(shape, [(0, "#2e3a41"), (1, "#101a22")])
    c.shade(shape, "#080e15", "right", 0.1, 0.9)
    for facet in [
        [(948, 752), (1010, 724), (1044, 672), (1030, 780), (960, 840)],
        [(1100, 650), (1160, 636), (1180, 720), (1120, 800), (1072, 760)],
        [(1240, 640), (1300, 664), (1290, 760), (1230, 720)],
    ]:
        c.shade(c.mask(facet), "#6d7f7d", "right", 0.7, 0.05)


def _lighthouse(c: Canvas, x: float, lamp: float) -> None:
    tower = [(x - 34, lamp + 44), (x + 34, lamp + 44), (x + 56, 652), (x - 56, 652)]
    shape = c.mask(tower)
    c.fill(shape, [(0, "#eee5d2"), (0.5, "#d8cfbe"), (1, "#8d9493")], across=True)
    for top, bottom in [(400, 468), (536, 604)]:
        grow = 22 / 322
        a, b = 34 + (top - lamp - 44) * grow, 34 + (bottom - lamp - 44) * grow
        band = c.mask([(x - a, top), (x + a, top), (x + b, bottom), (x - b, bottom)])
        c.fill(band, [(0, "#b24a3c"), (0.5, "#993c33"), (1, "#5a2c2c")], across=True)
    c.shade(shape, "#4d5a5e", "right", 0.0, 0.75)
    for y in (366, 500, 618):
        c.rect(x - 8, y - 14, 13, 24, "#26323a")
    c.polygon(
        [(x - 52, lamp + 34), (x + 52, lamp + 34), (x + 46, lamp + 48), (x - 46, lamp + 48)],
        "#222c33",
    )
    c.rect(x - 54, lamp + 14, 108, 3, "#222c33")
    for post in range(9):
        c.rect(x - 54 + post * 13.2, lamp + 14, 2.4, 22, "#222c33")
    c.rect(x - 26, lamp - 30, 52, 64, "#ffe9ad")
    for bar in (-26, -9, 7, 23):
        c.rect(x + bar, lamp - 30, 3, 64, "#2a343b")
    c.polygon(
        [(x - 34, lamp - 28), (x + 34, lamp - 28), (x + 16, lamp - 60), (x - 16, lamp - 60)],
        "#8f3b33",
    )
    c.disc(x, lamp - 64, 7, "#8f3b33")
    c.line([(x, lamp - 66), (x, lamp - 96)], "#222c33", 2.5)
    c.glow(x, lamp, 190, "#fff0bf", 0.95)
    c.rect(x + 60, 600, 96, 52, "#c9c2b3")
    c.polygon([(x + 52, 602), (x + 164, 602), (x + 146, 570), (x + 70, 570)], "#5a3433")
    c.rect(x + 84, 616, 14, 18, "#ffdf96")
    c.rect(x + 122, 616, 14, 18, "#2a343b")


def _breaker(c: Canvas) -> None:
    """Spray that goes up where the swell meets the rock."""
    for _ in range(900):
        angle = c.random.gauss(1.95, 0.42)
        reach = abs(c.random.gauss(0, 1)) * 150 + c.random.uniform(0, 40)
        x = 944 + reach * math.cos(angle) * 1.1
        y = 826 - reach * math.sin(angle) * 1.25
        size = c.random.uniform(1.2, 9) * (1 - min(0.75, reach / 420))
        c.disc(
            x,
            y,
            size,
            c.random.choice(["#eef4ea", "#d3e0d8", "#b6cbc5"]),
            c.random.uniform(0.25, 0.85),
        )
    for _ in range(240):
        x = c.random.gauss(940, 62)
        y = 846 - abs(c.random.gauss(0, 16))
        c.disc(x, y, c.random.uniform(3, 13), "#e6eee5", 0.5)
