"""The council chamber, empty, in the light of tall windows."""

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, Point, mix


def council_chamber() -> Image.Image:
    c = Canvas(seed=61)
    c.ramp(0, 0, 1600, 700, [(0, "#31403f"), (0.6, "#6a7566"), (1, "#7d8069")])
    wall = c.mask([(-10, -10), (1610, -10), (1610, 640), (-10, 640)])
    c.shade(wall, "#1f2b2c", "up", 0.0, 0.75)
    for number in range(5):
        _tall_window(c, 232 + number * 284, 66, 150, 430)
    for number in range(6):
        x = 90 + number * 284
        pillar = c.mask([(x - 22, 40), (x + 22, 40), (x + 22, 620), (x - 22, 620)])
        c.fill(pillar, [(0, "#b9ad8c"), (0.5, "#93896d"), (1, "#4d4c42")], across=True)
        c.rect(x - 32, 28, 64, 16, "#cbbf9d")
        c.rect(x - 30, 606, 60, 18, "#a3977a")
    c.rect(-10, 0, 1620, 30, "#8f8568")
    c.rect(-10, 28, 1620, 5, "#d0c49f")
    panel = c.mask([(-10, 560), (1610, 560), (1610, 700), (-10, 700)])
    c.fill(panel, [(0, "#6e4c35"), (1, "#4a3327")])
    for number in range(18):
        c.rect(number * 94 - 20, 578, 72, 76, "#5a3d2c")
        c.rect(number * 94 - 20, 578, 72, 3, "#8f6848")
    _rostrum(c)
    floor = c.mask([(-10, 690), (1610, 690), (1610, 1080), (-10, 1080)])
    c.fill(floor, [(0, "#7b3230"), (1, "#421d22")])
    for row in range(5):
        _bench(c, row)
    for number in range(5):
        x = 232 + number * 284
        c.light(
            [(x - 60, 120), (x + 60, 120), (x + 400, 960), (x + 130, 980)],
            "#fff2cb",
            0.42,
            0.0,
            blur=10,
        )
    for x in (420, 1180):
        _chandelier(c, x, 210)
    for _ in range(150):
        across, down = c.random.uniform(200, 1560), c.random.uniform(150, 760)
        c.disc(across, down, c.random.uniform(0.6, 1.8), "#fff4d2", c.random.uniform(0.15, 0.5))
    return c.finished(vignette=0.36)


def _tall_window(c: Canvas, x, top, wide, high) -> None:
    c.disc(x, top + wide / 2, wide / 2 + 12, "#b7ab8a")
    c.rect(x - wide / 2 - 12, top + wide / 2, wide + 24, high - wide / 2 + 10, "#b7ab8a")
    pane = c.disc_mask(x, top + wide / 2, wide / 2)
    pane.paste(
        255,
        c.mask(
            [
                (x - wide / 2, top + wide / 2),
                (x + wide / 2, top + wide / 2),
                (x + wide / 2, top + high),
                (x - wide / 2, top + high),
            ]
        ).getbbox(),
    )
    c.fill(pane, [(0, "#cfe0d8"), (0.5, "#f4efd4"), (1, "#fbe7b6")])
    for bar in (-0.25, 0, 0.25):
        c.rect(x + wide * bar - 2, top + 4, 4, high - 4, "#7d7a66")
    for row in range(1, 6):
        c.rect(x - wide / 2, top + row * high / 6, wide, 3, "#7d7a66")
    c.glow(x, top + high * 0.5, 210, "#fff3cf", 0.3)
    c.rect(x - wide / 2 - 22, top + high + 8, wide + 44, 12, "#cabd98")


