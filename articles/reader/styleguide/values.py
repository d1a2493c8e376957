"""What the styleguide's components say. Places and people are invented."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from articles.models import Section
from articles.reader.further import Further, Link
from articles.reader.lists import Page, Teaser
from articles.reader.persons import Facts, Quotation
from articles.reader.stories import Subject
from articles.reader.styleguide.drawing import Drawn
from articles.story import Notice, Picture, Story, render_article

NOW = datetime(2026, 3, 14, 18, 5, tzinfo=UTC)
DAY = date(2026, 3, 7)
SECTIONS = [
    Section(name=name, slug=slug)
    for name, slug in [
        ("Harbour", "harbour"),
        ("City", "city"),
        ("Курьер", "courier"),
        ("Seeschifffahrtsstraßenordnung", "long"),
    ]
]
HARBOUR, CITY, COURIER, LONG = SECTIONS
SIZES = {"landscape": (1600, 1067), "portrait": (1067, 1600), "panorama": (2000, 600)}

LONG_WORD = "Hafenschleppschifffahrtsgesellschaftsversammlungsbeschlussvorlage"
HEADLINE = "The Night Ferry Is Back, a Month Late and a Metre Longer"
STANDFIRST = "The captain had asked for a new rudder. She was given a new stern as well."
IN_OTHER_WRITING = [
    ("de", f"{LONG_WORD} verabschiedet", f"Über die {LONG_WORD} wurde nicht gesprochen."),
    ("ru", "Ночной паром вернулся через месяц", "Капитан просила новый руль."),
    ("be", "Начны паром вярнуўся праз месяц", "Капітанка прасіла новы руль."),
    ("ar", "العبّارة الليلية تعود إلى الميناء بعد شهر", "طلبت القبطانة دفّة جديدة."),
    ("he", "המעבורת הלילית חוזרת לנמל אחרי חודש", "רבת החובל ביקשה הגה חדש."),
]
EVERY_ELEMENT = """
<p>A first paragraph, with <strong>strong words</strong>, <em>stressed ones</em>, and
<a href="/archive/">a link</a>.<br>After a line break it goes on, long enough to be set in more
than two lines, as paragraphs are: the ferry left at nine, with forty passengers and a piano.</p>
<h2>A sub-head</h2>
<ul><li><p>an item</p></li><li><p>another, which is longer than its line on a telephone and has
to be turned over, as the crew did with the piano</p></li></ul>
<h3>A smaller one</h3>
<ol><li><p>the first</p></li><li><p>the second</p></li></ol>
<p>And a last paragraph.</p>
"""


def link(headline: str, *shares: Subject, language: str = "en") -> Link:
    return Link(1, "/2026/03/13/a-story/", headline, language, NOW, "", list(shares))


RELATED = {1: link("The Old Rudder Is for Sale"), 2: link("העוגן נשאר בקרקעית", language="he")}


class Specimen(Story):
    """A story whose pictures are drawn."""

    def _picture(self, slot: dict[str, Any], is_first: bool) -> Picture | None:
        picture = super()._picture(slot, is_first)
        return Drawn(**vars(picture)) if picture else None


def story(headline: str = HEADLINE, *, views: int = 799, age: int = 0, notices=(), **public):
    """A story of `age` days; `public` as in `articles.content`."""
    public = {"headline": headline, "language": "en", **public}
    at = NOW - timedelta(days=age)
    slugs = {1: "mara-venn", 2: "ilo-hask"}
    return Specimen(public, HARBOUR, slugs, SIZES, at, views, NOW, list(notices), related=RELATED)


def byline(*people: str, role: str = "reporting") -> list[dict[str, Any]]:
    """The first two of the styleguide's people have pages, the others none."""
    return [{"person": KNOWN.get(name, 9), "name": name, "role": role} for name in people]


KNOWN = {"Mara Venn": 1, "Ilo Hask": 2}
QUOTE = {"type": "quote", "words": "“She steers like a sofa.”\n\n“But she steers.”"}
ATTRIBUTION = "Mara Venn, who has commanded her for nine years, said:"


FACTS = {
    "type": "facts",
    "title": "The ferry in figures",
    "text": """<p>Built in <strong>1974</strong>, lengthened twice.</p><h3>Since then</h3>
<ul><li><p>three rudders</p></li><li><p>one <a href="/archive/">piano</a></p></li></ul>""",
}
TABLE = {
    "type": "table",
    "caption": "Sailings until the end of March",
    "rows": [["Sailing", "Leaves", "Arrives"], ["Morning", "6:10", "7:55"], ["Night", "21:00", ""]],
}
WIDE = [f"{column} {number}" for number in range(1, 5) for column in ("Passengers", LONG_WORD)]
EMBED = {"type": "embed", "address": "https://video.example/watch?v=1", "title": "She casts off"}
OTHER = "https://www.hafenschleppschifffahrtsgesellschaftsversammlung.example/1"


def slot(shape: str, **said: str) -> dict[str, Any]:
    return {"type": "image", "image": shape, "alt": "A sun low over the sea.", **said}


