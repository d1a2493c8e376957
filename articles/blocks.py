"""A block as a value: from its row, to its row. `articles.content` says what the values hold."""

from typing import Any

from articles.models import (
    Block,
    Embed,
    FactBox,
    Image,
    ImageSlot,
    Quote,
    RelatedStory,
    Table,
    Text,
)

type Value = dict[str, Any]

SLOT_TEXTS = ("alt", "caption", "credit")
CENTRE = [50, 50]


def says_something(block: Block) -> bool:
    """Not one left empty, which readers would not see: a text the editor saves as "<p></p>" and
    stores as "". An empty slot waits for its picture and is kept."""
    match block:
        case Text(text=words) | Quote(words=words):
            return bool(words.strip())
        case FactBox(title=title, text=words):
            return bool(f"{title}{words}".strip())
        case Table(caption=caption):
            return bool(caption.strip() or block.cells)
        case RelatedStory(story_id=story):
            return story is not None
        case Embed(address=address, title=title):
            return bool(f"{address}{title}".strip())
    return True


def value_of(block: Block) -> Value:
    """Its public part."""
    return {"uuid": str(block.uuid), **_said_by(block)}


def _said_by(block: Block) -> Value:
    match block:
        case Text():
            return {"type": "text", "text": block.text}
        case Quote():
            return {
                "type": "quote",
                "words": block.words,
                "speaker": block.speaker_id,
                "name": block.shown_as,
                "attribution": block.attribution,
            }
        case ImageSlot(image=None):
            return {"type": "image"}
        case ImageSlot():
            return {
                "type": "image",
                "image": block.image.digest,
                "alt": block.alt,
                "caption": block.caption,
                "credit": block.credit,
                "focus": [block.focal_x, block.focal_y],
            }
        case FactBox():
            return {"type": "facts", "title": block.title, "text": block.text}
        case Table():
            return {"type": "table", "caption": block.caption, "rows": block.cells}
        case RelatedStory():
            return {"type": "related", "story": block.story_id}
        case Embed():
            return {"type": "embed", "address": block.address, "title": block.title}
    raise TypeError(f"{block!r} is no block of a story.")


def fill(row: Block, block: Value, private: Value) -> None:
    """Make `row` say the value `block`, and what of it stands in the `private` part."""
    match row:
        case Text():
            row.text = block["text"]
        case Quote():
            row.words = block["words"]
            row.speaker_id = block.get("speaker")
            row.shown_as = block.get("name", "")
            row.attribution = block.get("attribution", "")
            row.source = private.get("sources", {}).get(block["uuid"], "")
        case ImageSlot():
            row.image = Image.objects.filter(digest=block.get("image", "")).first()
            waiting = private.get("empty_slots", {}).get(block["uuid"], {})
            for name in SLOT_TEXTS:
                setattr(row, name, block.get(name) or waiting.get(name, ""))
            row.focal_x, row.focal_y = block.get("focus", CENTRE)
            row.brief = private.get("briefs", {}).get(block["uuid"], "")
        case FactBox():
            row.title, row.text = block.get("title", ""), block.get("text", "")
        case Table():
            row.caption, row.cells = block.get("caption", ""), block.get("rows", [])
        case RelatedStory():
            row.story_id = block["story"]
        case Embed():
            row.address, row.title = block.get("address", ""), block.get("title", "")
