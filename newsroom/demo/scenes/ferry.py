"""The night ferry on the bay in evening light."""

from PIL import Image

from newsroom.demo.canvas import Canvas, wave


def ferry_on_the_bay() -> Image.Image:
    c = Canvas(seed=23)
    horizon = 560
    c.ramp(
        0,
        0,
        1600,
        horizon,
        [(0, "#5f8796"), (0.4, "#93b0ae"), (0.72, "#d5cdb4"), (1, "#f0dcb6")],
    )
    c.glow(330, 440, 620, "#fff0cf", 0.75)
    for x, y, length, height, alpha in [
        (860, 150, 900, 70, 0.34),
        (-200, 240, 760, 44, 0.3),
        (420, 330, 900, 34, 0.42),
        (-60, 420, 700, 22, 0.5),
        (980, 446, 800, 24, 0.5),
    ]:
        c.cloud(x, y, length, height, "#fbf1dc", alpha)
    far = wave(1600, 505, [(34, 1100, 1.1), (12, 300, 0.2), (5, 90, 2)])
    c.polygon([*far, (1620, horizon), (-20, horizon)], "#9fb0aa")
    near = wave(1600, 560, [(60, 1500, 3.7), (14, 310, 1), (5, 70, 0)])
    headland = c.mask([*near, (1620, horizon), (-20, horizon)])
    c.fill(headland, [(0, "#728d8b"), (1, "#8aa19b")])
    c.shade(headland, "#56767a", "down", 0.6, 0.05)
    c.ramp(
        0, horizon, 1600, 507, [(0, "#d9d2b8"), (0.12, "#9db6b1"), (0.5, "#55818b"), (1, "#24505f")]
    )
    c.light(
        [(250, horizon), (420, horizon), (640, 1067), (60, 1067)], "#fff3d6", 0.75, 0.1, blur=14
    )
    c.ripples(horizon + 2, 1060, "#fff3d8", 120, alpha=0.6, left=80, right=560)
    c.ripples(horizon + 2, 1060, "#2c5c69", 260, alpha=0.4)
    c.ripples(horizon + 2, 1060, "#cfdacb", 130, alpha=0.35)
    _wake(c)
    _ferry(c, 520, 716)
    for x, y, span in [
        (420, 300, 22),
        (490, 262, 16),
        (1290, 236, 26),
        (1372, 290, 15),
        (340, 352, 12),
    ]:
        c.gull(x, y, span, "#34535c")
    return c.finished(vignette=0.22)


def _wake(c: Canvas) -> None:
    c.light([(440, 716), (1330, 716), (1420, 800), (400, 800)], "#21444f", 0.85, 0.0, blur=10)
    for number in range(26):
        y = 728 + number * 3.4
        reach = 90 + number * 24
        left = 1290 + number * 9
        c.polygon(
            [
                (left, y),
                (left + reach * 0.4, y - 2),
                (left + reach, y + 1),
                (left + reach * 0.3, y + 3),
            ],
            "#eef0e2",
            0.5 * (1 - number / 30),
        )
    bow = [(430, 722), (520, 700), (560, 730), (640, 738), (470, 744), (380, 752)]
    c.polygon(bow, "#f3f3e6", 0.9)
    c.polygon([(330, 768), (470, 738), (600, 742), (430, 762)], "#e5ebde", 0.55)


