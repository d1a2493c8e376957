"""Whatever is asked gets an answer, and what was found is marked."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.models import Edition, EditionWords
from articles.reader.finding import page_found, people_named, with_marks
from articles.search import Order, asked, found, index
from articles.search.marks import marked
from articles.search.words import words_in
from people.names import nfc
from tests.reader.markup import read_text
from tests.reader.site import mention

CALM = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Nothing a request may hold is left out: NUL and half surrogates are refused at the door.
anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)
syntax = st.lists(
    st.sampled_from(
        ["ferry", "AND", "OR", "NOT", "NEAR(", "headline:", "{names}", "^", "+", "-", '"', "'", "(",
         ")", "*", ":*", "&", "|", "!", "<->", "\\", "%", "_", ";", "--", "паром", "🙂", "1e9"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@pytest.fixture
def paper(publish, olga):
    publish("Ferry AND паром", 1, mentions=[mention(olga)])
    publish("Near the Pier", 2, kicker="OR")


@CALM
@given(anything | syntax, anything | syntax)
@example("ferry " * 2_000, "x" * 10_000)
@example("\u0301", "ʼ")
@example("²½Ⅷ 𞤀𞤣 𑜀 ﷺ", "ǅ ﬁ ß")
def test_any_text_is_answered(paper, text, other):
    live = Edition.objects.all()
    question, named = asked(text), asked(other)
    if question:
        for order in Order:
            page = page_found(live, "", asked=question, named=named, order=order)
            assert len(with_marks(page, question).teasers) <= 2
        people_named(question, live)


LETTERS = "abcdefghijklmnoprstuvwyабвгдежзіийклмнопрстуўфхцчшыэюяäéłß'’ʼ"


@CALM
@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=4).map(" ".join))
def test_a_story_is_found_by_every_word_of_it_and_by_its_beginning(story, text):
    says(story, text)
    words = [word.folded for word in words_in(text)]

    for word in words:
        assert finds(word), word
        assert finds(f"{word[:3]}*"), word
    if words:
        assert finds(f'"{text}"')


@pytest.fixture
def story(publish):
    return publish("Ferry", 1).live_edition()


def says(edition: Edition, text: str) -> None:
    """Let the headline be `text`."""
    rows = EditionWords.objects.filter(edition=edition)
    index.take_out(rows)
    rows.delete()
    edition.headline = text
    index.add(edition, [])


def finds(text: str) -> bool:
    question = asked(text)
    in_headline = found(question, Edition.objects.all(), limit=1, order=Order.BEST)
    return [match.tier for match in in_headline] == [0]


@given(anything, anything)
def test_marks_change_no_letter(text, query):
    html = marked(nfc(text).replace("\r", ""), asked(query), "en")

    bare = read_text(f"<p>{html.replace('<mark>', '').replace('</mark>', '')}</p>")
    assert "".join(bare.one("p")._texts()) == nfc(text).replace("\r", "")
