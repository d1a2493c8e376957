"""Rows followed from one list to another: which are new, which went, and the fewest that moved."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable
from typing import Any

type Key = tuple[Any, int]  # of a row, and how often that was there before


def keyed(rows: list, key: Callable[[Any], Hashable]) -> dict[Key, Any]:
    """The rows by their key, in their order: two of a kind are two."""
    seen: Counter = Counter()
    found: dict[Key, Any] = {}
    for row in rows:
        found[key(row), seen[key(row)]] = row
        seen[key(row)] += 1
    return found


def removed_after(old: dict[Key, Any], new: dict[Key, Any]) -> dict[Key | None, list[Key]]:
    """The removed blocks by the block they stood behind; None: at the beginning."""
    found: dict[Key | None, list[Key]] = {}
    last = None
    for key in old:
        if key in new:
            last = key
        else:
            found.setdefault(last, []).append(key)
    return found


def moved(old: list[Hashable], new: list[Hashable]) -> dict[Hashable, bool]:
    """The fewest that were moved to make `new` of `old`, which have the same items; whether up."""
    places = {item: place for place, item in enumerate(old)}
    order = [places[item] for item in new]
    stayed = longest_increasing(order)
    kept = [new[place] for place in stayed]
    found = {}
    for place, item in enumerate(new):
        if place in stayed:
            continue
        now = sum(other < place for other in stayed)
        was = sum(places[other] < places[item] for other in kept)
        found[item] = now < was
    return found


def longest_increasing(numbers: list[int]) -> set[int]:
    """Where the items of a longest increasing subsequence of `numbers` are."""
    ends: list[int] = []  # the smallest last number of a subsequence of each length
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(places[at - 1] if at else None)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
    found, last = set(), places[-1] if places else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
