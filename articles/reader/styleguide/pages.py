"""The pages of the site with what `values` has to show: the template of each, and its context."""

from dataclasses import replace
from typing import Any

from django import forms

from articles import view_counts
from articles.models import Page
from articles.reader.assets import style
from articles.reader.counting import Day, Reason
from articles.reader.front import Breaking, FrontPage, Package
from articles.reader.search import LONGEST, Results, why_not
from articles.reader.styleguide import values
from articles.search import Order, asked
from articles.search.marks import marked
from articles.story import render_article
from articles.view_counts import Drop

ADDRESS = "https://news.example/styleguide/"
FRAME: dict[str, Any] = {
    "sections": values.SECTIONS,
    "pages": [("about", "About us"), ("imprint", "Imprint")],
    "canonical": ADDRESS,
}
NOTHING = values.Page([], [], older="")
NOTE = "Taken off because it put somebody in danger.\n\nWe will say more when we may."


class Asked(forms.Form):
    """A form with one field of each kind, and something wrong with every one."""

    words = forms.CharField(max_length=4)
    section = forms.ChoiceField(choices=[("", "All sections"), ("harbour", "Harbour")])
    since = forms.DateField(widget=forms.DateInput({"type": "date"}))


WRONG = Asked({"words": "ferry and piano", "section": "nowhere", "since": "yesterday"})
QUESTION = asked("ferry metre руль")
PASSAGE = "… the ferry left at nine, with forty passengers and a piano, a metre too long …"
FOUND = Results(
    "ferry metre руль",
    people=values.STORIES["All a text can hold"].people()[:5],
    page=replace(
        values.LIST,
        teasers=[
            replace(
                teaser,
                headline=marked(teaser.headline, QUESTION, teaser.language),
                standfirst=marked(teaser.standfirst, QUESTION, teaser.language),
                passage=marked(PASSAGE, QUESTION, "en"),
            )
            for teaser in values.TEASERS[:7]
        ],
    ),
)
LOST = Results("zeppelin", order=Order.NEWEST, page=NOTHING)
NO_WORD = Results("?!", wrong=why_not("?!"))
DAYS = [
    Day(values.DAY, 1_204_567, {Drop.BOT.value: 48_211, Drop.SEEN.value: 799}),
    Day(values.DAY.replace(day=6)),
]
TEXT = Page(slug="about", title="A page of text", text=values.EVERY_ELEMENT, changed_at=values.NOW)
FULL = FrontPage(
    breaking=Breaking("The harbour bridge is closed; trams turn at the fish market", "/"),
    lead=values.TEASERS[0],
    seconds=values.TEASERS[1:3],
    packages=[
        Package("The ferries", values.TEASERS[0], values.TEASERS[3:6]),
        Package("", values.TEASERS[3], values.TEASERS[5:8]),
        Package("", values.TEASERS[1], []),
    ],
    sections=[
        (values.HARBOUR, values.TEASERS[3:7]),
        (values.CITY, values.TEASERS[7:9]),
        (values.COURIER, values.TEASERS[9:]),
    ],
)
OPENED = [{"path": "/2024/09/13/a-story/", "headline": values.HEADLINE, "opening": 1_204_567}]
STORY = values.STORIES["799 views, two authors, of whom one has a page"]


def pages() -> dict[str, tuple[str, dict[str, Any]]]:
    """By name, in the order they are shown in."""
    rules = {"rules": view_counts}
    told = {"days": DAYS, "reasons": [Reason(drop.label, 799) for drop in Drop], "opened": OPENED}
    books = {"style": style("books"), **rules}
    story = {
        "story": STORY,
        "article": render_article(STORY),
        "topics": [values.FERRIES, values.Subject("the-sea", values.LONG_WORD)],
        "further": values.FURTHER,
        "style": style("story"),
        **rules,
    }
    front = {"now": values.NOW, "style": style("front")}
    listed = {"page": values.LIST, "older": values.LIST.older}
    ranked = [(teaser, 1_204_567 - number) for number, teaser in enumerate(values.TEASERS[:3])]
    search = {"style": style("search"), "longest": LONGEST}
    person = {"person": values.PERSON, "page": values.FEW, "quotations": values.QUOTATIONS}
    return {
        "story": ("reader/article.html", story),
        "front": ("reader/home.html", {"front": FULL, **front}),
        "front-empty": ("reader/home.html", {"front": FrontPage(), **front}),
        "section": ("reader/section.html", {"section": values.HARBOUR, **listed}),
        "topic": ("reader/topic.html", {"topic": values.FERRIES, "page": values.FEW}),
        "person": ("reader/person.html", person),
        "most-read": ("reader/most_read.html", {"stories": ranked, **rules}),
        "most-read-empty": ("reader/most_read.html", {"stories": [], **rules}),
        "search": ("reader/search.html", {"results": FOUND, "page": FOUND.page, **search}),
        "search-nothing": ("reader/search.html", {"results": LOST, "page": LOST.page, **search}),
        "search-wrongly": ("reader/search.html", {"results": NO_WORD, **search}),
        "asked-wrongly": ("reader/archive.html", {"form": WRONG, "page": NOTHING}),
        "how-we-count": ("reader/how_we_count.html", {**books, **told}),
        "how-we-count-empty": ("reader/how_we_count.html", books),
        "text": ("reader/page.html", {"document": TEXT, **books}),
        "withdrawn": ("reader/gone.html", {"note": NOTE}),
        "bad-request": ("400.html", {}),
        "not-found": ("404.html", {}),
        "error": ("500.html", {}),
        "away": ("503.html", {}),
        "away-while-sending": ("503.html", {"is_sent": True}),
    }
