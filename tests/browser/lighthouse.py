"""`make lighthouse`: every page on a phone, five times; prints the medians and what lacks to 100.

`python -m tests.browser.lighthouse 1 front story` looks once, at two pages.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from subprocess import PIPE

from tests.browser.pages import PAGES
from tests.browser.paper import Paper, on_the_stands

LIGHTHOUSE = Path(__file__).parent / "node_modules/.bin/lighthouse"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
# Pages that are no place to begin: search engines are asked to leave them out.
ON_PURPOSE = {"is-crawlable", "http-status-code"}
TRIES = 3
OPTIONS = [
    f"--only-categories={','.join(CATEGORIES)}",
    "--chrome-flags=--headless=new --no-sandbox",
    "--ignore-status-code",
    "--output=json",
    "--quiet",
]


def report_on(paper: Paper, name: str) -> dict:
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    sent = json.dumps(paper.headers(name))
    command = [LIGHTHOUSE, paper.address(name), f"--extra-headers={sent}", *OPTIONS]
    for _ in range(TRIES):  # now and then Chromium records no trace
        run = subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, stdout=PIPE)
        if run.returncode == 0:
            return json.loads(run.stdout)
    raise SystemExit(f"Lighthouse cannot look at the page “{name}”.")


def scores(report: dict) -> list[int]:
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]


def lacks(report: dict) -> list[str]:
    """The audits that count and are not perfect."""
    categories = report["categories"].values()
    counts = {ref["id"] for it in categories for ref in it["auditRefs"] if ref["weight"]}
    audits = [report["audits"][name] for name in sorted(counts)]
    return [audit["id"] for audit in audits if audit["score"] is not None and audit["score"] < 1]


def main(runs: int, names: list[str]) -> int:
    """0 if every median is 100, but for what lacks on purpose."""
    print(f"{'':26}{''.join(f'{name:>16}' for name in CATEGORIES)}")
    is_best = True
    with on_the_stands() as paper:
        for name in names:
            reports = [report_on(paper, name) for _ in range(runs)]
            medians = [round(median(runs)) for runs in zip(*map(scores, reports), strict=True)]
            print(f"{name:26}{''.join(f'{score:16}' for score in medians)}", flush=True)
            found = Counter(audit for report in reports for audit in lacks(report))
            for audit, times in found.most_common():
                why = ", on purpose" if audit in ON_PURPOSE else ""
                print(f"    {audit}: {times} of {len(reports)} runs{why}", flush=True)
            is_best = is_best and (min(medians) == 100 or bool(found.keys() & ON_PURPOSE))
    return 0 if is_best else 1


if __name__ == "__main__":
    runs, *names = sys.argv[1:] or ["5"]
    sys.exit(main(int(runs), names or list(PAGES)))
