"""What is looked at before a story goes out.

A check is one function in a module here. Each has a level: off, advice, or required, which the
gate enforces on submitting, approving and publishing; a section may set another (`CheckLevel`).
"""

from dataclasses import dataclass

from articles.checks import blocks, colleagues, people, pictures, sourcing, wording
from articles.checks.check import Check, Copy, Level
from articles.models import Article, CheckLevel

CHECKS = {
    check.slug: check
    for module in (wording, pictures, sourcing, people, blocks, colleagues)
    for check in vars(module).values()
    if isinstance(check, Check)
}


@dataclass(frozen=True)
class Result:
    """One finding; `where` as in `check.Finding`."""

    check: str
    level: str
    where: str
    says: str

    @property
    def is_required(self) -> bool:
        return self.level == Level.REQUIRED


def results(
    article: Article,
    *,
    of: tuple[Level, ...] = (Level.REQUIRED, Level.ADVICE),
    copy: Copy | None = None,
) -> list[Result]:
    """What the checks of these levels find in the latest revision, in the order of the levels.
    `copy` is that of the story, for who has looked into it before, or of what it says now."""
    copy = copy or Copy(article)
    levels = levels_of(copy.public["section"])
    return [
        Result(check.slug, level, *finding)
        for level in of
        for check in CHECKS.values()
        if levels[check.slug] == level
        for finding in check.look(copy)
    ]


def problems(article: Article) -> list[str]:
    """What stands against letting the latest revision go on: sentences that say what to do."""
    return [result.says for result in results(article, of=(Level.REQUIRED,))]


def levels_of(section: int) -> dict[str, str]:
    """By check: what the section has set, else the check's own. One query."""
    own = {slug: check.level.value for slug, check in CHECKS.items()}
    return own | dict(CheckLevel.objects.filter(section=section).values_list("check_slug", "level"))
