"""How fast the readers' pages are, with archives of several lengths side by side:

python -m newsroom.bench 1000 100000 [--seconds 5]

Each archive has a database of its own, filled when it is not there: SQLite under var/bench-N, or
newsroom_bench_N beside the database that DATABASE_URL names. It fails if a page asks more than
four queries, or more of a long archive than of a short one.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from newsroom.bench.server import Answers, answer, answers, served

ROOT = Path(__file__).resolve().parents[2]
MOST_QUERIES = 4
type Rows = dict[str, tuple[int, float, Answers]]  # queries, their milliseconds, answers


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("stories", type=int, nargs="+")
    parser.add_argument("--seconds", type=int, default=5, help="of load on each page")
    asked = parser.parse_args()
    if not shutil.which("wrk"):
        print("No requests per second: this machine has no wrk (install `wrk`).")
    columns = {n: measure(n, asked.seconds) for n in asked.stories}
    database = "PostgreSQL" if "DATABASE_URL" in os.environ else "SQLite"
    print(f"\n{database}, {os.cpu_count()} cores, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC,", end=" ")
    print(f"load average {os.getloadavg()[0]:.1f} (with our own)\n")
    print(table(columns))
    for complaint in (wrong := list(complaints(columns))):
        print(complaint)
    return len(wrong) > 0


def measure(n: int, seconds: int) -> Rows:
    environment = database_of(n)
    manage(environment, "migrate", "--verbosity", "0")
    print(manage(environment, "bench_data", str(n)), end="", flush=True)
    rows: Rows = {}
    pages = json.loads(manage(environment, "bench_queries"))
    with served(environment):
        for name, (path, *asked) in pages.items():
            rows[name] = *asked, answers(path, seconds)
            if name == "article":
                rows["article, 304"] = *asked, answers(path, seconds, etag=answer(path).etag)
    return rows


def database_of(n: int) -> dict[str, str]:
    """The environment of a newsroom of its own for `n` stories."""
    environment = {"VAR_DIR": str(ROOT / "var" / f"bench-{n}"), "NO_DEBUG": "1"}
    if url := os.environ.get("DATABASE_URL"):
        environment["DATABASE_URL"] = beside(url, f"newsroom_bench_{n}")
    return {**os.environ, **environment}


def beside(url: str, name: str) -> str:
    """The address of the database `name` on the same server, made if it is not there."""
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [name]
        ).fetchone():
            connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def manage(environment: dict[str, str], *command: str) -> str:
    """What manage.py says; what it complains of goes to the terminal."""
    python = [sys.executable, str(ROOT / "manage.py")]
    ran = subprocess.run(
        [*python, *command], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return ran.stdout


def table(columns: dict[int, Rows]) -> str:
    """In Markdown: a row for each page, the archives side by side; times in milliseconds."""
    archives, head, rule = "| stories |", "| page |", "|---|"
    for n in columns:
        archives += f" {n:,} | | | | | |"
        head += " SQL | ms | median | p95 | a second | kept |"
        rule += "--:|" * 6
    lines = [archives, rule, head]
    for page in next(iter(columns.values())):
        cells = (cell for rows in columns.values() for cell in cells_of(*rows[page]))
        lines.append(f"| {page} | {' | '.join(cells)} |")
    return "\n".join(lines)


def cells_of(queries: int, milliseconds: float, got: Answers) -> list[str]:
    times = (f"{time:.1f}" for time in (milliseconds, got.median, got.p95))
    rates = ("–" if rate is None else f"{rate:,.0f}" for rate in (got.a_second, got.kept))
    return [str(queries), *times, *rates]


def complaints(columns: dict[int, Rows]) -> Iterator[str]:
    for page in next(iter(columns.values())):
        counts = [rows[page][0] for rows in columns.values()]
        if len(set(counts)) > 1:
            yield f"{page}: the queries grow with the archive, {counts}."
        if max(counts) > MOST_QUERIES:
            yield f"{page}: {max(counts)} queries are more than {MOST_QUERIES}."


if __name__ == "__main__":
    sys.exit(main())
