"""Image slots that have their picture."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.checks.check import Copy, Finding, Level, check, without

FILE_NAME = re.compile(
    r"\.(?:avif|gif|jpe?g|png|tiff?|webp)$|^(?:img|dsc|screenshot)?[-_ ]?\d+$|_", re.IGNORECASE
)
LEAD = 1200  # pixels


@check(Level.REQUIRED, _("Every picture has an alternative text."))
def pictures_described(copy: Copy) -> Iterator[Finding]:
    yield from without(
        "alt",
        copy.pictures,
        gettext("Picture {number} has no alternative text: say what can be seen in it."),
    )


@check(Level.REQUIRED, _("Every picture has a credit line."))
def pictures_credited(copy: Copy) -> Iterator[Finding]:
    says = gettext("Picture {number} has no credit line: say whose picture it is.")
    yield from without("credit", copy.pictures, says)


@check(Level.ADVICE, _("No alternative text is the name of a file."))
def alternative_text_is_words(copy: Copy) -> Iterator[Finding]:
    for number, slot in enumerate(copy.pictures, start=1):
        if FILE_NAME.search(slot.get("alt", "")):
            says = gettext("The alternative text of picture %d looks like the name of a file.")
            yield Finding(slot["uuid"], says % number)


@check(Level.ADVICE, _("Every picture has a caption."))
def captions(copy: Copy) -> Iterator[Finding]:
    yield from without("caption", copy.pictures, gettext("Picture {number} has no caption."))


@check(Level.ADVICE, _("The first picture is at least 1200 pixels wide."))
def lead_picture_is_large(copy: Copy) -> Iterator[Finding]:
    for slot in list(copy.pictures)[:1]:
        image = copy.images.get(slot["image"])
        if image and image.width < LEAD:
            says = gettext("The first picture is %(width)d pixels wide: %(wanted)d are wanted.")
            yield Finding(slot["uuid"], says % {"width": image.width, "wanted": LEAD})


@check(Level.ADVICE, _("What may be done with a picture is known."))
def rights(copy: Copy) -> Iterator[Finding]:
    for number, slot in enumerate(copy.pictures, start=1):
        image = copy.images.get(slot["image"])
        if image and not image.usage_terms and not image.copyright_holder:
            says = gettext("Nobody has said what we may do with picture %d.")
            yield Finding(slot["uuid"], says % number)
