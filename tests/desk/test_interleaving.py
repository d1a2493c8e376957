"""Two or three write one story at once, in whatever order: no word is lost, and none is written
over by somebody who has not read it."""

import os
import re
from random import Random

import pytest
from django.db import transaction

from articles.models import Article, Revision
from tests import make
from tests.desk.writers import Writer

FIELDS = ["headline", "standfirst", "notes"]
INTERLEAVINGS = int(os.environ.get("INTERLEAVINGS", "40"))  # `make interleavings`: 1,000
AT_ONCE = 20
WORD = re.compile(r"w\d+w")
STEPS = ["write"] * 4 + ["autosave"] * 3 + ["save"] * 2 + ["add", "delete", "move", "load"]


def words(text: str) -> set[str]:
    return set(WORD.findall(text))


class Room:
    """The writers, and what each word was when it was seen last."""

    def __init__(self, users, story):
        first = Writer(users[0], story)
        self.writers = [first, *(first.beside(user) for user in users[1:])]
        self.story, self.typed = story, {}
        self.given_up: set[str] = set()  # knowingly: deleted, or the other text chosen

    def saved(self) -> set[str]:
        """The words of the working copy: only fields and texts have any."""
        fields = Article.objects.filter(pk=self.story.pk).values_list(*FIELDS)
        texts = self.story.text_blocks.values_list("text", flat=True)
        return words(str([*fields, *texts]))

    def step(self, what: str, who: int, where: int) -> None:
        writer = self.writers[who]
        before, on_page = self.saved(), words(str(writer.form)) | words(str(writer.shown))
        getattr(self, what)(writer, where)
        if what in ("save", "autosave"):
            vanished = before - self.saved()
            assert vanished <= self.given_up, "somebody’s words went without anybody deciding so"
            assert vanished <= on_page, "somebody wrote over words they had not read"

    def write(self, writer, where):
        names = FIELDS + [f"{block}-text" for block in writer.texts()]
        writer.write(names[where % len(names)], self.new_word(writer))

    def add(self, writer, where):
        writer.add(self.new_word(writer), where * 10 + 5)

    def new_word(self, writer) -> str:
        word = f"w{len(self.typed)}w"
        self.typed[word] = writer.user
        return word

    def delete(self, writer, where):
        if blocks := writer.texts():
            self.given_up |= words(writer.delete(blocks[where % len(blocks)]))

    def move(self, writer, where):
        if blocks := writer.texts():
            writer.move(blocks[where % len(blocks)], where * 10 + 7)

    def load(self, writer, where):
        """Only a page without unsaved words is loaded anew."""
        if not words(str(writer.form)) - self.saved():
            writer.load()

    def autosave(self, writer, where):
        writer.autosave()
        self.all_saved_or_told(writer, words(str(writer.form)))

    def save(self, writer, where):
        posted = words(str(writer.form))
        chosen = writer.form["open"][:1] if writer.shown and where % 2 else []
        if chosen:  # whoever takes theirs gives up what they typed, and only there
            self.given_up |= posted
        elif writer.shown:
            self.given_up |= words(str(writer.shown))
        if writer.save(**({"take": chosen[0]} if chosen else {})):
            self.all_saved_or_told(writer, posted)
        else:
            assert posted - self.given_up <= words(str(writer.form)) | words(str(writer.shown))

    def all_saved_or_told(self, writer, posted):
        missing = posted - self.saved() - self.given_up
        assert not missing or any(writer.told), "told that it is saved, and it is not"

    def every_word_is_somewhere(self):
        on_pages = set().union(*(words(str(writer.form)) for writer in self.writers))
        assert self.typed.keys() <= self.saved() | on_pages | self.given_up

    def every_word_has_its_author(self):
        known: set[str] = set()
        for revision in Revision.objects.filter(article=self.story).order_by("number"):
            authors = {revision.by, *(each.user for each in revision.co_authors.all())}
            found = words(str(revision.content))
            assert all(self.typed[word] in authors for word in found - known)
            known |= found


def play(users, seed: int) -> None:
    chance = Random(seed)
    with transaction.atomic():
        blocks = [make.text("<p>One.</p>"), make.text("<p>Two.</p>"), make.quote()]
        room = Room(users, make.draft(users[0], blocks=blocks))
        for _ in range(chance.randint(4, 12)):
            room.step(chance.choice(STEPS), chance.randrange(len(users)), chance.randrange(6))
        room.every_word_is_somewhere()
        for who in range(len(users)):
            room.step("autosave", who, 0)
        room.every_word_is_somewhere()
        room.every_word_has_its_author()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "first",
    [
        pytest.param(seed, marks=[pytest.mark.postgres] if seed else [])
        for seed in range(0, INTERLEAVINGS, AT_ONCE)
    ],
)
def test_no_word_is_lost_or_written_over_unread(rita, ed, clara, first):
    for seed in range(first, first + AT_ONCE):
        try:
            play([rita, ed, clara][: 2 + seed % 2], seed)
        except AssertionError as why:
            raise AssertionError(f"in the interleaving that begins with seed {seed}") from why
