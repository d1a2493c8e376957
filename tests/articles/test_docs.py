"""docs/workflow.md says what MOVES says."""

from pathlib import Path

from articles.workflow import ANY, MOVES, Move

WORKFLOW = Path(__file__).parents[2] / "docs" / "workflow.md"


def row(verb: str, move: Move) -> str:
    """One line of the table as the document has it."""
    states = sorted(move.sources, key=list(ANY).index)
    sources = "any" if move.sources == ANY else " or ".join(sorted(str(s.label) for s in states))
    target = move.target.label if move.target else "(stays)"
    note = "required" if move.needs_note else ""
    return f"| {verb} | {sources} | {target} | {move.who} | {note} | {', '.join(move.asks)} |"


def test_the_documented_table_is_the_one_the_gate_works_by():
    lines = WORKFLOW.read_text().splitlines()
    begin = lines.index("| verb | from | to | who | note | asks for |") + 2
    end = next(number for number in range(begin, len(lines)) if not lines[number])

    assert lines[begin:end] == [row(verb, move) for verb, move in MOVES.items()]
