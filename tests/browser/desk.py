"""Every kind of page of the desk, and who opens it. A new kind is one line here: axe, the tab walk,
narrow screens and the screenshots then look at it too. `{name}` is an id of `stories.py`."""

from itertools import count
from typing import NamedTuple

from playwright.sync_api import Page


class Place(NamedTuple):
    who: str  # a login of the demo; empty: nobody is signed in
    address: str


STORY, PERSON = "/admin/articles/article/{%s}/", "/admin/people/person/{%s}/"
DESK = {
    "login": Place("", "/admin/login/"),
    "my desk": Place("editor", "/admin/"),
    "all of stories": Place("admin", "/admin/articles/"),
    "stories": Place("editor", "/admin/articles/article/"),
    "stories, filtered": Place("reviewer", "/admin/articles/article/?list=waiting"),
    "stories, searched": Place("editor", "/admin/articles/article/?q=zeppelin"),
    "new story": Place("reporter", "/admin/articles/article/add/"),
    "wire copy": Place("reporter", "/admin/articles/article/wire/"),
    "draft": Place("editor", STORY % "draft" + "change/"),
    "draft with errors": Place("editor", STORY % "draft" + "change/"),
    "draft, saved meanwhile": Place("editor", STORY % "draft" + "change/"),
    "long story": Place("chief", STORY % "long" + "change/"),
    "story to read": Place("reviewer", STORY % "draft" + "change/"),
    "history": Place("editor", STORY % "long" + "history/"),
    "compared": Place("editor", STORY % "long" + "compare/"),
    "restoring": Place("editor", STORY % "long" + "restore/1/"),
    "comments": Place("editor", STORY % "draft" + "comments/"),
    "assignment": Place("editor", STORY % "draft" + "assign/"),
    "checks": Place("editor", STORY % "draft" + "checks/"),
    "review": Place("reviewer", STORY % "in review" + "review/"),
    "review link": Place("editor", STORY % "in review" + "review/"),
    "preview": Place("reviewer", STORY % "in review" + "preview/"),
    "a move": Place("reviewer", STORY % "in review" + "move/return/"),
    "publishing": Place("editor", STORY % "approved" + "move/publish/"),
    "slots": Place("pictures", STORY % "long" + "slots/"),
    "deleting a story": Place("editor", STORY % "draft" + "delete/"),
    "the week": Place("editor", "/admin/week/"),
    "figures": Place("editor", "/admin/figures/"),
    "figures of a story": Place("editor", STORY % "live" + "figures/"),
    "people": Place("editor", "/admin/people/person/"),
    "new person": Place("editor", "/admin/people/person/add/"),
    "person": Place("editor", PERSON % "person" + "change/"),
    "history of a person": Place("editor", PERSON % "person" + "history/"),
    "person to read": Place("reviewer", PERSON % "person" + "change/"),
    "deleting a person": Place("editor", PERSON % "stranger" + "delete/"),
    "pictures": Place("pictures", "/admin/articles/image/"),
    "new picture": Place("pictures", "/admin/articles/image/add/"),
    "picture": Place("pictures", "/admin/articles/image/{picture}/change/"),
    "front": Place("editor", "/admin/articles/front/"),
    "front to look at": Place("reporter", "/admin/articles/front/"),
    "preview of the front": Place("editor", "/admin/articles/front/"),
    "pages of the site": Place("editor", "/admin/articles/page/"),
    "page of the site": Place("editor", "/admin/articles/page/about/"),
    "preview of a page": Place("editor", "/admin/articles/page/about/version/1/"),
    "sections": Place("editor", "/admin/articles/section/"),
    "section": Place("editor", "/admin/articles/section/{section}/change/"),
    "topics": Place("editor", "/admin/articles/topic/"),
    "events": Place("editor", "/admin/articles/event/"),
    "editions": Place("editor", "/admin/articles/edition/"),
    "edition": Place("editor", "/admin/articles/edition/{edition}/change/"),
    "logins": Place("admin", "/admin/people/user/"),
    "login of somebody": Place("admin", "/admin/people/user/{login}/change/"),
    "new login": Place("admin", "/admin/people/user/add/"),
    "password": Place("editor", "/admin/password_change/"),
    "notices": Place("reviewer", "/admin/articles/notice/"),
    "what I am told": Place("reviewer", "/admin/articles/notice/choices/"),
    "my settings": Place("editor", "/admin/me/"),
    "not found": Place("editor", "/admin/nowhere/"),
    "not allowed": Place("reviewer", "/admin/articles/article/wire/"),
}

# Of a kind that is there already: axe looks at these in `make axe` only.
OF_A_KIND = {
    *("all of stories", "stories, searched", "long story", "restoring", "review link", "a move"),
    *("new person", "history of a person", "person to read", "deleting a person", "new picture"),
    *("pictures", "front to look at", "pages of the site", "preview of a page", "sections"),
    *("topics", "editions", "edition", "logins", "new login", "password", "what I am told"),
}


def with_errors(page: Page) -> None:
    save(page, "")
    page.wait_for_selector(".mend")


def saved_meanwhile(page: Page) -> None:
    """Somebody else's save between the loading of `page` and its own."""
    other = page.context.new_page()
    other.goto(page.url)
    save(other, f"Harbour Pilots to Vote, They Say in Version {next(NEW)}")
    other.close()
    save(page, "Harbour Pilots to Vote, We Say")
    page.wait_for_selector(".differences")


def asked_outside(page: Page) -> None:
    page.click(".links summary")
    page.fill("#id_link_receiver", "Counsel Vera Lund")
    with page.expect_navigation():
        page.click(".links .ask button")


def front_previewed(page: Page) -> None:
    """The button opens a window of its own: here it is this one."""
    page.evaluate("document.querySelector('[formtarget]').removeAttribute('formtarget')")
    with page.expect_navigation():
        page.click("[data-whole]")


NEW = count(1)  # a save that changes nothing meets nobody's


def save(page: Page, headline: str) -> None:
    page.fill("#id_headline", headline)
    with page.expect_navigation():
        page.click("[name=_continue]")


# What makes the page what it is called.
FIRST = {
    "draft with errors": with_errors,
    "draft, saved meanwhile": saved_meanwhile,
    "review link": asked_outside,
    "preview of the front": front_previewed,
}
# Addresses of the desk that show no page of their own kind: they answer a button or a script.
NO_PAGES = {
    *("autocomplete", "app_list", "jsi18n", "logout", "password_change_done", "view_on_site"),
    *(f"articles_article_{name}" for name in ("link", "revoke_link", "pasting", "quoting")),
    *(f"articles_article_{name}" for name in ("typed", "settle", "pulse")),
    *("articles_front_preview", "articles_notice_read"),
    *("articles_page_second_look", "articles_page_take_down"),
}
