"""Crates of fish on ice under the lamps of the market."""

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, mix


def fish_market() -> Image.Image:
    c = Canvas(seed=109)
    c.ramp(0, 0, 1600, 620, [(0, "#26383c"), (0.6, "#5d7672"), (1, "#7e9387")])
    for row in range(13):
        for column in range(24):
            x, y = column * 72 - 40 + (row % 2) * 36, row * 48 - 10
            tone = mix("#88a197", "#4f6a68", c.random.random() * 0.6)
            c.rect(x + 2, y + 2, 68, 44, tone, 0.5)
    wall = c.mask([(-10, 0), (1610, 0), (1610, 600), (-10, 600)])
    c.shade(wall, "#16262a", "up", 0.0, 0.9)
    c.shade(wall, "#1d2f32", "left", 0.0, 0.45)
    for x in (330, 1270):
        c.rect(x - 20, 0, 40, 620, "#2c4044")
        c.rect(x - 20, 0, 8, 620, "#48605f")
    c.rect(-10, 84, 1620, 26, "#223236")
    floor = c.mask([(-10, 590), (1610, 590), (1610, 1080), (-10, 1080)])
    c.fill(floor, [(0, "#6f7d76"), (1, "#39474a")])
    c.shade(floor, "#202e32", "down", 0.1, 0.7)
    lamps = [(260, 250), (800, 216), (1340, 250)]
    for x, y in lamps:
        c.light(
            [(x - 50, y), (x + 50, y), (x + 330, 900), (x - 330, 900)], "#ffe6ae", 0.5, 0.0, blur=14
        )
    for x, y, crates in [(96, 640, 4), (398, 628, 3), (1130, 632, 5), (1420, 642, 3)]:
        c.polygon(
            [(x - 16, y + 16), (x + 210, y + 16), (x + 190, y - 8), (x, y - 8)], "#1b2a2d", 0.6
        )
        for level in range(crates):
            _crate(c, x + c.random.uniform(-7, 7), y - level * 58, 0.72, fish=level == crates - 1)
    _scales_of_the_market(c, 800, 600)
    for x, y, kind in [(70, 860, "flat"), (560, 872, "long"), (1052, 860, "flat")]:
        _open_crate(c, x, y, kind)
    for x, y in lamps:
        _lamp(c, x, y)
    c.ripples(990, 1060, "#cfdccf", 40, alpha=0.25)
    return c.finished(vignette=0.36)


def _lamp(c: Canvas, x, y) -> None:
    c.line([(x, 0), (x, y - 50)], "#141e20", 3)
    c.rect(x - 12, y - 58, 24, 20, "#141e20")
    c.polygon([(x - 14, y - 40), (x + 14, y - 40), (x + 66, y), (x - 66, y)], "#1d4a48")
    c.shade(
        c.mask([(x - 14, y - 40), (x + 14, y - 40), (x + 66, y), (x - 66, y)]),
        "#0b2322",
        "right",
        0,
        0.8,
    )
    c.disc(x, y, 66, "#f6d58c", ry=10)
    c.disc(x, y + 3, 24, "#fffbe6", ry=14)
    c.glow(x, y + 6, 170, "#ffe7b0", 0.75)


def _crate(c: Canvas, x, y, size, *, fish) -> None:
    wide, high = 250 * size, 78 * size
    box = c.mask([(x, y - high), (x + wide, y - high), (x + wide, y), (x, y)])
    c.fill(box, [(0, "#b98a55"), (1, "#8a6039")])
    for slat in (0.34, 0.68):
        c.rect(x, y - high + high * slat, wide, 5 * size, "#4d3522")
    for post in (0.03, 0.9):
        c.rect(x + wide * post, y - high, 16 * size, high, "#a1743f")
        c.disc(x + wide * post + 8 * size, y - high * 0.82, 2.4, "#4d3522")
        c.disc(x + wide * post + 8 * size, y - high * 0.2, 2.4, "#4d3522")
    c.shade(box, "#3d2817", "right", 0.0, 0.6)
    c.rect(x, y - 3, wide, 4, "#3a2617")
    if fish:
        for number in range(9):
            px = x + 14 + number * (wide - 30) / 8
            c.disc(px, y - high - 3, 17 * size, "#dfe8e6", ry=10 * size)
        for number in range(5):
            px = x + 28 + number * (wide - 60) / 4
            c.disc(px, y - high - 9, 22 * size, "#7d8a7f", ry=9 * size)
            c.disc(px - 3, y - high - 11, 15 * size, "#a8b2a0", ry=4 * size)


