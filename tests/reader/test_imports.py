"""By construction: the readers' code cannot name the desk or the working copy."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
READER = sorted((ROOT / "articles" / "reader").rglob("*.py"))
SEARCH = sorted((ROOT / "articles" / "search").rglob("*.py"))
MODULES = [ROOT / "articles" / "story.py", ROOT / "articles" / "plain.py", *SEARCH]
MODULES += [path for path in READER if path.name != "beacon.py"]
MODELS = {
    "Edition",
    "EditionPerson",
    "EditionPicture",
    "EditionTopic",
    "EditionWords",
    "Front",
    "Page",
    "Section",
    "Topic",
    "ViewAdjustment",
    "ViewDrop",
    "ViewHour",
    "ViewTotal",
}
# What editors arranged: a value of public ids and times.
MODELS |= {"Arrangement", "Place", "Strip"}
OURS = {
    "articles.models",
    "articles.pictures",
    "articles.plain",
    "articles.reader",
    "articles.search",
    "articles.story",
    "articles.view_counts",
    "people.names.nfc",
    "people.roles",
}


def imported(module: Path) -> set[str]:
    """Dotted names: `from a.b import c` is a.b.c. A relative import would not be found here."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


OUTSIDE = sorted((ROOT / "articles" / "outside").glob("*.py"))


@pytest.mark.parametrize("module", OUTSIDE, ids=lambda path: path.stem)
def test_what_is_shown_outside_knows_no_desk_and_no_gate(module):
    never = ("articles.desk", "articles.workflow", "articles.revisions", "people")

    assert [name for name in imported(module) if name.startswith(never)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_reader_code_imports_only_what_is_public(module):
    ours = {name for name in imported(module) if name.split(".")[0] in ("articles", "people")}

    models = {name.rpartition(".")[2] for name in ours if name.startswith("articles.models")}
    rest = {name for name in ours if not name.startswith("articles.models")}

    assert models <= MODELS
    assert [n for n in rest if not any(n == o or n.startswith(f"{o}.") for o in OURS)] == []
