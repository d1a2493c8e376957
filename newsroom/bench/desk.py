"""What the pages and moves of the desk cost, with archives of several lengths side by side:

python -m newsroom.bench.desk 100 100000

Each archive has a database of its own, filled when it is not there. It fails if a page asks more
than its budget, or anything more of a long archive than of a short one.
"""

import argparse
import json
import sys
from collections.abc import Iterator

from newsroom.bench.databases import database_of, manage, where_and_when

type Costs = dict[str, tuple[int, float, int]]  # queries, milliseconds, the budget of queries


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench-desk")
    parser.add_argument("stories", type=int, nargs="+")
    columns = {n: measure(n) for n in parser.parse_args().stories}
    print(f"\n{where_and_when()}\n\n{table(columns)}")
    for complaint in (wrong := list(complaints(columns))):
        print(complaint)
    return len(wrong) > 0


def measure(n: int) -> Costs:
    environment = database_of(f"bench-desk-{n}")
    manage(environment, "migrate", "--verbosity", "0")
    print(manage(environment, "bench_data", str(n), "--desk"), end="", flush=True)
    return json.loads(manage(environment, "bench_desk"))


def table(columns: dict[int, Costs]) -> str:
    """In Markdown: a row for each page and move, the archives side by side."""
    heads = "".join(f" {n:,}: SQL | ms |" for n in columns)
    lines = [f"| page or move |{heads}", f"|---|{'--:|--:|' * len(columns)}"]
    for name in next(iter(columns.values())):
        asked = (costs[name] for costs in columns.values())
        cells = (f" {queries} | {took:.0f} |" for queries, took, _ in asked)
        lines.append(f"| {name} |{''.join(cells)}")
    return "\n".join(lines)


def complaints(columns: dict[int, Costs]) -> Iterator[str]:
    for name in next(iter(columns.values())):
        counts, _, most = zip(*(costs[name] for costs in columns.values()), strict=True)
        if len(set(counts)) > 1:
            yield f"{name}: the queries grow with the archive, {counts}."
        if max(counts) > most[0]:
            yield f"{name}: {max(counts)} queries are more than {most[0]}."


if __name__ == "__main__":
    sys.exit(main())
