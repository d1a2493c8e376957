"""The newsroom served as `make demo` serves it, and how fast it answers over HTTP."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import NamedTuple

HOST, PORT = "127.0.0.1", 8790
GRANIAN = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-log"]
AS_THE_DEMO = ["--workers", "2", "--blocking-threads", "4", "--backpressure", "64"]
ONE_BY_ONE = 100  # requests
CODING = "br"  # what every browser asks a page in
WRK = ["wrk", "-t2", "-c32", "-H", f"Accept-Encoding: {CODING}"]
ANEW = Path(__file__).parent / "anew.lua"


class Answers(NamedTuple):
    """To requests for pages nobody has asked for yet, and `kept`: for one and the same."""

    median: float  # milliseconds
    p95: float
    a_second: float | None
    kept: float | None


class Answer(NamedTuple):
    status: int
    etag: str
    milliseconds: float


@contextmanager
def served(environment: dict[str, str]) -> Iterator[None]:
    address = ["--host", HOST, "--port", str(PORT)]
    command = [*GRANIAN, *AS_THE_DEMO, *address, "newsroom.wsgi:application"]
    server = subprocess.Popen(command, env=environment)
    try:
        wait_for_it()
        yield
    finally:
        server.terminate()
        server.wait()


def wait_for_it() -> None:
    for _ in range(100):
        try:
            answer("/icon.svg")
        except OSError:
            sleep(0.2)
        else:
            return
    raise RuntimeError(f"The server did not start on port {PORT}.")


def answer(path: str, etag: str = "", to: HTTPConnection | None = None) -> Answer:
    connection = to or HTTPConnection(HOST, PORT)
    start = perf_counter()
    asked = {"Accept-Encoding": CODING, "If-None-Match": etag}
    connection.request("GET", path, headers=asked)
    response = connection.getresponse()
    response.read()
    took = perf_counter() - start
    return Answer(response.status, response.headers.get("ETag", ""), took * 1000)


def answers(path: str, seconds: int, etag: str = "") -> Answers:
    """One after the other on one connection, then as many as wrk can get in `seconds`."""
    connection = HTTPConnection(HOST, PORT)
    got = [answer(anew(path, number), etag, connection) for number in range(ONE_BY_ONE)]
    wrong = {one.status for one in got} - {304 if etag else 200}
    if wrong:
        raise RuntimeError(f"{path} answered {wrong}.")
    times = [one.milliseconds for one in got]
    made, kept = load(path, seconds, etag, "-s", str(ANEW)), load(path, seconds, etag)
    return Answers(median(times), quantiles(times, n=20)[-1], made, kept)


def load(path: str, seconds: int, etag: str, *options: str) -> float | None:
    """Requests a second; None without wrk."""
    if not shutil.which("wrk"):
        return None
    command = [*WRK, *options, f"-d{seconds}s", "-H", f"If-None-Match: {etag}"]
    said = subprocess.run(
        [*command, f"http://{HOST}:{PORT}{path}"], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in said:
        raise RuntimeError(f"{path} failed under load:\n{said}")
    return float(said.partition("Requests/sec:")[2].split()[0])


def anew(path: str, number: int) -> str:
    """The same page under an address nobody has asked for yet, so that it is made anew."""
    return f"{path}{'&' if '?' in path else '?'}n={number}"
