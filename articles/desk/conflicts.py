"""A save over somebody else's save: both texts, side by side, and nothing lost."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst

from articles import content
from articles.desk.rows import last, posted_forms
from articles.facts import when
from articles.models import BLOCKS, Article
from articles.models.blocks import rows_in

BLOCK_PREFIXES = [f"{model._meta.model_name}_blocks" for model in BLOCKS.values()]
LABELS = {
    "headline": "Headline",
    "kicker": "Kicker",
    "short_headline": "Short headline",
    "standfirst": "Standfirst",
    "place": "Place",
    "slug": "Slug",
    "language": "Language",
    "slugline": "Slugline",
    "notes": "Notes",
}
SLOT_TEXTS = ("brief", *content.SLOT_TEXTS)
BLOCK_LABELS = {kind: capfirst(model._meta.verbose_name) for kind, model in BLOCKS.items()}


@dataclass(frozen=True)
class Difference:
    label: str
    mine: str
    theirs: str


def sentence(article: Article) -> str:
    head = article.head
    return (
        f"{head.by or 'The wire'} saved this story at {when(head.at)}, while you were writing. "
        "Nothing of yours is lost: compare both texts below, then save again."
    )


def differences(article: Article, posted: QueryDict) -> list[Difference]:
    """Where the saved story and what was posted over it differ, as texts."""
    saved = article.head.content
    fields = {**saved["public"], **saved.get("private", {})}
    pairs = [
        Difference(label, content.clean(posted.get(field, "")), fields.get(field, ""))
        for field, label in LABELS.items()
    ]
    mine, theirs = posted_blocks(posted), saved_blocks(saved)
    for uuid in dict.fromkeys([*theirs, *mine]):
        label = BLOCK_LABELS[theirs[uuid]["type"]] if uuid in theirs else "New block"
        pairs.append(Difference(label, mine.get(uuid, ""), block_text(theirs.get(uuid, {}))))
    return [pair for pair in pairs if pair.mine != pair.theirs]


def slot_differences(article: Article, posted: QueryDict) -> list[Difference]:
    """The same for the pictures' page, whose forms are named by the uuid of their slot."""
    blocks = saved_blocks(article.head.content).items()
    theirs = {uuid: block for uuid, block in blocks if block["type"] == "image"}
    sent = [key.removesuffix("-alt") for key in posted if key.endswith("-alt")]
    pairs = []
    for number, uuid in enumerate(dict.fromkeys([*theirs, *sent]), start=1):
        label = f"Slot {number}" if uuid in theirs else "A slot that is gone"
        mine = {name: posted.get(f"{uuid}-{name}", "") for name in SLOT_TEXTS}
        pairs.append(Difference(label, block_text(mine), block_text(theirs.get(uuid, {}))))
    return [pair for pair in pairs if pair.mine != pair.theirs]


def posted_blocks(posted: QueryDict) -> dict[str, str]:
    found = {}
    for prefix in BLOCK_PREFIXES:
        for number, fields in enumerate(posted_forms(posted, prefix)):
            block = {name: last(fields, name) for name in fields}
            if "DELETE" not in block:
                found[block.get("uuid") or f"{prefix}-{number}"] = block_text(block)
    return found


def saved_blocks(saved: content.Value) -> dict[str, content.Value]:
    """The blocks by uuid, with what of them is private."""
    private = saved.get("private", {})
    found = {}
    for block in saved["public"].get("blocks", []):
        uuid = block["uuid"]
        said = {"source": private.get("sources", {}), "brief": private.get("briefs", {})}
        found[uuid] = {
            **block,
            **private.get("empty_slots", {}).get(uuid, {}),
            **{name: texts[uuid] for name, texts in said.items() if uuid in texts},
        }
    return found


def block_text(block: dict) -> str:
    keys = ("title", "attribution", "words", "source", "text", "brief", "alt", "caption", "credit")
    lines = [str(block[key]) for key in (*keys, "address", "story") if block.get(key)]
    rows = block.get("rows", [])
    rows = rows_in(rows) if isinstance(rows, str) else rows
    return content.clean("\n".join([*lines, *(" | ".join(row).rstrip(" |") for row in rows)]))
