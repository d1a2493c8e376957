"""Hives and their keeper on a flat roof above the harbour town."""

from PIL import Image

from newsroom.demo.canvas import Canvas, mix, wave


def rooftop_bees() -> Image.Image:
    c = Canvas(seed=71)
    c.ramp(0, 0, 1600, 1067, [(0, "#8fb8bf"), (0.35, "#cfdcc9"), (0.6, "#f6e3b8"), (1, "#f0cf98")])
    c.glow(1210, 300, 560, "#fff5d6", 0.9)
    c.disc(1210, 300, 74, "#fffbe8")
    c.cloud(120, 170, 560, 40, "#fbf5e2", 0.7)
    c.cloud(640, 90, 460, 26, "#fbf5e2", 0.5)
    c.polygon([(-10, 470), (1610, 470), (1610, 620), (-10, 620)], "#a9c5c0")
    c.ripples(474, 560, "#f8efd2", 60, alpha=0.6, size=0.6)
    c.polygon(
        [*wave(1600, 476, [(22, 1000, 2.4), (7, 240, 0)]), (1620, 486), (-20, 486)], "#9bb3ac"
    )
    for x, lift in [(330, 40), (452, 62)]:
        _far_crane(c, x, 556, lift)
    _roofs(c, 560, "#c9a083", "#d8b696", 46, 86, seed_shift=0)
    _roofs(c, 640, "#b57d62", "#c99878", 64, 120, seed_shift=1)
    _roofs(c, 742, "#96573f", "#b0705a", 92, 170, seed_shift=2)
    _parapet(c)
    for number, colour in enumerate(
        ["#c7874a", "#e3c173", "#6f97a0", "#d8d2bd", "#b5563f", "#7f9873"]
    ):
        _hive(c, 170 + number * 196, 900 + (number % 2) * 10, 1.0, colour)
    _keeper(c, 1420, 972)
    for _ in range(90):
        row = c.random.randrange(6)
        start_x, start_y = 170 + row * 196 + 20, 850
        share = c.random.random() ** 1.2
        x = start_x + share * (520 - row * 50) + c.random.gauss(0, 26)
        y = start_y - share * (430 + row * 16) + c.random.gauss(0, 34)
        _bee(c, x, y, 1.25 - 0.7 * share)
    for x, y, size in [(700, 330, 2.7), (905, 236, 2.1), (820, 420, 1.9)]:
        _bee(c, x, y, size)
    return c.finished(vignette=0.2)


def _far_crane(c: Canvas, x, y, lift) -> None:
    ink = "#7f9797"
    c.line([(x - 16, y), (x - 8, y - 90)], ink, 4)
    c.line([(x + 16, y), (x + 8, y - 90)], ink, 4)
    c.rect(x - 14, y - 112, 28, 24, ink)
    c.line([(x + 6, y - 106), (x + 100, y - 106 - lift)], ink, 4)
    c.line([(x, y - 112), (x, y - 150), (x + 100, y - 106 - lift)], ink, 1.5)
    c.line([(x + 100, y - 106 - lift), (x + 100, y - 60)], ink, 1.2)


