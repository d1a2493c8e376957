"""Publishing and withdrawing: the only writers of Edition and its rows. Called by the gate alone,
with the story's row locked."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles import content
from articles.blocks import CENTRE
from articles.models import (
    Address,
    Article,
    Edition,
    EditionPerson,
    EditionPicture,
    EditionTopic,
    EditionWords,
    Image,
    Revision,
)
from articles.search import index
from articles.search.words import words_in
from people.models import Name, Person, User
from people.names import nfc, slug_of

NEEDS_NOTICE = {
    Edition.Kind.UPDATE,
    Edition.Kind.CLARIFICATION,
    Edition.Kind.CORRECTION,
    Edition.Kind.RETRACTION,
}

OTHER_NAMES = {Name.Kind.FORMER, Name.Kind.ALIAS}


class AddressTaken(Exception):
    """Another story has this path for ever."""

    def __init__(self, path: str):
        self.path = path
        says = gettext("The address %s belongs to another story. Give this one another slug.")
        super().__init__(says % path)


def path_for(first_at: datetime, slug: str) -> str:
    """`/YYYY/MM/DD/slug/`, the date in the newsroom's zone."""
    return f"/{timezone.localtime(first_at):%Y/%m/%d}/{slug}/"


def publish(
    article: Article,
    revision: Revision,
    *,
    kind: str,
    notice: str,
    at: datetime,
    by: User | None,
    unreviewed: bool = False,
) -> Edition:
    """Make `revision` what readers see from `at` on. Raises AddressTaken."""
    public = revision.content["public"]
    first_at = article.dateline() or at
    path = path_for(first_at, public.get("slug") or slug_of(public["headline"]))
    _take_address(article, path)
    _close_open_edition(article, at)
    edition = Edition.objects.create(
        article=article,
        public_id=article.public_id,
        revision=revision,
        kind=kind,
        notice=notice,
        live_from=at,
        first_at=first_at,
        path=path,
        headline=public["headline"],
        standfirst=public.get("standfirst", ""),
        section_id=public["section"],
        content=public,
        digest=revision.digest,
        published_by=by,
        unreviewed=unreviewed,
        needs_second_look=unreviewed,
    )
    order = {"first_at": first_at, "public_id": article.public_id}
    EditionTopic.objects.bulk_create(
        EditionTopic(edition=edition, topic_id=pk, **order) for pk in public.get("topics", [])
    )
    people = _copy_people(edition, public, **order)
    _copy_pictures(edition, public)
    index.add(edition, (spelling for row in people for spelling in row.spellings.splitlines()))
    return edition


def withdraw(
    article: Article, *, note: str, at: datetime, now: datetime, by: User | None
) -> Edition:
    """From `at` on the story's address answers 410 with `note`; a waiting edition is dropped."""
    drop_waiting(article, now)
    last = article.editions.get(live_until=None)
    _close_open_edition(article, at)
    return Edition.objects.create(
        article=article,
        public_id=article.public_id,
        revision=last.revision,
        kind=Edition.Kind.WITHDRAWAL,
        notice=note,
        live_from=at,
        first_at=last.first_at,
        path=last.path,
        section_id=last.section_id,
        published_by=by,
    )


def drop_waiting(article: Article, now: datetime) -> Edition | None:
    """Delete the edition whose time has not come and reopen the one before it."""
    waiting = article.waiting_edition(now)
    if waiting is None:
        return None
    pk, path = waiting.pk, waiting.path
    index.take_out(EditionWords.objects.filter(edition=waiting))
    waiting.delete()
    article.forget_facts()
    waiting.pk = pk
    article.editions.filter(live_until=waiting.live_from).update(live_until=None)
    if not article.editions.filter(path=path).exists():
        article.addresses.filter(path=path).delete()
    return waiting


def put_off(article: Article, at: datetime, now: datetime) -> Edition:
    """Have the edition whose time has not come begin at `at`, and the one before it end then. It is
    made anew: a first publication has its date, and so its address and its place in lists, from
    that time. Raises AddressTaken."""
    old = drop_waiting(article, now)
    if old.is_withdrawal:
        return withdraw(article, note=old.notice, at=at, now=now, by=old.published_by)
    return publish(
        article,
        old.revision,
        kind=old.kind,
        notice=old.notice,
        at=at,
        by=old.published_by,
        unreviewed=old.unreviewed,
    )


