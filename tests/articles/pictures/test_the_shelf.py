"""Where a picture lies."""

import hashlib

import pytest

from articles.pictures import (
    shelf,
)

DIGEST = hashlib.sha256(b"a picture").hexdigest()


@pytest.mark.parametrize("name", ["480.webp", "1203.jpg", "original"])
def test_a_picture_lies_on_the_shelf_of_its_content(name):
    assert shelf(DIGEST, name) == f"pictures/{DIGEST[:2]}/{DIGEST}/{name}"


@pytest.mark.parametrize(
    "digest",
    ["", "abc", DIGEST[:-1], DIGEST + "0", DIGEST.upper(), "../" + DIGEST[3:], DIGEST + "\n"],
)
def test_there_is_no_shelf_for_what_is_no_digest(digest):
    with pytest.raises(ValueError, match="64 hex digits"):
        shelf(digest, "480.webp")


@pytest.mark.parametrize(
    "name", ["", "..", "../480.webp", "a/b", ".webp", "480.webp\n", "480\0.jpg"]
)
def test_nothing_on_a_shelf_leads_elsewhere(name):
    with pytest.raises(ValueError, match="plain name"):
        shelf(DIGEST, name)
