"""What the newsroom checks: each check passes one story and finds something in another."""

import pytest

from articles import checks, content
from articles.checks import CHECKS, Level
from articles.models import CheckLevel
from articles.refusals import NotReady
from tests import make
from tests.reader.site import byline, mention
from tests.refusing import refused

SIXTY_WORDS = " ".join(f"word{number}" for number in range(60))


def text(html: str):
    return {"blocks": [make.text(html)]}


def quoting(words="“She sails.”", **said):
    return lambda: {"blocks": [make.quote(words, **said)]}


def picturing(width=1600, **slot):
    def public():
        image = make.picture(width=width, **slot.get("image", {}))
        said = {key: text for key, text in slot.items() if key != "image"}
        return {"blocks": [make.slot(image) | said]}

    return public


def ivan(status="", name="Ivan Kruk", **said):
    """A story about Ivan Kruk, who is imprisoned."""

    def public():
        person = make.person("Ivan Kruk", "Iwan Kruck", slug=make.unique("ivan").replace(" ", "-"))
        person.statuses.create(kind="imprisoned")
        row = mention(person, **{"name": name, "status": status, "as_of": "2026-11-22", **said})
        return {"mentions": [row], "blocks": [make.text("<p>Ivan Kruk writes letters.</p>")]}

    return public


def spelled(html: str):
    return lambda: {**ivan("imprisoned")(), **text(html)}


def quoted_and(mentioned: bool):
    def public():
        olga = make.person(make.unique("Olga"))
        rows = [mention(olga)] if mentioned else []
        return {"mentions": rows, "blocks": [make.quote(speaker=olga)]}

    return public


def by_somebody():
    return {"bylines": [byline(make.person(make.unique("Nina")))]}


CASES = {
    "headline": ({"headline": "Ferry Sails"}, {"headline": ""}),
    "headline-length": ({"headline": "F" * 40}, {"headline": "F" * 39}),
    "headline-full-stop": ({"headline": "Ferry Sails..."}, {"headline": "Ferry Sails."}),
    "headline-capitals": ({"headline": "NATO Sails"}, {"headline": "FERRY SAILS"}),
    "short-headline": ({"short_headline": "Ferry"}, {"short_headline": "Ferry Timetable " * 4}),
    "standfirst": ({"standfirst": "Twice this spring."}, {"standfirst": "x" * 301}),
    "standfirst-repeats": (
        {"standfirst": "Twice this spring."},
        {"headline": "It Sails", "standfirst": "It Sails."},
    ),
    "brief": (text(f"<p>{SIXTY_WORDS}</p>"), text("<p>It sails.</p>")),
    "long-paragraphs": (
        text(f"<p>{SIXTY_WORDS}</p><p>{SIXTY_WORDS} {SIXTY_WORDS}</p>"),
        text(f"<p>{SIXTY_WORDS} {SIXTY_WORDS} more</p>"),
    ),
    "double-spaces": (text("<p>It sails. Twice.</p>"), text("<p>It sails.  Twice.</p>")),
    "words-twice": (text("<p>She had had enough.</p>"), text("<p>In the the spring.</p>")),
    "mixed-quotation-marks": (
        text("<p>“Sail” and “sell”.</p>"),
        text("<p>“Sail” and &quot;sell&quot;.</p>"),
    ),
    "language": (
        {"language": "uk", **text("<p>Пором знову ходить до бухти щоночі, і так до весни.</p>")},
        {"language": "en", **text(f"<p>{'Пором знову ходить до бухти щоночі. ' * 9}</p>")},
    ),
    "sub-heads": (text("<h2>One</h2><h3>Two</h3>"), text("<h3>Two</h3>")),
    "quotes-attributed": (quoting(), quoting(attribution="")),
    "quotation-marks-close": (quoting(), quoting(words="“She sails.")),
    "speakers-mentioned": (quoted_and(True), quoted_and(False)),
    "links-track": (
        text('<p><a href="https://port.example/?page=2">Port</a></p>'),
        text('<p><a href="https://port.example/?a=1&amp;utm_source=x">Port</a></p>'),
    ),
    "links-lead-somewhere": (
        text('<p><a href="https://port.example/">Port</a></p>'),
        text('<p><a href="https://our.example/admin/articles/">Port</a></p>'),
    ),
    "byline": (by_somebody, {}),
    "place": ({"place": "Merrow Bay"}, {}),
    "topics": (lambda: {"topics": [make.topic().pk]}, {}),
    "pictures-described": (picturing(), picturing(alt="")),
    "pictures-credited": (picturing(), picturing(credit="", image={"credit": ""})),
    "alternative-text-is-words": (picturing(), picturing(alt="IMG_2043.jpg")),
    "captions": (picturing(caption="The pier at dusk."), picturing()),
    "lead-picture-is-large": (picturing(width=1200), picturing(width=1199)),
    "rights": (picturing(image={"copyright_holder": "Nina Sool"}), picturing()),
    "house-spelling": (
        spelled("<p>Ivan Kruk writes.</p>"),
        spelled("<p>Iwan Kruck writes.</p>"),
    ),
    "status-today": (ivan("imprisoned"), ivan("released")),
    "status-dated": (ivan("imprisoned"), ivan("imprisoned", as_of="")),
    "people-appear": (ivan("imprisoned"), ivan("imprisoned", name="Petro Somebody")),
}


