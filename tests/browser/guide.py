"""`make guide`: the screenshots of README.md and docs/desk.md, taken from the demo newsroom.

`python -m tests.browser.guide writing` takes one of them.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.desk import DESK, FIRST
from tests.browser.looks import Look
from tests.browser.paper import Paper, on_the_stands

FOLDER = Path(__file__).parents[2] / "docs/screenshots"
WIDE, PHONE, PHONE_BY_NIGHT = Look(1280), Look(390), Look(390, "dark")


class Shot(NamedTuple):
    """What stands on a screen: a page of the desk, or, without its name there, of the readers."""

    page: str
    look: Look = WIDE
    down_to: str = ""


# The file, and what stands in it side by side.
SHOTS = {
    "readers": [Shot("/"), Shot("{with a picture}", PHONE_BY_NIGHT)],
    "review": [
        Shot("review", PHONE),
        Shot("compared", PHONE, ".changes"),
        Shot("review", PHONE_BY_NIGHT, ".decision"),
    ],
    "my-desk": [Shot("my desk")],
    "writing": [Shot("long story")],
    "compare": [Shot("compared")],
    "deciding": [Shot("review", PHONE)],
    "slots": [Shot("slots")],
    "front": [Shot("front")],
    "week": [Shot("the week")],
    "figures": [Shot("figures")],
}
SETTLED = 1500  # milliseconds, until what loads beside the story is there
HIGH, BETWEEN, WALL = 1000, 24, "#8b8a85"  # of shots side by side
LARGEST = (1680, 1280)


def take(browser: Browser, paper: Paper, shot: Shot) -> Image.Image:
    who, address = DESK.get(shot.page, ("", shot.page))
    is_phone = shot.look.width < WIDE.width
    context = browser.new_context(
        viewport={"width": shot.look.width, "height": 844 if is_phone else 900},
        color_scheme=shot.look.theme,
        device_scale_factor=2 if is_phone else 1,
    )
    if who:
        session = {"name": "sessionid", "value": paper.sessions[who], "url": paper.url}
        context.add_cookies([session])
    page = context.new_page()
    page.goto(paper.url + address.format(**paper.stories, **paper.ids))
    FIRST.get(shot.page, bool)(page)
    if shot.down_to:
        page.locator(shot.down_to).first.evaluate("it => it.scrollIntoView()")
    page.wait_for_timeout(SETTLED)
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return taken


def beside(shots: list[Image.Image]) -> Image.Image:
    """As high as each other."""
    same = [shot.resize((shot.width * HIGH // shot.height, HIGH)) for shot in shots]
    width = sum(shot.width for shot in same) + BETWEEN * (len(same) - 1)
    wall, left = Image.new("RGB", (width, HIGH), WALL), 0
    for shot in same:
        wall.paste(shot, (left, 0))
        left += shot.width + BETWEEN
    return wall


def main(names: list[str]) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with on_the_stands() as paper, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in names:
            taken = [take(browser, paper, shot) for shot in SHOTS[name]]
            picture = beside(taken) if len(taken) > 1 else taken[0]
            picture.thumbnail(LARGEST if len(taken) > 1 else (1280, 1280))
            picture.save(FOLDER / f"{name}.webp", quality=72, method=6)
            print(FOLDER / f"{name}.webp")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or [*SHOTS])
