"""The harbour at dusk: a grain terminal, three cranes and a ship on still water."""

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, Point, mix, wave

NIGHT = "#1d2238"


def harbour_dusk() -> Image.Image:
    c = Canvas(seed=11)
    horizon = 742
    c.ramp(
        0,
        0,
        1600,
        horizon,
        [(0, "#2c3a55"), (0.3, "#5b5d7f"), (0.58, "#b47f8c"), (0.8, "#e6a172"), (1, "#f7d79c")],
    )
    c.glow(1010, 640, 640, "#ffd08a", 0.75)
    c.disc(1010, 628, 66, "#fff0c9")
    for x, y, length, height, colour, alpha in [
        (-120, 250, 900, 46, "#4b5272", 0.55),
        (700, 178, 1100, 40, "#454d6c", 0.5),
        (260, 392, 760, 34, "#8d6f88", 0.5),
        (930, 470, 820, 30, "#d58f7c", 0.55),
        (-60, 520, 620, 26, "#c98a82", 0.5),
        (620, 566, 700, 18, "#f3b982", 0.6),
    ]:
        c.cloud(x, y, length, height, colour, alpha)
    hills = wave(1600, 690, [(22, 900, 0.4), (9, 330, 2), (4, 120, 1)])
    c.polygon([*hills, (1620, horizon), (-20, horizon)], "#a67b83", 0.85)
    nearer = wave(1600, 716, [(12, 640, 3.2), (6, 210, 0)])
    c.polygon([*nearer, (1620, horizon), (-20, horizon)], "#7d667c")
    _terminal(c, 96, 718)
    _crane(c, 560, 714, 1.0, 1, "#34314d", 36)
    _crane(c, 850, 714, 1.16, -1, "#2a2a44", 60)
    _crane(c, 1400, 714, 1.36, -1, "#1f2138", 47)
    c.rect(-10, 712, 1620, 32, "#2b2942")
    c.rect(-10, 712, 1620, 3, "#b98078")
    for bay in range(40):
        c.rect(bay * 42 - 6, 722, 9, 20, "#1d1d33")
    _ship(c, 610, horizon + 6)
    c.reflect(horizon, 325, "#5a4a66", 0.4, sway=5, squeeze=1.5)
    c.light([(950, horizon), (1070, horizon), (1150, 1067), (860, 1067)], "#ffd9a0", 0.6, 0.16)
    c.ripples(horizon + 4, 1060, "#ffd9a3", 90, alpha=0.55, left=850, right=1120, size=0.8)
    c.ripples(horizon + 4, 1060, "#2f2f4d", 190, alpha=0.34)
    c.ripples(horizon + 4, 1060, "#e5a78a", 120, alpha=0.25)
    _quay(c)
    for x, y, span in [(690, 250, 15), (742, 226, 12), (642, 210, 10), (1190, 330, 9)]:
        c.gull(x, y, span, NIGHT)
    return c.finished()


def _terminal(c: Canvas, x: float, base: float) -> None:
    dark = "#554a66"
    c.rect(x - 20, base - 330, 78, 330, mix(dark, NIGHT, 0.25))
    c.rect(x - 6, base - 372, 50, 44, mix(dark, NIGHT, 0.25))
    for number in range(5):
        left = x + 62 + number * 76
        silo = c.mask(
            [(left, base - 218), (left + 72, base - 218), (left + 72, base), (left, base)]
        )
        c.fill(silo, [(0, "#473f5c"), (0.62, "#82657a"), (1, "#b98078")], across=True)
        c.shade(silo, "#372f4d", "left", 0.1, 0.75)
        c.disc(left + 36, base - 218, 36, "#7a6076", ry=9)
    c.polygon(
        [(x + 58, base - 262), (x + 446, base - 262), (x + 446, base - 232), (x + 58, base - 232)],
        mix(dark, NIGHT, 0.3),
    )
    for window in range(12):
        lit = window in {2, 3, 7, 10}
        c.rect(x + 74 + window * 30, base - 254, 12, 9, "#ffd591" if lit else "#3a3450")
    for row in range(6):
        lit = row in {1, 4}
        c.rect(x + 6, base - 300 + row * 44, 10, 14, "#ffd591" if lit else "#332d49")
        c.rect(x + 30, base - 300 + row * 44, 10, 14, "#332d49")


