"""What the receiver of a review link gets, and what nobody gets without one."""

import io
import logging
import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import advice, view_counts
from articles.models import Advice, Event, ReviewLink, Section
from tests import make
from tests.reader.markup import read
from tests.reader.site import picture

NAME = "Maya <b>Orlova</b>"
HOSTILE = [
    "\x00",
    "\ud800".encode("utf-8", "surrogatepass"),
    "<script>alert(1)</script>",
    "x" * 5001,
]


def link_to(article, by, receiver=NAME, **more) -> str:
    article.refresh_from_db()
    _, token = advice.ask(article, by=by, seen=article.head_id, receiver=receiver, **more)
    return reverse("outside:story", args=[token])


@pytest.fixture
def image():
    return picture()


@pytest.fixture
def draft(clock, rita, image):
    quote = make.quote(speaker=make.person())
    blocks = [make.text("<p>The canary sings.</p>"), make.slot(image), quote]
    return make.draft(rita, "A Canary", blocks=blocks, notes="")


@pytest.fixture
def address(draft, ed):
    return link_to(draft, ed)


def answers(address: str, draft, image) -> list[str]:
    return [address, address.rstrip("/"), f"{address}pictures/{image.digest}/480.webp"]


def test_the_receiver_reads_the_story_as_readers_would(client, draft, address, vera):
    page = client.get(address).content.decode()
    desk = Client()
    desk.force_login(vera)
    preview = desk.get(f"/admin/articles/article/{draft.pk}/preview/").content.decode()

    def article(text: str) -> str:
        return re.search("<article.*</article>", text, re.DOTALL)[0]

    pictures = f"{address}pictures/"
    assert article(page).replace(pictures, "/pictures/") == article(preview)
    assert pictures in page


def test_it_is_marked_with_their_name_and_may_not_be_passed_on(client, address):
    page = client.get(address).content.decode()

    marked = re.search('<aside class="marked".*?</aside>', page)[0]
    assert "For Maya &lt;b&gt;Orlova&lt;/b&gt; only." in marked
    assert "Not published; do not pass on." in marked
    assert "Canary" not in re.search("<title>.*</title>", page)[0]


def test_nothing_else_shows_the_draft(client, draft, image, address):
    for path in (
        f"/pictures/{image.digest}/480.webp",
        f"/2026/11/22/{draft.slug}/",
        "/review/",
        f"/review/{'x' * 43}/",
        f"/review/{ReviewLink.objects.get().token_digest}/",
        f"/review/{ReviewLink.objects.get().pk}/",
        "/archive/?words=canary",
        "/harbour/",
        "/",
    ):
        response = client.get(path, follow=True)
        assert b"canary sings" not in b"".join(response).lower(), path
        assert "A Canary" not in b"".join(response).decode(errors="replace"), path


def test_it_shows_its_own_pictures_and_no_others(client, draft, address, image):
    other = picture("The south pier")

    shown = client.get(f"{address}pictures/{image.digest}/480.webp")
    refused = client.get(f"{address}pictures/{other.digest}/480.webp")
    original = client.get(f"{address}pictures/{image.digest}/original.jpeg")

    assert (shown.status_code, b"".join(shown)) == (200, b"480.webp")
    assert (refused.status_code, original.status_code) == (404, 404)
    assert refused.content == original.content == client.get("/review/nothing/").content


@pytest.fixture(params=["ended", "revoked", "replaced", "spiked", "of somebody who left"])
def closed(request, draft, address, ed, rita, clock):
    link = ReviewLink.objects.get()
    if request.param == "ended":
        clock.goes_on(days=3)
    elif request.param == "revoked":
        advice.revoke(link, by=ed)
    elif request.param == "replaced":
        link_to(draft, ed)
    elif request.param == "spiked":
        make.move(draft, "spike", rita, note="No news.")
    else:
        ed.is_active = False
        ed.save()
    return address


