"""The people and words of the demo: sections, topics, everybody the stories name, the logins.
All of them are invented; who resembles anybody real does so by accident and should be renamed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spelling:
    """Another way of writing a person. `kind`: native, transliteration, former or alias."""

    text: str
    language: str
    script: str
    kind: str


@dataclass(frozen=True)
class Role:
    """ISO dates; an empty one is open."""

    title: str
    organisation: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Status:
    kind: str
    since: str
    until: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Relation:
    """Reads as a sentence: this person is `kind` of `other` (a slug). Written on one side only."""

    kind: str
    other: str


@dataclass(frozen=True)
class Person:
    slug: str
    name: str
    summary: str
    spellings: tuple[Spelling, ...] = ()
    roles: tuple[Role, ...] = ()
    statuses: tuple[Status, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True)
class LateChange:
    """A status that begins `days_ago`, entered after the stories went out: those that state the
    person's earlier status then ask to be checked."""

    person: str
    kind: str
    days_ago: int
    source: str
    note: str


@dataclass(frozen=True)
class Login:
    """`groups` are names of the newsroom's roles; `person` is a slug or empty."""

    username: str
    first_name: str
    last_name: str
    groups: tuple[str, ...] = ()
    person: str = ""
    is_superuser: bool = False


SECTIONS = (
    ("Harbour", "harbour"),
    ("City", "city"),
    ("Courts", "courts"),
    ("Culture", "culture"),
    ("Science", "science"),
    ("Sport", "sport"),
)

TOPICS = (
    ("The grain treaty", "grain-treaty"),
    ("The dock strikes", "dock-strikes"),
    ("Political prisoners", "political-prisoners"),
    ("Ferries", "ferries"),
    ("The sea", "the-sea"),
    ("City budget", "city-budget"),
    ("Schools", "schools"),
    ("Working harbour", "working-harbour"),
    ("Memory", "memory"),
)


