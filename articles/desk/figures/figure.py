"""A figure: what it is called and says, its charts, and the numbers they are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[str]]  # the first cell of a row names it


@dataclass(frozen=True)
class Figure:
    """`charts` are (name, picture); a name that says no more than the title is empty."""

    key: str
    title: str
    says: str
    charts: list[tuple[str, SafeString]]
    table: Table
    notes: list[str] = field(default_factory=list)
