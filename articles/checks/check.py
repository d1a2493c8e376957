"""What a check is: one function over a `Copy`, its level, and what it finds."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import NamedTuple

from django.utils import timezone
from django.utils.html import strip_tags

from articles import content
from articles.models import Article, CheckLevel, Edition, Image
from people.models import Person

Level = CheckLevel.Level
END_OF_PARAGRAPH = re.compile("</(?:p|h2|h3|li)>|<br>")


class Finding(NamedTuple):
    """`where` is a field of the story ("headline"), the uuid of a block, or empty for the whole."""

    where: str
    says: str


@dataclass(frozen=True)
class Check:
    """`level` holds where a section has set no other; `title` says what the newsroom wants."""

    slug: str
    level: Level
    title: str
    look: Callable[["Copy"], Iterable[Finding]]


CHECKS: dict[str, Check] = {}


def check(level: Level):
    """Make a function a check: its name is the slug, its docstring the title."""

    def register(look: Callable[["Copy"], Iterable[Finding]]):
        slug = look.__name__.replace("_", "-")
        CHECKS[slug] = Check(slug, level, (look.__doc__ or "").strip(), look)
        return look

    return register


class Copy:
    """A story as checks see it. What is not in its content is fetched when first asked for."""

    def __init__(self, article: Article):
        self.article = article
        self.public = article.head.content["public"]
        self.private = article.head.content.get("private", {})

    def __getitem__(self, field: str) -> str:
        return self.public.get(field, "")

    @property
    def pictures(self) -> Iterator[content.Value]:
        return content.pictures(self.public)

    @property
    def quotes(self) -> Iterator[content.Value]:
        return content.quotes(self.public)

    @property
    def mentions(self) -> list[content.Value]:
        return self.public.get("mentions", [])

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        """The uuid and the HTML of each text block."""
        blocks = self.public.get("blocks", [])
        return [(block["uuid"], block["text"]) for block in blocks if block["type"] == "text"]

    @cached_property
    def words(self) -> list[tuple[str, str]]:
        """Where, and what is written there: the fields and blocks of prose, as plain text."""
        fields = [(field, self[field]) for field in ("headline", "standfirst")]
        return fields + [(uuid, plain(html)) for uuid, html in self.texts]

    @cached_property
    def images(self) -> dict[str, Image]:
        """By digest."""
        return Image.objects.in_bulk([slot["image"] for slot in self.pictures], field_name="digest")

    @cached_property
    def people(self) -> dict[int, Person]:
        """Those who are mentioned, with all their spellings and statuses."""
        people = Person.objects.prefetch_related("names", "statuses")
        return people.in_bulk([row["person"] for row in self.mentions])

    @cached_property
    def namesakes(self) -> list[Edition]:
        """Live editions of other stories under the same headline."""
        live = Edition.objects.live(timezone.now()).exclude(article=self.article.pk)
        return list(live.filter(headline=self["headline"])[:1])


def plain(html: str) -> str:
    """What is written in `html`, a line a paragraph, its spaces as they are."""
    return unescape(strip_tags(END_OF_PARAGRAPH.sub("\n", html))).strip()
