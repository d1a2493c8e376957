"""All of the paper is there without JavaScript, and in a browser that shows only text."""

import os
import re
import subprocess

import pytest

from tests.browser.looks import DESK, PHONE

pytestmark = pytest.mark.browser

STORY = """
    Skip to content | Analysis | A School Moves Into the Sail Loft | After the correction
    | March 7 2025, 10:05 PM | By Nina Petrak | Translated by Lev Sandor | Correction | Update
    | Port Merrow — The loft was opened | What is in it | fourteen classrooms | the stairs, which
    | empty by one o’clock | Olga Brandt stated: | “They asked to be let out.”
    | Somebody at the door: | “We counted the stairs.” | It is the third school
    | People in this story | Ferry captain | Ivan Kruk | Imprisoned, as of March 1 2025
    | How we count views
"""
PERSON = """
    Skip to content | Olga Brandt | Also written | Ferry captain | Stories | A School Moves Into
    | Quotes | Olga Brandt stated: | “They asked to be let out.” | A School Moves Into
    | How we count views
"""


@pytest.fixture
def open_without_scripts(look_at):
    return lambda name, look=PHONE: look_at(name, look, java_script_enabled=False)


@pytest.fixture
def dump(paper, program):
    w3m = program("w3m")

    def dump(name: str) -> str:
        """The page as text, white space evened out."""
        command = [w3m, "-dump", "-cols", "80", "-O", "UTF-8", paper.address(name)]
        home = {**os.environ, "HOME": "/nonexistent"}
        dumped = subprocess.run(command, check=True, capture_output=True, env=home)
        return " ".join(dumped.stdout.decode().split())

    return dump


def test_a_reader_gets_from_the_front_to_an_old_story_and_its_people(open_without_scripts):
    page = open_without_scripts("front")

    page.click(".masthead nav >> text=Sport")
    page.click("text=Older stories")
    page.click("text=Race Note 23")
    assert page.inner_text("article h1") == "Race Note 23"
    assert "stops for repairs" in page.inner_text("article .body")

    page = open_without_scripts("story")
    page.click(".people >> text=Olga Brandt")
    assert page.inner_text("main h1") == "Olga Brandt"
    page.click("footer >> text=How we count views")
    assert "What was received, and what was counted" in page.inner_text("main")


def test_a_reader_searches_the_archive_and_pages_on(open_without_scripts):
    page = open_without_scripts("archive", DESK)

    page.fill("#id_words", "race note")
    page.select_option("#id_section", label="Sport")
    page.click("main form button")
    first = page.locator(".stories .teaser").count()
    page.click("text=Older stories")

    assert (first, page.locator(".stories .teaser").count()) == (20, 4)
    assert page.input_value("#id_words") == "race note"


@pytest.mark.parametrize(("name", "parts"), [("story", STORY), ("person", PERSON)])
def test_a_text_browser_reads_in_the_order_of_the_page(dump, name, parts):
    text = dump(name)

    for part in re.split(r"\s*\|\s*", " ".join(parts.split())):
        _, found, text = text.partition(part)
        assert found, f"{part} is not where it should be"
