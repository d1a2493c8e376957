"""How fast the readers' pages are, with archives of several lengths side by side:

python -m newsroom.bench 1000 100000 [--seconds 5]

Each archive has a database of its own, filled when it is not there: SQLite under var/bench-N, or
newsroom_bench_N beside the database that DATABASE_URL names. It fails if a page asks more than
four queries, or more of a long archive than of a short one.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator

from newsroom.bench.databases import database_of, manage, where_and_when
from newsroom.bench.server import Answers, answer, answers, served

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
    print(f"\n{where_and_when()}\n\n{table(columns)}")
    for complaint in (wrong := list(complaints(columns))):
        print(complaint)
    return len(wrong) > 0


def measure(n: int, seconds: int) -> Rows:
    environment = database_of(f"bench-{n}")
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
