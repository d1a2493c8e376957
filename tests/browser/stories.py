"""The demo newsroom and the stories it lacks. Built by `paper.py`, in a process of its own."""

import json
import os
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from articles.models import Article, Edition, Image, Section, Topic
from newsroom.demo.build import picture_of
from people.models import Person, User
from tests import make
from tests.reader.site import byline, mention, republish

LONG_AGO = datetime(2025, 3, 7, 20, 5, tzinfo=UTC)
RACE_NOTES = 24  # more than a page of their section
OF_THE_DEMO = {
    "text alone": "sandgates-pupils",
    "with a picture": "the-tide-tables",
    "in russian": "posylki-v-tyurmu",
    "withdrawn": "before-the-gate-opens",
}
RICH_TEXT = """
<p>The loft was opened on <strong>Monday</strong>, <em>three weeks late</em>, by the mayor, who had
<a href="https://example.org/plans?floor=2&amp;stairs=1">the plans</a> with her.</p>
<h2>What is in it</h2>
<ul><li><p>fourteen classrooms</p></li><li><p>a hall with a ceiling of ship’s timbers</p></li></ul>
<h3>And in which order it was built</h3>
<ol><li><p>the walls</p></li><li><p>the stairs, which nobody had planned</p></li></ol>
<p>A sign in the hall, of one word, is older than the house:
Seeschifffahrtsstraßenverkehrsordnungsübertretungsverzeichnisverwaltung.<br>Nobody took it down.</p>
"""
FACTS = "<p>Built in <em>1881</em>.</p><h3>Since then</h3><ul><li><p>two roofs</p></li></ul>"
ROOMS = [
    [f"{where} floor {number}" for number in (1, 2, 3, 4) for where in ("Eastern", "Western")],
    *(["a classroom with a stove"] * 8 for _ in range(3)),
]


def build() -> None:
    """Into an empty database. The addresses of the named stories, the ids of what the desk's pages
    are about, and a session for everybody who is signed in go into `built.json`."""

    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("demo", stdout=nowhere)
    paths = Edition.objects.values_list("path", flat=True)
    found = {name: paths.filter(path__contains=slug)[0] for name, slug in OF_THE_DEMO.items()}
    race_notes()
    made = {"everything": everything(), "right to left": right_to_left()}
    built = {"stories": found | made, "ids": ids(), "sessions": sessions()}
    (settings.VAR / "built.json").write_text(json.dumps(built))


def sessions() -> dict[str, str]:
    keys = {}
    for user in User.objects.all():
        client = Client()
        client.force_login(user)
        keys[user.username] = client.session.session_key
    return keys


def ids() -> dict[str, int]:
    """What the pages of tests/browser/desk.py are about."""
    stories = {
        "draft": Article.objects.get(headline__startswith="Harbour Pilots to Vote"),
        "long": Article.objects.get(headline__startswith="Grain Treaty Talks"),
        "in review": Article.objects.filter(state="review").latest("pk"),
        "approved": Article.objects.filter(state="approved").latest("pk"),
        "live": Article.objects.filter(state="published").latest("pk"),
    }
    others = {
        "person": Person.objects.get(slug="olga-brandt"),
        "stranger": Person.objects.create(name="Nobody Yet", slug="nobody-yet"),
        "picture": Image.objects.latest("pk"),
        "section": Section.objects.get(slug="harbour"),
        "edition": Edition.objects.latest("pk"),
        "login": User.objects.get(username="reporter2"),
    }
    return {name: thing.pk for name, thing in (stories | others).items()}


def race_notes() -> None:
    for number in range(RACE_NOTES):
        publish(f"Race Note {number}", "sport", at=LONG_AGO - timedelta(days=number))


def everything() -> str:
    """A story with every block, every credit and every notice."""

    lev, nina, olga, ivan = people("lev-sandor", "nina-petrak", "olga-brandt", "ivan-kruk")
    works = ["reporting", "writing", "translation", "pictures", "editing"]
    path = publish(
        "A School Moves Into the Sail Loft, and the Stairs Are Finished After All",
        "city",
        at=LONG_AGO,
        kicker="Analysis",
        short_headline="A School Moves Into the Loft",
        standfirst="Fourteen classrooms, a hall and a yard with two beehives.",
        place="Port Merrow",
        topics=list(Topic.objects.values_list("pk", flat=True)[:4]),
        bylines=[byline(nina, "reporting")] + [byline(lev, work) for work in works],
        mentions=[
            mention(olga, also_written="Ольга Брандт", role="Ferry captain", as_of="2025-03-01"),
            mention(ivan, status="imprisoned", as_of="2025-03-01"),
        ],
        blocks=[
            make.text(RICH_TEXT),
            filled_slot("council-chamber", caption="The council chamber, empty by one o’clock."),
            make.quote(
                "“They asked to be let out.”\n\n“While the shops are open.”", olga, attribution=""
            ),
            make.slot(),
            make.quote("“We counted the stairs.”", attribution="Somebody at the door:"),
            make.text("<p>It is the third school in the house.</p>"),
            filled_slot("rooftop-bees"),
            make.facts("The loft in figures", FACTS),
            make.table("Rooms, floor by floor, and what was there before", *ROOMS),
            make.related(Article.objects.get(slug__contains="night-ferry-returns")),
            make.embed("The mayor climbs the unplanned stairs", "https://video.example/loft"),
            make.text("<p>The bees were asked as well.</p>"),
        ],
    )
    story = Article.objects.get(editions__path=path)
    reporter, reviewer = staff()
    for kind in ("update", "clarification", "correction"):
        said = {"kind": kind, "notice": f"An earlier version had another number.\n\nThis: {kind}."}
        republish(story, reporter, reviewer, **said, standfirst=f"After the {kind}: 14 classrooms.")
    return path


def right_to_left() -> str:

    (olga,) = people("olga-brandt")
    return publish(
        "عبّارة الليل تعود إلى الخليج بجدول أقصر",
        "harbour",
        at=LONG_AGO,
        slug="night-ferry-in-arabic",
        language="ar",
        standfirst="أمضت السفينة شهراً في الحوض الجاف، وعادت يوم الاثنين.",
        place="الميناء",
        bylines=[byline(olga)],
        mentions=[mention(olga, role="قبطان")],
        blocks=[
            make.text("<p>عادت العبّارة صباح الاثنين.</p><ul><li><p>رحلتان في اليوم</p></li></ul>"),
            make.quote("«استحقت شهراً من الراحة.»", olga, attribution="قالت القبطان:"),
            filled_slot("ferry-on-the-bay", caption="العبّارة في الخليج."),
        ],
    )


def publish(headline: str, section: str, *, at: datetime, **public) -> str:
    """Publish a story that says it came by wire at that time; returns its address."""

    here = Section.objects.get(slug=section).pk
    story = make.published(*staff(), headline, wire_date=at, section=here, **public)
    return story.editions.get().path


def staff():

    return User.objects.get(username="reporter"), User.objects.get(username="chief")


def people(*slugs: str):

    return [Person.objects.get(slug=slug) for slug in slugs]


def filled_slot(drawing: str, **more) -> dict:

    return make.slot(picture_of(drawing, "Drawing: Lev Sandor", staff()[0]), **more)