def test_a_closed_link_answers_as_one_that_never_was(client, draft, image, closed):
    unknown = f"/review/{'x' * 43}/"

    for path, other in zip(
        answers(closed, draft, image), answers(unknown, draft, image), strict=True
    ):
        gets, posts = client.get, client.post
        for ask in (gets, posts):
            real, never = ask(path), ask(other)
            assert real.content == never.content
            assert real.headers == never.headers
            assert real.status_code == never.status_code
    assert client.get(closed).status_code == 404
    assert not Advice.objects.exists()


def test_an_unknown_token_costs_one_query_and_so_does_a_closed_one(client, closed):
    for path in (closed, "/review/x/", "/review/ÿ/", f"/review/{'y' * 9000}/"):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        assert len(queries) == 1, path


def test_what_was_written_while_the_link_ended_is_given_back(client, address, clock):
    clock.goes_on(days=3)

    response = client.post(address, {"says": "objection", "text": "He <i>never</i> said that."})

    assert response.status_code == 404
    assert "He &lt;i&gt;never&lt;/i&gt; said that." in response.content.decode()


def test_no_answer_is_kept_found_or_told_of(client, draft, image, address):
    unsound = client.post(address, {"says": "objection", "text": ""})
    said = client.post(address, {"says": "fine", "text": ""})
    several = [client.get(path) for path in answers(address, draft, image)]
    others = [client.get(f"{address}{path}") for path in ("x", "pictures/", "a/b/c/")]
    wrong = [client.put(address), client.post(f"{address}pictures/{image.digest}/480.webp")]
    never = client.get("/review/never/")

    for response in (unsound, said, never, *several, *others, *wrong):
        headers = response.headers
        assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in headers
        assert "Vary" not in headers
        assert response.cookies == {}
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "script-src" not in policy
        assert "frame-ancestors 'none'" in policy
    assert [response.status_code for response in (*others, never)] == [404] * 4
    assert [response.status_code for response in wrong] == [405, 405]


def test_the_page_runs_nothing_and_asks_nobody_else(client, address):
    response = client.get(address)

    page = response.content.decode()
    assert read(response).all("script") == []
    assert re.findall(r'(?:src|srcset|action)="(?!/)', page) == []
    assert re.findall(r"\s(?:style|on[a-z]+)=", page) == []
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in page
    assert '<meta name="referrer" content="no-referrer">' in page
    assert "data-v" not in page


def test_no_view_is_counted(client, draft, address):
    client.get(address)

    assert view_counts.shown(draft.pk) == 0


@contextmanager
def logged():
    """What the handlers of the project write meanwhile, those of `runserver` included."""
    names = "django", "django.server"
    found = [handler for name in names for handler in logging.getLogger(name).handlers]
    handlers = [handler for handler in found if type(handler) is logging.StreamHandler]
    streams = [handler.setStream(io.StringIO()) for handler in handlers]
    written = [handler.stream for handler in handlers]
    try:
        yield lambda: "".join(stream.getvalue() for stream in written)
    finally:
        for handler, stream in zip(handlers, streams, strict=True):
            handler.setStream(stream)


def test_no_line_of_a_log_holds_a_token(client, address, image, monkeypatch):
    token = address.split("/")[2]
    client.raise_request_exception = False

    with logged() as lines:
        client.get(f"{address}nowhere")
        client.put(address)
        client.post(address, {"text": "x" * 6_000_000, "says": "fine"})
        monkeypatch.setattr(advice, "was_opened", lambda *_: 1 / 0)
        broken = client.get(address).status_code
        line = '"%s" %s %s'
        said = {"extra": {"status_code": 200}}
        logging.getLogger("django.server").info(line, f"GET {address} HTTP/1.1", 200, 9, **said)

    assert broken == 500
    assert token not in lines()
    assert [lines().count(what) for what in ("Not Found", "ZeroDivisionError: ", "/review/…")] == [
        1,
        1,
        5,
    ]


