"""A deep stage, and one actor in a cone of light."""

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, Point, mix


def theatre_stage() -> Image.Image:
    c = Canvas(seed=83)
    c.ramp(0, 0, 1600, 1067, [(0, "#120d14"), (0.5, "#2a1a22"), (1, "#1a1015")])
    left, right, top, far = (600, 1000, 300, 640)
    back = c.mask([(left, top), (right, top), (right, far), (left, far)])
    c.fill(back, [(0, "#31212c"), (1, "#6c4540")])
    c.shade(back, "#150d13", "up", 0.0, 0.8)
    floor = c.mask([(left, far), (right, far), (1700, 1080), (-100, 1080)])
    c.fill(floor, [(0, "#8a5d43"), (0.4, "#74492f"), (1, "#3a221b")])
    for board in range(29):
        share = board / 28
        c.line([(left + 400 * share, far), (-100 + 1800 * share, 1080)], "#35201a", 2, 0.55)
    for row in range(13):
        depth = (row / 12) ** 2.2
        y = far + 440 * depth
        for board in range(28):
            if (board * 5 + row * 3) % 7 == 0:
                a, b = board / 28, (board + 1) / 28
                edge = left - 700 * depth
                wide = 400 + 1400 * depth
                c.line([(edge + wide * a, y), (edge + wide * b, y)], "#2b1915", 1.6, 0.7)
    c.shade(floor, "#1a0e10", "down", 0.0, 0.75)
    for number in range(9):
        share = (number / 9) ** 1.5
        x_left, x_right = left - 600 * share, right + 600 * share
        y_top, y_low = top - 300 * share, far + 377 * share
        tone = mix("#5b3a38", "#1c1218", share)
        wide = 10 + 26 * share
        c.rect(x_left - wide, y_top, wide, y_low - y_top, tone)
        c.rect(x_right, y_top, wide, y_low - y_top, tone)
        c.rect(x_left - wide, y_top, x_right - x_left + 2 * wide, 6 + 16 * share, tone)
    c.light([(790, -20), (810, -20), (930, 748), (670, 748)], "#ffe8b8", 0.2, 0.72, blur=8)
    c.disc(800, 748, 150, "#ffdf9f", 0.26, ry=31)
    c.disc(800, 748, 126, "#ffeabf", 0.4, ry=25)
    _figure(c, 800, 752)
    for x in (260, 520, 1080, 1340):
        c.rect(x - 16, -10, 32, 46, "#0d090d")
        c.polygon([(x - 20, 36), (x + 20, 36), (x + 28, 62), (x - 28, 62)], "#0d090d")
        c.disc(x, 62, 26, "#ffd998", 0.5, ry=7)
    c.rect(774, -10, 52, 30, "#0d090d")
    for side in (1, -1):
        _curtain(c, side)
    swag = c.mask([(-10, -10), (1610, -10), (1610, 66), *_scallops(), (-10, 66)])
    c.fill(swag, [(0, "#5d1820"), (1, "#8f2a2c")])
    c.shade(swag, "#2c0a12", "up", 0.0, 0.9)
    for x, y in _scallops():
        c.rect(x - 2, y, 3, 12, "#c79a4f", 0.9)
    for _ in range(170):
        across, down = c.random.gauss(800, 60), c.random.uniform(40, 720)
        if abs(across - 800) < 12 + down * 0.16:
            c.disc(across, down, c.random.uniform(0.7, 2), "#fff3d3", c.random.uniform(0.15, 0.6))
    _audience(c)
    return c.finished(vignette=0.4)


def _scallops():
    return [(x, 66 + 44 * abs(math.sin((x + 100) / 200 * math.pi))) for x in range(1610, -20, -8)]


def _curtain(c: Canvas, side: int) -> None:
    folds = 9
    levels = [step / 20 for step in range(21)]

    def at(share, level) -> Point:
        gather = 1 - 0.3 * math.exp(-(((level - 0.62) / 0.18) ** 2))
        reach = (380 + 80 * level) * gather * share
        return (reach if side > 0 else 1600 - reach), level * 1010

    c.polygon([at(-0.1, 0), *(at(0.99, v) for v in levels), at(-0.1, 1)], "#5a151d")
    for number in range(folds):
        a, b = number / folds, (number + 1) / folds
        outline = [at(a, level) for level in levels] + [at(b, level) for level in reversed(levels)]
        shape = c.mask(outline)
        tones = [(0, "#5a151d"), (0.4, "#a93230"), (0.7, "#8d2629"), (1, "#3c0d16")]
        c.fill(shape, tones, across=True)
        c.shade(shape, "#22070e", "down", 0.05, 0.8)
        c.line([at(a, level) for level in levels], "#2f0a12", 2, 0.6)
    y = 1010 * 0.62
    for share in range(40):
        x = share / 40 * 300
        x = x if side > 0 else 1600 - x
        c.disc(x, y + 10 * math.sin(share / 40 * math.pi), 8, "#c79a4f" if share % 2 else "#a67a38")


def _figure(c: Canvas, x, y) -> None:
    c.polygon(
        [(x - 8, y + 2), (x + 12, y + 2), (x + 62, y + 190), (x - 40, y + 190)], "#140b0d", 0.42
    )
    c.polygon([(x - 20, y - 62), (x + 20, y - 62), (x + 29, y - 4), (x - 29, y - 4)], "#35506a")
    c.polygon([(x - 15, y - 104), (x + 15, y - 104), (x + 20, y - 58), (x - 20, y - 58)], "#3f5e7a")
    c.shade(
        c.mask([(x - 15, y - 104), (x + 15, y - 104), (x + 29, y - 4), (x - 29, y - 4)]),
        "#182838",
        "right",
        0,
        0.7,
    )
    c.polygon(
        [(x - 14, y - 102), (x - 24, y - 72), (x - 6, y - 70), (x - 8, y - 78), (x - 14, y - 80)],
        "#4a6c8a",
    )
    c.polygon(
        [(x + 14, y - 102), (x + 24, y - 72), (x + 6, y - 70), (x + 8, y - 78), (x + 13, y - 80)],
        "#2f475d",
    )
    c.polygon([(x - 12, y - 84), (x + 12, y - 86), (x + 13, y - 68), (x - 11, y - 67)], "#fff6df")
    c.disc(x, y - 117, 11, "#e2b08c")
    c.disc(x, y - 122, 12, "#3a2320", ry=9)
    c.disc(x + 9, y - 128, 6, "#3a2320")
    c.rect(x - 13, y - 5, 9, 6, "#140b0d")
    c.rect(x + 4, y - 5, 9, 6, "#140b0d")


def _audience(c: Canvas) -> None:
    for row, (y, size, tone) in enumerate([(1010, 30, "#1f1218"), (1062, 40, "#0f080c")]):
        x = -30.0 + row * 30
        while x < 1640:
            tilt = c.random.uniform(-6, 6)
            c.disc(
                x + tilt,
                y - size * 0.9 + c.random.uniform(-5, 5),
                size * 0.62,
                tone,
                ry=size * 0.74,
            )
            c.polygon(
                [
                    (x - size * 1.25, y + 60),
                    (x - size * 0.9, y - 2),
                    (x + size * 0.9, y - 2),
                    (x + size * 1.25, y + 60),
                ],
                tone,
            )
            x += size * c.random.uniform(2.5, 3.1)
