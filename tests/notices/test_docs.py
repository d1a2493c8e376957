"""docs/notices.md says what NOTICES says."""

from django.conf import settings

from articles.notices.rules import NOTICES, Kind, Rule

PAGE = settings.BASE_DIR / "docs" / "notices.md"


def row(kind: Kind, rule: Rule) -> str:
    off = "yes" if rule.may_be_off else ""
    verbs, settled = ", ".join(rule.verbs), ", ".join(rule.settled_by)
    return f"| {kind} | {verbs} | {rule.who} | {rule.way} | {off} | {settled} |"


def test_the_documented_table_is_the_one_people_are_told_by():
    lines = PAGE.read_text().splitlines()
    begin = lines.index(
        "| notice | after | who is told | unless they choose | may be off | settled by |"
    )
    rows = [line for line in lines[begin + 2 :] if line.startswith("|")]

    assert rows == [row(kind, rule) for kind, rule in NOTICES.items()]
