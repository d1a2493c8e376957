"""A real Chromium in front of a real server. Screenshots are kept in var/screenshots."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.browser.looks import Look
from tests.browser.paper import on_the_stands

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
SCREENSHOTS = settings.VAR / "screenshots"
A_READERS_BROWSER = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """A page of the desk asks for several things at once, and threads of the server that share
    the one connection of a database in memory disturb each other: here it is a file."""
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture(scope="session")
def program():
    """`program("w3m")` is where it is. Without it tests are skipped, in one clear line, or fail
    with REQUIRE_ALL=1 (continuous integration)."""

    def program(*names: str) -> str:
        if found := next(filter(None, map(shutil.which, names)), None):
            return found
        sentence = f"no {names[0]} on this machine (install `{names[0]}`)"
        if os.environ.get("REQUIRE_ALL"):
            pytest.fail(sentence)
        pytest.skip(sentence)

    return program


@pytest.fixture(scope="session")
def chromium(program):
    return program("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium):
    # As a reader's browser: one that says it is driven by a program counts no view.
    arguments = ["--no-sandbox", "--disable-blink-features=AutomationControlled"]
    return {**browser_type_launch_args, "executable_path": chromium, "args": arguments}


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "user_agent": A_READERS_BROWSER}


@pytest.fixture(scope="session")
def paper(chromium):
    with on_the_stands() as paper:
        yield paper


@pytest.fixture
def look_at(browser, paper):
    """`look_at("front", Look(390))` is that page of the paper, seen like that."""
    contexts = []

    def page_of(name: str, look: Look, **how):
        viewport = {"width": look.width, "height": 844}
        context = browser.new_context(viewport=viewport, color_scheme=look.theme, **how)
        contexts.append(context)
        context.set_extra_http_headers(paper.headers(name))
        page = context.new_page()
        page.goto(paper.address(name))
        return page

    yield page_of
    for context in contexts:
        context.close()


@pytest.fixture
def shot(request):
    """`shot(page, "name")` keeps a picture of the page under the test's name."""
    folder = Path(SCREENSHOTS) / request.node.originalname
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()

    def take(page, name: str) -> None:
        number = len(list(folder.glob("*.png"))) + 1
        page.screenshot(path=folder / f"{number:02}-{name}.png", full_page=True)

    return take


@pytest.fixture
def keep_shot():
    """`keep_shot(page, "name")` keeps a picture of a page of the desk."""
    folder = Path(SCREENSHOTS) / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=folder / f"{name}.png")


@pytest.fixture
def sit_down(browser, browser_context_args, live_server):
    """`sit_down(user)` is a page of that user's own browser, signed in; None is a reader's.

    A script error or a blocked resource on any of them fails the test.
    """
    contexts, complaints = [], []

    def page_for(user=None, *, width=1280, height=900, **how):
        viewport = {"width": width, "height": height}
        context = browser.new_context(**{**browser_context_args, "viewport": viewport, **how})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.set_default_timeout(20_000)
        if user is not None:
            page.goto(f"{live_server.url}/admin/login/")
            page.fill("#id_username", user.username)
            page.fill("#id_password", "newsroom")
            page.click("text=Log in")
            page.wait_for_url("**/admin/")
        return page

    yield page_for
    for context in contexts:
        context.close()
    told = ("404", "409", "410")  # answers that tests ask for
    assert [text for text in complaints if not any(code in text for code in told)] == []