def _ferry(c: Canvas, x: float, base: float) -> None:
    white, shadow, blue = "#f4efe0", "#b9c0b8", "#214756"
    hull = [
        (x - 66, base - 112),
        (x + 800, base - 112),
        (x + 806, base - 36),
        (x + 780, base + 14),
        (x + 4, base + 14),
        (x - 30, base - 44),
    ]
    shape = c.mask(hull)
    c.fill(shape, [(0, "#2d5a69"), (1, "#183845")])
    c.shade(shape, "#0f2a36", "right", 0.0, 0.7)
    c.polygon(
        [(x - 60, base - 104), (x + 801, base - 104), (x + 802, base - 92), (x - 55, base - 92)],
        white,
    )
    c.polygon(
        [(x - 6, base - 2), (x + 790, base - 2), (x + 780, base + 14), (x + 4, base + 14)],
        "#a5483c",
    )
    for deck, (left, right) in enumerate([(-40, 790), (24, 770), (80, 700)]):
        top = base - 166 - deck * 54
        block = c.mask(
            [(x + left + 12, top), (x + right, top), (x + right, top + 54), (x + left, top + 54)]
        )
        c.fill(block, [(0, white), (1, "#dcdccd")])
        c.shade(block, shadow, "right", 0.0, 0.65)
        c.rect(x + left + 6, top - 3, right - left, 5, "#fffaf0")
        c.rect(x + left + 6, top + 50, right - left - 6, 4, shadow)
        start, step = (left + 40, 34) if deck else (left + 60, 52)
        for number in range(int((right - start - 24) // step)):
            lit = c.random.random() < 0.72
            colour = "#f6c46d" if lit else "#4d6e78"
            wide = 18 if deck else 30
            c.rect(x + start + number * step, top + 18, wide, 17, colour)
    bridge = [
        (x + 128, base - 328),
        (x + 330, base - 328),
        (x + 330, base - 274),
        (x + 96, base - 274),
    ]
    c.polygon(bridge, white)
    c.polygon(
        [
            (x + 116, base - 316),
            (x + 312, base - 316),
            (x + 312, base - 296),
            (x + 106, base - 296),
        ],
        blue,
    )
    for strut in range(6):
        c.rect(x + 142 + strut * 30, base - 317, 4, 22, white)
    c.polygon([(x + 214, base - 328), (x + 222, base - 408), (x + 230, base - 328)], "#d9d6c6")
    c.rect(x + 196, base - 380, 52, 6, "#4d5f62")
    c.rect(x + 206, base - 352, 34, 4, "#4d5f62")
    c.line([(x + 222, base - 404), (x + 222, base - 440)], "#4d5f62", 2)
    funnel = c.mask(
        [(x + 496, base - 274), (x + 520, base - 398), (x + 604, base - 398), (x + 600, base - 274)]
    )
    c.fill(funnel, [(0, "#b5513f"), (1, "#c9654c")])
    c.shade(funnel, "#7d342d", "right", 0.0, 0.8)
    c.polygon(
        [
            (x + 510, base - 346),
            (x + 603, base - 346),
            (x + 602, base - 318),
            (x + 505, base - 318),
        ],
        white,
    )
    c.polygon(
        [
            (x + 518, base - 408),
            (x + 606, base - 408),
            (x + 604, base - 384),
            (x + 516, base - 384),
        ],
        blue,
    )
    for puff in range(9):
        c.disc(
            x + 580 + puff * 42,
            base - 424 - puff * 11,
            16 + puff * 7,
            "#6c8486",
            0.13,
            ry=10 + puff * 4,
        )
    for boat in range(3):
        davit = x + (362, 430, 626)[boat]
        c.polygon(
            [
                (davit, base - 276),
                (davit + 58, base - 276),
                (davit + 48, base - 258),
                (davit + 10, base - 258),
            ],
            "#d8703f",
        )
    for post in range(44):
        c.rect(x + 30 + post * 17, base - 290 + 0, 1.6, 14, "#eee7d6")
    c.rect(x + 30, base - 291, 748, 2, "#eee7d6")
    c.light(
        [(x - 10, base + 10), (x + 790, base + 10), (x + 740, base + 190), (x + 60, base + 190)],
        "#123038",
        0.75,
        0.0,
        blur=7,
    )
    for number in range(70):
        low = base + 22 + number * 1.9
        from_x = x + c.random.uniform(-20, 700)
        c.polygon(
            [(from_x, low), (from_x + 40, low - 1.5), (from_x + 90, low), (from_x + 40, low + 1.5)],
            c.random.choice(["#f4efe0", "#f6c46d", "#17323d", "#d9dcc9"]),
            0.5 * (1 - number / 80),
        )
