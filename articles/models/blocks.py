"""The blocks a story is made of. Each has a `uuid` that survives editing, moving and restoring."""

import re
import uuid

from content_editor.models import PluginBase
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField, create_sanitizer

from articles.models.article import Article
from articles.models.image import Image
from people.models import Person

PROSE = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "HardBreak": True,
    "NoSpellCheck": False,  # the browser's own, in the writer's language
}
IN_A_BOX = {**PROSE, "Heading": {"levels": [3]}}  # whose title is a sub-head already
TAG = re.compile("<(?:ol|a) [^>]*>")
NEEDLESS = re.compile(' (?:data-)?type="[^"]*"| title=""')
MOST_ROWS, MOST_COLUMNS = 100, 12
HTTPS = URLValidator(["https"], message=_("Write an address that begins with https://."))


def tidied(html: str) -> str:
    """Without what the editor notes with every list and link: kinds of numbers, empty titles."""
    return TAG.sub(lambda tag: NEEDLESS.sub("", tag[0]), html)


CLEANED = [tidied, create_sanitizer]  # from last to first


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

    text = ProseEditorField(extensions=PROSE, sanitize=CLEANED)

    class Meta(Block.Meta):
        verbose_name = _("text")
        verbose_name_plural = _("texts")

    def __str__(self):
        return self.get_text_excerpt(words=6)


class Quote(Block):
    words = models.TextField(help_text=_("With its quotation marks."))
    speaker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="quotes"
    )
    shown_as = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("The speaker’s name when they were linked: what is approved and published."),
    )
    attribution = models.CharField(
        max_length=200, blank=True, help_text=_("As readers see it: “Anton Radzko stated:”")
    )
    source = models.CharField(
        max_length=300, blank=True, help_text=_("Where and when it was said. Private.")
    )

    class Meta(Block.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    def __str__(self):
        return self.attribution or "Quote"


class ImageSlot(Block):
    """A place in the story that wants a picture, before there is one."""

    image = models.ForeignKey(
        Image, null=True, blank=True, on_delete=models.PROTECT, related_name="slots"
    )
    brief = models.CharField(
        max_length=300, blank=True, help_text=_("What the picture desk should look for. Private.")
    )
    alt = models.CharField(
        "alternative text",
        max_length=300,
        blank=True,
        help_text=_("What can be seen, for those who do not see it."),
    )
    caption = models.CharField(max_length=400, blank=True)
    credit = models.CharField("credit line", max_length=200, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        "focal point, from the left",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("Per cent: what must stay in the frame when the picture is cut."),
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point, from the top", default=50, validators=[MaxValueValidator(100)]
    )

    class Meta(Block.Meta):
        verbose_name = _("image slot")
        verbose_name_plural = _("image slots")
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100) & Q(focal_y__lte=100), name="slot_focus_in_picture"
            )
        ]
        indexes = [
            models.Index(fields=["parent"], condition=Q(image=None), name="slot_wants_picture")
        ]

    def __str__(self):
        return self.caption or self.brief or gettext("Image slot")

    @property
    def is_filled(self) -> bool:
        return self.image_id is not None


class FactBox(Block):
    """What one needs to know beside the story: a title and clean HTML."""

    title = models.CharField(_("title"), max_length=120, blank=True)
    text = ProseEditorField(_("text"), extensions=IN_A_BOX, sanitize=CLEANED, blank=True)

    class Meta(Block.Meta):
        verbose_name = _("fact box")
        verbose_name_plural = _("fact boxes")

    def __str__(self):
        return self.title or self.get_text_excerpt(words=6) or str(self._meta.verbose_name)


class Table(Block):
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    rows = models.TextField(
        _("rows"),
        max_length=20_000,
        blank=True,
        help_text=_(
            "A line a row; cells are parted by | or, as a spreadsheet copies them, by tabs. "
            "The first row is the head."
        ),
    )

    class Meta(Block.Meta):
        verbose_name = _("table")
        verbose_name_plural = _("tables")

    def __str__(self):
        return self.caption or str(self._meta.verbose_name)

    def clean(self):
        rows = rows_in(self.rows)
        if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
            said = _("A table has at most %(rows)s rows and %(columns)s columns: make two of it.")
            most = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise ValidationError({"rows": ValidationError(said, code="large", params=most)})

    @property
    def cells(self) -> list[list[str]]:
        """Its rows, all of the same length; rows and columns without a word are left out."""
        rows = rows_in(self.rows)
        width = max(map(len, rows), default=0)
        columns = zip(*([*row, *[""] * (width - len(row))] for row in rows), strict=True)
        return [list(row) for row in zip(*filter(any, columns), strict=True)]

    @cells.setter
    def cells(self, rows: list[list[str]]) -> None:
        if any("|" in cell for row in rows for cell in row):
            self.rows = "\n".join("".join(f"{cell}\t" for cell in row) for row in rows)
        else:
            self.rows = "\n".join(" | ".join(row) for row in rows)


def rows_in(lines: str) -> list[list[str]]:
    """The cells of each line that says something: between tabs, or bars where there is no tab."""
    mark = "\t" if "\t" in lines else "|"
    rows = [[" ".join(cell.split()) for cell in line.split(mark)] for line in lines.splitlines()]
    return [row for row in rows if any(row)]


class RelatedStory(Block):
    """Another story, which readers find here while it is live."""

    story = models.ForeignKey(
        Article,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="related_from",
        verbose_name=_("story"),
        help_text=_("Readers see its headline here while it is on the site."),
    )

    class Meta(Block.Meta):
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")

    def __str__(self):
        return str(self.story or self._meta.verbose_name)

    def clean(self):
        if self.story_id and self.story_id == self.parent_id:
            said = _("A story is not related to itself: choose another.")
            raise ValidationError({"story": ValidationError(said, code="itself")})


class Embed(Block):
    """A video or a post elsewhere. Readers get a link: nothing is loaded from there."""

    address = models.CharField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[HTTPS],
        help_text=_("Where the video or the post is. Readers see a link that names the site."),
    )
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta(Block.Meta):
        verbose_name = _("video or post")
        verbose_name_plural = _("videos and posts")

    def __str__(self):
        return self.title or self.address or str(self._meta.verbose_name)


BLOCKS: dict[str, type[Block]] = {
    "text": Text,
    "quote": Quote,
    "image": ImageSlot,
    "facts": FactBox,
    "table": Table,
    "related": RelatedStory,
    "embed": Embed,
}
