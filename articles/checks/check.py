"""What a check is: one function over a `Copy`, its level, and what it finds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.functional import Promise

from articles import content
from articles.models import Article, CheckLevel, Comment, Image
from articles.plain import words_of
from people.models import Person

Level = CheckLevel.Level
type Look = Callable[[Copy], Iterable[Finding]]


class Finding(NamedTuple):
    """`where` is a field of the story ("headline"), the uuid of a block, or empty for the whole."""

    where: str
    says: str


@dataclass(frozen=True)
class Check:
    """`level` holds where a section has set no other; `title` says what the newsroom wants."""

    slug: str
    level: Level
    title: Promise | str
    look: Look


def check(level: Level, title: Promise | str) -> Callable[[Look], Check]:
    """Make a function a check: its name is the slug."""

    def made(look: Look) -> Check:
        return Check(look.__name__.replace("_", "-"), level, title, look)

    return made


class Copy:
    """A story as checks see it. What is not in its content is fetched when first asked for."""

    def __init__(self, article: Article, value: content.Value | None = None):
        """As `value` says it, or its latest revision."""
        value = value or article.head.content
        self.article = article
        self.public = value["public"]
        self.private = value.get("private", {})

    def __getitem__(self, field: str) -> str:
        return self.public.get(field, "")

    @property
    def pictures(self) -> Iterator[content.Value]:
        return content.pictures(self.public)

    @property
    def quotes(self) -> Iterator[content.Value]:
        return content.quotes(self.public)

    def blocks(self, kind: str) -> list[content.Value]:
        return [block for block in self.public.get("blocks", []) if block["type"] == kind]

    @property
    def mentions(self) -> list[content.Value]:
        return self.public.get("mentions", [])

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        """The uuid and the HTML of each text block."""
        return [(block["uuid"], block["text"]) for block in self.blocks("text")]

    @property
    def prose(self) -> list[tuple[str, str]]:
        """The same of all blocks of prose."""
        boxes = [(block["uuid"], block.get("text", "")) for block in self.blocks("facts")]
        return [*self.texts, *boxes]

    @cached_property
    def words(self) -> list[tuple[str, str]]:
        """Where, and what is written there: the fields and blocks of prose, as plain text."""
        fields = [(field, self[field]) for field in ("headline", "standfirst")]
        return fields + [(uuid, words_of(html)) for uuid, html in self.prose]

    @cached_property
    def images(self) -> dict[str, Image]:
        """By digest."""
        return Image.objects.in_bulk([slot["image"] for slot in self.pictures], field_name="digest")

    @cached_property
    def open_comments(self) -> list[Comment]:
        """The first of each thread that nobody has resolved."""
        threads = self.article.comments.filter(parent=None, resolved_at=None)
        return list(threads.select_related("author"))

    @cached_property
    def people(self) -> dict[int, Person]:
        """All who are mentioned, quoted or credited, with their spellings and statuses."""
        people = Person.objects.prefetch_related("names", "statuses")
        return people.in_bulk(content.people(self.public))


def without(field: str, blocks: Iterable[content.Value], says: str) -> Iterator[Finding]:
    """`says`, with its number, of every block that has nothing in `field`."""
    for number, block in enumerate(blocks, start=1):
        if not block.get(field):
            yield Finding(block["uuid"], says.format(number=number))