def _rostrum(c: Canvas) -> None:
    tall = c.mask([(662, 372), (938, 372), (938, 640), (662, 640)])
    c.fill(tall, [(0, "#6b432d"), (1, "#4d3024")])
    c.shade(tall, "#2c1c17", "right", 0.0, 0.6)
    c.polygon([(640, 374), (800, 316), (960, 374)], "#815338")
    c.line([(640, 374), (800, 316), (960, 374)], "#c3986a", 4)
    c.disc(800, 352, 17, "#d8b36f")
    c.disc(800, 352, 11, "#5a3726")
    for inset, colour in [(0, "#3a231a"), (9, "#8c3430")]:
        c.rect(752 + inset, 452, 96 - 2 * inset, 188, colour)
        c.disc(800, 454, 48 - inset, colour, ry=38 - inset)
    seat = c.mask([(762, 430), (838, 430), (838, 640), (762, 640)])
    c.shade(seat, "#4a1a1d", "right", 0.0, 0.75)
    for x in (780, 800, 820):
        for y in (468, 504, 540):
            c.disc(x, y, 3, "#c99a5d")
    for left, wide, top, high, colour in [
        (500, 600, 586, 22, "#a8754b"),
        (514, 572, 606, 108, "#6d452e"),
        (420, 760, 668, 20, "#96643f"),
        (432, 736, 686, 62, "#5c3a29"),
    ]:
        desk = c.mask(
            [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
        )
        c.fill(desk, [(0, colour), (1, mix(colour, "#2a1a14", 0.3))])
        c.shade(desk, "#2f1d16", "right", 0.0, 0.5)
    for x in (560, 680, 920, 1040):
        c.rect(x - 20, 622, 54, 76, "#80543a")
    c.disc(800, 660, 34, "#c59a55")
    c.disc(800, 660, 26, "#7d3230")
    for y in (652, 661, 670):
        c.line([(x, y + 3 * math.sin(x / 4)) for x in range(782, 820, 2)], "#e0bd76", 2.4)
    for x in (600, 1000):
        c.line([(x, 586), (x, 548)], "#c8a15e", 3)
        c.polygon([(x - 26, 550), (x + 26, 550), (x + 14, 530), (x - 14, 530)], "#3f6650")
        c.glow(x, 570, 60, "#ffe2a0", 0.6)
    for x, tilt in [(690, 0.1), (884, -0.1)]:
        c.line([(x, 586), (x + 8, 560), (x + 20 + tilt * 60, 548)], "#1e1c1b", 2.4)


def _bench(c: Canvas, row: int) -> None:
    """A curved row of desks; row 0 is the farthest."""
    centre_y, flat = 470, 0.46
    radius = 420 + row * 142 + row * row * 12
    depth = 44 + row * 13

    def at(angle, r, lift=0.0) -> Point:
        return 800 + r * 1.08 * math.cos(angle), centre_y + r * flat * math.sin(angle) + 60 - lift

    angles = [math.radians(a) for a in range(18, 163, 3)]
    gap = math.radians(90)
    for low, high in [(min(angles), gap - 0.1), (gap + 0.1, max(angles))]:
        arc = [a for a in angles if low <= a <= high]
        top_edge = [at(a, radius, depth) for a in arc]
        face = top_edge + [at(a, radius) for a in reversed(arc)]
        shape = c.mask(face)
        c.fill(shape, [(0, "#8b5a3b"), (1, "#4e3022")])
        c.shade(shape, "#2c1a14", "down", 0.0, 0.7)
        back = [at(a, radius - depth * 1.1, depth) for a in reversed(arc)]
        c.polygon(top_edge + back, mix("#b98252", "#8a5c3b", row / 5))
        c.line(top_edge, "#e0b37c", 2 + row * 0.5, 0.9)
        for number, a in enumerate(arc):
            if number % 3 == 0:
                c.line([at(a, radius, depth), at(a, radius)], "#3a241a", 1.6 + row * 0.4, 0.7)
            if number % 3 == 1:
                x, y = at(a, radius - depth * 0.55, depth)
                size = 8 + row * 3
                if c.random.random() < 0.75:
                    c.polygon(
                        [
                            (x - size, y - 2),
                            (x + size * 0.8, y - 5),
                            (x + size, y + 4),
                            (x - size * 0.8, y + 6),
                        ],
                        "#efe6cf",
                        0.95,
                    )
                c.line([(x + size * 1.6, y), (x + size * 1.8, y - size * 1.5)], "#221916", 1.6)


def _chandelier(c: Canvas, x, y) -> None:
    c.line([(x, 0), (x, y)], "#3b3428", 3)
    for lamp in range(-3, 4):
        lx, ly = x + lamp * 28, y + 44 - abs(lamp) * 9
        c.rect(lx - 3, ly - 20, 6, 20, "#efe2bf")
        c.glow(lx, ly - 24, 30, "#ffe9b4", 0.9)
        c.disc(lx, ly - 24, 5, "#fff7dd")
    c.line([(x - 84, y + 18), (x, y + 44), (x + 84, y + 18)], "#4f4128", 5)
    c.line([(x, y), (x, y + 58)], "#4f4128", 5)
    c.disc(x, y + 58, 7, "#4f4128")
