"""A prison behind its wall, and somebody with a parcel in front of it."""

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, Point


def prison_wall() -> Image.Image:
    c = Canvas(seed=53)
    c.ramp(0, 0, 1600, 1067, [(0, "#39506a"), (0.4, "#7a8b97"), (0.75, "#d0bea5"), (1, "#dcc6a4")])
    c.glow(1440, 620, 620, "#ffe2b0", 0.6)
    c.cloud(900, 150, 820, 40, "#93a0a7", 0.5)
    c.cloud(1150, 330, 620, 30, "#c0b6a8", 0.5)
    block = [(-10, 40), (1010, 214), (1010, 900), (-10, 900)]
    shape = c.mask(block)
    c.fill(shape, [(0, "#8b6b5e"), (1, "#a8836c")])
    c.shade(shape, "#4b3f45", "left", 0.0, 0.85)
    c.polygon([(1010, 214), (1130, 250), (1130, 900), (1010, 900)], "#5c4c4e")
    c.polygon([(-10, 22), (1014, 198), (1136, 236), (1136, 254), (1012, 218), (-10, 44)], "#3b363f")
    for row in range(5):
        for column in range(10):
            left, right = (column + 0.24) / 10, (column + 0.66) / 10
            _window(c, row, left, right, lit=(row, column) == (2, 6))
    _tower(c, 1308, 754)
    wall = [(-10, 640), (1610, 756), (1610, 1067), (-10, 1067)]
    shape = c.mask(wall)
    c.fill(shape, [(0, "#b9ab98"), (1, "#857c74")])
    c.shade(shape, "#4e4b52", "left", 0.02, 0.7)
    c.polygon([(-10, 622), (1610, 742), (1610, 762), (-10, 648)], "#d3c6b1")
    for row in range(1, 8):
        c.line([(-10, 640 + row * 62), (1610, 756 + row * 47)], "#6d665f", 1.6, 0.5)
        for joint in range(14):
            x = joint * 130 + (row % 2) * 65 - 20
            share = (x + 10) / 1620
            top = 640 + (row - 1) * 62 + share * (116 - (row - 1) * 15)
            end = 640 + row * 62 + share * (116 - row * 15)
            c.line([(x, top), (x, end)], "#6d665f", 1.4, 0.4)
    _wire(c)
    ground = c.mask([(-10, 1010), (1610, 962), (1610, 1080), (-10, 1080)])
    c.fill(ground, [(0, "#57504e"), (1, "#3b383d")])
    c.polygon([(760, 1004), (1420, 966), (1610, 1000), (1610, 1040)], "#26262e", 0.45)
    _visitor(c, 742, 1012, 1.05)
    for x, y, span in [(1190, 140, 15), (1236, 166, 12), (1150, 182, 9)]:
        c.line([(x - span, y - 4), (x, y), (x + span, y - 5)], "#2b3644", 2.4)
    return c.finished(vignette=0.34)


def _window(c: Canvas, row, left, right, *, lit) -> None:
    def at(share, level) -> Point:
        x = -10 + 1020 * share
        top = 40 + 174 * share
        return x, top + (900 - top) * level

    upper, lower = 0.09 + row * 0.155, 0.17 + row * 0.155
    frame = [at(left, upper), at(right, upper), at(right, lower), at(left, lower)]
    if lit:
        x, y = at((left + right) / 2, (upper + lower) / 2)
        c.glow(x, y, 150, "#ffcf7d", 0.75)
    c.polygon(frame, "#ffdc93" if lit else "#2a2b36")
    if not lit:
        c.shade(c.mask(frame), "#566071", "up", 0.0, 0.5)
    for bar in range(1, 5):
        share = left + (right - left) * bar / 5
        c.line([at(share, upper), at(share, lower)], "#1d1c24", 2.6)
    c.line([at(left, (upper + lower) / 2), at(right, (upper + lower) / 2)], "#1d1c24", 2)
    c.line([at(left - 0.006, lower + 0.006), at(right + 0.008, lower + 0.006)], "#c4a58b", 4, 0.8)


