"""A story as one value: its canonical form, and the digest an approval names."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import content

EMPTY = st.sampled_from(["", None, [], {}, "  \r\n"])
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=30)
lines = st.lists(words, max_size=3).map("\n".join)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | lines,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
publics = st.dictionaries(words, values, max_size=6)


def everywhere(value, change):
    """`value` with `change` made to every text in it."""
    match value:
        case dict():
            return {key: everywhere(item, change) for key, item in value.items()}
        case list():
            return [everywhere(item, change) for item in value]
        case str():
            return change(value)
    return value


def in_other_order(value, random):
    if isinstance(value, dict):
        pairs = [(key, in_other_order(item, random)) for key, item in value.items()]
        random.shuffle(pairs)
        return dict(pairs)
    return [in_other_order(item, random) for item in value] if isinstance(value, list) else value


def with_more(value, empty):
    """`value` with a field nobody filled in wherever a field can be."""
    if isinstance(value, dict):
        filled = {key: with_more(item, empty) for key, item in value.items()}
        return {**filled, "a field of next year": empty}
    return [with_more(item, empty) for item in value] if isinstance(value, list) else value


def test_a_digest_is_the_same_next_year():
    public = {
        "headline": "Café Kaļķu",
        "section": 3,
        "blocks": [{"type": "text", "uuid": "6f1c", "text": "<p>One\r\ntwo</p>"}],
        "standfirst": "",
    }

    assert content.canonical(public).decode() == (
        '{"blocks":[{"text":"<p>One\\ntwo</p>","type":"text","uuid":"6f1c"}],'
        '"headline":"Café Kaļķu","section":3}'
    )
    assert content.digest(public) == (
        "f9a02cf329c8f02df65dbb544eda17407c50fe1dd422feaf81184550bf63c36c"
    )


@given(publics, st.sampled_from(["NFC", "NFD"]))
def test_composed_or_not_it_is_the_same_text(public, form):
    other = everywhere(public, lambda text: unicodedata.normalize(form, text))

    assert content.digest(other) == content.digest(public)


@given(publics, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_of_every_system_are_the_same(public, end):
    other = everywhere(public, lambda text: text.replace("\n", end))

    assert content.digest(other) == content.digest(public)


@given(publics, st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_matter(public, random):
    assert content.digest(in_other_order(public, random)) == content.digest(public)


@given(publics, EMPTY)
def test_a_field_added_and_left_empty_changes_no_digest(public, empty):
    assert content.digest(with_more({"a": 1, **public}, empty)) == content.digest(
        with_more({"a": 1, **public}, "")
    )
    assert content.digest({**public, "a field of next year": empty}) == content.digest(public)


@given(publics)
def test_the_canonical_form_says_all_there_is_and_is_final(public):
    clean = content.clean(public)

    assert json.loads(content.canonical(public)) == clean
    assert content.clean(clean) == clean


@given(publics, st.floats(), st.randoms(use_true_random=False))
def test_there_are_no_floats(public, number, random):
    places = [public, *(item for item in public.values() if isinstance(item, dict))]
    random.choice(places)["number"] = number

    with pytest.raises(TypeError, match="No floats"):
        content.digest(public)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"headline": "Ferry"}, {"headline": "ferry"}),
        ({"headline": "Ferry"}, {"standfirst": "Ferry"}),
        ({"topics": [1, 2]}, {"topics": [2, 1]}),
        ({"section": 1}, {"section": "1"}),
        ({"standfirst": "a b"}, {"standfirst": "a\nb"}),
        ({"blocks": [{"uuid": "a"}, {"uuid": "b"}]}, {"blocks": [{"uuid": "b"}, {"uuid": "a"}]}),
    ],
)
def test_what_readers_would_see_differently_has_another_digest(one, other):
    assert content.digest(one) != content.digest(other)
