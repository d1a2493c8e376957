"""Lines that keep a place for a picture: the word alone, with a caption, with a brief."""

import re

from articles.wire.story import Slot

IMAGE = "(?:image|photo|picture|фото|изображение|зображення|выява|здымак|фота|світлина)"
SLOT = re.compile(
    rf"\[\s?{IMAGE}\b([^\[\]]*)\]|\(\s?{IMAGE}\s?(?::([^()]*))?\)"
    rf"|{IMAGE}\s?(?:\[([^\[\]]*)\]|\(([^()]*)\))?\s?(?::(.*))?",
    re.IGNORECASE,
)


def slot_in(text: str) -> Slot | None:
    """A caption follows a colon, a brief stands in brackets; None where a sentence goes on."""
    match = SLOT.fullmatch(text)
    if not match:
        return None
    *briefs, caption = (group or "" for group in match.groups())
    brief, caption = "".join(briefs).lstrip(":,—–- ").strip(), caption.strip()
    if not brief and caption.endswith("]") and "[" in caption:
        caption, _, brief = caption[:-1].rpartition("[")
    elif not brief and re.fullmatch(r"\([^()]*\)", caption):
        caption, brief = "", caption[1:-1]
    return Slot(caption.strip(), brief.strip())
