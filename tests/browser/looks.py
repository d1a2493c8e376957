"""How readers look at a page: how wide, in which light, how large they like their letters."""

import os
from itertools import product
from typing import NamedTuple

from playwright.sync_api import Page


class Look(NamedTuple):
    width: int
    theme: str = "light"
    text: int = 100  # per cent

    def __str__(self) -> str:
        return f"{self.width}px {self.theme} {self.text}%"


PHONE, DESK, NARROW = Look(390), Look(1280, "dark"), Look(320)
EVERY_LOOK = [Look(*it) for it in product((1280, 390, 320), ("light", "dark"), (100, 200))]
# `make axe` asks for all of them.
LOOKS = EVERY_LOOK if os.environ.get("EVERY_LOOK") else [PHONE, DESK]
SET_TEXT = "percent => { document.documentElement.style.fontSize = `${percent}%` }"
# From one light to another colours may fade; a page that nobody looks at never ends to.
SETTLE = "document.getAnimations().forEach(it => it.finish())"


def see(page: Page, look: Look) -> None:
    """An open page as somebody turns the screen, the light or the size of letters."""
    page.set_viewport_size({"width": look.width, "height": 844})
    page.emulate_media(color_scheme=look.theme)
    page.evaluate(SET_TEXT, look.text)
    page.evaluate(SETTLE)
