"""What readers find, and what they are told of it."""

import pytest

from articles.search import tsquery
from tests import make
from tests.reader.markup import headlines, read
from tests.reader.site import byline, mention, republish


def search(client, q: str, **more):
    return client.get("/search/", {"q": q, **more})


def found(client, q: str, **more) -> list[str]:
    return headlines(search(client, q, **more))


def people(client, q: str) -> list[str]:
    return [person.text for person in read(search(client, q)).one("main").all(".name")]


def marks(client, q: str) -> list[str]:
    return [mark.text for mark in read(search(client, q)).all("mark")]


@pytest.fixture
def paper(publish, olga):
    anton = make.person("Антон Радько", "Anton Radzko", "Антон Радзько")
    publish("Ferry Returns", 5, blocks=[make.text("<p>She carried forty passengers.</p>")])
    publish("Grain Treaty", 4, standfirst="The ferries wait.", mentions=[mention(olga)])
    publish("A Piano", 3, blocks=[make.text("<p>It came by ferry, at night.</p>")])
    publish(
        "Ночные паромы",
        2,
        slug="paromy",
        language="ru",
        standfirst="Вернулись из дока.",
        mentions=[mention(anton)],
        blocks=[],
    )
    said = {"standfirst": "Паўночны вецер.", "blocks": []}
    publish("Лук’янаў і вятры", 1, slug="viatry", language="be", **said)


FERRY, GRAIN, PIANO = "Ferry Returns", "Grain Treaty", "A Piano"
PAROMY, WIND = "Ночные паромы", "Лук’янаў і вятры"
ANSWERS = {
    "ferry": {FERRY, GRAIN, PIANO},
    "FERRIES": {FERRY, GRAIN, PIANO},
    "passenger": {FERRY},
    "ferry piano": {PIANO},
    "ferry -piano": {FERRY, GRAIN},
    'ferry -"at night"': {FERRY, GRAIN},
    '"by ferry"': {PIANO},
    "«by ferry»": {PIANO},
    '"ferry by"': set(),
    '"by ferries"': set(),
    "pian*": {PIANO},
    "pian": set(),
    "b*": set(),
    "by*": {PIANO},
    '"came by fer*"': {PIANO},
    "by-ferry": {PIANO},
    "паром": {PAROMY},
    "ПАРОМАМИ": {PAROMY},
    "ночного парома": {PAROMY},
    "вецер": {WIND},
    "Паўноч*": {WIND},
    "Паўноч": set(),
    "лук'янаў": {WIND},
    "Лукʼянаў": {WIND},
    "piano -piano": set(),
    "the": {GRAIN, FERRY, PIANO},
}


def test_stories_are_found_by_their_words(client, paper):
    assert {q: set(found(client, q)) for q in ANSWERS} == ANSWERS


def test_what_has_it_in_the_headline_comes_first_then_the_newest(client, publish):
    publish("A Ferry", 1)
    publish("Also the Ferry", 2)
    publish("Grain", 9, standfirst="By ferry.")

    assert found(client, "ferry") == ["Also the Ferry", "A Ferry", "Grain"]
    assert found(client, "ferry", order="newest") == ["Grain", "Also the Ferry", "A Ferry"]


def test_any_spelling_of_somebody_finds_them_and_their_stories(client, publish, olga):
    publish("Ferry", 7, mentions=[mention(olga, role="Captain")])
    publish("Column", 8, bylines=[byline(olga)])
    publish("Grain", 9)

    for q in ("Ольга Брандт", "брандт", "BRANDT, olga", "Olga Brandt", "brand*"):
        assert people(client, q) == ["Olga Brandt"], q
        assert found(client, q) == ["Column", "Ferry"], q


def test_a_spelling_that_only_the_newsroom_knows_finds_and_is_not_shown(client, publish, olga):
    publish("Ferry", 7, mentions=[mention(olga)])

    page = search(client, "Брандт")

    assert headlines(page) == ["Ferry"]
    assert "Ольга" not in read(page).one("main").text


