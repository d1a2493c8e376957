"""Make a story say again what an older revision of it says: as a new revision, through the gate."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext, ngettext

from articles import content, revisions, workflow
from articles.compare import Names
from articles.content import Value
from articles.facts import what_happened
from articles.models import BLOCKS, Article, Revision
from articles.naming import names_in
from articles.refusals import NotAllowed, NotReady, SomebodyWasFaster
from people import roles
from people.models import User


def restore(article: Article, number: int, *, by: User, seen: int | None) -> str:
    """Make revision `number` the working copy again. Blocks keep their uuids.

    `seen` is the id of the revision on the person's page. Returns the verb of the event if the
    story fell out of its state, as `workflow.save_changes` does. Raises MoveRefused, or one of
    its kinds; then nothing has changed, but that what somebody else typed is kept.
    """
    with revisions.kept_though_refused(article), transaction.atomic():
        return _restore(revisions.bare_lock(article.pk), number, by, seen)


def _restore(article: Article, number: int, by: User, seen: int | None) -> str:
    seen = revisions.seen_with_typed(article, seen, by)
    if not roles.may_write(by, article):
        raise NotAllowed(gettext("You may not change this story, so nothing was restored."))
    if article.head_id != seen:
        raise SomebodyWasFaster(what_happened(article, seen, workflow.DONE))
    before, revision = article.head, article.revisions.get(number=number)
    value, _ = fitting(article, revision, names_in(revision.content))
    try:
        content.to_rows(article, value)
    except ValidationError as why:
        reasons = {"number": number, "reasons": " ".join(why.messages)}
        told = gettext("Version %(number)s cannot be restored as it was: %(reasons)s")
        raise NotReady(told % reasons) from why
    verb = workflow.save_changes(article, by=by)
    if article.head == before:
        told = gettext("The story says what version %(number)s says already.")
        raise NotReady(told % {"number": number})
    note = gettext("Version %(number)s") % {"number": number}
    workflow.record(article, workflow.RESTORED, by=by, note=note)
    return verb


def fitting(article: Article, revision: Revision, names: Names) -> tuple[Value, list[str]]:
    """The content of `revision` without what is gone since, and a sentence for each of that.
    `names` are of what it refers to and still is there (`naming.names_in`)."""
    public = {**revision.content["public"]}
    private = {**revision.content.get("private", {})}
    told: list[str] = []
    if ("section", public["section"]) not in names:
        public["section"] = article.section_id
        stays = gettext("The section of that version is gone: the story stays in %(section)s.")
        told.append(stays % {"section": article.section})
    public["topics"] = _topics(public.get("topics", []), names, told)
    for rows in ("bylines", "mentions"):
        public[rows] = _people(public.get(rows, []), names, told)
    blocks = [block for block in public.get("blocks", []) if block["type"] in BLOCKS]
    public["blocks"] = [_block(block, private, names, told) for block in _own(article, blocks)]
    return {"public": public, "private": private}, told


def _topics(topics: list[int], names: Names, told: list[str]) -> list[int]:
    there = [pk for pk in topics if ("topic", pk) in names]
    if gone := len(topics) - len(there):
        says = ngettext(
            "A topic of that version is gone and left out.",
            "%(n)s topics of that version are gone and left out.",
            gone,
        )
        told.append(says % {"n": gone})
    return there


def _people(rows: list[Value], names: Names, told: list[str]) -> list[Value]:
    for row in rows:
        if ("person", row["person"]) not in names:
            says = gettext("%(name)s is no longer among the people of the desk and left out.")
            told.append(says % {"name": row.get("name") or gettext("Somebody")})
    return [row for row in rows if ("person", row["person"]) in names]


def _block(block: Value, private: Value, names: Names, told: list[str]) -> Value:
    if block.get("speaker") and ("person", block["speaker"]) not in names:
        says = gettext(
            "%(name)s is no longer among the people of the desk: the quote keeps the name alone."
        )
        told.append(says % {"name": block.get("name") or gettext("The speaker")})
        return {key: item for key, item in block.items() if key != "speaker"}
    if block.get("image") and ("image", block["image"]) not in names:
        told.append(gettext("A picture of that version is gone: its slot comes back empty."))
        words = {key: block[key] for key in content.SLOT_TEXTS if key in block}
        waiting = {**private.get("empty_slots", {}), block["uuid"]: words}
        private["empty_slots"] = waiting
        return {"type": block["type"], "uuid": block["uuid"]}
    return block


def _own(article: Article, blocks: list[Value]) -> list[Value]:
    """The blocks, with a new uuid where another story has taken one since."""
    uuids = [block["uuid"] for block in blocks]
    taken = {
        str(uuid)
        for model in BLOCKS.values()
        for uuid in model._default_manager.filter(uuid__in=uuids)
        .exclude(parent=article)
        .values_list("uuid", flat=True)
    }
    return [
        {**block, "uuid": str(uuid4())} if block["uuid"] in taken else block for block in blocks
    ]