def _wire(c: Canvas) -> None:
    for post in range(13):
        x = 20 + post * 132
        y = 624 + (x + 10) / 1620 * 120
        c.line([(x, y), (x, y - 44), (x + 20, y - 66)], "#2f2f37", 3)
    for height in (16, 32, 46):
        c.line([(-10, 623 - height), (1610, 743 - height)], "#2f2f37", 1.2, 0.9)
    coil = []
    for turn in range(1500):
        along = turn * 1.1 - 20
        level = 566 + (along + 10) / 1620 * 120
        coil.append((along + 17 * math.cos(turn * 0.29), level + 16 * math.sin(turn * 0.29)))
    c.line(coil, "#2f2f37", 1.1, 0.75)


def _tower(c: Canvas, x, y) -> None:
    leg = "#34333c"
    c.polygon([(x - 52, y + 10), (x - 38, y - 250), (x - 26, y - 250), (x - 36, y + 10)], leg)
    c.polygon([(x + 54, y + 22), (x + 40, y - 250), (x + 28, y - 250), (x + 38, y + 20)], leg)
    for step in range(3):
        low, high = y - step * 84, y - 84 - step * 84
        c.line([(x - 44 + step * 4, low), (x + 40 - step * 3, high)], leg, 4)
        c.line([(x + 46 - step * 4, low), (x - 38 + step * 3, high)], leg, 4)
    c.rect(x - 74, y - 262, 148, 14, leg)
    cabin = c.mask([(x - 62, y - 360), (x + 62, y - 360), (x + 62, y - 262), (x - 62, y - 262)])
    c.fill(cabin, [(0, "#6d5f58"), (1, "#574c4b")])
    c.shade(cabin, "#2c2a32", "left", 0.0, 0.8)
    c.rect(x - 52, y - 346, 104, 40, "#dcb98b")
    for bar in (-20, 14):
        c.rect(x + bar, y - 346, 5, 40, leg)
    c.disc(x - 36, y - 316, 8, "#1e1d25")
    c.polygon(
        [(x - 47, y - 306), (x - 25, y - 306), (x - 28, y - 312), (x - 44, y - 312)], "#1e1d25"
    )
    c.polygon(
        [(x - 84, y - 358), (x + 84, y - 358), (x + 44, y - 398), (x - 44, y - 398)], "#3b363f"
    )
    c.line([(x, y - 398), (x, y - 440)], leg, 3)


def _visitor(c: Canvas, x, y, size) -> None:
    """A woman with a parcel, seen from behind."""

    def at(dx, dy) -> Point:
        return x + dx * size, y - dy * size

    c.polygon([at(-4, 0), at(240, -26), at(262, -34), at(20, -8)], "#1c1c24", 0.5)
    c.polygon([at(-20, 40), at(-6, 40), at(-8, 0), at(-20, 0)], "#1e2029")
    c.polygon([at(6, 40), at(20, 40), at(20, 0), at(8, 0)], "#1e2029")
    c.polygon([at(-30, 132), at(30, 132), at(40, 34), at(-40, 34)], "#7c3a36")
    coat = c.mask([at(-30, 132), at(30, 132), at(40, 34), at(-40, 34)])
    c.shade(coat, "#3e1f24", "left", 0.0, 0.8)
    c.polygon([at(-30, 130), at(-42, 78), at(-34, 74), at(-22, 120)], "#6b322f")
    c.polygon([at(30, 130), at(46, 70), at(37, 66), at(22, 120)], "#8c443d")
    c.disc(*at(0, 152), 20 * size, "#d9c7a5")
    c.polygon([at(-19, 156), at(19, 156), at(26, 126), at(-26, 126)], "#d9c7a5")
    c.shade(
        c.mask([at(-19, 170), at(19, 170), at(26, 126), at(-26, 126)]), "#9c8460", "left", 0, 0.7
    )
    c.polygon([at(28, 66), at(58, 66), at(62, 22), at(24, 22)], "#c09a63")
    c.line([at(43, 66), at(43, 22)], "#6b4f2c", 2.4)
    c.line([at(26, 44), at(60, 44)], "#6b4f2c", 2.4)