def _roofs(c: Canvas, base, dark, light, low, high, *, seed_shift) -> None:
    """A row of gables and pitched roofs with chimneys and dormers."""
    x = -60 - seed_shift * 30
    while x < 1640:
        wide = c.random.uniform(1.0, 1.7) * high
        tall = c.random.uniform(low, high) * 0.9
        top = base - tall * 0.4
        wall_colour = mix("#f1e2c4", dark, c.random.uniform(0.05, 0.4))
        if c.random.random() < 0.45:
            front = [
                (x, base + 200),
                (x, top),
                (x + wide / 2, top - tall * 0.8),
                (x + wide, top),
                (x + wide, base + 200),
            ]
            shape = c.mask(front)
            c.fill(shape, [(0, wall_colour), (1, mix(wall_colour, dark, 0.4))])
            c.shade(shape, mix(dark, "#40302a", 0.3), "right", 0.0, 0.5)
            c.line(
                [(x - 5, top + 5), (x + wide / 2, top - tall * 0.8), (x + wide + 5, top + 5)],
                dark,
                7,
            )
            c.disc(x + wide / 2, top - tall * 0.32, wide * 0.07, mix(dark, "#2c2b30", 0.5))
            for pane in (0.24, 0.56):
                c.rect(
                    x + wide * pane, top + 18, wide * 0.19, tall * 0.4, mix(dark, "#2c3138", 0.6)
                )
        else:
            roof = [
                (x - 6, base),
                (x + wide * 0.14, top - tall * 0.5),
                (x + wide * 0.86, top - tall * 0.5),
                (x + wide + 6, base),
            ]
            shape = c.mask(roof)
            c.fill(shape, [(0, light), (1, dark)])
            c.shade(shape, mix(dark, "#3a2622", 0.5), "right", 0.05, 0.6)
            for row in range(1, 7):
                y = top - tall * 0.5 + row * (base - top + tall * 0.5) / 7
                c.line(
                    [(x + wide * 0.04, y), (x + wide * 0.96, y)],
                    mix(dark, "#3a2622", 0.4),
                    1.2,
                    0.4,
                )
            c.rect(x, base, wide, 220, wall_colour)
            c.shade(
                c.mask([(x, base), (x + wide, base), (x + wide, base + 90), (x, base + 90)]),
                dark,
                "right",
                0,
                0.4,
            )
            for pane in (0.14, 0.42, 0.7):
                c.rect(
                    x + wide * pane, base + 16, wide * 0.15, tall * 0.42, mix(dark, "#2c3138", 0.6)
                )
            chimney = x + wide * c.random.uniform(0.25, 0.7)
            c.rect(
                chimney,
                top - tall * 0.5 - high * 0.3,
                high * 0.16,
                high * 0.42,
                mix(dark, "#4a302a", 0.35),
            )
            c.rect(
                chimney - 4,
                top - tall * 0.5 - high * 0.32,
                high * 0.16 + 8,
                7,
                mix(dark, "#2c1f1f", 0.5),
            )
        x += wide + c.random.uniform(-6, 10)


def _parapet(c: Canvas) -> None:
    roof = c.mask([(-10, 880), (1610, 852), (1610, 1080), (-10, 1080)])
    c.fill(roof, [(0, "#8d8a80"), (1, "#5d5c5a")])
    c.shade(roof, "#3d3d40", "down", 0.0, 0.6)
    c.polygon([(-10, 846), (1610, 818), (1610, 858), (-10, 886)], "#d9c7a2")
    c.polygon([(-10, 842), (1610, 814), (1610, 824), (-10, 852)], "#f4e7c6")
    for number in range(14):
        x = number * 128 - 10
        c.line([(x, 880), (x - 90, 1080)], "#6f6d68", 1.6, 0.5)


def _hive(c: Canvas, x, y, size, colour) -> None:
    c.polygon(
        [(x - 70, y + 8), (x + 76, y + 8), (x + 190, y + 40), (x - 10, y + 44)], "#2b2a2e", 0.4
    )
    for leg in (-54, 44):
        c.rect(x + leg, y - 16, 12, 30, "#5c4632")
    for box in range(3):
        top = y - 60 - box * 48
        front = c.mask([(x - 64, top), (x + 44, top), (x + 44, top + 46), (x - 64, top + 46)])
        c.fill(front, [(0, mix(colour, "#ffffff", 0.16)), (1, colour)])
        c.shade(front, mix(colour, "#3a2f2b", 0.6), "right", 0.0, 0.45)
        side = [(x + 44, top), (x + 70, top - 10), (x + 70, top + 34), (x + 44, top + 46)]
        c.polygon(side, mix(colour, "#3a2f2b", 0.45))
        c.rect(x - 24, top + 16, 28, 7, mix(colour, "#2a2421", 0.6))
    c.rect(x - 46, y - 22, 62, 7, "#2a2421")
    c.polygon([(x - 60, y - 12), (x + 34, y - 12), (x + 26, y - 4), (x - 52, y - 4)], "#c9ad7c")
    lid = y - 160
    c.polygon([(x - 72, lid), (x + 50, lid), (x + 80, lid - 13), (x - 40, lid - 13)], "#e9e3d2")
    c.polygon([(x - 72, lid), (x + 50, lid), (x + 50, lid + 10), (x - 72, lid + 10)], "#b8b3a5")
    c.polygon([(x + 50, lid), (x + 80, lid - 13), (x + 80, lid - 3), (x + 50, lid + 10)], "#8f8b81")


