"""The people in a story: their spelling, and facts that carry dates."""

import re
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.checks.check import Copy, Finding, Level, check
from people.names import nfc


@check(Level.ADVICE, _("People are written in the house spelling."))
def house_spelling(copy: Copy) -> Iterator[Finding]:
    for row in copy.mentions:
        person, used = copy.people.get(row["person"]), row.get("name", "")
        for spelling in person.spellings() if person else []:
            if spelling == used:
                continue
            written = re.compile(rf"(?<!\w){re.escape(nfc(spelling))}(?!\w)")
            for where, text in copy.words:
                if written.search(text):
                    says = gettext("“%(other)s” is written “%(house)s” in this house.")
                    yield Finding(where, says % {"other": spelling, "house": used})


@check(Level.ADVICE, _("What a story states of a person is what we know today."))
def status_today(copy: Copy) -> Iterator[Finding]:
    today = timezone.localdate()
    for row in copy.mentions:
        person = copy.people.get(row["person"])
        known = str((person and person.status_on(today)) or "")
        if known != row.get("status", ""):
            says = gettext("%(name)s: “%(said)s” in the story, “%(known)s” on our people pages.")
            said = {"said": row.get("status") or "–", "known": known or "–"}
            yield Finding("mentions", says % {"name": row.get("name"), **said})


@check(Level.ADVICE, _("A status carries its date."))
def status_dated(copy: Copy) -> Iterator[Finding]:
    for row in copy.mentions:
        if row.get("status") and not row.get("as_of"):
            says = gettext("%(name)s: as of which day, “%(status)s”?")
            yield Finding("mentions", says % {"name": row.get("name"), "status": row["status"]})


@check(Level.ADVICE, _("Whoever is listed in the story is named in it."))
def people_appear(copy: Copy) -> Iterator[Finding]:
    text = " ".join(text for _, text in copy.words)
    text += " ".join(f"{q.get('attribution', '')} {q['words']}" for q in copy.quotes)
    for row in copy.mentions:
        surname = row.get("name", "").split()[-1:]
        if surname and surname[0][:-1] not in text:  # without the letter that case endings change
            says = gettext("%s is listed, but the story does not name them.")
            yield Finding("mentions", says % row["name"])
