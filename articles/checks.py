"""What must be right before a story goes out. A check takes the public content and yields
sentences that say what to do; a new check is one function in CHECKS."""

from collections.abc import Iterator

from articles import content
from articles.content import Value


def problems(public: Value) -> list[str]:
    return [sentence for check in CHECKS for sentence in check(public)]


def headline(public: Value) -> Iterator[str]:
    if not public.get("headline"):
        yield "The story has no headline: write one."


def pictures_are_described_and_credited(public: Value) -> Iterator[str]:
    for number, slot in enumerate(content.pictures(public), start=1):
        if not slot.get("alt"):
            yield f"Picture {number} has no alternative text: say what can be seen in it."
        if not slot.get("credit"):
            yield f"Picture {number} has no credit line: say whose picture it is."


def quotes_are_attributed(public: Value) -> Iterator[str]:
    for number, quote in enumerate(content.quotes(public), start=1):
        if not quote.get("attribution") and not quote.get("speaker"):
            yield f"Quote {number} says nobody's name: fill in its speaker or its attribution line."


CHECKS = (headline, pictures_are_described_and_credited, quotes_are_attributed)
