"""A football match under floodlights."""

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, Point, mix


def football_night() -> Image.Image:
    c = Canvas(seed=97)
    c.ramp(0, 0, 1600, 470, [(0, "#0c1626"), (0.7, "#1f3a52"), (1, "#35566a")])
    for _ in range(160):
        c.disc(
            c.random.uniform(0, 1600),
            c.random.uniform(0, 300),
            c.random.uniform(0.5, 1.5),
            "#dfe8ea",
            c.random.uniform(0.1, 0.6),
        )
    roof = [(-10, 250), (1610, 250), (1610, 290), (-10, 290)]
    stand = c.mask([(-10, 280), (1610, 280), (1610, 474), (-10, 474)])
    c.fill(stand, [(0, "#131a26"), (1, "#2d3440")])
    tints = ["#3a5f86", "#2f4f74", "#d6cdb8", "#8c2f33", "#56606c", "#20304a", "#b98d6c"]
    for row in range(11):
        y = 306 + row * 14.5
        x = -6.0 + (row % 2) * 5
        while x < 1610:
            if c.random.random() < 0.9:
                tone = mix(c.random.choice(tints), "#0c1420", 0.5 - row * 0.03)
                c.disc(x, y - 6, 3.4, mix("#c79a7b", "#0c1420", 0.42 - row * 0.02))
                c.rect(x - 5, y - 3, 10, 12, tone)
            x += c.random.uniform(9.5, 12)
    c.polygon(roof, "#0d131d")
    c.rect(-10, 288, 1620, 5, "#4e6474")
    for x in range(60, 1600, 220):
        c.rect(x, 290, 5, 184, "#0d131d", 0.8)
    c.ramp(0, 462, 1600, 26, [(0, "#c9c2ad"), (1, "#8e8b80")])
    x = 0
    while x < 1600:
        wide = c.random.choice([120, 160, 200])
        c.rect(
            x + 2,
            464,
            wide - 4,
            20,
            c.random.choice(["#24506b", "#8c2f33", "#b98f3e", "#3b4654", "#2f5f4c"]),
        )
        for word in range(int(wide // 26)):
            c.rect(x + 14 + word * 24, 471, c.random.uniform(8, 18), 6, "#f4eedd", 0.75)
        x += wide
    grass = c.mask([(-10, 486), (1610, 486), (1610, 1080), (-10, 1080)])
    c.fill(grass, [(0, "#5c8f55"), (0.5, "#3f7548"), (1, "#214a35")])
    for stripe in range(-6, 20, 2):
        band = [
            _pitch(stripe / 14, 0),
            _pitch((stripe + 1) / 14, 0),
            _pitch((stripe + 1) / 14, 1.1),
            _pitch(stripe / 14, 1.1),
        ]
        c.polygon(band, "#86b06a", 0.24)
    c.shade(grass, "#12301f", "down", 0.0, 0.6)
    _markings(c)
    for x, reach in [(150, -1), (1450, 1)]:
        _pylon(c, x, reach)
    _goal(c, -1)
    _goal(c, 1)
    _players(c)
    return c.finished(vignette=0.4)


def _pitch(along: float, deep: float) -> Point:
    """A place on the pitch: 0 to 1 from left to right and from the far line to the near one."""
    near = deep / (deep + 1.35 * (1 - deep) + 0.0001) if deep < 1 else deep
    y = 506 + 520 * near
    half = 590 + 430 * near
    return 800 + (along - 0.5) * 2 * half, y


def _markings(c: Canvas) -> None:
    def path(*places, width=3.0):
        c.line([_pitch(a, d) for a, d in places], "#eef2e2", width, 0.85)

    path((0.02, 0.0), (0.98, 0.0), width=2.4)
    path((0.02, 0.0), (0.02, 1.1), width=3)
    path((0.98, 0.0), (0.98, 1.1), width=3)
    path((0.5, 0.0), (0.5, 1.1), width=3)
    circle = [
        (0.5 + 0.09 * math.cos(a / 30 * math.pi), 0.5 + 0.2 * math.sin(a / 30 * math.pi))
        for a in range(61)
    ]
    path(*circle)
    c.disc(*_pitch(0.5, 0.5), 5, "#eef2e2", ry=3)
    for side in (1, -1):
        goal = 0.5 - side * 0.48
        path((goal, 0.2), (goal + side * 0.155, 0.2), (goal + side * 0.155, 0.8), (goal, 0.8))
        path((goal, 0.36), (goal + side * 0.055, 0.36), (goal + side * 0.055, 0.64), (goal, 0.64))


def _goal(c: Canvas, side: int) -> None:
    x, foot = _pitch(0.5 + side * 0.48, 0.38)
    x2, foot2 = _pitch(0.5 + side * 0.48, 0.62)
    back, lean = side * 58, 18
    for strand in range(15):
        share = strand / 14
        top_x, top_y = x + (x2 - x) * share, foot - 108 + (foot2 - foot - 18) * share
        low_y = foot - lean + (foot2 - foot) * share
        c.line([(top_x, top_y), (top_x + back, low_y)], "#dfe8e2", 0.9, 0.5)
    for row in range(8):
        share = row / 7
        one = (x + back * share, foot - 108 + (108 - lean) * share)
        other = (x2 + back * share, foot2 - 126 + (126 - lean) * share)
        c.line([one, other], "#dfe8e2", 0.9, 0.5)
    c.line([(x, foot), (x, foot - 108), (x2, foot2 - 126), (x2, foot2)], "#fbfbf2", 5)


def _pylon(c: Canvas, x, reach) -> None:
    c.polygon([(x - 13, 474), (x + 13, 474), (x + 5, 90), (x - 5, 90)], "#0a1019")
    for step in range(12):
        y = 470 - step * 31
        half = 13 - step * 0.66
        c.line([(x - half, y), (x + half, y - 31)], "#52697a", 1.4, 0.8)
        c.line([(x + half, y), (x - half, y - 31)], "#52697a", 1.4, 0.8)
    c.light(
        [(x - 60, 60), (x + 60, 60), (800 - reach * 200, 1067), (800 + reach * 760, 1067)],
        "#eef6df",
        0.34,
        0.0,
        blur=16,
    )
    c.rect(x - 72, 24, 144, 74, "#0a1019")
    for row in range(3):
        for lamp in range(6):
            c.disc(x - 60 + lamp * 24, 38 + row * 23, 8.6, "#fbffee")
    c.glow(x, 60, 330, "#f1f8df", 0.85)
    c.glow(x, 60, 130, "#ffffff", 0.7)


def _players(c: Canvas) -> None:
    blue, red, keeper = ("#3f76b5", "#e9edf0"), ("#b23a36", "#26262c"), ("#d9b23c", "#26262c")
    for along, deep, kit, lean in sorted(
        [
            (0.945, 0.5, keeper, 0.1),
            (0.865, 0.44, blue, 0.5),
            (0.885, 0.55, red, -0.2),
            (0.80, 0.62, blue, 0.35),
            (0.82, 0.33, red, 0.2),
            (0.70, 0.30, blue, 0.3),
            (0.72, 0.74, red, 0.1),
            (0.61, 0.52, blue, 0.3),
            (0.63, 0.2, red, 0.3),
            (0.52, 0.82, blue, 0.2),
            (0.44, 0.36, red, 0.2),
            (0.35, 0.6, blue, 0.2),
            (0.22, 0.4, blue, 0.1),
        ],
        key=lambda row: row[1],
    ):
        x, y = _pitch(along, deep)
        _player(c, x, y, 0.62 + 0.62 * (y - 506) / 520, kit, lean)
    x, y = _pitch(0.905, 0.47)
    c.disc(x - 4, y - 106, 7.5, "#fdfdf4")
    c.disc(x - 2, y - 104, 3, "#3a3a3c")
    c.disc(x + 4, y + 2, 9, "#12301f", 0.5, ry=3)


def _player(c: Canvas, x, y, size, kit, lean) -> None:
    shirt, shorts = kit

    def at(dx, dy) -> Point:
        return x + (dx + dy * lean * 0.25) * size, y - dy * size

    for spread in (-1, 1):
        c.polygon([at(0, 0), at(spread * 92, -20), at(spread * 96, -26), at(8, -5)], "#0d2318", 0.4)
    for hip, knee, foot in [(-6, -16, -30), (7, 16, 12)]:
        c.line([at(hip, 42), at(knee, 22)], "#b98765", 8 * size)
        c.line([at(knee, 22), at(foot, 1)], shirt, 7 * size)
        c.line([at(foot, 1), at(foot + 9, 0)], "#17171b", 6 * size)
    c.polygon([at(-14, 58), at(14, 58), at(17, 36), at(1, 40), at(-17, 36)], shorts)
    c.polygon([at(-15, 98), at(15, 98), at(14, 56), at(-14, 56)], shirt)
    c.line([at(-14, 94), at(-30, 70), at(-22, 54)], shirt, 8 * size)
    c.line([at(14, 94), at(32, 78), at(42, 86)], mix(shirt, "#0c1420", 0.25), 8 * size)
    c.disc(*at(-22, 54), 4.4 * size, "#b98765")
    c.disc(*at(42, 86), 4.4 * size, "#b98765")
    c.disc(*at(1, 111), 10.5 * size, "#b98765")
    c.disc(*at(-1, 115), 10 * size, "#2a1d1a", ry=7.5 * size)
