"""Spellings: how they are compared, which people a text means, and addresses made of them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.models import Name
from people.names import fold, known, named_in, only_one, possible_names, slug_of
from tests import make

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


# Folding.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Radzko", "RADZKO"),
        ("Große", "GROSSE"),
        ("Вольга", "ВОЛЬГА"),
        ("Зоë", unicodedata.normalize("NFD", "зоë")),
        ("D’Arc", "d'arc"),
        ("Дар’я", "Дарʼя"),
        ("Anton  Radzko", " anton\n\tradzko "),
        ("ǰ", "ǰ"),
    ],
)
def test_the_same_name_folds_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Olga", "Olha"), ("Лис", "Lis"), ("Zoë", "Zoe"), ("A. Lis", "A Lis")]
)
def test_other_spellings_do_not(one, other):
    assert fold(one) != fold(other)


@given(words)
def test_folding_is_final(text):
    assert fold(fold(text)) == fold(text)


@given(words, st.sampled_from(["NFC", "NFD"]))
def test_composition_does_not_matter(text, form):
    assert fold(unicodedata.normalize(form, text)) == fold(text)


# Addresses.


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ferry Timetable: It Will Change!", "ferry-timetable-it-will-change"),
        ("Вольга Брант", "volga-brant"),
        ("Ліс і Ўзлёт", "lis-i-uzlet"),
        ("Zoë & Søn", "zoe-son"),
        ("北の港", "beinogang"),
        ("🙂", "slight_smile"),
        ("", "untitled"),
        (" — … ", "untitled"),
    ],
)
def test_an_address_can_be_made_of_any_script(text, slug):
    assert slug_of(text) == slug


def test_a_long_address_ends_with_a_whole_word():
    assert slug_of("one two three", length=9) == "one-two"
    assert slug_of("one two three", length=7) == "one-two"
    assert slug_of("one two three", length=6) == "one"
    assert slug_of("Donaudampfschifffahrt", length=5) == "donau"


@given(st.text(max_size=300), st.integers(8, 80))
def test_an_address_is_always_one(text, length):
    slug = slug_of(text, length)

    assert 0 < len(slug) <= length
    assert slug.isascii()
    assert slug.replace("-", "").replace("_", "").isalnum()
    assert slug_of(slug, length) == slug


# Names in a text.


def test_names_are_runs_of_capitalised_words():
    assert possible_names("Then Olga Brandt left the pier.") == {
        *("then", "olga", "brandt", "then olga", "olga brandt", "then olga brandt"),
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met A. Radzko there.", "A. Radzko"),
        ("We met Anton B. Radzko.", "Anton B. Radzko"),
        ("It was Anton Radzko.", "Anton Radzko"),
        ("She saw Mary Smith-Jones go.", "Mary Smith-Jones"),
        ("She saw Jeanne d'Arc’s house and O’Neill.", "O'Neill"),
        ("Anton Radzko's lawyer waited.", "Anton Radzko"),
        ("ANTON RADZKO WAITED", "Anton Radzko"),
        ("Дар’я Ліс чакала.", "Дарʼя Ліс"),
        ("Anton\nRadzko waited.", "Anton Radzko"),
        ("Maria Anna Teresa Brandt waited.", "Maria Anna Teresa Brandt"),
    ],
)
def test_a_name_is_found_in_its_sentence(text, name):
    assert fold(name) in possible_names(text)


@pytest.mark.parametrize(
    "text",
    ["Anton, Radzko", "Anton (Radzko)", "Anton and Radzko", "Anton. Radzko", "anton radzko"],
)
def test_what_is_not_side_by_side_is_no_name(text):
    assert "anton radzko" not in possible_names(text)


def test_people_are_named_in_the_order_of_the_text(db):
    olga = make.person("Olga Brandt", "Вольга Брант")
    anton = make.person("Anton Radzko")
    make.person("Nina Sool")

    assert named_in("Вольга Брант met Anton Radzko. Olga Brandt left.") == [olga, anton]


def test_a_person_is_named_once_at_the_first_place_of_any_spelling(db):
    olga = make.person("Olga Brandt", "Brandt")
    anton = make.person("Anton Radzko")

    assert named_in("Brandt and Anton Radzko met. Olga Brandt left.") == [olga, anton]


def test_two_people_with_one_surname_are_told_apart(db):
    olga = make.person("Olga Radzko", "Radzko")
    anton = make.person("Anton Radzko")

    assert named_in("Anton Radzko waited.") == [anton]
    assert named_in("Olga Radzko waited for Anton Radzko.") == [olga, anton]


def test_a_spelling_two_people_share_means_nobody(db):
    make.person("Anton Radzko", slug="anton-radzko")
    make.person("Anton Radzko", slug="anton-radzko-2")
    make.person("Olga Brandt", "Radzko")

    assert named_in("Anton Radzko waited.") == []
    assert only_one("Anton Radzko") is None


def test_a_spelling_somebody_else_has_among_others_means_nobody(db):
    anton = make.person("Anton Radzko", "Captain Radzko")
    make.person("Viktor Radzko", "Captain Radzko")

    assert only_one("Captain Radzko") is None
    assert only_one("ANTON  RADZKO") == anton


def test_part_of_a_word_is_no_name(db):
    make.person("Olga Lis", "Lis")

    assert named_in("Lisbon and Lis-Brandt and Melis are places.") == []


def test_known_answers_by_folded_spelling(db):
    olga = make.person("Olga Brandt", "Вольга Брант", "OLGA BRANDT-LIS")
    namesake = make.person("Olga Brandt", slug="olga-2")

    people = known(["Olga BRANDT", "вольга брант", "Nobody"])

    assert {spelling: set(found) for spelling, found in people.items()} == {
        "olga brandt": {olga, namesake},
        "вольга брант": {olga},
    }


def test_a_person_with_the_same_spelling_twice_is_one_person(db):
    olga = make.person("Olga Brandt")
    Name.objects.create(person=olga, text="OLGA Brandt")

    assert only_one("Olga Brandt") == olga


def test_a_text_of_ten_thousand_names_is_no_trouble(db):
    anton = make.person("Anton Radzko")
    letters = "abcdefghijklmnopqrstuv"
    crowd = " ".join(f"{a}{b}{c}".title() for a in letters for b in letters for c in letters)

    assert named_in(f"{crowd}. Here is Anton Radzko, at last.") == [anton]


def test_the_folded_form_follows_the_name(db):
    olga = make.person("Olga Brandt")
    olga.name = "Olga Weiß"
    olga.save()

    assert only_one("olga weiss") == olga
    assert only_one("Olga Brandt") is None
