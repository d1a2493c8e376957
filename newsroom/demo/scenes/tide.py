"""The moon above a tide that rises past the printed line."""

import math

from PIL import Image

from newsroom.demo.canvas import Canvas, mix


def tide_chart() -> Image.Image:
    c = Canvas(seed=103)
    c.ramp(0, 0, 1600, 1067, [(0, "#18293f"), (0.5, "#2b4a5f"), (0.8, "#53757b"), (1, "#6d8a86")])
    for _ in range(260):
        c.disc(
            c.random.uniform(0, 1600),
            c.random.uniform(0, 560),
            c.random.uniform(0.5, 1.7),
            "#e8eadb",
            c.random.uniform(0.1, 0.7),
        )
    x, y, radius = 1080, 300, 208
    c.glow(x, y, 560, "#dbe3cc", 0.42)
    for ring in (268, 342, 430):
        points = [
            (x + ring * math.cos(a / 90 * math.pi), y + ring * math.sin(a / 90 * math.pi))
            for a in range(181)
        ]
        for start in range(0, 180, 4):
            c.line(points[start : start + 3], "#cfdcca", 1.4, 0.38)
    moon = c.disc_mask(x, y, radius)
    c.fill(moon, [(0, "#f7efd6"), (0.6, "#e9dec0"), (1, "#c9bfa5")])
    for dx, dy, rx, ry, tone in [
        (-78, -50, 62, 48, "#d3c7a9"),
        (24, -92, 44, 30, "#d3c7a9"),
        (54, 20, 72, 54, "#cfc3a5"),
        (-50, 66, 50, 36, "#d3c7a9"),
        (-120, 30, 22, 18, "#d8ccae"),
        (20, 124, 34, 20, "#c9bd9f"),
        (118, -44, 24, 20, "#c9bd9f"),
    ]:
        c.disc(x + dx, y + dy, rx, tone, ry=ry)
    for _ in range(26):
        angle, reach = c.random.uniform(0, math.tau), radius * math.sqrt(c.random.random()) * 0.92
        size = c.random.uniform(3, 12)
        px, py = x + reach * math.cos(angle), y + reach * math.sin(angle)
        c.disc(px, py, size, "#beb294", 0.8)
        c.disc(px - size * 0.2, py - size * 0.2, size * 0.75, "#e4d9bb", 0.9)
    c.shade(moon, "#6f7c80", "right", 0.0, 0.95)
    _tide_water(c)
    _gauge(c, 250)
    return c.finished(vignette=0.34)


def _tide(x: float, rise: float) -> float:
    """The two high waters of a day; `rise` is what the sea adds to the table."""
    day = (x - 120) / 640 * math.tau
    height = math.sin(day) * 118 + math.sin(day * 0.5 + 0.4) * 24
    return 716 - height - rise * (1 + math.sin(day)) / 2


def _tide_water(c: Canvas) -> None:
    xs = range(-8, 1616, 6)
    sea = [(x, _tide(x, 46)) for x in xs]
    for number, (drop, top, deep) in enumerate(
        [
            (0, "#9fc0b8", "#5d9095"),
            (64, "#6ea0a2", "#3f7480"),
            (138, "#477f8a", "#295966"),
            (222, "#2f6370", "#163a48"),
        ]
    ):
        flat = 1 - number * 0.24
        crest = [(x, 716 + drop * 1.15 + (_tide(x + number * 70, 46) - 716) * flat) for x in xs]
        body = c.mask([*crest, (1620, 1090), (-20, 1090)])
        c.fill(body, [(0, top), (1, deep)])
        c.shade(body, mix(deep, "#0c2030", 0.5), "down", 0.0, 0.6)
        c.line(crest, "#e6efdf", 4 - number * 0.7, 0.9 - number * 0.2)
    for start in range(0, len(sea) - 4, 4):
        dash = [(x, _tide(x, 0)) for x, _ in sea[start : start + 3]]
        c.line(dash, "#f3b26b", 4)
    for x in range(-40, 1640, 6):
        over, printed = _tide(x, 46), _tide(x, 0)
        if printed - over > 26:
            c.line([(x, over + 4), (x, printed - 4)], "#f3b26b", 1.4, 0.5)
    c.light([(1010, 720), (1150, 720), (1260, 1067), (900, 1067)], "#f4ecd0", 0.4, 0.05, blur=16)
    c.ripples(800, 1060, "#f4ecd0", 60, alpha=0.5, left=930, right=1190, size=0.7)
    c.ripples(820, 1060, "#cfe0d6", 70, alpha=0.25)


def _gauge(c: Canvas, x) -> None:
    post = c.mask([(x - 34, 360), (x + 34, 360), (x + 34, 1080), (x - 34, 1080)])
    c.fill(post, [(0, "#f0e8d2"), (0.6, "#d9cfb6"), (1, "#93897a")], across=True)
    c.shade(post, "#4a5255", "down", 0.0, 0.7)
    for mark in range(36):
        y = 380 + mark * 20
        if mark % 5 == 0:
            c.rect(x - 34, y, 44, 7, "#b4473b")
        elif mark % 2:
            c.rect(x - 34, y, 22, 5, "#24323d")
    c.rect(x - 44, 346, 88, 18, "#3a4650")
    level = _tide(x, 46)
    water = [(px, _tide(px, 46) + 4) for px in range(x - 34, x + 36, 4)]
    veil = [*water, (x + 34, 1080), (x - 34, 1080)]
    c.polygon(veil, "#4f8790", 0.62)
    c.line(water, "#eef4e6", 4)
    c.polygon([(x + 44, level - 10), (x + 74, level - 28), (x + 74, level + 8)], "#f3b26b")