def _ship(c: Canvas, x: float, base: float) -> None:
    hull = [
        (x - 26, base - 74),
        (x + 20, base - 66),
        (x + 470, base - 62),
        (x + 476, base - 104),
        (x + 640, base - 104),
        (x + 628, base),
        (x + 22, base),
    ]
    c.polygon(hull, "#24243c")
    band = [(x + 12, base - 20), (x + 632, base - 20), (x + 628, base), (x + 22, base)]
    c.polygon(band, "#7a3f3e")
    c.shade(c.mask(hull), "#3b3956", "right", 0.0, 0.5)
    for number in range(5):
        c.rect(x + 52 + number * 84, base - 82, 66, 20, "#3a3550")
        c.rect(x + 52 + number * 84, base - 84, 66, 4, "#a5757a")
    for left, top, wide, high in [(496, 176, 118, 74), (510, 216, 92, 42), (526, 246, 66, 32)]:
        c.rect(x + left, base - top, wide, high, "#8c6f7c")
        c.rect(x + left, base - top, wide, 4, "#d7a08c")
        for window in range(int(wide // 16)):
            lit = (window * 7 + top) % 3
            c.rect(
                x + left + 7 + window * 16, base - top + 14, 8, 9, "#ffdc9c" if lit else "#2c2a44"
            )
    c.polygon(
        [
            (x + 600, base - 236),
            (x + 632, base - 240),
            (x + 628, base - 104),
            (x + 602, base - 104),
        ],
        "#8a4a44",
    )
    c.rect(x + 602, base - 222, 28, 18, "#e1b18f")
    c.line([(x + 556, base - 246), (x + 556, base - 306)], "#24243c", 3)
    c.line([(x + 40, base - 70), (x + 40, base - 160)], "#24243c", 3)
    c.glow(x + 40, base - 160, 16, "#ffe0a8", 0.9)


def _crane(c: Canvas, x, base, size, way, colour, lift) -> None:
    """A quay crane with a luffing jib; `way` 1 points right, `lift` is the jib's angle."""

    def at(dx, dy) -> Point:
        return x + way * dx * size, base - dy * size

    def beam(start, end, width, end_width=None):
        (x0, y0), (x1, y1) = at(*start), at(*end)
        length = math.hypot(x1 - x0, y1 - y0)
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        a, b = width * size / 2, (width if end_width is None else end_width) * size / 2
        c.polygon(
            [
                (x0 + nx * a, y0 + ny * a),
                (x1 + nx * b, y1 + ny * b),
                (x1 - nx * b, y1 - ny * b),
                (x0 - nx * a, y0 - ny * a),
            ],
            colour,
        )

    for foot, head in [(-62, -34), (62, 34)]:
        beam((foot, 0), (head, 150), 13, 10)
    beam((-74, 5), (-48, 5), 11)
    beam((48, 5), (74, 5), 11)
    beam((-46, 150), (46, 150), 18)
    beam((-54, 62), (54, 62), 6)
    beam((-56, 62), (38, 148), 4)
    beam((56, 62), (-38, 148), 4)
    c.polygon([at(-30, 158), at(34, 158), at(34, 216), at(-30, 210)], colour)
    c.polygon([at(34, 168), at(60, 168), at(56, 206), at(34, 206)], colour)
    c.polygon([at(40, 178), at(55, 178), at(53, 198), at(40, 198)], "#ffd591")
    beam((-22, 210), (-6, 312), 8, 6)
    beam((26, 210), (-6, 312), 8, 6)
    c.polygon([at(-34, 166), at(-92, 178), at(-92, 214), at(-34, 204)], colour)
    reach = 300
    tip = (30 + reach * math.cos(math.radians(lift)), 205 + reach * math.sin(math.radians(lift)))
    _lattice(c, at, (30, 196), tip, colour, size)
    for stay in (0.55, 0.98):
        end = (30 + (tip[0] - 30) * stay, 205 + (tip[1] - 205) * stay)
        c.line([at(-6, 312), at(*end)], colour, 1.6 * size)
    c.line([at(-6, 312), at(-84, 210)], colour, 2.2 * size)
    hook = at(tip[0], tip[1] - 190)
    c.line([at(*tip), hook], colour, 1.4)
    c.disc(hook[0], hook[1], 5 * size, colour)
    c.glow(*at(*tip), 14, "#ff9d7a", 0.9)


def _lattice(c: Canvas, at, foot, tip, colour, size) -> None:
    (x0, y0), (x1, y1) = foot, tip
    length = math.hypot(x1 - x0, y1 - y0)
    nx, ny = -(y1 - y0) / length, (x1 - x0) / length
    upper, lower = [], []
    for part in range(15):
        share = part / 14
        half = 13 * min(1, share * 5 + 0.3) * (1 - share * 0.72)
        px, py = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        upper.append(at(px + nx * half, py + ny * half))
        lower.append(at(px - nx * half, py - ny * half))
    c.line(upper, colour, 3.2 * size)
    c.line(lower, colour, 3.2 * size)
    zigzag = [(upper if part % 2 else lower)[part] for part in range(15)]
    c.line(zigzag, colour, 1.6 * size)


def _quay(c: Canvas) -> None:
    edge = [(-10, 950), (560, 1010), (820, 1080), (-10, 1080)]
    c.polygon(edge, "#191b2e")
    c.line([(-10, 950), (560, 1010), (820, 1080)], "#8f6f78", 4, 0.8)
    for x, y, size in [(150, 968, 1.0), (370, 992, 1.15)]:
        c.rect(x - 13 * size, y - 30 * size, 26 * size, 34 * size, "#10121f")
        c.disc(x, y - 31 * size, 21 * size, "#10121f", ry=9 * size)
        c.disc(x, y - 34 * size, 17 * size, "#7a5d68", 0.8, ry=4 * size)
    x, y = 262, 986
    c.polygon([(x - 15, y - 62), (x + 15, y - 62), (x + 12, y), (x - 12, y)], "#10121f")
    c.polygon([(x - 17, y - 100), (x + 17, y - 100), (x + 18, y - 52), (x - 18, y - 52)], "#10121f")
    c.disc(x + 1, y - 114, 12, "#10121f")
    c.polygon(
        [(x - 14, y - 118), (x + 18, y - 118), (x + 10, y - 130), (x - 10, y - 130)], "#10121f"
    )
    c.line([(x + 18, y - 98), (x + 19, y - 60)], "#d79a83", 2, 0.8)
