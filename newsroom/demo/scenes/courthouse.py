"""The courthouse on its steps."""

from PIL import Image

from newsroom.demo.canvas import Canvas, Point, mix


def courthouse() -> Image.Image:
    c = Canvas(seed=41)
    c.ramp(0, 0, 1600, 1067, [(0, "#7f9aa6"), (0.45, "#c3c9bd"), (0.8, "#ecdcb8"), (1, "#e2cfa8")])
    c.glow(180, 180, 620, "#fff4d8", 0.7)
    c.cloud(-160, 150, 620, 44, "#e9e9dc", 0.5)
    c.cloud(1060, 110, 720, 54, "#e9e9dc", 0.45)
    for x, wide, high, colour in [
        (-20, 150, 250, "#a9a99f"),
        (120, 90, 320, "#b3b1a5"),
        (1390, 110, 300, "#a5a59c"),
        (1490, 140, 230, "#b0aea2"),
    ]:
        c.rect(x, 800 - high, wide, high, colour)
        for row in range(int(high // 46)):
            for column in range(int(wide // 30)):
                c.rect(
                    x + 12 + column * 30,
                    820 - high + row * 46,
                    11,
                    20,
                    mix(colour, "#5e6c72", 0.45),
                )
    stone = "#e8dcc3"
    c.rect(214, 300, 1172, 500, "#8d8c86")
    back = c.mask([(236, 330), (1364, 330), (1364, 800), (236, 800)])
    c.fill(back, [(0, "#3d444d"), (1, "#6b6a68")])
    c.shade(back, "#23282f", "up", 0.0, 0.7)
    c.polygon([(716, 470), (884, 470), (884, 800), (716, 800)], "#2a2a2d")
    c.polygon([(716, 470), (800, 470), (800, 800), (716, 800)], "#4b332b")
    c.rect(790, 610, 6, 34, "#c8a560")
    for x in (367, 563, 955, 1151):
        c.rect(x, 470, 82, 190, "#2b3138")
        c.rect(x + 6, 476, 70, 178, "#56636b")
        c.rect(x + 39, 476, 4, 178, "#2b3138")
        c.rect(x + 6, 560, 70, 4, "#2b3138")
    for number in range(6):
        _column(c, 310 + number * 196, 330, 800, 84)
    beam = c.mask([(196, 262), (1404, 262), (1404, 332), (196, 332)])
    c.fill(beam, [(0, stone), (1, "#cbbda2")])
    c.shade(beam, "#84796b", "right", 0.0, 0.5)
    c.rect(180, 250, 1240, 16, "#f4ead3")
    c.rect(196, 326, 1208, 8, "#a0937e")
    for number in range(34):
        c.rect(212 + number * 35, 268, 15, 13, "#b3a68e")
    gable = c.mask([(168, 252), (800, 74), (1432, 252)])
    c.fill(gable, [(0, "#efe4cc"), (1, "#d5c7ab")])
    field = c.mask([(290, 236), (800, 96), (1310, 236)])
    c.fill(field, [(0, "#c2b498"), (1, "#b0a389")])
    c.shade(field, "#71685d", "right", 0.15, 0.85)
    c.line([(168, 252), (800, 74), (1432, 252)], "#f8f0dc", 8)
    _scales(c, 800, 140)
    _steps(c)
    _walker(c, 560, 962, 1.0, "#2b2f3a")
    _walker(c, 604, 968, 0.92, "#70392f")
    _walker(c, 1012, 884, 0.72, "#2b2f3a")
    return c.finished(vignette=0.24)


def _column(c: Canvas, x, top, base, wide) -> None:
    shaft = [(x - wide * 0.42, top + 30), (x + wide * 0.42, top + 30)]
    shaft += [(x + wide * 0.5, base - 26), (x - wide * 0.5, base - 26)]
    shape = c.mask(shaft)
    c.fill(
        shape, [(0, "#f6ecd6"), (0.35, "#ece0c7"), (0.75, "#b9aa92"), (1, "#8f836f")], across=True
    )
    c.shade(shape, "#6d6558", "right", 0.0, 0.65)
    for flute in range(1, 6):
        share = flute / 6
        upper = x - wide * 0.42 + wide * 0.84 * share
        lower = x - wide * 0.5 + wide * share
        c.line([(upper, top + 34), (lower, base - 28)], "#7d7364", 1.2, 0.4)
    c.rect(x - wide * 0.56, top, wide * 1.12, 16, "#f3e9d2")
    c.rect(x - wide * 0.5, top + 16, wide, 14, "#cfc1a7")
    c.rect(x - wide * 0.56, base - 28, wide * 1.12, 13, "#e3d6bc")
    c.rect(x - wide * 0.62, base - 15, wide * 1.24, 16, "#c9bb9f")


def _scales(c: Canvas, x, y) -> None:
    ink = "#5d564c"
    c.line([(x, y), (x, y + 82)], ink, 5)
    c.line([(x - 62, y + 20), (x + 62, y + 12)], ink, 4)
    for side, top in [(-62, 20), (62, 12)]:
        for reach in (-22, 22):
            c.line([(x + side, y + top), (x + side + reach, y + top + 44)], ink, 2)
        c.polygon(
            [
                (x + side - 26, y + top + 44),
                (x + side + 26, y + top + 44),
                (x + side + 12, y + top + 56),
                (x + side - 12, y + top + 56),
            ],
            ink,
        )
    c.rect(x - 24, y + 82, 48, 7, ink)
    c.disc(x, y, 6, ink)


def _steps(c: Canvas) -> None:
    for number in range(9):
        top = 798 + number * 21
        out = number * 26
        tread = mix("#efe3ca", "#cdbd9f", number / 9)
        c.rect(190 - out, top, 1220 + 2 * out, 8, mix(tread, "#ffffff", 0.25))
        riser = c.mask(
            [
                (190 - out, top + 8),
                (1410 + out, top + 8),
                (1410 + out, top + 22),
                (190 - out, top + 22),
            ]
        )
        c.fill(riser, [(0, mix(tread, "#8b8070", 0.35)), (1, mix(tread, "#8b8070", 0.5))])
        c.shade(riser, "#6e6659", "right", 0.0, 0.6)
    c.rect(-10, 987, 1620, 90, "#c9b894")
    ground = c.mask([(-10, 987), (1610, 987), (1610, 1070), (-10, 1070)])
    c.shade(ground, "#8f8269", "down", 0.1, 0.6)
    for number in range(12):
        c.line([(number * 150 - 20, 1070), (number * 124 + 130, 987)], "#a29272", 1.5, 0.6)


def _walker(c: Canvas, x, y, size, coat) -> None:
    def at(dx, dy) -> Point:
        return x + dx * size, y - dy * size

    c.polygon([at(-8, 2), at(132, -24), at(144, -31), at(10, -5)], "#3a3d48", 0.45)
    for thigh, foot in [(-7, -13), (6, 13)]:
        c.polygon(
            [at(thigh - 6, 44), at(thigh + 6, 44), at(foot + 4, 0), at(foot - 5, 0)], "#22252d"
        )
    c.polygon([at(-13, 92), at(12, 92), at(18, 36), at(-18, 36)], coat)
    c.shade(c.mask([at(-13, 92), at(12, 92), at(18, 36), at(-18, 36)]), "#15161c", "right", 0, 0.6)
    c.polygon([at(-12, 90), at(-21, 60), at(-15, 57), at(-7, 82)], mix(coat, "#15161c", 0.3))
    c.disc(*at(0, 102), 9 * size, "#c79a7b")
    c.polygon([at(-10, 105), at(11, 105), at(8, 114), at(-7, 115)], "#22252d")