def _keeper(c: Canvas, x, y) -> None:
    """The beekeeper in his veil, looking at the sky over the harbour."""
    white = "#f2ebd8"
    c.polygon(
        [(x - 30, y + 4), (x + 40, y + 4), (x + 190, y + 40), (x + 90, y + 46)], "#2b2a2e", 0.4
    )
    c.polygon([(x - 34, y - 90), (x - 4, y - 90), (x - 6, y), (x - 32, y)], "#d8cfb8")
    c.polygon([(x + 2, y - 90), (x + 34, y - 90), (x + 34, y), (x + 8, y)], "#c6bda6")
    body = c.mask([(x - 44, y - 226), (x + 40, y - 226), (x + 46, y - 80), (x - 46, y - 80)])
    c.fill(body, [(0, white), (1, "#dcd3bc")])
    c.shade(body, "#8d8672", "right", 0.0, 0.6)
    for side, hand in [(-1, -62), (1, 66)]:
        shoulder = x + side * 40
        c.polygon(
            [
                (shoulder - 12, y - 222),
                (shoulder + 12, y - 222),
                (x + hand + 11, y - 122),
                (x + hand - 11, y - 122),
            ],
            white if side < 0 else "#cfc6b0",
        )
        c.disc(x + hand, y - 114, 12, "#9c6a3a")
    c.polygon([(x - 88, y - 108), (x - 52, y - 108), (x - 54, y - 62), (x - 86, y - 62)], "#8b8f90")
    c.polygon([(x - 86, y - 108), (x - 58, y - 108), (x - 84, y - 132)], "#6f7374")
    c.rect(x - 52, y - 104, 12, 38, "#7a4f33")
    for puff in range(7):
        c.disc(x - 92 - puff * 13, y - 138 - puff * 17, 7 + puff * 3, "#fbf5e2", 0.26)
    c.disc(x - 2, y - 252, 19, "#c09270")
    c.polygon(
        [(x - 32, y - 288), (x + 28, y - 288), (x + 36, y - 218), (x - 40, y - 218)], "#4b4a46", 0.5
    )
    c.disc(x - 2, y - 288, 58, "#d9b870", ry=12)
    c.polygon(
        [(x - 30, y - 290), (x + 26, y - 290), (x + 20, y - 322), (x - 24, y - 322)], "#e6c881"
    )
    c.rect(x - 29, y - 300, 54, 9, "#8b5a37")


def _bee(c: Canvas, x, y, size) -> None:
    c.disc(x - 1.5 * size, y - 3.2 * size, 3.2 * size, "#ffffff", 0.65, ry=2 * size)
    c.disc(x + 2 * size, y - 3 * size, 3 * size, "#ffffff", 0.55, ry=1.8 * size)
    c.disc(x, y, 4.6 * size, "#d99a2b", ry=2.9 * size)
    for stripe in (-1.6, 0.4, 2.4):
        c.disc(x + stripe * size, y, 0.75 * size, "#33261c", ry=2.6 * size)
    c.disc(x + 4.6 * size, y, 1.8 * size, "#33261c")
