"""What becomes of each story of the demo: who wrote it, who looked, where it stands on the desk.
One row a file in stories/, in its order; `note` is the reason or the remark the state asks for."""

from dataclasses import dataclass

GRAPHICS = "Illustration: Merrow Tribune graphics"
SANDOR = "Illustration: Lev Sandor"


@dataclass(frozen=True)
class Credit:
    """A line of the byline: a person's slug, and reporting, translation or pictures."""

    person: str
    role: str = "reporting"


@dataclass(frozen=True)
class Picture:
    """What fills the story's first image slot: a name in `drawings.DRAWINGS`, and its words."""

    drawing: str
    alt: str
    caption: str
    credit: str = GRAPHICS


@dataclass(frozen=True)
class Amendment:
    """A later edition: `replace_old` stands exactly once in the story as first published."""

    kind: str
    notice: str
    replace_old: str
    replace_new: str


@dataclass(frozen=True)
class Story:
    """`author` and `reviewer` are logins; a reviewer only where somebody has decided.

    `state` is published, draft, review, approved, scheduled, unreviewed, withdrawn, spiked or
    returned. `note` is private (a reviewer's note, a reason), `public_note` is for readers.
    """

    stem: str
    section: str
    state: str
    author: str
    reviewer: str = ""
    topics: tuple[str, ...] = ()
    language: str = "en"
    kicker: str = ""
    short_headline: str = ""
    bylines: tuple[Credit, ...] = ()
    mentions: tuple[str, ...] = ()
    picture: Picture | None = None
    amendments: tuple[Amendment, ...] = ()
    note: str = ""
    public_note: str = ""


NINA = Credit("nina-petrak")
TOMAS = Credit("tomas-arden")
HANNA = Credit("hanna-wicks")
DRAWN_BY_LEV = Credit("lev-sandor", "pictures")


