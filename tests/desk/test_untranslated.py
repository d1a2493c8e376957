"""An editor who chose Ukrainian meets no English on any page of the desk."""

import re
from html.parser import HTMLParser

import pytest
from django.db.models import F

from articles.models import Section, Topic
from tests import make
from tests.desk.page import desk_of

SPOKEN = {"aria-label", "alt", "placeholder", "title", "data-label", "data-says"}
SILENT = {"script", "style", "template", "code", "bdi"}  # the last: parts of a password's hash
ENGLISH = re.compile(r"[A-Za-z]{3,}")
# Standards, formats, keys of the keyboard, addresses, and the names of roles and of the newsroom.
KNOWN = set(
    "BCP JPEG PNG WebP UTF UTC Ctrl alt arrowup arrowdown Newsroom sha Latn Cyrl"
    " Reporter Editor Reviewer Picture Chief editor The English Control Command Mac Shift"
    " True False Email".split()
)
READERS = re.compile("<article.*?</article>", re.DOTALL)  # in the language of the newsroom
PLACES = {
    "my desk": "/admin/",
    "me": "/admin/me/",
    "stories": "/admin/articles/article/",
    "new story": "/admin/articles/article/add/",
    "wire copy": "/admin/articles/article/wire/",
    "writing": "/admin/articles/article/{story}/change/",
    "reading": "/admin/articles/article/{published}/change/",
    "review": "/admin/articles/article/{story}/review/",
    "submitting": "/admin/articles/article/{story}/move/submit/",
    "publishing unreviewed": "/admin/articles/article/{story}/move/publish-unreviewed/",
    "withdrawing": "/admin/articles/article/{published}/move/withdraw/",
    "history": "/admin/articles/article/{published}/history/",
    "comparing": "/admin/articles/article/{published}/compare/",
    "checks": "/admin/articles/article/{story}/checks/",
    "comments": "/admin/articles/article/{story}/comments/",
    "assignment": "/admin/articles/article/{story}/assign/",
    "slots": "/admin/articles/article/{story}/slots/",
    "deleting": "/admin/people/person/{stranger}/delete/",
    "the week": "/admin/week/",
    "figures": "/admin/figures/",
    "figures of a story": "/admin/articles/article/{published}/figures/",
    "people": "/admin/people/person/",
    "new person": "/admin/people/person/add/",
    "person": "/admin/people/person/{person}/change/",
    "pictures": "/admin/articles/image/",
    "new picture": "/admin/articles/image/add/",
    "picture": "/admin/articles/image/{picture}/change/",
    "sections": "/admin/articles/section/",
    "section": "/admin/articles/section/{section}/change/",
    "topics": "/admin/articles/topic/",
    "front": "/admin/articles/front/",
    "pages of the site": "/admin/articles/page/",
    "page of the site": "/admin/articles/page/about/",
    "events": "/admin/articles/event/",
    "editions": "/admin/articles/edition/",
    "notices": "/admin/articles/notice/",
    "what one is told": "/admin/articles/notice/choices/",
    "logins": "/admin/people/user/",
    "login": "/admin/people/user/{clara}/change/",
    "password": "/admin/password_change/",
}


class Heard(HTMLParser):
    """What a page says: its text, and the attributes that are spoken or shown."""

    def __init__(self, page: str):
        super().__init__()
        self.said: list[str] = []
        self.silent = 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.silent += tag in SILENT
        self.said += [given[name] or "" for name in SPOKEN & given.keys()]
        if tag == "input" and given.get("type") in ("submit", "button"):
            self.said.append(given.get("value") or "")

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def english(page: str) -> list[str]:
    return [
        " ".join(said.split())
        for said in Heard(page).said
        if set(ENGLISH.findall(said)) - KNOWN and "://" not in said
    ]


@pytest.fixture
def clara(clara):
    clara.first_name, clara.username, clara.language = "Клара", "клара", "uk"
    clara.is_superuser = True
    clara.save()
    return clara


@pytest.fixture
def newsroom(clara, vera):
    """Everything that a page can show has a name in Ukrainian."""
    vera.first_name, vera.username = "Віра", "віра"
    vera.save()
    port, topic = make.section("Порт"), make.topic("Пороми")
    olga = make.person("Ольга Брандт", "Оля Брандт", slug="o")
    picture = make.picture("Причал", credit="Фото: Ніна Соул")
    blocks = [make.text("<p>Пором стоїть.</p>"), make.quote("«Так»", olga, attribution="Каже:")]
    given = {"section": port.pk, "standfirst": "На місяць.", "topics": [topic.pk]}
    slots = [make.slot(brief="Причал")]
    story = make.draft(clara, "Пором стоїть", slug="f1", blocks=blocks, **given)
    published = make.published(clara, vera, "Пором пливе", slug="f2", blocks=slots, **given)
    Section.objects.exclude(pk=port.pk).update(name="Гавань")
    Section.objects.update(slug=F("pk"))
    Topic.objects.update(slug="t")
    ids = {"story": story, "published": published, "person": olga, "picture": picture}
    ids |= {"clara": clara, "section": port, "stranger": make.person("Лев Шандор", slug="l")}
    return {name: it.pk for name, it in ids.items()}


@pytest.mark.parametrize("place", PLACES)
def test_no_english_is_left(newsroom, clara, place):
    answer = desk_of(clara).get(PLACES[place].format(**newsroom))

    assert answer.status_code == 200
    left = english(READERS.sub("", answer.content.decode()))
    assert not left, "\n".join(left)
