"""`make guide`: the screenshots of docs/desk.md, taken from the demo newsroom.

`python -m tests.browser.guide writing` takes one of them.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.desk import DESK, FIRST
from tests.browser.looks import Look
from tests.browser.paper import Paper, on_the_stands

FOLDER = Path(__file__).parents[2] / "docs/screenshots"
WIDE, PHONE = Look(1280), Look(390)
# The file, the page of the desk, and how it is looked at.
SHOTS = {
    "my-desk": ("my desk", WIDE),
    "writing": ("long story", WIDE),
    "compare": ("compared", WIDE),
    "deciding": ("review", PHONE),
    "slots": ("slots", WIDE),
    "front": ("front", WIDE),
    "week": ("the week", WIDE),
    "figures": ("figures", WIDE),
}
SETTLED = 1500  # milliseconds, until what loads beside the story is there


def take(browser: Browser, paper: Paper, name: str) -> bytes:
    """A PNG of what stands on the screen."""
    place, look = SHOTS[name]
    who, address = DESK[place]
    context = browser.new_context(
        viewport={"width": look.width, "height": 844 if look == PHONE else 900},
        device_scale_factor=2 if look == PHONE else 1,
    )
    context.add_cookies(
        [{"name": "sessionid", "value": paper.sessions[who], "url": paper.url}],
    )
    page = context.new_page()
    page.goto(paper.url + address.format(**paper.ids))
    FIRST.get(place, bool)(page)
    page.wait_for_timeout(SETTLED)
    taken = page.screenshot()
    context.close()
    return taken


def main(names: list[str]) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with on_the_stands() as paper, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in names:
            shot = Image.open(BytesIO(take(browser, paper, name))).convert("RGB")
            shot.thumbnail((1280, 1280))
            shot.save(FOLDER / f"{name}.webp", quality=72, method=6)
            print(FOLDER / f"{name}.webp")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or [*SHOTS])