PLAN = (
    Story(
        "01-harbour-editor",
        section="courts",
        state="published",
        kicker="Press freedom",
        author="reporter",
        reviewer="reviewer",
        topics=("political-prisoners", "dock-strikes", "grain-treaty"),
        bylines=(NINA, DRAWN_BY_LEV),
        mentions=(
            "alena-harbatsevich",
            "pavel-harbatsevich",
            "tatsiana-lis",
            "anton-radzko",
            "ivan-kruk",
            "sviatlana-marozava",
        ),
        picture=Picture(
            "prison-wall",
            "A woman with a parcel before a prison wall; one barred window above it is lit.",
            "The prison hospital may be drawn from memory only; photographs are forbidden.",
            SANDOR,
        ),
    ),
    Story(
        "02-night-ferry-returns",
        section="harbour",
        state="published",
        author="reporter2",
        reviewer="reviewer2",
        topics=("ferries", "working-harbour"),
        bylines=(TOMAS,),
        mentions=("olga-brandt", "piotr-lem"),
        picture=Picture(
            "ferry-on-the-bay",
            "A blue and white ferry with lit windows crosses a calm bay in evening light.",
            "The Saint Brannoc has crossed the bay more than eleven thousand times.",
        ),
    ),
    Story(
        "03-grain-treaty-talks",
        section="harbour",
        state="published",
        author="reporter",
        reviewer="reviewer2",
        topics=("grain-treaty", "political-prisoners"),
        bylines=(NINA, TOMAS),
        mentions=(
            "anton-radzko",
            "tatsiana-lis",
            "ilse-varnholt",
            "leonid-masko",
            "alena-harbatsevich",
            "ivan-kruk",
            "sviatlana-marozava",
        ),
        picture=Picture(
            "harbour-dusk",
            "Harbour cranes stand dark against an orange sky, with a ship at the quay below.",
            "The cranes of the South Basin at dusk, with the grain terminal behind them.",
        ),
    ),
    Story(
        "04-council-budget",
        section="city",
        state="published",
        short_headline="Council Passes Budget and Keeps the Libraries Open",
        author="reporter2",
        reviewer="reviewer",
        topics=("city-budget", "grain-treaty"),
        bylines=(TOMAS,),
        mentions=("ilse-varnholt",),
        picture=Picture(
            "council-chamber",
            "Curved rows of desks face a red chair under tall windows in an empty chamber.",
            "The council chamber, where the sitting ended at ten minutes to one.",
        ),
        amendments=(
            Amendment(
                "correction",
                "An earlier version of this article said that schools receive 34 percent of the "
                "budget. They receive 31 percent; the larger figure includes the libraries.",
                "Schools receive 34 percent of it, the largest share.",
                "Schools receive 31 percent of it, the largest share.",
            ),
        ),
    ),
    Story(
        "05-tide-tables",
        section="science",
        state="published",
        kicker="Explained",
        short_headline="The Tide Tables Are Wrong by a Hand’s Width",
        author="editor",
        reviewer="reviewer",
        topics=("the-sea",),
        bylines=(HANNA,),
        mentions=("maren-oxholt", "leonid-masko"),
        picture=Picture(
            "tide-chart",
            "A large pale moon above waves that rise past a dashed line beside a tide gauge.",
            "Above the line: the highest tides now stand nine centimetres over the tables.",
        ),
    ),
    Story(
        "06-dockside-floodlights",
        section="sport",
        state="published",
        short_headline="Dockside Win in the Dark and the Light",
        author="reporter2",
        reviewer="reviewer2",
        bylines=(TOMAS,),
        mentions=("dov-kestrin",),
        picture=Picture(
            "football-night",
            "A night football match under two floodlight pylons; the ball drops before the goal.",
            "Granary Lane, once the lights had come back.",
        ),
    ),
    Story(
        "07-rope-theatre",
        section="culture",
        state="published",
        kicker="Review",
        author="editor",
        reviewer="reviewer2",
        topics=("political-prisoners",),
        bylines=(HANNA,),
        mentions=("zofia-wrenn",),
        picture=Picture(
            "theatre-stage",
            "A single small figure stands in a cone of light on a deep stage with red curtains.",
            "The walk from the far end of the stage takes nearly two minutes.",
        ),
    ),
    Story(
        "08-fishing-quotas",
        section="harbour",
        state="published",
        author="reporter2",
        reviewer="reviewer",
        topics=("the-sea", "working-harbour"),
        bylines=(TOMAS,),
        mentions=("halvar-dunne",),
        picture=Picture(
            "fish-crates",
            "Wooden crates of flatfish and mackerel on ice around a large dial scale, under lamps.",
            "Crates of plaice and mackerel at the Port Merrow fish market before the morning bell.",
        ),
    ),
    Story(
        "09-storm-south-basin",
        section="harbour",
        state="published",
        author="reporter2",
        reviewer="reviewer2",
        topics=("the-sea", "working-harbour", "ferries"),
        bylines=(TOMAS,),
        mentions=("leonid-masko",),
        picture=Picture(
            "lighthouse-storm",
            "A lighthouse throws its beam over a rough sea; a wave breaks on the rock.",
            "Gannet Head, where the strongest gust was measured at 04:52.",
        ),
        amendments=(
            Amendment(
                "update",
                "Updated: electricity has been restored on Lamp Hill.",
                "About 2,300 households on Lamp Hill were still without electricity at eleven "
                "this morning.",
                "Electricity was restored shortly before six in the evening to the last of about "
                "2,300 households on Lamp Hill.",
            ),
        ),
    ),
    Story(
        "10-tribune-archive",
        section="culture",
        state="published",
        kicker="From the archive",
        short_headline="Behind a Cellar Wall, Sixty Thousand Photographs",
        author="reporter",
        reviewer="reviewer2",
        topics=("memory", "dock-strikes"),
        bylines=(NINA,),
        mentions=("edda-lindqvall", "alena-harbatsevich", "pavel-harbatsevich"),
        picture=Picture(
            "archive-shelves",
            "An archivist holds a glass plate to the light between tall shelves of boxes.",
            "The 312 drawers now stand on the first floor of the city archive.",
        ),
    ),
    Story(
        "11-bees-on-roofs",
        section="city",
        state="published",
        author="editor",
        reviewer="reviewer",
        bylines=(HANNA,),
        mentions=("maren-oxholt",),
        picture=Picture(
            "rooftop-bees",
            "Six coloured beehives and a beekeeper in a veil on a flat roof above a harbour town.",
            "Hives on a roof above the harbour quarter, early in the day.",
        ),
    ),
    Story(
        "12-crane-operator-appeal",
        section="courts",
        state="published",
        short_headline="Court Refuses Crane Operator’s Appeal",
        author="reporter",
        reviewer="reviewer",
        topics=("dock-strikes", "political-prisoners"),
        bylines=(NINA, DRAWN_BY_LEV),
        mentions=("mikita-zhurbel", "konrad-weyle", "ivan-kruk", "sviatlana-marozava"),
        picture=Picture(
            "courthouse",
            "Wide steps lead up to a courthouse with six columns and scales in its gable.",
            "The provincial court on Court Square has twenty-two seats for the public.",
            SANDOR,
        ),
    ),
    Story(
        "13-school-shifts",
        section="city",
        state="published",
        author="reporter2",
        reviewer="reviewer",
        topics=("schools", "city-budget"),
        bylines=(TOMAS,),
        mentions=("ilse-varnholt",),
    ),
    Story(
        "14-bar-council",
        section="courts",
        state="published",
        short_headline="Bar Council Puts Off Its Ruling on the Strikers’ Lawyers",
        author="reporter",
        reviewer="reviewer2",
        topics=("political-prisoners", "dock-strikes"),
        bylines=(NINA,),
        mentions=("sviatlana-marozava", "tatsiana-lis", "ivan-kruk"),
    ),
    Story(
        "15-parcels-ru",
        section="courts",
        state="published",
        author="reporter",
        reviewer="reviewer",
        topics=("political-prisoners",),
        language="ru",
        bylines=(NINA, Credit("oksana-rybalt", "translation")),
        mentions=("tatsiana-lis", "anton-radzko", "ivan-kruk", "mikita-zhurbel"),
    ),
    Story(
        "16-schooner-uk",
        section="culture",
        state="published",
        author="editor",
        reviewer="reviewer2",
        topics=("the-sea", "schools"),
        language="uk",
        bylines=(Credit("oksana-rybalt"),),
        mentions=("olga-brandt",),
    ),
    Story(
        "17-basin-dredging",
        section="harbour",
        state="published",
        short_headline="Dredgers Bring Up a Tram, Two Anchors and a Safe",
        author="reporter2",
        reviewer="reviewer",
        topics=("working-harbour", "memory", "the-sea"),
        bylines=(TOMAS,),
        mentions=("leonid-masko", "halvar-dunne"),
    ),
    Story(
        "18-gannet-head-keeper",
        section="harbour",
        state="published",
        author="editor",
        reviewer="reviewer2",
        topics=("the-sea", "memory"),
        bylines=(HANNA,),
        mentions=("olga-brandt",),
    ),
    Story(
        "19-pilots-ballot",
        section="harbour",
        state="draft",
        author="reporter2",
        topics=("working-harbour", "grain-treaty"),
        bylines=(TOMAS,),
        mentions=("leonid-masko",),
    ),
    Story(
        "20-rowing-eights",
        section="sport",
        state="draft",
        author="reporter2",
        topics=("the-sea",),
        bylines=(TOMAS,),
    ),
    Story(
        "21-zhurbel-freed",
        section="courts",
        state="draft",
        author="reporter",
        topics=("political-prisoners", "grain-treaty"),
        bylines=(NINA,),
        mentions=("mikita-zhurbel", "ivan-kruk"),
    ),
    Story(
        "22-tram-depot",
        section="city",
        state="review",
        author="reporter2",
        topics=("city-budget",),
        bylines=(TOMAS,),
        mentions=("piotr-lem",),
    ),
    Story(
        "23-eelgrass-gardeners",
        section="science",
        state="review",
        author="editor",
        topics=("the-sea",),
        bylines=(HANNA,),
        mentions=("maren-oxholt",),
    ),
    Story(
        "24-tender-trial",
        section="courts",
        state="review",
        author="reporter",
        topics=("working-harbour",),
        bylines=(NINA,),
        mentions=("konrad-weyle", "leonid-masko"),
    ),
    Story(
        "25-harbour-choir",
        section="culture",
        state="approved",
        author="editor",
        reviewer="reviewer",
        topics=("dock-strikes", "ferries"),
        bylines=(HANNA,),
        mentions=("zofia-wrenn",),
    ),
    Story(
        "26-bay-swim",
        section="sport",
        state="approved",
        author="reporter2",
        reviewer="reviewer2",
        topics=("the-sea",),
        bylines=(TOMAS,),
    ),
    Story(
        "27-last-net-loft",
        section="culture",
        state="scheduled",
        author="editor",
        reviewer="reviewer",
        topics=("memory", "working-harbour"),
        bylines=(HANNA,),
        mentions=("halvar-dunne",),
    ),
    Story(
        "28-silo-fire",
        section="harbour",
        state="unreviewed",
        author="reporter2",
        topics=("working-harbour",),
        bylines=(TOMAS,),
        mentions=("leonid-masko",),
        note="Residents are asking whether they may open their windows. Both reviewers are off "
        "until eight; facts read back to the fire brigade's duty officer at 05:10.",
    ),
    Story(
        "29-gate-queue",
        section="courts",
        state="withdrawn",
        author="reporter",
        reviewer="reviewer",
        topics=("political-prisoners",),
        bylines=(NINA,),
        mentions=("pavel-harbatsevich", "alena-harbatsevich"),
        note="The retired tram inspector who keeps the numbers was questioned by the police this "
        "morning. He can be recognised from paragraph two. His daughter telephoned and "
        "asked us to take it down; Nina agrees.",
        public_note="We have taken this article off the site because a person described in it "
        "could come to harm. What it reported was accurate.",
    ),
    Story(
        "30-photo-competition",
        section="city",
        state="spiked",
        author="reporter2",
        topics=("working-harbour",),
        mentions=("leonid-masko",),
        note="A press release, unedited. The terms would take all rights from our readers. If "
        "anything, there is a story in what may not be photographed.",
    ),
    Story(
        "31-teacher-detained",
        section="courts",
        state="returned",
        author="reporter",
        reviewer="reviewer2",
        topics=("political-prisoners", "schools"),
        bylines=(NINA,),
        mentions=("vera-tsymbel", "tatsiana-lis", "raman-kosht"),
        note="Both colleagues have it from the same head teacher, so that is one source. Please "
        "get the date of arrest from the lawyer. And ask the mother whether she wants her "
        "age in the paper, and whether naming the husband helps or hurts.",
    ),
)