STORIES = {
    "No view, and nothing but a headline": story(views=0),
    "One view, a kicker and one author": story(
        views=1, kicker="Analysis", bylines=byline("Mara Venn")
    ),
    "799 views, two authors, of whom one has a page": story(
        standfirst=STANDFIRST, bylines=byline("Mara Venn", "Jon Okker")
    ),
    "Over a million views, every kind of credit": story(
        views=1_204_567,
        standfirst=STANDFIRST,
        bylines=[
            *byline("Mara Venn", "Ilo Hask", "Jon Okker"),
            *byline("Ada Prill", role="translation"),
            *byline("Jon Okker", role="pictures"),
            *byline("Ilo Hask", role="editing"),
        ],
    ),
    "More than a month old": story(age=45),
    "Updated, and every notice": story(
        age=400,
        notices=[
            Notice(kind, f"What readers are told of a {kind}.\n\nIn two paragraphs.", NOW)
            for kind in ("update", "clarification", "correction", "retraction", "style")
        ]
        + [Notice("correction", "One whose time has not come, as the desk previews it.")],
    ),
    "All a text can hold": story(
        place="Kallow Sound",
        blocks=[
            {"type": "text", "text": EVERY_ELEMENT},
            {**QUOTE, "attribution": ATTRIBUTION},
            QUOTE,
            slot("landscape", caption="The sound at dusk.", credit="Drawing: Ilo Hask"),
            slot("portrait", caption=f"A portrait, with a caption that says {LONG_WORD}."),
            slot("panorama", credit="Drawing: Ilo Hask"),
            slot("landscape"),
            {"type": "text", "text": "<p>After a picture without a caption.</p>"},
            FACTS,
            {"type": "facts", "text": "<p>A box without a title.</p>"},
            TABLE,
            {"type": "table", "rows": [WIDE, [*"12345678"], ["1204567"] * 8]},
            {"type": "related", "story": 1},
            {"type": "related", "story": 2},
            EMBED,
            {"type": "embed", "address": OTHER},
            {"type": "text", "text": "<p>After everything that can stand in a text.</p>"},
        ],
        mentions=[
            {"person": 1, "name": "Mara Venn"},
            {"person": 9, "name": "Jon Okker", "role": "Pilot, Kallow Sound Pilots"},
            {"person": 9, "name": "Sela Brandt", "status": "detained"},
            {"person": 2, "name": "Ilo Hask", "status": "imprisoned", "as_of": DAY.isoformat()},
            {"person": 9, "name": "Рита Вольна", "also_written": "Rita Volna, Ryta Volna"},
            {
                "person": 1,
                "name": LONG_WORD.title(),
                "role": f"Head of the {LONG_WORD}",
                "status": "released",
                "as_of": DAY.isoformat(),
                "also_written": "Everything at once",
            },
        ],
    ),
} | {
    f"In other writing ({language})": story(
        headline,
        language=language,
        standfirst=standfirst,
        place="Kallow",
        bylines=byline("Mara Venn"),
        notices=[Notice("correction", standfirst, NOW)],
        blocks=[
            {"type": "text", "text": f"<p>{standfirst}</p><ul><li>{standfirst}</li></ul>"},
            {"type": "quote", "words": headline, "attribution": standfirst},
        ],
    )
    for language, headline, standfirst in IN_OTHER_WRITING
}


def articles() -> dict[str, str]:
    """Every story as its page has it, by what it is shown for."""
    return {name: render_article(each) for name, each in STORIES.items()}


def teaser(headline: str = HEADLINE, shape: str = "", **given: Any) -> Teaser:
    picture = Drawn(shape, *SIZES[shape], alt="A sun low over the sea.") if shape else None
    said = {
        "path": "/2026/03/14/the-night-ferry-is-back/",
        "public_id": "",
        "kicker": "",
        "headline": headline,
        "short": headline,
        "standfirst": STANDFIRST,
        "section": HARBOUR,
        "language": "en",
        "first_at": NOW,
        "is_retracted": False,
        "picture": picture,
    }
    return Teaser(**{**said, **given})


TEASERS = [
    teaser(shape="landscape"),
    teaser(shape="portrait", section=CITY),
    teaser(shape="panorama", standfirst=""),
    teaser("Without a Picture", kicker="Analysis"),
    teaser("Retracted, and Still to Be Read", is_retracted=True),
    *(
        teaser(headline, standfirst=standfirst, language=language, shape="landscape")
        for language, headline, standfirst in IN_OTHER_WRITING
    ),
]
LIST = Page([], TEASERS, older="?before=older")
FEW = Page([], TEASERS[:1], older="")


MARA, FERRIES = Subject("mara-venn", "Mara Venn", is_person=True), Subject("ferries", "Ferries")
FURTHER = Further(
    related=[
        link("Forty Passengers and a Piano", MARA, FERRIES),
        link(f"{LONG_WORD} verabschiedet", FERRIES, language="de"),
        link("העוגן נשאר בקרקעית", MARA, language="he"),
    ],
    before=link("The Old Rudder Is for Sale"),
    most_read=[link(f"The Number {number} of the Day") for number in range(1, 6)],
)
PERSON = Facts(
    person=1,
    name="Mara Venn",
    also_written=["Мара Венн", "Mara Wenn"],
    roles={"Captain of the night ferry": NOW, "First officer": NOW - timedelta(days=900)},
    status="imprisoned",
    as_of=DAY,
)
QUOTATIONS = [
    Quotation(ATTRIBUTION, "“She steers like a sofa.”", teaser()),
    Quotation("", "«Руль новый, море старое.»", teaser("Ночной паром вернулся", language="ru")),
]