def test_a_change_of_the_story_changes_nothing_of_what_was_sent(client, draft, address, rita):
    before = client.get(address).content.decode()
    make.change(draft, rita, headline="A Nightingale", blocks=[make.text("<p>Who sings?</p>")])

    after = client.get(address).content.decode()

    assert ("A Canary" in after, "Nightingale" in after) == (True, False)
    assert ("is being changed" in before, "is being changed" in after) == (False, True)


def test_what_is_private_is_not_shown_and_changes_nothing(client, draft, address, rita):
    before = client.get(address).content
    make.change_private(draft, rita, notes="Canary notes", slugline="CANARY")

    assert client.get(address).content == before


def test_when_it_was_opened_is_kept_and_nothing_of_who_did(client, address, clock):
    first = clock.now
    client.head(address)
    unopened = ReviewLink.objects.get()
    client.get(address, REMOTE_ADDR="192.0.2.77", headers={"user-agent": "Telltale/1.0"})
    clock.goes_on(hours=2)
    client.get(address)

    link = ReviewLink.objects.get()
    assert unopened.first_opened_at is None
    assert (link.first_opened_at, link.last_opened_at) == (first, first + timedelta(hours=2))
    assert not re.search("192.0.2|Telltale", str(ReviewLink.objects.values()))


# The answer.


def test_an_answer_is_kept_and_shown_to_who_gave_it(client, draft, address):
    response = client.post(address, {"says": "fine", "text": "Well <checked>."}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [(f"{address}#answer", 302)]
    assert "Well &lt;checked&gt;." in page
    assert Event.objects.last().who == "Maya <b>Orlova</b>"
    assert Advice.objects.get().link.revision == draft.head


def test_an_objection_without_words_is_asked_for_them(client, address):
    page = client.post(address, {"says": "objection", "text": "  "}).content.decode()

    assert "Say what you object to" in page
    assert not Advice.objects.exists()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("says", ["fine", "approve", "", "\x00"])
def test_hostile_answers_are_errors_of_the_form(client, address, text, says):
    response = client.post(address, {"says": says, "text": text})

    page = response.content.decode()
    assert response.status_code in (200, 302)
    assert "<script" not in page
    assert Advice.objects.count() == (response.status_code == 302)


def test_a_body_that_is_none_is_a_bad_request(client, address):
    broken = client.post(address, b"--x", content_type="multipart/form-data")
    huge = client.post(address, {"says": "fine", "text": "x" * 6_000_000})

    assert (broken.status_code, huge.status_code) == (400, 400)
    assert not Advice.objects.exists()


def test_an_answer_needs_the_token_and_nothing_else(address):
    another_site = Client(enforce_csrf_checks=True, headers={"origin": "null"})

    forged = another_site.post("/review/guess/", {"says": "fine"})
    real = another_site.post(address, {"says": "fine"})

    assert (forged.status_code, real.status_code) == (404, 302)
    assert Advice.objects.count() == 1


def test_a_colleague_who_is_signed_in_is_nobody_special(address, draft, vera):
    desk = Client()
    desk.force_login(vera)

    response = desk.get(address)

    assert not {"session", "user"} & set(dir(response.wsgi_request))
    assert response.content == Client().get(address).content


def test_no_section_takes_the_address(db):
    with pytest.raises(ValidationError, match="an address of the site itself"):
        Section(name="Review", slug="review").full_clean()


def test_the_page_costs_the_same_with_many_links_answers_and_pictures(client, draft, ed, rita):
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    few = queries(link_to(draft, ed))
    speakers = [make.person(make.unique("Speaker")) for _ in range(5)]
    blocks = [make.slot(picture(f"Pier {n}")) for n in range(5)]
    make.change(draft, rita, blocks=[*blocks, *(make.quote(speaker=s) for s in speakers)])
    for n in range(5):
        link_to(draft, ed, receiver=f"Reader {n}")
    address = link_to(draft, ed)
    for _ in range(5):
        client.post(address, {"says": "fine"})

    assert (few, queries(address)) == (7, 7)