def _open_crate(c: Canvas, x, y, kind) -> None:
    """A crate seen from above, full of ice and fish; 470 wide."""
    wide, deep, high = 474, 118, 112
    rim = [(x + 34, y - deep), (x + wide - 34, y - deep), (x + wide, y), (x, y)]
    c.polygon(
        [
            (x - 16, y + high + 12),
            (x + wide + 30, y + high + 12),
            (x + wide + 4, y + 20),
            (x, y + 20),
        ],
        "#17262a",
        0.6,
    )
    c.polygon(rim, "#6b4a2b")
    inner = [
        (x + 48, y - deep + 10),
        (x + wide - 48, y - deep + 10),
        (x + wide - 18, y - 4),
        (x + 18, y - 4),
    ]
    c.polygon(inner, "#dce8ea")
    for _ in range(240):
        level = c.random.random()
        inset = 44 - 26 * level
        px = c.random.uniform(x + inset + 10, x + wide - inset - 10)
        py = y - deep + 14 + level * (deep - 22)
        size = c.random.uniform(3, 11)
        tone = c.random.choice(["#f6fbfb", "#c3d6da", "#e6f0f0", "#aac3ca"])
        c.polygon(
            [
                (px - size, py),
                (px, py - size * 0.7),
                (px + size, py + 1),
                (px + 2, py + size * 0.6),
            ],
            tone,
            0.9,
        )
    if kind == "flat":
        for row in range(2):
            for number in range(4):
                _flatfish(
                    c,
                    x + 96 + number * 96 - row * 8 + c.random.uniform(-6, 6),
                    y - 84 + row * 46,
                    1 + row * 0.14,
                )
    else:
        for number in range(7):
            _longfish(c, x + 72 + number * 53, y - 94, y - 16, number)
    front = c.mask([(x, y), (x + wide, y), (x + wide - 8, y + high), (x + 8, y + high)])
    c.fill(front, [(0, "#c99a61"), (1, "#95693d")])
    for slat in (0.33, 0.66):
        c.rect(x + 4, y + high * slat, wide - 8, 7, "#4a321f")
    for post in (14, wide - 44):
        c.rect(x + post, y, 30, high, "#b48549")
        for nail in (0.15, 0.5, 0.83):
            c.disc(x + post + 15, y + high * nail, 3.2, "#4a321f")
    c.shade(front, "#3d2817", "right", 0.0, 0.6)
    c.rect(x, y - 3, wide, 7, "#e0b67c")
    c.rect(x + 170, y + 38, 132, 36, "#e9e1cb")
    for word in range(3):
        c.rect(x + 184 + word * 36, y + 51, 26, 9, "#3f4d50")


