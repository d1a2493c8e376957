"""My desk: what is in whose queues, in which order, and what it costs.

Nora and Sam each wrote a part of "Submitted"; Clara published "Hot" unreviewed, and Ed the page
"About us".
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, ViewTotal
from people.roles import Role
from tests import clock as clocks
from tests import make
from tests.clock import NOON
from tests.desk.page import desk_of
from tests.reader.markup import read

DESK = "/admin/"
# session, login, roles; queues, their stories, their turns; pages; scheduled; published; notices
QUERIES = 10

# A line a person, a column a queue; "–" is a queue that is not on this person's desk.
POLICY = """
WHO    IS                  sent-back waiting   flagged       ready due        drafts       slots
====== =================== ========= ========= ============= ===== ========== ============ =======
rita   reporter            Returned  –         –             –     Late       Late Slotted –
rob    reporter                      –         –             –     Robs       Robs         –
nora   reporter, reviewer                      About us, Hot Ready Late Robs               –
ed     editor                        –         –             Ready Late Robs               –
vera   reviewer            –         Submitted About us, Hot Ready Late Robs  –            –
viktor reviewer            –         Submitted About us, Hot Ready Late Robs  –            –
petra  picture editor      –         –         –             –     –          –            Slotted
clara  chief editor                  Submitted About us      Ready Late Robs               –
root   superuser                     Submitted About us, Hot Ready Late Robs               Slotted
sam    superuser                               About us, Hot Ready Late Robs               Slotted
otto   nobody              –         –         –             –     –          –            –
"""


def test_everybody_has_the_queues_of_the_table_and_no_others(request, newsroom):
    header, rule, *lines = POLICY.strip().splitlines()
    starts = [at for at, mark in enumerate(rule) if mark == "=" and rule[at - 1 : at] != "="]
    spans = [slice(*span) for span in zip(starts, [*starts[1:], None], strict=True)]
    names = [header[span].strip() for span in spans]

    def drawn(line):
        who = line[spans[0]].strip()
        queues = queues_of(desk_of(request.getfixturevalue(who)).get(DESK))
        cells = [queues.get(name, "–") for name in names[2:]]
        return [who, line[spans[1]].strip(), *cells]

    assert [drawn(line) for line in lines] == [
        [line[span].strip() for span in spans] for line in lines
    ]


def queues_of(page) -> dict[str, str]:
    """What the page shows, by queue: pages of the site, and headlines in order."""
    shown = {}
    for box in read(page).all("section.queue"):
        links = [link.text for link in box.all("a.what")]
        stories = " ".join(link for link in links if link != "About us")
        pages = [link for link in links if link == "About us"]
        shown[box["class"].split()[-1]] = ", ".join(filter(None, [*pages, stories]))
    return shown


@pytest.fixture(autouse=True)
def clock(db):
    with clocks.stopped() as clock:
        yield clock


@pytest.fixture
def nora(groups):
    return make.user("nora", Role.REPORTER, Role.REVIEWER)


@pytest.fixture
def sam(groups):
    return make.user("sam", is_superuser=True)


def due(article: Article, **ahead) -> Article:
    Article.objects.filter(pk=article.pk).update(due=timezone.now() + timedelta(**ahead))
    return article


@pytest.fixture
def newsroom(rita, rob, nora, ed, vera, clara, sam):
    make.move(make.draft(rita, "Returned"), "submit", rita)
    make.move(Article.objects.get(headline="Returned"), "return", vera, note="Who says so?")
    submitted = make.draft(rita, "Submitted", assignee=nora)
    make.change(submitted, nora, standfirst="The night ferry stops.")
    make.change(submitted, sam, place="Merrow Bay")
    make.move(submitted, "submit", rita)
    make.reviewed(rita, vera, "Ready")
    make.unreviewed(rita, clara, "Hot")
    due(make.draft(rita, "Late"), days=-1)
    due(make.draft(rita, "Slotted", blocks=[make.text(), make.slot()]), days=1)
    due(make.draft(rob, "Robs"), hours=11)
    make.move(due(make.draft(rita, "Spiked"), days=-1), "spike", rita, note="No news.")
    due(make.published(rita, vera, "Published"), days=-1)
    make.page(by=ed)


# What the queues say.


def test_a_queue_shows_what_is_due_first_and_what_is_not_due_last(ed, rita):
    make.draft(ed, "Sometime")
    due(make.draft(ed, "Friday"), days=3)
    due(make.draft(ed, "Overdue"), days=-3)

    assert queues_of(desk_of(ed).get(DESK))["drafts"] == "Overdue Friday Sometime"


def test_what_was_sent_back_brings_the_note_with_it(rita, newsroom):
    (card,) = read(desk_of(rita).get(DESK)).one("section.sent-back").all("li")

    assert "Vera: Who says so?" in card.text


def test_a_story_submitted_again_is_no_longer_sent_back(rita, newsroom):
    make.move(Article.objects.get(headline="Returned"), "submit", rita)

    assert queues_of(desk_of(rita).get(DESK))["sent-back"] == ""


def test_a_queue_is_counted_to_fifty_and_no_further(rita):
    for number in range(51):
        make.draft(rita, f"Draft {number}")

    drafts = read(desk_of(rita).get(DESK)).one("section.drafts")

    assert drafts.one("h2").text == "My drafts 50+"
    assert len(drafts.all("li")) == 8
    assert drafts.one("p.all").one("a")["href"].endswith("?list=mine&state=draft")


def test_a_page_of_the_site_counts_among_what_needs_a_second_look(vera, newsroom):
    flagged = read(desk_of(vera).get(DESK)).one("section.flagged")

    assert flagged.one("h2").text == "Needs a second pair of eyes 2"


def test_what_is_ready_to_publish_leads_to_all_of_it(ed, newsroom):
    ready = read(desk_of(ed).get(DESK)).one("section.ready").one("h2")

    assert (ready.text, ready.one("a")["href"]) == (
        "Ready to publish 1",
        "/admin/articles/article/?state=approved",
    )


def test_what_is_scheduled_stands_on_a_timeline_with_its_zone(settings, rita, vera):
    settings.TIME_ZONE = "Europe/Vilnius"
    make.published(rita, vera, "Tomorrow", at=NOON + timedelta(days=1))
    make.published(rita, vera, "Tonight", at=NOON + timedelta(hours=6))

    box = read(desk_of(rita).get(DESK)).one("section.scheduled")

    assert [day.text for day in box.all("h3")] == ["Sunday, 22 November", "Monday, 23 November"]
    assert [time.text for time in box.all("time")] == ["20:00 EET", "14:00 EET"]
    assert [link.text for link in box.all("a.what")] == ["Tonight", "Tomorrow"]
    assert "Times of Europe/Vilnius" in box.text


def test_published_today_tells_the_views_and_leaves_yesterday_out(clock, rita, vera):
    make.published(rita, vera, "Yesterday")
    clock.goes_on(days=1)
    ViewTotal.objects.create(article=make.published(rita, vera, "Read"), n=1799)
    clock.goes_on(hours=1)
    make.published(rita, vera, "Unread")

    rows = read(desk_of(rita).get(DESK)).one("section.published").all("li")

    assert [row.one("a.what").text for row in rows] == ["Unread", "Read"]
    assert [row.one("span").text for row in rows] == [
        "first publication · 0 views",
        "first publication · 1,799 views",
    ]


def test_a_new_newsroom_says_what_to_do_first(root, rita):
    told = {
        user: [step.text for step in read(desk_of(user).get(DESK)).one(".first-steps").all("a")]
        for user in (root, rita)
    }

    assert told == {
        root: [
            "Make the first section.",
            "Give your colleagues logins and roles.",
            "Write the first story.",
            "Or paste wire copy.",
        ],
        rita: ["Write the first story.", "Or paste wire copy."],
    }


def test_somebody_without_a_role_reads_what_to_do(otto):
    page = read(desk_of(otto).get(DESK))

    assert "Ask whoever keeps the logins" in page.one("p.errornote").text


# What it costs.


@pytest.mark.parametrize("times", [1, 3, 20])
def test_it_asks_the_same_few_questions_at_any_size(
    rita, vera, clara, ed, times, django_assert_num_queries
):
    for number in range(times):
        make.draft(clara, f"Draft {number}", blocks=[make.text(), make.slot()])
        make.move(make.draft(clara, f"Returned {number}"), "submit", clara)
        make.move(Article.objects.latest("pk"), "return", vera, note="Who says so?")
        make.move(make.draft(rita, f"Review {number}"), "submit", rita)
        make.published(rita, vera, f"Out {number}")
        make.published(rita, vera, f"Scheduled {number}", at=NOON + timedelta(days=1))
        make.unreviewed(rita, clara, f"Hot {number}")
    Article.objects.update(due=NOON)
    make.page("about", by=ed)
    make.page("imprint", by=ed)
    desk = desk_of(clara)

    with django_assert_num_queries(QUERIES):
        desk.get(DESK)
