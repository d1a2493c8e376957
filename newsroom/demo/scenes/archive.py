"""An aisle of the archive, and the archivist in it."""

from PIL import Image

from newsroom.demo.canvas import Canvas, Point, mix


def archive_shelves() -> Image.Image:
    c = Canvas(seed=113)
    c.ramp(0, 0, 1600, 1067, [(0, "#2a2622"), (1, "#1c1a1a")])
    left, right, top, low = 690, 910, 430, 640
    back = c.mask([(left, top), (right, top), (right, low), (left, low)])
    c.fill(back, [(0, "#8d7a58"), (1, "#c9a566")])
    ceiling = c.mask([(-10, -10), (1610, -10), (right, top), (left, top)])
    c.fill(ceiling, [(0, "#2d2c2b"), (1, "#6e6350")])
    c.shade(ceiling, "#151515", "up", 0.0, 0.8)
    floor = c.mask([(left, low), (right, low), (1610, 1080), (-10, 1080)])
    c.fill(floor, [(0, "#a98755"), (0.35, "#75603f"), (1, "#352c23")])
    c.shade(floor, "#1b1713", "down", 0.0, 0.6)
    for board in range(11):
        share = board / 10
        c.line([(left + 220 * share, low), (-10 + 1620 * share, 1080)], "#3b3023", 1.8, 0.5)
    for side in (-1, 1):
        _shelves(c, side)
    _door_at_the_end(c)
    for number in range(4):
        share = (number / 4) ** 1.6
        y = top - 372 * share + 18 + 40 * share
        size = 9 + 46 * share
        if number:
            c.line([(800, y - size * 2.4), (800, y - size * 0.6)], "#151515", 1.5 + 3 * share)
        c.polygon(
            [
                (800 - size * 0.4, y - size * 0.6),
                (800 + size * 0.4, y - size * 0.6),
                (800 + size * 1.5, y),
                (800 - size * 1.5, y),
            ],
            "#26372f",
        )
        c.disc(800, y, size * 1.5, "#ffe2a0", ry=size * 0.24)
        c.glow(800, y + size * 0.4, 90 + 330 * share, "#ffe0a0", 0.62)
    c.light([(740, 470), (860, 470), (1240, 1067), (360, 1067)], "#ffdf9e", 0.4, 0.03, blur=18)
    _ladder(c)
    _reader(c, 892, 812)
    for _ in range(200):
        x, y = c.random.gauss(800, 220), c.random.uniform(180, 980)
        c.disc(x, y, c.random.uniform(0.6, 2), "#fff0cc", c.random.uniform(0.08, 0.45))
    return c.finished(vignette=0.42)


def _aisle(side: int, depth: float, level: float) -> Point:
    """A place on a side wall: depth 0 at the end of the aisle and 1 at our feet, level 0 on top."""
    near = depth**2.1
    x = 800 + side * (110 + 760 * near)
    top, low = 430 - 520 * near, 640 + 460 * near
    return x, top + (low - top) * level


def _shelves(c: Canvas, side: int) -> None:
    paper = [
        "#a3825a",
        "#8a6b4b",
        "#7d7a6a",
        "#93583f",
        "#5d6e6a",
        "#b39a6c",
        "#6d5540",
        "#c0ad86",
        "#4e5f66",
    ]
    wall = [_aisle(side, 0, 0), _aisle(side, 1.05, 0), _aisle(side, 1.05, 1), _aisle(side, 0, 1)]
    c.polygon(wall, "#1d1917")
    rows = 8
    bays = 26
    for bay in range(bays):
        a, b = 0.02 + bay / bays, 0.02 + (bay + 0.93) / bays
        fade = max(0.0, 0.55 - bay / bays * 0.25)
        for row in range(rows):
            upper, lower = (row + 0.14) / rows, (row + 0.9) / rows
            if c.random.random() < 0.06:
                continue
            drawers = row >= 5
            shrink = 0 if drawers else c.random.uniform(0, 0.3)
            upper += shrink / rows
            tone = "#8f7350" if drawers else c.random.choice(paper)
            tone = mix(mix(tone, "#1d1917", 0.18), "#d8ae68", fade * 0.45)
            box = [
                _aisle(side, a, upper),
                _aisle(side, b, upper),
                _aisle(side, b, lower),
                _aisle(side, a, lower),
            ]
            c.polygon(box, tone)
            c.line([box[0], box[1]], mix(tone, "#fff0cc", 0.35), 1.2, 0.8)
            middle = (a + b) / 2
            half = (b - a) * (0.3 if drawers else 0.2)
            label = [
                _aisle(side, middle - half, upper + 0.3 / rows),
                _aisle(side, middle + half, upper + 0.3 / rows),
                _aisle(side, middle + half, upper + 0.46 / rows),
                _aisle(side, middle - half, upper + 0.46 / rows),
            ]
            c.polygon(label, mix("#efe4c8", "#1d1917", 0.2), 0.9)
            if drawers and bay > 8:
                x, y = _aisle(side, middle, upper + 0.62 / rows)
                c.disc(x, y, 1 + 4.6 * (bay / bays) ** 2, "#d8b36f")
        if bay % 4 == 0:
            post = [
                _aisle(side, a - 0.006, 0),
                _aisle(side, a + 0.002, 0),
                _aisle(side, a + 0.002, 1),
                _aisle(side, a - 0.006, 1),
            ]
            c.polygon(post, "#4a3a2a")
    for row in range(rows + 1):
        steps = [_aisle(side, d / 20 * 1.05, row / rows) for d in range(21)]
        under = [_aisle(side, d / 20 * 1.05, (row + 0.08) / rows) for d in range(20, -1, -1)]
        c.polygon([*steps, *under], "#5d4830")
        c.line(steps, "#a5814f", 1.4, 0.8)
    c.shade(c.mask(wall), "#0f0d0d", "right" if side > 0 else "left", 0.0, 0.5)