def _flatfish(c: Canvas, x, y, size) -> None:
    tone = c.random.choice(["#8b8064", "#7c7a63", "#94866a"])
    body = [
        (
            x + 54 * size * math.cos(a) * (1.06 if math.cos(a) > 0 else 1),
            y + 25 * size * math.sin(a) * (1 - 0.12 * math.cos(a)),
        )
        for a in (step / 20 * math.tau for step in range(20))
    ]
    fringe = [(x + (px - x) * 1.08, y + (py - y) * 1.24) for px, py in body]
    c.polygon(fringe, mix(tone, "#2d2c26", 0.35))
    shape = c.mask(body)
    c.fill(shape, [(0, mix(tone, "#f0e8cf", 0.4)), (1, tone)])
    c.shade(shape, "#3b382c", "down", 0.0, 0.65)
    c.polygon(
        [
            (x + 50 * size, y - 5),
            (x + 78 * size, y - 14 * size),
            (x + 78 * size, y + 14 * size),
            (x + 50 * size, y + 5),
        ],
        mix(tone, "#2d2c26", 0.25),
    )
    c.line(
        [(x - 34 * size, y - 4), (x - 10 * size, y + 1), (x + 50 * size, y)], "#3b382c", 1.4, 0.7
    )
    for _ in range(7):
        c.disc(
            x + c.random.uniform(-26, 38) * size,
            y + c.random.uniform(-12, 12) * size,
            2.6 * size,
            "#c9763c",
            0.9,
        )
    for eye in (-9, 3):
        c.disc(x - 42 * size, y + eye, 3.6 * size, "#f4eeda")
        c.disc(x - 42 * size, y + eye, 2 * size, "#1c1c1a")


def _longfish(c: Canvas, x, top, low, number) -> None:
    lean = (number - 3) * 5
    outline = [
        (x - lean * 0.4, top),
        (x + 20 - lean * 0.2, top + 22),
        (x + 19 + lean * 0.3, low - 26),
        (x + 6 + lean * 0.5, low - 8),
        (x - 6 + lean * 0.5, low - 8),
        (x - 19 + lean * 0.3, low - 26),
        (x - 20 - lean * 0.2, top + 22),
    ]
    shape = c.mask(outline)
    c.fill(shape, [(0, "#41616d"), (0.45, "#7d9ba1"), (1, "#e3ebe6")], across=True)
    for stripe in range(5):
        y = top + 26 + stripe * 8
        c.line([(x - 16, y), (x - 6, y - 4), (x + 2, y)], "#22404c", 2, 0.7)
    c.polygon(
        [
            (x + lean * 0.5, low - 12),
            (x - 17 + lean * 0.6, low + 8),
            (x + 17 + lean * 0.6, low + 8),
        ],
        "#4a6a74",
    )
    c.disc(x - lean * 0.35 + 5, top + 13, 4.4, "#f2efdc")
    c.disc(x - lean * 0.35 + 5, top + 13, 2.4, "#141a1c")


def _scales_of_the_market(c: Canvas, x, y) -> None:
    c.polygon(
        [(x - 170, y + 138), (x + 190, y + 138), (x + 150, y + 108), (x - 130, y + 108)],
        "#1b2a2d",
        0.5,
    )
    c.rect(x - 160, y - 10, 320, 26, "#7d5a3c")
    c.rect(x - 160, y - 10, 320, 5, "#b98a5c")
    for leg in (-140, 120):
        c.rect(x + leg, y + 16, 22, 110, "#5f432d")
    c.polygon([(x - 60, y - 10), (x + 60, y - 10), (x + 44, y - 50), (x - 44, y - 50)], "#2d4a4c")
    c.disc(x, y - 112, 78, "#2d4a4c")
    c.disc(x, y - 112, 68, "#efe7d0")
    for mark in range(24):
        angle = mark / 24 * math.tau
        inner = 52 if mark % 3 == 0 else 58
        c.line(
            [
                (x + inner * math.cos(angle), y - 112 + inner * math.sin(angle)),
                (x + 63 * math.cos(angle), y - 112 + 63 * math.sin(angle)),
            ],
            "#2c3a3c",
            2.6 if mark % 3 == 0 else 1.4,
        )
    c.line([(x, y - 112), (x + 36, y - 150)], "#b4473b", 5)
    c.disc(x, y - 112, 7, "#2c3a3c")
    c.polygon(
        [(x - 96, y - 208), (x + 96, y - 208), (x + 70, y - 188), (x - 70, y - 188)], "#a9b5ae"
    )
    c.rect(x - 5, y - 190, 10, 12, "#7f8d88")
    for number in range(3):
        _flatfish(c, x - 44 + number * 42, y - 220 + number % 2 * 3, 0.62)
