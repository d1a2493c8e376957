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
LONGEST_NAME = 4  # words


def fold(text: str) -> str:
    """`text` as it is compared: NFC, casefolded, one kind of apostrophe, single spaces."""
    folded = unicodedata.normalize("NFC", text.translate(APOSTROPHES)).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


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
        word = match.group().rstrip(".")
        neighbour = end is not None and text[end : match.start()].strip() in {"", "."}
        run = run if neighbour else []
        run = [*run, word][-LONGEST_NAME:] if word[:1].isupper() else []
        end = match.end()
        found.update(fold(" ".join(run[start:])) for start in range(len(run)))
    return found


def known(spellings: Iterable[str]) -> dict[str, list[Person]]:
    """The people each of `spellings` can mean, by folded spelling; two people may share one."""
    from people.models import Name, Person

    folded = {fold(spelling) for spelling in spellings}
    people = defaultdict(dict)
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
    """The people whose spelling stands in `text` and means nobody else, in order of appearance."""
    place = fold(text)
    found = {
        people[0].pk: (place.find(spelling), people[0])
        for spelling, people in known(possible_names(text)).items()
        if len(people) == 1
    }
    return [person for _, person in sorted(found.values(), key=lambda pair: pair[0])]