def _door_at_the_end(c: Canvas) -> None:
    c.rect(762, 500, 76, 140, "#5a4128")
    c.rect(768, 506, 64, 134, "#f7dfa4")
    c.rect(798, 506, 4, 134, "#5a4128")
    c.rect(768, 560, 64, 3, "#5a4128")
    c.glow(800, 570, 220, "#ffe3a6", 0.7)


def _ladder(c: Canvas) -> None:
    for foot, head in [((330, 1010), (300, 150)), ((424, 940), (372, 190))]:
        c.line([foot, head], "#2a1d13", 13)
        c.line([foot, head], "#b98a55", 8)
    for rung in range(12):
        share = 0.05 + rung / 12.6
        start = 330 - 30 * share, 1010 - 860 * share
        end = 424 - 52 * share, 940 - 750 * share
        c.line([start, end], "#2a1d13", 9)
        c.line([start, end], "#c99b63", 6)


def _reader(c: Canvas, x, y) -> None:
    """The archivist, holding a glass plate up to the lamp."""
    c.polygon(
        [(x - 24, y + 2), (x + 26, y + 2), (x + 130, y + 150), (x + 10, y + 160)], "#14100d", 0.5
    )
    c.polygon([(x - 22, y - 96), (x + 22, y - 96), (x + 30, y - 2), (x - 28, y - 2)], "#2f3a3c")
    coat = [(x - 26, y - 196), (x + 26, y - 196), (x + 32, y - 60), (x - 32, y - 60)]
    c.polygon(coat, "#4d6b6b")
    c.shade(c.mask(coat), "#182626", "right", 0.0, 0.85)
    c.polygon(
        [(x - 24, y - 192), (x - 62, y - 236), (x - 72, y - 228), (x - 30, y - 166)], "#567676"
    )
    c.polygon(
        [(x + 22, y - 192), (x - 34, y - 244), (x - 42, y - 234), (x + 10, y - 164)], "#43605f"
    )
    c.disc(x - 68, y - 240, 8, "#d3a17c")
    c.disc(x - 40, y - 246, 8, "#c79270")
    c.polygon(
        [(x - 94, y - 296), (x - 28, y - 300), (x - 30, y - 246), (x - 92, y - 243)],
        "#ffe9b8",
        0.85,
    )
    c.polygon(
        [(x - 86, y - 289), (x - 35, y - 292), (x - 37, y - 254), (x - 85, y - 251)],
        "#4b4a45",
        0.75,
    )
    c.disc(x - 70, y - 268, 6, "#e9d6aa", 0.9)
    c.polygon(
        [(x - 80, y - 253), (x - 61, y - 253), (x - 65, y - 263), (x - 76, y - 263)], "#e9d6aa", 0.9
    )
    c.disc(x, y - 216, 19, "#d3a17c")
    c.disc(x + 4, y - 223, 20, "#cfc8bc", ry=15)
    c.disc(x + 21, y - 214, 9, "#cfc8bc")
    c.polygon([(x - 26, y - 4), (x - 2, y - 4), (x - 4, y + 5), (x - 34, y + 5)], "#14100d")
    c.polygon([(x + 2, y - 4), (x + 28, y - 4), (x + 26, y + 5), (x - 4, y + 5)], "#14100d")
    c.glow(x - 60, y - 270, 90, "#ffe7b4", 0.4)