@pytest.mark.parametrize("kind", ["alias", "former"])
def test_another_name_finds_nobody_unless_the_story_states_it(client, publish, olga, kind):
    olga.names.create(text="Wanda Kest", kind=kind)
    publish("Ferry", 7, mentions=[mention(olga)])

    assert (people(client, "Kest"), found(client, "Kest")) == ([], [])

    publish("Grain", 8, mentions=[mention(olga, also_written="Wanda Kest")])

    assert (people(client, "Kest"), found(client, "Kest")) == (["Olga Brandt"], ["Grain"])


def test_who_has_no_page_is_found_only_as_the_story_writes_them(client, publish):
    pavel = make.person("Pavel Morin", "Павел Морин", hidden=True)
    publish("Ferry", 7, mentions=[mention(pavel)])

    assert (people(client, "Morin"), found(client, "Morin")) == ([], ["Ferry"])
    assert (people(client, "Морин"), found(client, "Морин")) == ([], [])


def test_two_people_of_one_story_are_not_one(client, publish, olga):
    publish("Ferry", 7, mentions=[mention(olga), mention(make.person("Anton Radzko"))])

    assert people(client, "Olga Radzko") == []
    assert people(client, "Radzko") == ["Anton Radzko"]


def test_somebody_is_shown_as_the_newest_story_states_them(client, publish, olga):
    publish("Ferry", 7, mentions=[mention(olga, role="Cadet")])
    said = {"role": "Captain", "status": "imprisoned", "as_of": "2025-03-08"}
    publish("Grain", 8, mentions=[mention(olga, **said)])

    person = read(search(client, "olga")).one(".people").one("li")

    assert person.text == "Olga Brandt Captain Imprisoned, as of March 8 2025"
    assert person.one("a")["href"] == "/people/olga-brandt/"


@pytest.mark.parametrize(
    ("q", "marked"),
    [
        ("ferries", ["Ferry", "ferry", "ferry"]),
        ('"night ferry"', ["night ferry", "night ferry"]),
        ("stop*", ["stops", "stop"]),
        ("ferry stop", ["Ferry", "ferry", "stops", "stop", "ferry"]),
        ("nothing", []),
    ],
)
def test_the_words_are_marked_where_they_stand(client, publish, q, marked):
    text = "<p>Where she will stop, nobody knows. The night ferry stays.</p>"
    publish("A Ferry", 7, standfirst="The night ferry stops.", blocks=[make.text(text)])

    assert marks(client, q)[: len(marked)] == marked[: len(marks(client, q))]
    assert bool(marks(client, q)) == bool(marked)


def test_a_passage_is_shown_where_headline_and_standfirst_lack_a_word(client, publish):
    text = "<p>Nothing here.</p><p>The old rudder is for sale.</p>"
    publish("A Ferry", 7, standfirst="She is back.", blocks=[make.text(text)])

    in_text = read(search(client, "ferry rudder")).one(".passage")

    assert in_text.text == "The old rudder is for sale."
    assert read(search(client, "ferry")).all(".passage") == []


def test_what_is_marked_stays_text(client, publish):
    publish("Fish & <b>Chips</b>", 7, standfirst="<script>alert(1)</script>")

    response = search(client, "chips script")

    assert b"<mark>Chips</mark>&lt;/b&gt;" in response.content
    assert read(response).one("main").all("script") == []


def test_a_question_is_repeated_as_it_was_typed(client, db):
    q = '"><script>alert(1)</script>'

    page = read(search(client, q))

    assert page.one("input")["value"] == q
    assert page.all("script") == []


def test_an_empty_question_shows_the_form_alone(client, publish):
    publish("A Ferry", 1)

    main = read(client.get("/search/")).one("main")

    assert (main.all(".teaser"), main.all(".errorlist")) == ([], [])
    assert main.one("input")["name"] == "q"


def test_nothing_found_offers_beginnings_of_words_and_the_archive(client, paper):
    main = read(search(client, "pian -forte")).one("main")

    links = {link["href"]: link.text for link in main.all("a")}
    assert links == {"/search/?q=pian%2A": "pian*", "/archive/": "the archive"}
    assert found(client, "pian*") == ["A Piano"]


@pytest.mark.parametrize("q", ["?!", "🙂", '""', "*", "-", "-ferry", "(((("])
def test_without_a_word_it_says_what_to_type(client, db, q):
    page = read(search(client, q))

    assert "Ask with a word or a name." in page.one(".errorlist").text
    assert page.one("input")["value"] == q


