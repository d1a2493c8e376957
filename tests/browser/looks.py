"""How readers look at a page: how wide, in which light, how large they like their letters."""

import os
from itertools import product
from typing import NamedTuple


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
