"""Names: how spellings are compared, and which people a text means.

A name is matched on its folded form, so that case, composition and the many apostrophes
of transliteration do not matter. Matching is exact: a machine may propose, only an editor merges.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from anyascii import anyascii
from django.utils.text import slugify

if TYPE_CHECKING:
    from people.models import Person

APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼ`´′ʹ", "'"))
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ.-][^\W\d_]+)*\.?")
LONG_RUN = re.compile(r"(?s).?[^\x00-\u02ff]{14,}")  # can hold over 30 marks, decomposed
MOST_MARKS = 30  # on one letter: Unicode's stream-safe format, UAX 15
LONGEST_NAME = 4  # words
MOST_IN_A_QUERY = 2000


def fold(text: str) -> str:
    """`text` as it is compared: NFC, casefolded, one kind of apostrophe, single spaces."""
    return " ".join(nfc(nfc(text.translate(APOSTROPHES)).casefold()).split())


def nfc(text: str) -> str:
    """`text` in NFC, stream-safe. Normalising takes minutes over a long run of combining marks,
    so one that no language writes is parted by U+034F first; UAX 15, section 13."""
    return unicodedata.normalize("NFC", LONG_RUN.sub(lambda run: _parted(run[0]), text))


def _parted(run: str) -> str:
    parts, marks = [], 0
    for character in run:
        decomposed = unicodedata.normalize("NFD", character)
        more = sum(unicodedata.combining(mark) > 0 for mark in decomposed)
        marks = more if more < len(decomposed) else marks + more
        if marks > MOST_MARKS:
            parts.append("\u034f")
            marks = more
        parts.append(character)
    return "".join(parts)


def slug_of(text: str, length: int = 80) -> str:
    """An address for `text` in any script, at most `length` characters: "Лис" becomes "lis"."""
    slug = slugify(anyascii(text))
    if len(slug) > length:
        slug = slug[: length + 1].rpartition("-")[0] or slug[:length]
    return slug or "untitled"


def possible_names(text: str) -> set[str]:
    """Folded runs of one to four neighbouring capitalised words of `text`."""
    found = set()
    run: list[str] = []
    end = None
    for match in WORD.finditer(text):
        word = match.group()
        neighbour = end is not None and text[end : match.start()].strip() in {"", "."}
        run = run if neighbour else []
        run = [*run, fold(word)][-LONGEST_NAME:] if word[:1].isupper() else []
        end = match.end()
        for start in range(len(run)):
            name = " ".join(run[start:])
            found |= {name, name.removesuffix("."), name.removesuffix(".").removesuffix("'s")}
    return found


def known(spellings: Iterable[str]) -> dict[str, list[Person]]:
    """The people each of `spellings` can mean, by folded spelling; two people may share one."""
    from people.models import Name, Person

    folded = {fold(spelling) for spelling in spellings}
    if len(folded) > MOST_IN_A_QUERY:
        columns = (model.objects.values_list("folded", flat=True) for model in (Person, Name))
        folded &= {spelling for column in columns for spelling in column.iterator()}
    people: dict[str, dict[int, Person]] = defaultdict(dict)
    for person in Person.objects.filter(folded__in=folded):
        people[person.folded][person.pk] = person
    for name in Name.objects.filter(folded__in=folded).select_related("person"):
        people[name.folded][name.person_id] = name.person
    return {spelling: list(found.values()) for spelling, found in people.items()}


def only_one(spelling: str) -> Person | None:
    """The person `spelling` means, if exactly one is known under it."""
    people = known([spelling]).get(fold(spelling), [])
    return people[0] if len(people) == 1 else None


def named_in(text: str) -> list[Person]:
    """The people whose spelling stands in `text` and means nobody else, in order of appearance.

    Longer spellings go first and use up their words: "Anton Radzko" names no other Radzko.
    """
    place = fold(text)
    found: dict[int, tuple[int, Person]] = {}
    spellings = known(possible_names(text))
    for spelling in sorted(spellings, key=len, reverse=True):
        whole = re.compile(rf"(?<![\w-]){re.escape(spelling)}(?![\w-])")
        first, people = whole.search(place), spellings[spelling]
        if first and len(people) == 1:
            start, _ = found.get(people[0].pk, (first.start(), None))
            found[people[0].pk] = min(start, first.start()), people[0]
        place = whole.sub(lambda used: "\0" * len(used[0]), place)
    return [person for _, person in sorted(found.values(), key=lambda pair: pair[0])]
