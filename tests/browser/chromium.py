"""A Chromium as its makers ship it, spoken to through a pipe.

Playwright keeps every tab in the foreground and switches the back-forward cache and prerendering
off; a reader's browser has all of them. https://chromedevtools.github.io/devtools-protocol/
"""

import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

LONGEST_ANSWER = 20  # seconds
ARGUMENTS = ["--headless", "--no-sandbox", "--no-first-run", "--remote-debugging-pipe"]


class Chromium:
    def __init__(self, reads: int, writes: int):
        self._reads, self._writes = reads, writes
        self._numbers, self._unread = count(1), b""
        self.sessions: dict[str, list[str]] = {}

    def ask(self, method: str, session: str = "", **parameters) -> dict:
        """Send a command of the protocol, to a tab's session or to the browser itself."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        message |= {"sessionId": session} if session else {}
        os.write(self._writes, json.dumps(message).encode() + b"\0")
        while (answer := self._next_message()).get("id") != number:
            self._hear(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def open(self, address: str, *, behind: bool = False) -> "Tab":
        """A new tab in front of the others, or `behind` them."""
        where = {"url": "about:blank", "background": behind, "forTab": True}
        tab = Tab(self, self.ask("Target.createTarget", **where)["targetId"])
        tab.go(address)
        return tab

    def _hear(self, event: dict) -> None:
        pages = self.sessions.setdefault(event.get("sessionId", ""), [])
        match event["method"]:
            case "Target.attachedToTarget":
                pages.append(event["params"]["sessionId"])
            case "Target.detachedFromTarget":
                pages.remove(event["params"]["sessionId"])

    def _next_message(self) -> dict:
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._reads], [], [], LONGEST_ANSWER)
            if not ready or not (more := os.read(self._reads, 1 << 16)):
                raise TimeoutError("Chromium does not answer.")
            self._unread += more
        message, _, self._unread = self._unread.partition(b"\0")
        return json.loads(message)


class Tab:
    """Reached through its tab and not its page: DevTools on a page forbid it to prerender."""

    def __init__(self, browser: Chromium, target: str):
        self._browser, self._target = browser, target
        attached = browser.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._tab = attached["sessionId"]
        follow = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}
        browser.ask("Target.setAutoAttach", self._tab, **follow)

    def ask(self, method: str, **parameters) -> dict:
        """Of the page in sight: the first that was attached and is not gone."""
        self._browser.ask("Browser.getVersion")  # hears what has happened since
        session = self._browser.sessions[self._tab][0]
        return self._browser.ask(method, session, **parameters)

    def go(self, address: str) -> None:
        self.ask("Page.navigate", url=address)
        while self.run("document.readyState") != "complete":
            time.sleep(0.05)

    def run(self, script: str):
        """The value of an expression in the page."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    def come_to_the_front(self) -> None:
        self._browser.ask("Target.activateTarget", targetId=self._target)


@contextmanager
def opened(executable: str, *arguments: str) -> Iterator[Chromium]:
    """A browser with a profile of its own, gone afterwards."""
    its_input, writes = os.pipe()
    reads, its_output = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [executable, *ARGUMENTS, f"--user-data-dir={profile}", *arguments]
        pipes = f'exec "$@" 3<&{its_input} 4>&{its_output}'  # where Chromium looks for them
        process = subprocess.Popen(
            ["bash", "-c", pipes, "bash", *command],
            pass_fds=(its_input, its_output),
            stderr=subprocess.DEVNULL,
        )
        os.close(its_input)
        os.close(its_output)
        try:
            browser = Chromium(reads, writes)
            yield browser
            browser.ask("Browser.close")
        finally:
            process.terminate()
            process.wait(timeout=LONGEST_ANSWER)
            os.close(reads)
            os.close(writes)
