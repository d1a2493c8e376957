"""Stories to measure with: made up from a seed, and published through the gate."""

import hashlib
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from django.db import transaction
from PIL import Image as Pixels

from articles import content, revisions, shelf, workflow
from articles.models import Article, Image, Section, Topic, ViewHour, ViewTotal
from newsroom.bench.words import Words
from people.models import Name, Person, User
from people.roles import Role

REPORTER = "bench-reporter"
A_DAY = 50
SECTIONS, TOPICS, PEOPLE = 8, 40, 60
READ_HOURS = (1, 5, 20, 50)  # ago
LONG = 12  # paragraphs: about 4,000 characters
MOST_ROWS = 5_000  # at once
# What becomes of a story on the desk, by turns.
IN_WORK: tuple[list[str], ...] = (
    [],
    ["submit"],
    ["submit", "return"],
    ["submit", "approve"],
    ["submit", "approve", "schedule"],
    ["publish unreviewed"],
)


def is_made_up() -> bool:
    """Whether this database was filled here."""
    return User.objects.filter(username=REPORTER).exists()


class Newsroom:
    """Its people, sections and topics, and what they publish."""

    def __init__(self, now: datetime, seed: int = 1):
        self.now, self.words = now, Words(seed)
        self.chance = self.words.chance
        self.reporter = self.colleague(REPORTER, Role.REPORTER)
        self.reviewer = self.colleague("bench-reviewer", Role.REVIEWER)
        self.sections = [
            Section.objects.create(name=f"Section {n}", slug=f"section-{n}", position=n)
            for n in range(SECTIONS)
        ]
        self.topics = [
            Topic.objects.create(name=f"Topic {n}", slug=f"topic-{n}") for n in range(TOPICS)
        ]
        self.people = [self.person(f"person-{n}") for n in range(PEOPLE)]

    def colleague(self, username: str, role: Role) -> User:
        user = User.objects.create(username=username, is_staff=True)
        user.set_unusable_password()
        user.groups.set(Group.objects.filter(name=role))
        return user

    def person(self, slug: str) -> Person:
        person = Person.objects.create(slug=slug, name=self.words.name())
        Name.objects.create(person=person, text=self.words.name())
        return person

    def publish(self, n: int) -> None:
        """`n` stories, the newest first; one in twelve with an update, one in fifty withdrawn."""
        for number in range(n):
            article = self.story(
                number,
                place=self.words.word().upper(),
                topics=sorted(topic.pk for topic in self.some_of(self.topics, number, 1)),
                mentions=[self.mention(it) for it in self.some_of(self.people, number, 2)],
                blocks=list(self.blocks(self.chance.randint(3, 10), number % 5 < 3)),
            )
            if number % 12 == 5:
                self.update(article)
            if number % 50 == 25:
                self.move(article, "withdraw", note=self.words.sentence(), public_note="Gone.")

    def publish_the_measured_one(self) -> Article:
        """The newest: 4,000 characters, with a picture that has files, a quote, and a person and
        a topic that no other story has."""
        person, topic = self.person("rare-person"), Topic(name="Rare topic", slug="rare-topic")
        topic.save()
        drawing = BytesIO()
        Pixels.effect_noise((1600, 1067), 60).convert("RGB").save(drawing, "JPEG", quality=85)
        image = shelf.put(drawing.getvalue(), name="noise.jpg", by=None, title="Noise")
        blocks = [*self.blocks(LONG, has_picture=False), self.block("image", **self.slot(image))]
        blocks += [self.block("quote", words=self.words.sentence(), speaker=person.pk)]
        return self.story(
            -1, topics=[topic.pk], mentions=[self.mention(person)], blocks=blocks, place="MERROW"
        )

    def have_in_work(self, n: int) -> None:
        """`n` stories on the desk, in every state and queue, due around today."""
        chief = self.colleague("bench-chief", Role.CHIEF_EDITOR)
        for number in range(n):
            article = workflow.start(by=self.reporter, value=self.value(number))
            due = self.now + timedelta(hours=self.chance.randint(-48, 48))
            Article.objects.filter(pk=article.pk).update(due=due if number % 3 else None)
            for verb in IN_WORK[number % len(IN_WORK)]:
                makers = {"submit": self.reporter, "publish unreviewed": chief}
                at = self.now + timedelta(hours=self.chance.randint(1, 96))
                scheduled = {"at": at} if verb == "schedule" else {}
                said = {"note": self.words.sentence()}
                its = "publish" if verb == "schedule" else verb
                self.move(article, its, by=makers.get(verb), **scheduled, **said)

    def know(self, n: int) -> None:
        """`n` people that no story names, with another spelling each."""
        for start in range(0, n, MOST_ROWS):
            people = [
                Person(slug=f"unnamed-{number}", name=self.words.name())
                for number in range(start, min(start + MOST_ROWS, n))
            ]
            Person.objects.bulk_create(people)
            Name.objects.bulk_create(
                Name(person=person, text=self.words.name()) for person in people
            )

    def value(self, number: int) -> content.Value:
        """A story of text, a quote and an empty slot."""
        topics = sorted(topic.pk for topic in self.some_of(self.topics, number, 1))
        slot = self.block("image")
        return {
            "public": {
                "headline": self.words.headline(),
                "standfirst": self.words.sentence(),
                "section": self.chance.choice(self.sections).pk,
                "language": "en",
                "topics": topics,
                "mentions": [self.mention(it) for it in self.some_of(self.people, number, 2)],
                "blocks": [*self.blocks(4, has_picture=False), slot],
            },
            "private": {"slugline": self.words.some(2), "briefs": {slot["uuid"]: "A picture."}},
        }

    def story(self, number: int, **public) -> Article:
        """The `number`th story from now back."""
        at = self.now - timedelta(days=1) * (number + 1) / A_DAY
        reporter = self.chance.choice(self.people)
        value = {
            "headline": self.words.headline(),
            "standfirst": self.words.sentence(),
            "section": self.chance.choice(self.sections).pk,
            "language": self.chance.choice(["en", "en", "en", "ru"]),
            "bylines": [{"person": reporter.pk, "name": reporter.name, "role": "reporting"}],
            **public,
        }
        public_id = f"{self.chance.getrandbits(32):08x}{0:04x}"  # archive.py counts on from here
        article = workflow.start(
            by=self.reporter, value={"public": value}, wire_date=at, public_id=public_id
        )
        self.put_out(article)
        self.have_read(article)
        return article

    def put_out(self, article: Article, **details) -> None:
        self.move(article, "submit", by=self.reporter)
        self.move(article, "approve")
        self.move(article, "publish", **details)

    def move(self, article: Article, verb: str, by: User | None = None, **details) -> None:
        article.refresh_from_db()
        by = by or self.reviewer
        workflow.make_move(article, verb, by=by, seen=article.head_id, **details)

    @transaction.atomic
    def update(self, article: Article) -> None:
        locked = revisions.lock(article.pk)
        public = locked.head.content["public"]
        blocks = [*public["blocks"], self.block("text", text=self.words.paragraph())]
        content.to_rows(locked, {"public": {**public, "blocks": blocks}})
        workflow.save_changes(locked, by=self.reporter)
        self.put_out(article, kind="update", notice=self.words.sentence())

    def have_read(self, article: Article) -> None:
        """As the counter books it: hours, and their sum."""
        start = self.now.replace(minute=0, second=0, microsecond=0)
        hours = [
            ViewHour(
                article=article, hour=start - timedelta(hours=ago), n=self.chance.randint(1, 90)
            )
            for ago in READ_HOURS
        ]
        ViewHour.objects.bulk_create(hours)
        ViewTotal.objects.create(article=article, n=sum(row.n for row in hours))

    # The parts of a story.

    def some_of(self, rows: list, number: int, more: int) -> list:
        """One in turn, and as many `more` by chance."""
        return list(dict.fromkeys([rows[number % len(rows)], *self.chance.sample(rows, more)]))

    def blocks(self, paragraphs: int, has_picture: bool) -> Iterator[content.Value]:
        for number in range(paragraphs):
            yield self.block("text", text=self.words.paragraph())
            if number == 0 and has_picture:
                yield self.block("image", **self.slot(self.image()))
            if number == 1:
                speaker = self.chance.choice(self.people)
                yield self.block(
                    "quote",
                    words=self.words.sentence(),
                    speaker=speaker.pk,
                    attribution=f"{speaker.name} said:",
                )

    def block(self, kind: str, **fields) -> content.Value:
        return {"type": kind, "uuid": str(uuid.UUID(int=self.chance.getrandbits(128))), **fields}

    def slot(self, image: Image) -> content.Value:
        said = {"alt": self.words.sentence(), "caption": self.words.sentence()}
        return {"image": image.digest, "credit": "Photo: nobody", **said}

    def image(self) -> Image:
        """A row only: nobody asks for its files."""
        digest = hashlib.sha256(self.words.some(9).encode()).hexdigest()
        return Image.objects.create(
            digest=digest, kind="jpeg", width=1600, height=1067, title="Bench"
        )

    def mention(self, person: Person) -> content.Value:
        said = {"name": person.name, "also_written": ", ".join(person.spellings())}
        return {"person": person.pk, "role": self.words.some(4).capitalize(), **said}
