"""`make html`: every page by the Nu checker, https://validator.github.io/validator/"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.pages import PAGES
from tests.browser.paper import on_the_stands

NU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def check() -> int:
    """Prints what is wrong; 0 if nothing is, warnings included."""
    if not shutil.which("java"):
        print("no java on this machine (install `default-jre-headless`)")
        return 1
    with on_the_stands() as paper, tempfile.TemporaryDirectory() as folder:
        for name in PAGES:
            Path(folder, f"{name}.html").write_bytes(paper.fetch(name))
        checked = subprocess.run(
            ["java", "-jar", NU, "--Werror", "--skip-non-html", folder],
            stderr=subprocess.PIPE,
            text=True,
        )
    print(checked.stderr.replace(f"file:{folder}/", ""), end="")
    print(f"{len(PAGES)} pages, {len(checked.stderr.splitlines())} complaints")
    return checked.returncode


if __name__ == "__main__":
    sys.exit(check())