def relating(is_live: bool):
    return lambda: {
        "blocks": [make.related(make.draft(None, make.unique("Pilots")))] * (not is_live)
    }


CASES |= {
    "tables-captioned": (lambda: {"blocks": [make.table()]}, lambda: {"blocks": [make.table("")]}),
    "tables-filled": (
        lambda: {"blocks": [make.table()]},
        lambda: {"blocks": [make.table("Sailings", ["Sailing", "Leaves"])]},
    ),
    "fact-boxes-complete": (
        lambda: {"blocks": [make.facts()]},
        lambda: {"blocks": [make.facts("")]},
    ),
    "embeds-titled": (lambda: {"blocks": [make.embed()]}, lambda: {"blocks": [make.embed("")]}),
    "related-stories-live": (relating(True), relating(False)),
}
ELSEWHERE = {
    "quotes-sourced",
    "headline-used",
    "comments-resolved",
}  # not by the public content alone


def found(article, check: str) -> list[str]:
    return [result.says for result in checks.results(article) if result.check == check]


def saved(rita, public):
    """A draft that says so, as a save keeps it; the gate fills in no defaults here."""
    public = public() if callable(public) else public
    article = make.draft(rita)
    value = article.head.content
    value = content.clean({**value, "public": {**value["public"], **public}})
    article.head.content = {**value, "public": {"headline": "", **value["public"]}}
    return article


def test_every_check_has_its_two_stories():
    assert set(CASES) | ELSEWHERE == set(CHECKS)
    assert len(CHECKS) >= 20


@pytest.mark.parametrize("check", CASES)
def test_a_check_is_quiet_about_a_good_story(rita, check):
    assert found(saved(rita, CASES[check][0]), check) == []


@pytest.mark.parametrize("check", CASES)
def test_a_check_says_a_sentence_about_a_bad_one(rita, check):
    (says,) = found(saved(rita, CASES[check][1]), check)

    assert says[-1] in ".?/”1" or ":" in says


def test_a_quote_wants_a_source(rita):
    article = make.draft(rita, blocks=[make.quote()])
    assert found(article, "quotes-sourced") == ["Quote 1 has no source: where was it said?"]

    make.change_private(article, rita, sources={make.blocks(article)[0]["uuid"]: "The pier."})

    assert found(article, "quotes-sourced") == []


def test_a_headline_that_readers_see_already_is_named(rita, vera):
    other = make.published(rita, vera, "Bridge Opens")
    article = make.draft(rita, "Bridge Opens")

    assert found(article, "headline-used") == [
        f"A live story has this headline: {other.editions.get().path}"
    ]
    assert found(other, "headline-used") == []


def test_advice_stops_nobody(rita):
    article = make.draft(rita, "Short")

    make.move(article, "submit", rita)

    assert article.state == "review"


@pytest.mark.parametrize("verb", ["submit", "approve", "publish"])
def test_what_a_section_requires_the_gate_enforces(rita, vera, section, verb):
    article = make.draft(rita, section=section.pk)
    steps = {"submit": rita, "approve": vera, "publish": vera}
    for step, who in steps.items():
        if step == verb:
            break
        make.move(article, step, who)
    CheckLevel.objects.create(section=section, check_slug="place", level=Level.REQUIRED)

    with refused(article, NotReady) as why:
        make.move(article, verb, steps[verb])

    assert str(why.value) == "The story names no place: where was it written?"


def test_what_a_section_has_switched_off_is_not_looked_at(rita, section):
    article = make.draft(rita, section=section.pk, blocks=[make.quote(attribution="")])
    CheckLevel.objects.create(section=section, check_slug="quotes-attributed", level=Level.OFF)

    assert found(article, "quotes-attributed") == []
    assert checks.problems(article) == []


def test_the_level_of_one_section_is_not_that_of_another(rita, section):
    article = make.draft(rita, section=make.section("Courts").pk)
    CheckLevel.objects.create(section=section, check_slug="place", level=Level.REQUIRED)

    assert checks.problems(article) == []


def test_looking_costs_the_same_however_long_the_story(rita, django_assert_max_num_queries):
    people = [make.person(f"Somebody Number {number}") for number in range(5)]
    article = make.draft(
        rita,
        mentions=[mention(person) for person in people],
        blocks=[make.slot(make.picture()) for _ in range(5)],
    )

    with django_assert_max_num_queries(7):
        checks.results(article)
