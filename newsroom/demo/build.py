"""Building the demo newsroom through the same doors its people use: wire copy comes in, pictures
go onto the shelf, and every story gets where it stands by moves of the gate."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles import content, pages, revisions, shelf, wire, workflow
from articles.models import Article, Image, Notice, Section, Topic, ViewDrop, ViewHour, ViewTotal
from articles.wire_import import import_copy, mention
from newsroom.demo import beside, cast, drawings, front, pace
from newsroom.demo.pages import PAGES, Page
from newsroom.demo.plan import PLAN, Amendment, Story
from people.models import Name, Person, Relation, Role, Status, User

STORIES = Path(__file__).parent / "stories"
DATE_ROW = re.compile(r"^@-(\d+)d (\d\d):(\d\d)(.*)$", re.MULTILINE)
MAIL = "@demo.invalid"
WEEKS = 2
DUE_IN = (-1, 3, 6, 22, 28, 49, 75, 100)  # hours
GOES_OUT = {"published", "unreviewed", "withdrawn"}


def is_empty() -> bool:
    return not (User.objects.exists() or Article.objects.exists() or Person.objects.exists())


def is_the_demo() -> bool:
    return User.objects.filter(username="admin", email=f"admin{MAIL}").exists()


def set_passwords(password: str) -> None:
    usernames = [login.username for login in cast.LOGINS]
    User.objects.filter(username__in=usernames, email__endswith=MAIL).update(
        password=make_password(password)
    )


def newsroom(password: str, tell: Callable[[str], object]) -> None:
    people = {person.slug: make_person(person) for person in cast.PEOPLE}
    for relation in [(row, related) for row in cast.PEOPLE for related in row.relations]:
        person, related = relation
        Relation.objects.create(
            person=people[person.slug], kind=related.kind, other=people[related.other]
        )
    users = {login.username: make_user(login, people) for login in cast.LOGINS}
    set_passwords(password)
    for position, (name, slug) in enumerate(cast.SECTIONS):
        Section.objects.create(name=name, slug=slug, position=position)
    for name, slug in cast.TOPICS:
        Topic.objects.create(name=name, slug=slug)
    stories: dict[str, Article] = {}
    for story in PLAN:
        article = stories[story.stem] = lived(story, users, people, stories)
        tell(f"  {story.state:<10} {article.headline}")
    for late in cast.LATE_CHANGES:
        since = timezone.localdate() - timedelta(days=late.days_ago)
        people[late.person].statuses.filter(until=None).update(until=since)
        Status.objects.create(
            person=people[late.person],
            kind=late.kind,
            since=since,
            source=late.source,
            note=late.note,
        )
    with pace.at(timezone.now() - timedelta(days=1)):
        for page in PAGES:
            publish(page, users)
    front.arrange(stories, by=users["editor"])
    leave_what_waits_unread()
    set_due(list(stories.values()))
    read_for_two_weeks()


def make_person(given: cast.Person) -> Person:
    person = Person.objects.create(slug=given.slug, name=given.name, summary=given.summary)
    for spelling in given.spellings:
        Name.objects.create(person=person, **vars(spelling))
    for role in given.roles:
        Role.objects.create(person=person, **with_days(role))
    for status in given.statuses:
        Status.objects.create(person=person, **with_days(status))
    return person


def with_days(row) -> dict:
    """The fields of `row`, its ISO days as dates, an empty one as None."""
    fields = dict(vars(row))
    for end in ("since", "until"):
        fields[end] = date.fromisoformat(fields[end]) if fields[end] else None
    return fields


def make_user(login: cast.Login, people: dict[str, Person]) -> User:
    user = User.objects.create(
        username=login.username,
        first_name=login.first_name,
        last_name=login.last_name,
        email=f"{login.username}{MAIL}",
        person=people.get(login.person),
        is_staff=True,
        is_superuser=login.is_superuser,
    )
    user.groups.set(Group.objects.filter(name__in=login.groups))
    return user


# A story comes in and is worked on.


def lived(
    story: Story, users: dict[str, User], people: dict[str, Person], others: dict[str, Article]
) -> Article:
    """`story` brought in, and taken through each of its steps at the hour of the step."""
    copy = dated((STORIES / f"{story.stem}.txt").read_text(), keeps_date=story.state in GOES_OUT)
    out = wire.parse(copy, timezone.get_current_timezone()).date
    steps = list(steps_of(story))
    first, *moments = pace.moments(story.stem, steps, out)
    with pace.at(first):
        article = bring_in(copy, story, users, people)
        if more := beside.of(story.stem, others):
            blocks = beside.put_between(article.head.content["public"]["blocks"], more)
            save(article, users[story.author], blocks=blocks)
    work_on(article, story, users, zip(steps[1:], moments, strict=True))
    return article


def work_on(
    article: Article, story: Story, users: dict[str, User], steps: Iterable[tuple[str, datetime]]
) -> None:
    amendments = iter(story.amendments)
    details: dict[str, dict] = {
        "schedule": {"at": tomorrow_at_seven()},
        "withdraw": {"public_note": story.public_note},
    }
    for step, moment in steps:
        with pace.at(moment):
            if step == "picture":
                fill_first_slot(article, story, users["pictures"])
            elif step == "change":
                amendment = next(amendments)
                save(article, users[story.author], blocks=list(amended(article, amendment)))
                details["publish"] = {"kind": amendment.kind, "notice": amendment.notice}
            else:
                move(article, step, story, users, **details.get(step, {}))


def steps_of(story: Story) -> Iterator[str]:
    yield "bring in"
    if story.picture:
        yield "picture"
    yield from PATHS[story.state]
    for _ in story.amendments:
        yield from ("change", "submit", "approve", "publish")


def bring_in(copy: str, story: Story, users: dict[str, User], people: dict[str, Person]) -> Article:
    section = Section.objects.get(slug=story.section)
    author = users[story.author]
    article = import_copy(copy, section=section, by=author, language=story.language).article
    mentioned = [people[slug] for slug in story.mentions]
    save(
        article,
        author,
        kicker=story.kicker,
        short_headline=story.short_headline,
        topics=sorted(Topic.objects.filter(slug__in=story.topics).values_list("pk", flat=True)),
        bylines=[
            {"person": people[row.person].pk, "name": people[row.person].name, "role": row.role}
            for row in story.bylines
        ],
        mentions=[mention(person, article.wire_date) for person in mentioned],
    )
    return article


def dated(copy: str, *, keeps_date: bool) -> str:
    """`copy` with its `@-3d 20:05` row as the date row it stands for, or without one."""

    def row(match: re.Match) -> str:
        days, hour, minute, rest = match.groups()
        day = timezone.localdate() - timedelta(days=int(days))
        at = timezone.make_aware(datetime.combine(day, time(int(hour), int(minute))))
        if at > timezone.now():
            at -= timedelta(days=1)
        return f"{timezone.localtime(at):%B %-d %Y, %-I:%M %p} {rest}" if keeps_date else ""

    return DATE_ROW.sub(row, copy)


@transaction.atomic
def save(article: Article, by: User, **public) -> None:
    locked = revisions.lock(article.pk)
    value = locked.head.content
    content.to_rows(locked, {**value, "public": {**value["public"], **public}})
    workflow.save_changes(locked, by=by)
    article.refresh_from_db()


def fill_first_slot(article: Article, story: Story, by: User) -> None:
    picture = story.picture
    image = picture_of(picture.drawing, picture.credit, by)
    blocks = article.head.content["public"]["blocks"]
    slot = next(block for block in blocks if block["type"] == "image")
    slot |= {
        "image": image.digest,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
    }
    save(article, by, blocks=blocks)


def picture_of(drawing: str, credit: str, by: User) -> Image:
    title = drawing.replace("-", " ").capitalize()
    try:
        return shelf.put(
            drawings.draw(drawing), name=f"{drawing}.jpg", by=by, title=title, credit=credit
        )
    except shelf.AlreadyHere as there:
        return there.image


# A story is decided on.


PATHS = {
    "draft": (),
    "spiked": ("spike",),
    "unreviewed": ("publish unreviewed",),
    "review": ("submit",),
    "returned": ("submit", "return"),
    "approved": ("submit", "approve"),
    "scheduled": ("submit", "approve", "schedule"),
    "published": ("submit", "approve", "publish"),
    "withdrawn": ("submit", "approve", "publish", "withdraw"),
}


def move(article: Article, step: str, story: Story, users: dict[str, User], **details) -> None:
    """One move of the gate, by the person of the plan whose it is."""
    makes = {"submit": story.author, "spike": story.author, "approve": story.reviewer}
    makes |= {"return": story.reviewer, "publish": "editor", "schedule": "editor"}
    workflow.make_move(
        article,
        "publish" if step == "schedule" else step,
        by=users[makes.get(step, "chief")],
        seen=article.head_id,
        note=story.note if workflow.MOVES.get(step, workflow.MOVES["publish"]).needs_note else "",
        **details,
    )
    article.refresh_from_db()


def tomorrow_at_seven() -> datetime:
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time(7)))


def amended(article: Article, amendment: Amendment) -> Iterator[content.Value]:
    for block in article.head.content["public"]["blocks"]:
        if block["type"] == "text":
            text = block["text"].replace(amendment.replace_old, amendment.replace_new)
            block = {**block, "text": text}
        yield block


def publish(page: Page, users: dict[str, User]) -> None:
    author = users[page.author]
    pages.save(page.slug, by=author, seen=0, title=page.title, text=page.text, goes_out=True)
    if page.reviewer:
        pages.second_look(page.slug, by=users[page.reviewer], seen=1)


def leave_what_waits_unread() -> None:
    """Nothing of the building is mailed, and of what is over and done people have read."""
    over = (Notice.Kind.APPROVED, Notice.Kind.PUBLISHED, Notice.Kind.ASSIGNED)
    Notice.objects.update(mail=Notice.Mail.NONE)
    Notice.objects.filter(kind__in=over).update(read_at=timezone.now())


def set_due(articles: list[Article]) -> None:
    """What is in work is due in turn, the first of it an hour ago."""
    in_work = Article.objects.in_work().filter(pk__in=[it.pk for it in articles]).order_by("pk")
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    for article, hours in zip(in_work, DUE_IN, strict=False):
        Article.objects.filter(pk=article.pk).update(due=hour + timedelta(hours=hours))


# Readers read.


def read_for_two_weeks() -> None:
    """Hour by hour what each live story was read, most at first, more by day than by night."""
    chance = random.Random(5)  # noqa: S311 - the same demo every time
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    for article in Article.objects.filter(editions__isnull=False).distinct().order_by("pk"):
        edition = article.live_edition()
        if edition is None:
            continue
        begin = max(edition.first_at, now - timedelta(weeks=WEEKS))
        begin = begin.replace(minute=0, second=0, microsecond=0)
        popularity = chance.uniform(8, 60)
        rows = []
        for number in range(int((now - begin).total_seconds() // 3600)):
            hour = begin + timedelta(hours=number)
            by_day = 1.0 if 6 <= timezone.localtime(hour).hour <= 23 else 0.2
            n = int(popularity * by_day / (1 + number / 9) * chance.uniform(0.5, 1.5))
            if n:
                rows.append(ViewHour(article=article, hour=hour, n=n))
        ViewHour.objects.bulk_create(rows)
        ViewTotal.objects.get_or_create(article=article)
        ViewTotal.objects.filter(article=article).update(n=F("n") + sum(row.n for row in rows))
    ViewDrop.objects.bulk_create(
        ViewDrop(hour=now - timedelta(hours=number), reason=reason, n=chance.randrange(1, most))
        for number in range(24 * 7 * WEEKS)
        for reason, most in (("seen", 40), ("bot", 60), ("staff", 4))
    )
