"""From wire copy to a draft: known people are linked, unknown ones proposed, never created.

The same copy is one story, however often it comes. Its date and opening view count are kept.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.html import escape

from articles import content, view_counts, wire, workflow
from articles.editions import path_for
from articles.models import Address, Article, Mention, Section
from people import names
from people.models import Person, User

LANGUAGES = {"і": "uk", "ї": "uk", "є": "uk", "ў": "be", "ы": "ru", "э": "ru"}


@dataclass(frozen=True)
class Imported:
    """What became of one piece of wire copy."""

    article: Article
    is_new: bool
    linked: list[Person] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)
    dropped: tuple[tuple[int, str], ...] = ()


def import_copy(text: str, *, section: Section, by: User | None = None, language="") -> Imported:
    """Make a draft of `text` (decoded by `wire.read`). `by` is who pasted it, None the wire.

    Raises wire.WireError with the line and a sentence.
    """
    try:
        with transaction.atomic():
            return _import(text, section, by, language)
    except IntegrityError:  # the same copy came twice at once
        there = Article.objects.get(wire_digest=wire.digest(text))
        return Imported(there, is_new=False)


def _import(text: str, section: Section, by: User | None, language: str) -> Imported:
    story = wire.parse(text, timezone.get_current_timezone())
    digest = wire.digest(text)
    if there := Article.objects.filter(wire_digest=digest).first():
        return Imported(there, is_new=False, dropped=story.dropped)
    speakers = {
        block.speaker: names.only_one(block.speaker)
        for block in story.blocks
        if isinstance(block, wire.Quotation) and block.speaker
    }
    linked = linked_people(text, speakers)
    language = language or language_of(text)
    public = {
        "headline": story.headline,
        "standfirst": story.standfirst,
        "place": story.place,
        "section": section.pk,
        "language": language,
        "slug": free_slug(story.headline, story.date),
        "mentions": [mention(person, story.date) for person in linked],
    }
    blocks, private = blocks_of(story, speakers)
    article = workflow.start(
        by=by,
        value={"public": {**public, "blocks": blocks}, "private": private},
        wire_digest=digest,
        wire_date=story.date,
    )
    if story.views:
        view_counts.open_at(article, story.views, by=by)
    proposed = [name for name, person in speakers.items() if person is None]
    return Imported(article, True, linked, proposed, story.dropped)


def linked_people(text: str, speakers: dict[str, Person | None]) -> list[Person]:
    """Everybody of the people tables the copy names, and its known speakers; each once."""
    found = {person.pk: person for person in names.named_in(text)}
    found |= {person.pk: person for person in speakers.values() if person}
    return list(found.values())


def mention(person: Person, at: datetime | None) -> content.Value:
    """`person` as the people tables state them on the day of the story."""
    said = Mention(person=person)
    said.copy_facts(timezone.localdate(at) if at else timezone.localdate())
    return {
        "person": person.pk,
        "name": said.shown_as,
        "also_written": said.also_written,
        "role": said.role,
        "status": said.status,
        "as_of": said.as_of.isoformat() if said.as_of else "",
    }


def blocks_of(story: wire.WireStory, speakers) -> tuple[list[content.Value], content.Value]:
    blocks, briefs = [], {}
    for block in story.blocks:
        match block:
            case wire.Paragraphs(paragraphs):
                html = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
                blocks.append(content.new_block("text", text=html))
            case wire.Quotation(words, attribution, speaker):
                person = speakers.get(speaker)
                blocks.append(
                    content.new_block(
                        "quote",
                        words=words,
                        attribution=attribution,
                        speaker=person.pk if person else None,
                    )
                )
            case wire.Slot(caption, brief):
                slot = content.new_block("image", caption=caption)
                briefs[slot["uuid"]] = brief
                blocks.append(slot)
    return blocks, {"briefs": briefs}


def language_of(text: str) -> str:
    """A guess by script and letters, for the editor to correct; BCP 47."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    if cyrillic * 2 < len(letters) or not letters:
        return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE[:2] not in CYRILLIC else "en"
    marks = [LANGUAGES[letter] for letter in letters if letter in LANGUAGES]
    return max(set(marks), key=marks.count) if marks else "ru"


CYRILLIC = {"be", "bg", "mk", "ru", "sr", "uk"}


def free_slug(headline: str, date: datetime | None) -> str:
    """An address for the headline, numbered if another story has it on that day or in the wire."""
    slug, number = names.slug_of(headline, 76), 1
    while is_taken(candidate := slug if number == 1 else f"{slug}-{number}", date):
        number += 1
    return candidate


def is_taken(slug: str, date: datetime | None) -> bool:
    path = path_for(date or timezone.now(), slug)
    same_slug = Article.objects.filter(slug=slug)
    return Address.objects.filter(path=path).exists() or same_slug.exists()
