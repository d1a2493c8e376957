"""A save over somebody else's save: both texts, side by side, and nothing lost."""

from dataclasses import dataclass

from django.http import QueryDict

from articles import content
from articles.desk.blocks import as_number, form_data
from articles.facts import when
from articles.models import Article

BLOCK_PREFIXES = ("text_blocks", "quote_blocks", "imageslot_blocks")
LABELS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "place": "Place",
    "slug": "Slug",
    "language": "Language",
}
BLOCK_LABELS = {"text": "Text", "quote": "Quote", "image": "Image slot"}


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
    public = article.head.content["public"]
    pairs = [
        Difference(label, content.clean(posted.get(field, "")), public.get(field, ""))
        for field, label in LABELS.items()
    ]
    mine = posted_blocks(posted)
    theirs = {block["uuid"]: block for block in public.get("blocks", [])}
    for uuid in dict.fromkeys([*theirs, *mine]):
        label = BLOCK_LABELS[theirs[uuid]["type"]] if uuid in theirs else "New block"
        pairs.append(Difference(label, mine.get(uuid, ""), block_text(theirs.get(uuid, {}))))
    return [pair for pair in pairs if pair.mine != pair.theirs]


def posted_blocks(posted: QueryDict) -> dict[str, str]:
    found = {}
    for prefix in BLOCK_PREFIXES:
        for number in range(min(as_number(posted.get(f"{prefix}-TOTAL_FORMS", "")), 2000)):
            fields = form_data(posted, prefix, number)
            block = {name: values[-1] for name, values in fields.items()}
            if "DELETE" not in block:
                found[block.get("uuid") or f"{prefix}-{number}"] = block_text(block)
    return found


def block_text(block: dict) -> str:
    keys = ("attribution", "words", "text", "alt", "caption", "credit")
    return content.clean("\n".join(str(block[key]) for key in keys if block.get(key)))
