"""A newspaper on the stands: the demo newsroom, from nothing, behind the production server."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.browser.pages import FOR_THE_DESK, PAGES

HERE = {
    "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    "DEMO": "1",
    "TIME_ZONE": "Europe/Vilnius",
}
BUILD = "import django; django.setup(); from tests.browser.stories import build; build()"
HOUSE = Path(__file__).parents[2]
SECONDS_TO_START = 30  # seconds


@dataclass(frozen=True)
class Paper:
    url: str
    stories: dict[str, str]
    ids: dict[str, int]  # of what the desk's pages are about
    sessions: dict[str, str]  # of everybody, by user name

    def address(self, page: str) -> str:
        """The whole address of a page of PAGES."""
        return self.url + PAGES[page].format(**self.stories)

    def headers(self, page: str) -> dict[str, str]:
        """What to send along for it."""
        return {"Cookie": f"sessionid={self.sessions['reporter']}"} if page in FOR_THE_DESK else {}

    def fetch(self, page: str) -> bytes:
        """Its bytes, whatever its status."""
        try:
            with urlopen(Request(self.address(page), headers=self.headers(page))) as answer:
                return answer.read()
        except HTTPError as error:
            return error.read()


@contextmanager
def on_the_stands() -> Iterator[Paper]:
    """Builds and serves it; half a minute. Nothing is left of it afterwards."""
    with tempfile.TemporaryDirectory(prefix="newsroom-paper-") as folder:
        environment = {**os.environ, **HERE, "VAR_DIR": folder}
        environment.pop("DATABASE_URL", None)
        house = {"cwd": HOUSE, "env": environment}
        subprocess.run([sys.executable, "-c", BUILD], check=True, **house)
        built = json.loads(Path(folder, "built.json").read_text())
        port = free_port()
        with open(f"{folder}/server.log", "w") as log:
            server = subprocess.Popen(granian(port), stdout=log, stderr=log, **house)
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(url)
            yield Paper(url, **built)
        finally:
            server.terminate()
            server.wait(timeout=SECONDS_TO_START)


def granian(port: int) -> list[str]:
    server = [Path(sys.executable).with_name("granian"), "--interface", "wsgi"]
    where = ["--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "2"]
    return [*map(str, server), *where, "newsroom.wsgi:application"]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(url: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            urlopen(url).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
