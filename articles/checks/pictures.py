"""Image slots that have their picture."""

import re
from collections.abc import Iterator

from articles.checks.check import Copy, Finding, Level, check, without

FILE_NAME = re.compile(
    r"\.(?:avif|gif|jpe?g|png|tiff?|webp)$|^(?:img|dsc|screenshot)?[-_ ]?\d+$|_", re.IGNORECASE
)
LEAD = 1200  # pixels


@check(Level.REQUIRED)
def pictures_described(copy: Copy) -> Iterator[Finding]:
    """Every picture has an alternative text."""
    yield from without(
        "alt",
        copy.pictures,
        "Picture {number} has no alternative text: say what can be seen in it.",
    )


@check(Level.REQUIRED)
def pictures_credited(copy: Copy) -> Iterator[Finding]:
    """Every picture has a credit line."""
    yield from without(
        "credit", copy.pictures, "Picture {number} has no credit line: say whose picture it is."
    )


@check(Level.ADVICE)
def alternative_text_is_words(copy: Copy) -> Iterator[Finding]:
    """No alternative text is the name of a file."""
    for number, slot in enumerate(copy.pictures, start=1):
        if FILE_NAME.search(slot.get("alt", "")):
            says = f"The alternative text of picture {number} looks like the name of a file."
            yield Finding(slot["uuid"], says)


@check(Level.ADVICE)
def captions(copy: Copy) -> Iterator[Finding]:
    """Every picture has a caption."""
    yield from without("caption", copy.pictures, "Picture {number} has no caption.")


@check(Level.ADVICE)
def lead_picture_is_large(copy: Copy) -> Iterator[Finding]:
    """The first picture is at least 1200 pixels wide."""
    for slot in list(copy.pictures)[:1]:
        image = copy.images.get(slot["image"])
        if image and image.width < LEAD:
            yield Finding(
                slot["uuid"], f"The first picture is {image.width} pixels wide: {LEAD} are wanted."
            )


@check(Level.ADVICE)
def rights(copy: Copy) -> Iterator[Finding]:
    """What may be done with a picture is known."""
    for number, slot in enumerate(copy.pictures, start=1):
        image = copy.images.get(slot["image"])
        if image and not image.usage_terms and not image.copyright_holder:
            yield Finding(slot["uuid"], f"Nobody has said what we may do with picture {number}.")
