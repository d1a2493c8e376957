"""The people in a story: their spelling, and facts that carry dates."""

import re
from collections.abc import Iterator

from django.utils import timezone

from articles.checks.check import Copy, Finding, Level, check
from people.names import nfc


@check(Level.ADVICE)
def house_spelling(copy: Copy) -> Iterator[Finding]:
    """People are written in the house spelling."""
    for row in copy.mentions:
        person, used = copy.people.get(row["person"]), row.get("name", "")
        for spelling in person.spellings() if person else []:
            if spelling == used:
                continue
            written = re.compile(rf"(?<!\w){re.escape(nfc(spelling))}(?!\w)")
            for where, text in copy.words:
                if written.search(text):
                    yield Finding(where, f"“{spelling}” is written “{used}” in this house.")


@check(Level.ADVICE)
def status_today(copy: Copy) -> Iterator[Finding]:
    """What a story states of a person is what we know today."""
    today = timezone.localdate()
    for row in copy.mentions:
        person = copy.people.get(row["person"])
        known = str((person and person.status_on(today)) or "")
        if known != row.get("status", ""):
            said, known = row.get("status") or "no status", known or "none"
            says = f"{row.get('name')} is stated with {said}; the people pages say {known} today."
            yield Finding("mentions", says)


@check(Level.ADVICE)
def status_dated(copy: Copy) -> Iterator[Finding]:
    """A status carries its date."""
    for row in copy.mentions:
        if row.get("status") and not row.get("as_of"):
            yield Finding("mentions", f"{row.get('name')}: as of which day, “{row['status']}”?")


@check(Level.ADVICE)
def people_appear(copy: Copy) -> Iterator[Finding]:
    """Whoever is listed in the story is named in it."""
    text = " ".join(text for _, text in copy.words)
    text += " ".join(f"{q.get('attribution', '')} {q['words']}" for q in copy.quotes)
    for row in copy.mentions:
        surname = row.get("name", "").split()[-1:]
        if surname and surname[0][:-1] not in text:  # without the letter that case endings change
            yield Finding("mentions", f"{row['name']} is listed, but the story does not name them.")
