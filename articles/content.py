"""A story as one value: from rows, to rows, canonical JSON, digest.

The value is `{"public": …, "private": …}` of plain JSON types. The public part is what an
approval names by its digest and the only part an edition copies. Empty values are left out,
so that a field added next year does not change an old digest.

public   headline, short_headline, kicker, standfirst, place, section (id), slug, language,
         topics (ids),
         bylines  [{person (id), name, role}]
         mentions [{person (id), name, also_written, role, status, as_of (ISO date)}]
         blocks   [{type: "text", uuid, text (HTML)}
                   {type: "quote", uuid, words, speaker (id), name, attribution}
                   {type: "image", uuid, image (digest), alt, caption, credit, focus [x, y]}
                   {type: "facts", uuid, title, text (HTML)}
                   {type: "table", uuid, caption, rows [[cell]], the first of them the head}
                   {type: "related", uuid, story (id)}
                   {type: "embed", uuid, address, title}]
private  slugline, notes, briefs {uuid: text}, sources {uuid: text},
         empty_slots {uuid: {alt, caption, credit}}: what waits with the slot for its picture
"""

import hashlib
import json
import uuid as uuids
from collections.abc import Iterator
from datetime import date
from typing import Any

from articles.blocks import SLOT_TEXTS, fill, says_something, value_of
from articles.models import BLOCKS, Article, Block, Byline, ImageSlot, Mention, Quote
from people.names import nfc

type Value = dict[str, Any]

FIELDS = ("headline", "short_headline", "kicker", "standfirst", "place", "slug", "language")
PRIVATE_FIELDS = ("slugline", "notes")


def from_rows(article: Article) -> Value:
    """The working copy as it stands in the database: ten queries."""
    blocks = in_order(article)
    public = {
        **{field: getattr(article, field) for field in FIELDS},
        "section": article.section_id,
        "topics": sorted(article.topics.values_list("pk", flat=True)),
        "bylines": [
            {"person": row.person_id, "name": row.shown_as, "role": row.role}
            for row in article.bylines.all()
        ],
        "mentions": [_mention(row) for row in article.mentions.all()],
        "blocks": [
            {"uuid": str(block.uuid), **value_of(block)}
            for block in blocks
            if says_something(block)
        ],
    }
    private = {
        **{field: getattr(article, field) for field in PRIVATE_FIELDS},
        "briefs": {str(b.uuid): b.brief for b in blocks if isinstance(b, ImageSlot)},
        "sources": {str(b.uuid): b.source for b in blocks if isinstance(b, Quote)},
        "empty_slots": {
            str(b.uuid): {name: getattr(b, name) for name in SLOT_TEXTS}
            for b in blocks
            if isinstance(b, ImageSlot) and not b.is_filled
        },
    }
    return clean({"public": public, "private": private})


def in_order(article: Article) -> list[Block]:
    """The blocks of all kinds as the story has them."""
    rows: list[Block] = []
    for model in BLOCKS.values():
        of_a_kind = model._default_manager.filter(parent=article)
        rows += of_a_kind.select_related("image") if model is ImageSlot else of_a_kind
    return sorted(rows, key=lambda block: (block.ordering, str(block.uuid)))


def _mention(row: Mention) -> Value:
    return {
        "person": row.person_id,
        "name": row.shown_as,
        "also_written": row.also_written,
        "role": row.role,
        "status": row.status,
        "as_of": row.as_of.isoformat() if row.as_of else "",
    }


def clean(value: Any) -> Any:
    """`value` in canonical form: NFC, line ends `\\n`, ends stripped, empty values left out."""
    match value:
        case dict():
            cleaned = {key: clean(item) for key, item in value.items()}
            return {key: item for key, item in cleaned.items() if item not in ("", None, [], {})}
        case list() | tuple():
            return [clean(item) for item in value]
        case str():
            text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
            return nfc(text)
        case float():
            raise TypeError("No floats in content: their digits are not canonical.")
    return value


def canonical(public: Value) -> bytes:
    """The bytes a digest is made of."""
    text = json.dumps(clean(public), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(public: Value) -> str:
    """sha256 of the canonical public part, 64 hex digits."""
    return hashlib.sha256(canonical(public)).hexdigest()


def without_slots(public: Value) -> Value:
    """The public part as the text desk sees it: what stays when only slots change."""
    blocks = [
        {"type": "image", "uuid": block["uuid"]} if block["type"] == "image" else block
        for block in public.get("blocks", [])
    ]
    return {**public, "blocks": blocks}


def quotes(public: Value) -> Iterator[Value]:
    return (block for block in public.get("blocks", []) if block["type"] == "quote")


def pictures(public: Value) -> Iterator[Value]:
    """The filled slots."""
    return (block for block in public.get("blocks", []) if block.get("image"))


def people(public: Value) -> set[int]:
    """The ids of all whom the content credits, names or quotes."""
    rows = (row["person"] for key in ("mentions", "bylines") for row in public.get(key, []))
    return {*rows, *(quote["speaker"] for quote in quotes(public) if quote.get("speaker"))}


def new_block(kind: str, **fields: Any) -> Value:
    return {"type": kind, "uuid": str(uuids.uuid4()), **fields}


def to_rows(article: Article, value: Value) -> None:
    """Make the working copy say `value`. Blocks keep their rows, by uuid. The caller has
    locked the story and keeps the revision; text is sanitised here, as in the editor."""
    public, private = value["public"], value.get("private", {})
    for field in FIELDS:
        setattr(article, field, public.get(field, ""))
    for field in PRIVATE_FIELDS:
        setattr(article, field, private.get(field, ""))
    article.section_id = public["section"]
    article.save(update_fields=[*FIELDS, *PRIVATE_FIELDS, "section"])
    article.topics.set(public.get("topics", []))
    _write_credits(article, public)
    _write_blocks(article, public.get("blocks", []), private)


def _write_credits(article: Article, public: Value) -> None:
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(
            article=article,
            person_id=row["person"],
            shown_as=row.get("name", ""),
            role=row["role"],
            position=position,
        )
        for position, row in enumerate(public.get("bylines", []))
    )
    article.mentions.all().delete()
    Mention.objects.bulk_create(
        Mention(
            article=article,
            person_id=row["person"],
            shown_as=row.get("name", ""),
            also_written=row.get("also_written", ""),
            role=row.get("role", ""),
            status=row.get("status", ""),
            as_of=date.fromisoformat(row["as_of"]) if row.get("as_of") else None,
            position=position,
        )
        for position, row in enumerate(public.get("mentions", []))
    )


def _write_blocks(article: Article, blocks: list[Value], private: Value) -> None:
    for kind, model in BLOCKS.items():
        kept = {block["uuid"] for block in blocks if block["type"] == kind}
        model.objects.filter(parent=article).exclude(uuid__in=kept).delete()
    for position, block in enumerate(blocks, start=1):
        model = BLOCKS[block["type"]]
        row = model.objects.filter(parent=article, uuid=block["uuid"]).first()
        row = row or model(parent=article, uuid=block["uuid"])
        row.ordering = position * 10
        fill(row, block, private)
        row.full_clean(exclude=["parent", "uuid"])
        row.save()