def second_look(edition: Edition) -> None:
    edition.needs_second_look = False
    edition.save(update_fields=["needs_second_look"])


def show_page_of(person: Person) -> None:
    """Give or take `person`'s public page and other spellings, after `hidden` or a name changed.
    What editions state of the person stays as it is."""
    rows = EditionPerson.objects.filter(person=person)
    stated = rows.order_by().values("name", "also_written").distinct()
    changed: list[int] = []
    for said in list(stated):
        same = rows.filter(**said)
        spellings = spellings_in(EditionPerson(**said), person)
        changed += same.exclude(spellings=spellings).values_list("edition", flat=True)
        same.update(slug="" if person.hidden else person.slug, spellings=spellings)
    index.name_anew(changed)


def spellings_in(row: EditionPerson, person: Person) -> str:
    """All that `row`, which states `person`, is found by: a line each."""
    return lines_of([row.name, row.also_written, *other_spellings(person)])


def other_spellings(person: Person) -> list[str]:
    """Other ways to write `person`'s name, by which stories are found that do not use them. Not
    other names, former ones and aliases: that both mean one person is for a story to say."""
    if person.hidden:
        return []
    others = (name for name in person.names.all() if name.kind not in OTHER_NAMES)
    return [person.name, *(name.text for name in others), person.slug]


def _take_address(article: Article, path: str) -> None:
    try:
        with transaction.atomic():
            address, _ = Address.objects.get_or_create(path=path, defaults={"article": article})
    except IntegrityError as error:
        raise AddressTaken(path) from error
    if address.article_id != article.pk:
        raise AddressTaken(path)


def _close_open_edition(article: Article, at: datetime) -> None:
    article.editions.filter(live_until=None).update(live_until=at)


def _copy_people(edition: Edition, public: content.Value, **order) -> list[EditionPerson]:
    copied: dict[int, EditionPerson] = {}
    mentions = {row["person"]: row for row in public.get("mentions", [])}
    credits = {row["person"]: row for row in public.get("bylines", [])}
    speakers = {row["speaker"]: row for row in content.quotes(public) if row.get("speaker")}
    people = Person.objects.prefetch_related("names").in_bulk([*mentions, *credits, *speakers])
    for pk in dict.fromkeys([*mentions, *speakers, *credits]):
        person, said = people[pk], mentions.get(pk, {})
        names = (rows.get(pk, {}).get("name") for rows in (mentions, credits, speakers))
        copied[pk] = EditionPerson(
            edition=edition,
            person=person,
            slug="" if person.hidden else person.slug,
            name=next(filter(None, names), person.name),
            also_written=said.get("also_written", ""),
            role=said.get("role", ""),
            status=said.get("status", ""),
            as_of=said.get("as_of") or None,
            is_mentioned=pk in mentions,
            is_quoted=pk in speakers,
            is_credited=pk in credits,
            position=len(copied),
            **order,
        )
        copied[pk].spellings = spellings_in(copied[pk], person)
    return EditionPerson.objects.bulk_create(copied.values())


def lines_of(spellings: Iterable[str]) -> str:
    """As search compares them; `also_written` holds several, with commas between."""
    parted = [part for spelling in spellings for part in nfc(spelling).split(",")]
    lines = (" ".join(word.folded for word in words_in(part)) for part in parted)
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _copy_pictures(edition: Edition, public: content.Value) -> None:
    slots = list(content.pictures(public))
    images = Image.objects.in_bulk([slot["image"] for slot in slots], field_name="digest")
    EditionPicture.objects.bulk_create(
        EditionPicture(
            edition=edition,
            image=images[slot["image"]],
            digest=slot["image"],
            width=images[slot["image"]].width,
            height=images[slot["image"]].height,
            alt=slot.get("alt", ""),
            focal_x=slot.get("focus", CENTRE)[0],
            focal_y=slot.get("focus", CENTRE)[1],
            position=position,
        )
        for position, slot in enumerate(slots)
    )
