"""A small newsroom and the addresses its readers know."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles import content
from articles.models import Article, Image
from articles.pictures import shelf
from people.models import Person, User
from tests import make

DATE = datetime(2024, 9, 13, 22, 35, tzinfo=UTC)
NOTE = "Taken off because it put somebody in danger."
FILTERS = {
    "words": "ferry",
    "person": "anton-radzko",
    "section": "harbour",
    "topic": "ferries",
    "since": "2024-09-01",
    "until": "2024-09-30",
}


@dataclass
class Site:
    story: Article
    addresses: dict[str, str] = field(default_factory=dict)

    def open(self, client, name: str, **kwargs):
        return client.get(self.addresses[name], **kwargs)


def build(reporter: User, reviewer: User) -> Site:
    anton, image = make.person("Anton Radzko"), picture()
    story = make.published(
        reporter,
        reviewer,
        wire_date=DATE,
        place="Merrow Bay",
        topics=[make.topic().pk],
        bylines=[byline(make.person("Nina Petrak")), byline(make.person("Lev Sandor"), "pictures")],
        mentions=[mention(anton, role="Governor", status="imprisoned", as_of="2025-03-07")],
        blocks=[make.text(), make.slot(image), make.slot(), make.quote(speaker=anton), make.text()],
    )
    withdrawn = make.published(reporter, reviewer, "A Story That Is Gone")
    make.move(withdrawn, "withdraw", reviewer, note="By court order.", public_note=NOTE)
    moved = make.published(reporter, reviewer, "An Old Headline")
    republish(moved, reporter, reviewer, kind="style", slug="a-new-headline")
    old, new = moved.editions.order_by("pk").values_list("path", flat=True)
    make.page("about", by=reviewer)
    make.page("imprint", by=reviewer, goes_out=False)
    addresses = {
        "home": "/",
        "story": path_of(story),
        "moved story": new,
        "redirect": old,
        "withdrawn story": path_of(withdrawn),
        "section": "/harbour/",
        "topic": "/topics/ferries/",
        "person": "/people/anton-radzko/",
        "reporter": "/people/nina-petrak/",
        "picture": f"/pictures/{image.digest}/480.webp",
        "archive": "/archive/",
        "search": "/search/",
        "search for words": "/search/?q=ferry",
        "search for somebody": "/search/?q=Radzko",
        "search, newest first": "/search/?q=ferry&order=newest",
        "search for nothing": "/search/?q=?!",
        "most read": "/most-read/",
        "how we count": "/how-we-count/",
        "about": "/about/",
        "icon": "/icon.svg",
        "no such page": "/imprint/",
        "no such story": "/2024/09/13/no-such-story/",
        "no such section": "/nowhere/",
        "no such topic": "/topics/nothing/",
        "no such person": "/people/nobody/",
        "no such picture": f"/pictures/{'0' * 64}/480.webp",
        "bad cursor": "/archive/?before=yesterday",
        "bad cursor of a search": "/search/?q=ferry&before=yesterday",
        "bad filter": "/archive/?since=yesterday",
    }
    addresses |= {f"archive by {name}": f"/archive/?{name}={it}" for name, it in FILTERS.items()}
    return Site(story, addresses)


def picture(title: str = "The north pier", **fields) -> Image:
    """With files on the shelf; what is in them does not matter here."""
    image = make.picture(title, **fields)
    for name in ("480.webp", "480.jpg", "original.jpeg"):
        default_storage.save(shelf(image.digest, name), ContentFile(name.encode()))
    return image


def byline(person: Person, role: str = "reporting") -> content.Value:
    return {"person": person.pk, "name": person.name, "role": role}


def mention(person: Person, **said) -> content.Value:
    return {"person": person.pk, "name": person.name, **said}


def republish(
    story: Article, reporter: User, reviewer: User, *, at=None, kind, notice="", **public
):
    """The story's next edition, which says `public` and goes out `at`."""
    make.change(story, reporter, **public)
    make.move(story, "submit", reporter)
    make.move(story, "approve", reviewer)
    make.move(story, "publish", reviewer, at=at, kind=kind, notice=notice)


def path_of(story: Article) -> str:
    return story.editions.latest("pk").path
