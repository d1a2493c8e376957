"""Builders. Each makes one thing of the newsroom, sound unless told otherwise."""

import hashlib
import itertools
import uuid
from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from articles import content, pages, revisions, workflow
from articles import front as fronts
from articles.models import Article, Image, Page, PageVersion, Revision, Section, Topic
from articles.models.front import Arrangement, Package, Place, Strip
from people.models import Name, Person, User
from people.names import slug_of
from people.roles import Role

TEXT = "<p>Eleven people and a printing press.</p>"
counter = itertools.count(1)


def user(username: str, *roles: Role, **fields) -> User:
    made = User.objects.create_user(
        username, password="newsroom", is_staff=True, first_name=username.title(), **fields
    )
    made.groups.set(Group.objects.filter(name__in=roles))
    return made


def section(name: str = "Harbour", **fields) -> Section:
    return Section.objects.get_or_create(slug=slug_of(name), defaults={"name": name, **fields})[0]


def topic(name: str = "Ferries") -> Topic:
    return Topic.objects.get_or_create(slug=slug_of(name), defaults={"name": name})[0]


def person(name: str = "Olga Brandt", *spellings: str, **fields) -> Person:
    made = Person.objects.create(name=name, **{"slug": slug_of(name), **fields})
    for spelling in spellings:
        Name.objects.create(person=made, text=spelling)
    return made


def picture(
    title: str = "The north pier", width: int = 1600, height: int = 1067, **fields
) -> Image:
    """A row only; `tests.pictures` has real files."""
    digest = hashlib.sha256(f"{title} {next(counter)}".encode()).hexdigest()
    fields = {"kind": "jpeg", "credit": "Photo: Nina Sool", **fields}
    return Image.objects.create(digest=digest, title=title, width=width, height=height, **fields)


def text(html: str = "<p>The night ferry stops for repairs in April.</p>") -> content.Value:
    return content.new_block("text", text=html)


def quote(
    words: str = "“She has earned a month in the dry.”", speaker: Person | None = None, **more
):
    said = {"speaker": speaker.pk} if speaker else {}
    return content.new_block(
        "quote", words=words, **{"attribution": "A captain said:", **said, **more}
    )


def slot(image: Image | None = None, **more) -> content.Value:
    if image is None:
        return content.new_block("image", **more)
    filled = {"image": image.digest, "alt": "A ferry at the pier.", "credit": image.credit}
    return content.new_block("image", **filled, **more)


def facts(title: str = "The ferry in figures", html: str = "<p>Built in 1974.</p>"):
    return content.new_block("facts", title=title, text=html)


def table(caption: str = "Sailings", *rows: list[str]) -> content.Value:
    rows = rows or (["Sailing", "Leaves"], ["Night", "21:00"])
    return content.new_block("table", caption=caption, rows=[*rows])


def related(story: Article) -> content.Value:
    return content.new_block("related", story=story.pk)


def embed(title: str = "She casts off", address: str = "https://video.example/watch?v=1"):
    return content.new_block("embed", title=title, address=address)


def value(
    headline: str = "Ferry Timetable Will Change Twice This Spring", **public
) -> content.Value:
    public = {
        "headline": headline,
        "standfirst": "The night ferry stops for repairs.",
        "language": "en",
        "blocks": [text()],
        **public,
    }
    public.setdefault("section", section().pk)
    return {"public": public}


def draft(by: User | None, headline: str | None = None, **public) -> Article:
    given = {"headline": headline} if headline else {}
    fields = {
        key: public.pop(key) for key in ("wire_date", "wire_digest", "assignee") if key in public
    }
    return workflow.start(by=by, value=value(**given, **public), **fields)


def change(article: Article, by: User, **public) -> str:
    """What a save of the form does: rows first, then the gate. Returns the event's verb."""
    with transaction.atomic():
        locked = revisions.lock(article.pk, typist=by)
        old = content.from_rows(locked)
        content.to_rows(locked, {**old, "public": {**old["public"], **public}})
        verb = workflow.save_changes(locked, by=by)
    article.refresh_from_db()
    return verb


def move(article: Article, verb: str, by: User, **details) -> Article:
    """A move by somebody who looks at the story as it is."""
    article.refresh_from_db()
    moved = workflow.make_move(article, verb, by=by, seen=article.head_id, **details)
    article.refresh_from_db()
    return moved


def reviewed(by: User, reviewer: User, headline: str | None = None, **public) -> Article:
    article = draft(by, headline, **public)
    move(article, "submit", by)
    move(article, "approve", reviewer)
    return article


def published(
    by: User, reviewer: User, headline: str | None = None, *, at: datetime | None = None, **public
) -> Article:
    article = reviewed(by, reviewer, headline, **public)
    move(article, "publish", reviewer, at=at)
    return article


def page(
    slug: str = "about", *, by: User, title: str = "Who we are", text: str = TEXT, goes_out=True
) -> Page:
    """A page of the site, saved over what it was by somebody who looks at it as it is."""
    head = PageVersion.objects.filter(page__slug=slug).order_by("number").last()
    seen = head.number if head else 0
    return pages.save(slug, by=by, seen=seen, title=title, text=text, goes_out=goes_out)


def unique(word: str) -> str:
    return f"{word} {uuid.uuid4().hex[:8]}"


def revision(article: Article) -> Revision:
    article.refresh_from_db()
    return article.head


def change_private(article: Article, by: User, **private) -> str:
    """A save that touches only what readers never see: `notes`, `slugline`, `sources` …"""
    with transaction.atomic():
        locked = revisions.lock(article.pk)
        old = locked.head.content
        content.to_rows(locked, {**old, "private": {**old.get("private", {}), **private}})
        verb = workflow.save_changes(locked, by=by)
    article.refresh_from_db()
    return verb


def unreviewed(by: User, chief: User, headline: str | None = None, **public) -> Article:
    """A live story that went out without review and waits for a second pair of eyes."""
    article = draft(by, headline, **public)
    move(article, "publish unreviewed", chief, note="The mayor has just resigned.")
    return article


def blocks(article: Article) -> list[content.Value]:
    return revision(article).content["public"]["blocks"]


def place(story: Article | Place) -> Place:
    return story if isinstance(story, Place) else Place(story.public_id)


def arrangement(lead=None, packages=None, pins=(), strip: Strip | None = None) -> Arrangement:
    """Of stories, or of places where they end; `packages` by their titles."""
    return Arrangement(
        lead=place(lead) if lead else None,
        packages=tuple(
            Package(title, tuple(map(place, stories)))
            for title, stories in (packages or {}).items()
        ),
        pins=tuple(map(place, pins)),
        strip=strip,
    )


def front(by: User, **arranged) -> list[str]:
    """The front as `by`, who saw the newest version, arranges it now."""
    return fronts.arrange(arrangement(**arranged), by=by, seen=fronts.current()[1])


def typed(article: Article, by: User, **public) -> Article:
    """What autosave does: into the rows, and no revision."""
    with transaction.atomic():
        locked = revisions.lock(article.pk, typist=by)
        old = content.from_rows(locked)
        content.to_rows(locked, {**old, "public": {**old["public"], **public}})
        revisions.typed(locked, by)
    article.refresh_from_db()
    return article
