"""The blocks a story is made of. Each has a `uuid` that survives editing, moving and restoring."""

import uuid

from content_editor.models import PluginBase
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django_prose_editor.fields import ProseEditorField

from articles.models.article import Article
from articles.models.image import Image
from people.models import Person

PROSE = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "HardBreak": True,
}


class Block(PluginBase):
    parent = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="%(class)s_blocks")
    region = models.CharField(max_length=20, default="body")
    ordering = models.IntegerField(default=0)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        abstract = True
        ordering = ["ordering", "pk"]


class Text(Block):
    """One or more paragraphs of clean HTML: sub-heads, lists, links, emphasis."""

    text = ProseEditorField(extensions=PROSE, sanitize=True)

    class Meta(Block.Meta):
        verbose_name = "text"
        verbose_name_plural = "texts"

    def __str__(self):
        return self.get_text_excerpt(words=6)


class Quote(Block):
    words = models.TextField(help_text="With its quotation marks.")
    speaker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="quotes"
    )
    shown_as = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="The speaker’s name when they were linked: what is approved and published.",
    )
    attribution = models.CharField(
        max_length=200, blank=True, help_text="As readers see it: “Anton Radzko stated:”"
    )
    source = models.CharField(
        max_length=300, blank=True, help_text="Where and when it was said. Private."
    )

    class Meta(Block.Meta):
        verbose_name = "quote"
        verbose_name_plural = "quotes"

    def __str__(self):
        return self.attribution or "Quote"


class ImageSlot(Block):
    """A place in the story that wants a picture, before there is one."""

    image = models.ForeignKey(
        Image, null=True, blank=True, on_delete=models.PROTECT, related_name="slots"
    )
    brief = models.CharField(
        max_length=300, blank=True, help_text="What the picture desk should look for. Private."
    )
    alt = models.CharField(
        "alternative text",
        max_length=300,
        blank=True,
        help_text="What can be seen, for those who do not see it.",
    )
    caption = models.CharField(max_length=400, blank=True)
    credit = models.CharField("credit line", max_length=200, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        "focal point, from the left",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="Per cent: what must stay in the frame when the picture is cut.",
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point, from the top", default=50, validators=[MaxValueValidator(100)]
    )

    class Meta(Block.Meta):
        verbose_name = "image slot"
        verbose_name_plural = "image slots"
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100) & Q(focal_y__lte=100), name="slot_focus_in_picture"
            )
        ]

    def __str__(self):
        return self.caption or self.brief or "Image slot"

    @property
    def is_filled(self) -> bool:
        return self.image_id is not None


BLOCKS: dict[str, type[Block]] = {"text": Text, "quote": Quote, "image": ImageSlot}
