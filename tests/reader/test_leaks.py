"""A crawl of the whole site with a canary in every field that is nobody's business."""

from urllib.parse import unquote_plus

import pytest

from articles.models import Article, Comment
from articles.models.front import Strip
from tests import make
from tests.reader.markup import links, read
from tests.reader.site import byline, mention, picture, republish


def canary(word: str) -> str:
    return f"Canary {word}"


def everything(person, image, slug="canary-slug") -> dict:
    """Public content that says canary wherever it says anything."""
    return {
        "headline": canary("headline"),
        "standfirst": canary("standfirst"),
        "place": canary("place"),
        "slug": slug,
        "section": make.section(canary("section")).pk,
        "topics": [make.topic(canary("topic")).pk],
        "bylines": [{**byline(person), "name": canary("byline")}],
        "mentions": [
            mention(person, also_written=canary("also"), role=canary("role"), status=canary("s"))
        ],
        "blocks": [
            make.text(f"<p>{canary('text')}</p>"),
            make.quote(canary("words"), speaker=person, attribution=canary("attribution")),
            {**make.slot(image), **{key: canary(key) for key in ("alt", "caption", "credit")}},
        ],
    }


def write_privately(article, user) -> None:
    Article.objects.filter(pk=article.pk).update(slugline=canary("slug"), notes=canary("notes"))
    article.quote_blocks.update(source=canary("source"))
    article.imageslot_blocks.update(brief=canary("brief"))
    Comment.objects.create(article=article, author=user, text=canary("comment"))


@pytest.fixture
def aviary(rita, vera, clara, ed, soon):
    """Stories in every state that readers must not know of; returns addresses one could guess."""
    person = make.person(canary("person"), canary("spelling"), summary=canary("summary"))
    image = picture(canary("title"), usage_terms=canary("terms"), copyright_holder=canary("holder"))

    draft = make.draft(rita, **everything(person, image))
    make.reviewed(rita, vera, **everything(person, image, "canary-approved"))
    spiked = make.draft(rita, **everything(person, image))
    make.move(spiked, "spike", rita, note=canary("spiked"))
    make.published(rita, vera, at=soon, **everything(person, image, "canary-scheduled"))

    changed = make.published(rita, vera, "A Sparrow", slug="sparrow")
    make.change(changed, rita, **everything(person, image))
    waiting = make.published(rita, vera, "A Robin", slug="robin")
    said = everything(person, image, "canary-waiting")
    republish(waiting, rita, vera, at=soon, kind="update", notice=canary("notice"), **said)
    gone = make.published(rita, vera, "A Wren", slug="wren")
    make.move(gone, "withdraw", vera, note=canary("reason"), public_note="It flew away.")
    unreviewed = make.draft(rita, "A Finch", slug="finch")
    make.move(unreviewed, "publish unreviewed", clara, note=canary("hurry"))

    for story in (draft, changed, waiting, gone, unreviewed):
        write_privately(story, rita)
    make.front(
        ed,
        lead=draft,
        packages={"Birds": [gone, spiked, changed]},
        pins=[waiting, unreviewed],
        strip=Strip(canary("strip"), soon, draft.public_id),
    )
    return [
        "/canary-section/",
        "/topics/canary-topic/",
        "/people/canary-person/",
        f"/pictures/{image.digest}/480.webp",
        *(
            gone.editions.earliest("pk").path.replace("wren", f"canary-{of}")
            for of in ("slug", "approved", "scheduled", "waiting")
        ),
        "/search/?q=canary",
        "/search/?q=canary&order=newest",
        "/search/?q=canar*",
        "/archive/?words=canary",
        "/archive/?person=canary",
        "/archive/?section=canary-section",
        "/archive/?topic=canary-topic",
    ]


def crawl(client, addresses):
    """Every answer that can be reached from `addresses`, by address."""
    answers, waiting = {}, list(addresses)
    while waiting:
        address = waiting.pop()
        if address in answers or address.startswith(("/admin", "/static", "/_v")):
            continue
        response = answers[address] = client.get(address)
        if "html" in response.get("Content-Type", ""):
            base = address.partition("?")[0]
            found = links(response.content.decode())
            waiting += [base + link if link.startswith("?") else link for link in found]
        if "Location" in response:
            waiting.append(response["Location"])
    return answers


def sent(response) -> str:
    return b"".join(response).decode(errors="replace") + str(response.headers)


def sings(address: str, response) -> bool:
    """Whether the answer says canary of itself: a form repeats what was typed into it."""
    typed = address.partition("?")[2].partition("=")[2].partition("&")[0]
    page = sent(response)
    for said in filter(None, (typed, unquote_plus(typed))):
        page = page.replace(said, "")
    return "canary" in page.lower()


def test_no_canary_sings_anywhere(client, site, aviary):
    answers = crawl(client, [*site.addresses.values(), *aviary])

    assert [address for address, answer in answers.items() if sings(address, answer)] == []
    assert answers.keys() >= {*site.addresses.values(), *aviary}


def test_what_nobody_may_know_of_answers_as_if_it_were_not_there(client, aviary):
    unknown = client.get("/nowhere/")

    for address in aviary:
        if "?" not in address:
            response = client.get(address)
            assert response.status_code == 404, address
            assert response.content == unknown.content, address
            assert response.headers == unknown.headers, address


def test_archive_and_search_find_nothing_of_it(client, aviary):
    for address in aviary:
        if "?" in address:
            main = read(client.get(address)).one("main")
            assert main.all(".teaser") + main.all(".people") == [], address


def test_the_same_crawl_hears_a_canary_that_is_public(client, rita, vera):
    image = picture(canary("title"))
    make.published(rita, vera, **everything(make.person(canary("person")), image))

    answers = crawl(client, ["/"])

    heard = {address for address, response in answers.items() if "anary" in sent(response)}
    assert {"/", "/canary-section/", "/topics/canary-topic/", "/people/canary-person/"} <= heard
    assert f"/pictures/{image.digest}/480.webp" in answers