def test_too_long_a_question_is_refused_and_stays(client, db):
    page = read(search(client, "ferry " * 50))

    assert "at most 200 letters" in page.one(".errorlist").text
    assert page.one("input")["value"] == ("ferry " * 50).strip()


@pytest.mark.parametrize("order", ["best", "newest"])
def test_a_long_list_goes_on_where_it_ended(client, publish, order):
    for number in range(45):  # all in the same moment, the worst case for a cursor
        publish(f"Ferry {number}" if number % 2 else f"Grain {number}", 1, standfirst="A ferry.")

    seen, address = [], f"/search/?q=ferry&order={order}"
    while address:
        response = client.get(address)
        seen.append(headlines(response))
        older = read(response).all(".older")
        address = f"/search/{older[0].one('a')['href']}" if older else ""

    assert [len(page) for page in seen] == [20, 20, 5]
    assert len({headline for page in seen for headline in page}) == 45
    if order == "best":
        assert [headline[0] for page in seen for headline in page] == ["F"] * 22 + ["G"] * 23


def test_what_is_older_than_the_rows_read_first_is_found(client, publish, monkeypatch):
    monkeypatch.setattr(tsquery, "NEAR", 2)
    for day, headline in enumerate(["Ferry", "Grain", "Ferries Wait", "A Ferry"], start=1):
        publish(headline, day, standfirst="By sea.", blocks=[])

    assert found(client, "ferry", order="newest") == ["A Ferry", "Ferries Wait", "Ferry"]


@pytest.mark.parametrize("before", ["yesterday", "~", "2~2025-03-01T12:00:00Z~x", "0~x", "1~"])
def test_a_bad_cursor_is_refused(client, db, before):
    response = search(client, "ferry", before=before)

    assert response.status_code == 400
    assert "This page of the list does not exist." in read(response).one("main").text


def test_search_engines_keep_no_answer(client, paper):
    for address in ("/search/", "/search/?q=ferry", "/search/?q=zeppelin"):
        page = read(client.get(address))
        robots = [tag for tag in page.all("meta") if tag.attributes.get("name") == "robots"]
        assert [tag["content"] for tag in robots] == ["noindex,follow"]
        assert not any(link["rel"] == "canonical" for link in page.all("link"))


def test_the_masthead_says_where_one_is(client, db):
    current = [
        link.text
        for link in read(client.get("/search/")).one(".masthead").all("a")
        if "aria-current" in link.attributes
    ]

    assert current == ["Search"]


def test_only_what_a_story_says_now_finds_it(client, rita, vera, publish, soon):
    story = publish("A Ferry", 7, standfirst="About a piano.")
    republish(story, rita, vera, kind="style", standfirst="About a trombone.")
    republish(story, rita, vera, at=soon, kind="style", standfirst="About an organ.")

    assert [found(client, q) for q in ("piano", "trombone", "organ")] == [[], ["A Ferry"], []]


def test_a_scheduled_story_is_found_when_its_time_comes(client, clock, rita, vera, soon):
    make.published(rita, vera, "A Ferry", at=soon, standfirst="At dawn.")

    before = found(client, "dawn")
    clock.goes_on(minutes=1)

    assert (before, found(client, "dawn")) == ([], ["A Ferry"])


def test_a_withdrawn_story_is_found_no_more(client, vera, publish, olga):
    story = publish("A Ferry", 7, mentions=[mention(olga)])
    make.move(story, "withdraw", vera, note="Danger.", public_note="The ferry is gone.")

    assert (found(client, "ferry"), people(client, "olga")) == ([], [])


def test_what_waited_and_was_taken_back_leaves_nothing(client, clock, rita, vera, soon):
    story = make.published(rita, vera, "A Ferry", at=soon)
    make.move(story, "unschedule", vera)
    clock.goes_on(minutes=1)

    assert found(client, "ferry") == []

    make.move(story, "publish", vera)

    assert found(client, "ferry") == ["A Ferry"]


def test_what_is_not_out_changes_no_answer(client, rita, vera, publish, soon):
    publish("A Ferry", 1)
    publish("Grain by Ferry", 2, standfirst="")
    before = search(client, "ferry").content

    for number in range(30):
        make.published(rita, vera, f"Ferry {number}", at=soon)

    assert search(client, "ferry").content == before