PEOPLE = (
    Person(
        "alena-harbatsevich",
        "Alena Harbatsevich",
        "Edited the Merrow Tribune until its closure in 2021; serving seven years.",
        spellings=(
            Spelling("Алена Гарбацэвіч", "be", "Cyrl", "native"),
            Spelling("Алёна Горбацевич", "ru", "Cyrl", "transliteration"),
            Spelling("Олена Гарбацевич", "uk", "Cyrl", "transliteration"),
            Spelling("Alena Garbatsevich", "en", "Latn", "transliteration"),
            Spelling("Alena Radune", "en", "Latn", "alias"),
        ),
        roles=(
            Role("Former editor", "Merrow Tribune", "2021-11-12"),
            Role("Editor", "Merrow Tribune", "2014-09-01", "2021-11-12"),
        ),
        statuses=(
            Status(
                "detained",
                "2021-10-13",
                "2022-04-08",
                "Police statement",
                "Taken from the newsroom on the tenth day of the strikes.",
            ),
            Status(
                "imprisoned",
                "2022-04-08",
                "",
                "Provincial court, judgment of 8 April 2022",
                "Seven years for organising disorder. Moved to the prison hospital in March 2025.",
            ),
        ),
        relations=(Relation("sibling", "pavel-harbatsevich"),),
    ),
    Person(
        "pavel-harbatsevich",
        "Pavel Harbatsevich",
        "Ship’s electrician; visits his imprisoned sister, the editor Alena Harbatsevich.",
        spellings=(
            Spelling("Павел Гарбацэвіч", "be", "Cyrl", "native"),
            Spelling("Павел Горбацевич", "ru", "Cyrl", "transliteration"),
            Spelling("Павло Гарбацевич", "uk", "Cyrl", "transliteration"),
            Spelling("Pavel Garbatsevich", "en", "Latn", "transliteration"),
        ),
        roles=(Role("Ship’s electrician", "Merrow Line", "2009-03-01"),),
        relations=(Relation("colleague", "olga-brandt"),),
    ),
    Person(
        "anton-radzko",
        "Anton Radzko",
        "Governor of the province; called in the coast guard during the strikes of 2021.",
        spellings=(
            Spelling("Антон Радзько", "be", "Cyrl", "native"),
            Spelling("Антон Радько", "ru", "Cyrl", "transliteration"),
            Spelling("Anton Radko", "en", "Latn", "transliteration"),
        ),
        roles=(
            Role("Governor", "Province of Port Merrow", "2019-05-06"),
            Role("Chief of customs", "Port of Port Merrow", "2011-02-01", "2019-05-05"),
        ),
    ),
    Person(
        "tatsiana-lis",
        "Tatsiana Lis",
        "Directs the Harbour Rights Centre, which keeps the list of people held since 2021.",
        spellings=(
            Spelling("Таццяна Ліс", "be", "Cyrl", "native"),
            Spelling("Татьяна Лис", "ru", "Cyrl", "transliteration"),
            Spelling("Тетяна Ліс", "uk", "Cyrl", "transliteration"),
            Spelling("Tatiana Lis", "en", "Latn", "transliteration"),
            Spelling("Tatyana Lis", "en", "Latn", "transliteration"),
        ),
        roles=(
            Role("Director", "Harbour Rights Centre", "2018-01-15"),
            Role("Teacher of history", "Quay School", "2004-09-01", "2018-01-14"),
        ),
        statuses=(
            Status("detained", "2022-02-03", "2022-02-18", "Harbour Rights Centre"),
            Status("released", "2022-02-18", "2022-08-18", "Harbour Rights Centre", "On bail."),
        ),
    ),
    Person(
        "ivan-kruk",
        "Ivan Kruk",
        "Led the dockworkers’ union when the strikes began; serving nine years.",
        spellings=(
            Spelling("Іван Крук", "be", "Cyrl", "native"),
            Spelling("Иван Крук", "ru", "Cyrl", "transliteration"),
            Spelling("Ivan Krook", "en", "Latn", "alias"),
        ),
        roles=(Role("Trade unionist", "Dockworkers’ Union of Port Merrow", "2016-06-01"),),
        statuses=(
            Status("detained", "2021-10-09", "2022-05-20", "Dockworkers’ union"),
            Status(
                "imprisoned",
                "2022-05-20",
                "",
                "Provincial court, judgment of 20 May 2022",
                "Nine years, to be served at Lower Sarn.",
            ),
        ),
        relations=(Relation("colleague", "mikita-zhurbel"),),
    ),
    Person(
        "sviatlana-marozava",
        "Sviatlana Marozava",
        "Lawyer who defended strikers; convicted for reading out a client’s indictment.",
        spellings=(
            Spelling("Святлана Марозава", "be", "Cyrl", "native"),
            Spelling("Светлана Морозова", "ru", "Cyrl", "transliteration"),
            Spelling("Світлана Морозова", "uk", "Cyrl", "transliteration"),
            Spelling("Svetlana Morozova", "en", "Latn", "transliteration"),
        ),
        roles=(Role("Lawyer", "", "2006-10-01"),),
        statuses=(
            Status("detained", "2022-06-27", "2022-12-14", "Her family"),
            Status(
                "imprisoned",
                "2022-12-14",
                "",
                "Provincial court, judgment of 14 December 2022",
                "Six years, women’s prison at Hallin.",
            ),
        ),
        relations=(
            Relation("lawyer", "ivan-kruk"),
            Relation("lawyer", "mikita-zhurbel"),
        ),
    ),
    Person(
        "mikita-zhurbel",
        "Mikita Zhurbel",
        "Crane operator convicted after the dock strikes; sentenced to eight years in 2022.",
        spellings=(
            Spelling("Мікіта Журбель", "be", "Cyrl", "native"),
            Spelling("Никита Журбель", "ru", "Cyrl", "transliteration"),
            Spelling("Микита Журбель", "uk", "Cyrl", "transliteration"),
            Spelling("Nikita Zhurbel", "en", "Latn", "transliteration"),
        ),
        roles=(Role("Crane operator", "Port of Port Merrow", "2010-04-01"),),
        statuses=(
            Status("detained", "2021-10-11", "2022-05-20", "Court file"),
            Status(
                "imprisoned",
                "2022-05-20",
                "",
                "Provincial court, judgment of 20 May 2022",
                "Eight years; appeal refused.",
            ),
        ),
    ),
    Person(
        "vera-tsymbel",
        "Vera Tsymbel",
        "Chemistry teacher in Sandgate, detained over a comment she posted in 2020.",
        spellings=(
            Spelling("Вера Цымбель", "be", "Cyrl", "native"),
            Spelling("Вера Цимбель", "ru", "Cyrl", "transliteration"),
            Spelling("Віра Цимбель", "uk", "Cyrl", "transliteration"),
            Spelling("Vera Karp", "en", "Latn", "former"),
        ),
        roles=(Role("Chemistry teacher", "Tarry Street School", "2007-09-01"),),
        statuses=(
            Status("detained", "", "", "Two colleagues", "Date of arrest still to be confirmed."),
        ),
    ),
    Person(
        "raman-kosht",
        "Raman Kosht",
        "Sat on the city council until the strikes; has lived abroad since 2022.",
        spellings=(
            Spelling("Раман Кошт", "be", "Cyrl", "native"),
            Spelling("Роман Кошт", "ru", "Cyrl", "transliteration"),
            Spelling("Roman Kosht", "en", "Latn", "transliteration"),
        ),
        roles=(Role("Former councillor", "City of Port Merrow", "2021-12-01"),),
        statuses=(
            Status("wanted", "2021-11-30", "2022-03-02", "Police notice"),
            Status("exiled", "2022-03-02", "", "Himself, by telephone", "Do not name the country."),
        ),
        relations=(Relation("spouse", "vera-tsymbel"),),
    ),
    Person(
        "ilse-varnholt",
        "Ilse Varnholt",
        "Mayor of Port Merrow, elected in 2022 without a party.",
        spellings=(
            Spelling("Ильзе Варнхольт", "ru", "Cyrl", "transliteration"),
            Spelling("Ільзе Варнгольт", "uk", "Cyrl", "transliteration"),
        ),
        roles=(
            Role("Mayor", "City of Port Merrow", "2022-10-03"),
            Role(
                "Head of the lifeboat station", "Merrow Bay Lifeboats", "2008-01-01", "2022-10-02"
            ),
        ),
    ),
    Person(
        "piotr-lem",
        "Piotr Lem",
        "Advises the mayor on transport, and is the author of three timetables.",
        spellings=(
            Spelling("Пётр Лем", "ru", "Cyrl", "transliteration"),
            Spelling("Петро Лем", "uk", "Cyrl", "transliteration"),
            Spelling("Peter Lem", "en", "Latn", "alias"),
        ),
        roles=(Role("Transport adviser", "Mayor’s office", "2022-11-01"),),
    ),
    Person(
        "leonid-masko",
        "Leonid Masko",
        "Director of the port authority since 2020.",
        spellings=(
            Spelling("Леанід Масько", "be", "Cyrl", "native"),
            Spelling("Леонид Масько", "ru", "Cyrl", "transliteration"),
            Spelling("Leonid Mas’ko", "en", "Latn", "transliteration"),
        ),
        roles=(
            Role("Director", "Port authority", "2020-02-01"),
            Role("Harbour master", "Port authority", "2012-07-01", "2020-01-31"),
        ),
    ),
    Person(
        "olga-brandt",
        "Olga Brandt",
        "Captain of the night ferry Saint Brannoc; teaches cadets under sail.",
        spellings=(Spelling("Ольга Брандт", "ru", "Cyrl", "transliteration"),),
        roles=(
            Role("Ferry captain", "Merrow Line", "2013-05-01"),
            Role("First officer", "Merrow Line", "2004-05-01", "2013-04-30"),
        ),
    ),
    Person(
        "konrad-weyle",
        "Konrad Weyle",
        "Presiding judge at the provincial court in Port Merrow.",
        spellings=(Spelling("Конрад Вайле", "ru", "Cyrl", "transliteration"),),
        roles=(Role("Judge", "Provincial court", "2017-01-09"),),
    ),
    Person(
        "maren-oxholt",
        "Maren Oxholt",
        "Leads the tide laboratory of the Merrow Bay Marine Institute.",
        spellings=(
            Spelling("Марен Оксхольт", "ru", "Cyrl", "transliteration"),
            Spelling("Maren Øxholt", "da", "Latn", "native"),
        ),
        roles=(Role("Head of the tide laboratory", "Merrow Bay Marine Institute", "2015-04-01"),),
    ),
    Person(
        "zofia-wrenn",
        "Zofia Wrenn",
        "Director of the Rope Theatre, which plays in a former ropeworks.",
        spellings=(Spelling("Зофия Ренн", "ru", "Cyrl", "transliteration"),),
        roles=(Role("Theatre director", "Rope Theatre", "2018-08-01"),),
    ),
    Person(
        "halvar-dunne",
        "Halvar Dunne",
        "Fisherman; chairs the cooperative of Port Merrow’s 83 boats.",
        roles=(Role("Chair", "Fishing cooperative of Port Merrow", "2016-01-01"),),
    ),
    Person(
        "edda-lindqvall",
        "Edda Lindqvall",
        "City archivist; found the lost negatives of the Merrow Tribune.",
        roles=(Role("City archivist", "City of Port Merrow", "2011-10-01"),),
    ),
    Person(
        "dov-kestrin",
        "Dov Kestrin",
        "Coach of Merrow Dockside in the Coastal League.",
        roles=(Role("Coach", "Merrow Dockside", "2023-07-01"),),
    ),
    # Those who are in bylines.
    Person(
        "nina-petrak",
        "Nina Petrak",
        "Reports on the courts and the prisons.",
        spellings=(Spelling("Нина Петрак", "ru", "Cyrl", "transliteration"),),
        roles=(Role("Reporter", "", "2019-03-01"),),
    ),
    Person(
        "tomas-arden",
        "Tomas Arden",
        "Reports on the harbour, the council and, on Saturdays, football.",
        roles=(Role("Reporter", "", "2021-01-11"),),
    ),
    Person(
        "hanna-wicks",
        "Hanna Wicks",
        "Edits the science and culture pages and writes on both.",
        roles=(Role("Editor", "", "2017-06-01"),),
    ),
    Person(
        "oksana-rybalt",
        "Oksana Rybalt",
        "Translates and reports in Ukrainian and Russian.",
        spellings=(
            Spelling("Оксана Рибальт", "uk", "Cyrl", "native"),
            Spelling("Оксана Рыбальт", "ru", "Cyrl", "transliteration"),
        ),
        roles=(Role("Translator", "", "2022-04-01"),),
    ),
    Person(
        "lev-sandor",
        "Lev Sandor",
        "Draws for the paper where a camera is not allowed.",
        spellings=(Spelling("Лев Шандор", "ru", "Cyrl", "transliteration"),),
        roles=(Role("Illustrator", "", "2020-09-01"),),
    ),
)

LATE_CHANGES = (
    LateChange(
        "mikita-zhurbel",
        "released",
        1,
        "His family; release paper seen by our reporter",
        "Before the end of term, “by order”. No request for early release was signed.",
    ),
)

LOGINS = (
    Login("reporter", "Nina", "Petrak", ("Reporter",), "nina-petrak"),
    Login("reporter2", "Tomas", "Arden", ("Reporter",), "tomas-arden"),
    Login("editor", "Hanna", "Wicks", ("Editor",), "hanna-wicks"),
    Login("reviewer", "Ruth", "Caldry", ("Reviewer",)),
    Login("reviewer2", "Emil", "Tarnow", ("Reviewer",)),
    Login("pictures", "Ada", "Merrin", ("Picture editor",)),
    Login("chief", "Clara", "Vandrey", ("Chief editor",)),
    Login("admin", "Joost", "Mellander", (), "", is_superuser=True),
)
