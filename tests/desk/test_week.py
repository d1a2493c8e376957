"""The week on the desk: what is planned on which day, and who gives it another time.

The clock stands at noon of Sunday, 22 November 2026.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Edition
from tests import clock as clocks
from tests import make
from tests.clock import NOON
from tests.desk.page import desk_of, told
from tests.reader.markup import read

URL = "/admin/week/"
NEXT = "/admin/week/?from=2026-11-25"  # of the Wednesday after
MONDAY = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(db):
    with clocks.stopped() as clock:
        yield clock


def due(article: Article, at) -> Article:
    Article.objects.filter(pk=article.pk).update(due=at)
    article.refresh_from_db()
    return article


@pytest.fixture
def scheduled(rita, vera):
    return make.published(rita, vera, "Ferry", at=MONDAY)


def planned(page) -> dict[str, list[str]]:
    """What stands under each day that has something: kinds and headlines."""
    days = {}
    for day in read(page).all("li.day"):
        cards = day.all("li.planned")
        if cards:
            rows = [f"{it.one('time').text} {it.one('a.what').text}" for it in cards]
            days[day["data-day"]] = rows
    return days


def card_of(page, key: str):
    (card,) = (it for it in read(page).all("li.planned") if it["id"] == key)
    return card


def form_of(page, key: str) -> dict:
    """What the form of a card posts if nothing is typed."""
    form = card_of(page, key).one("form")
    return {it["name"]: it.attributes.get("value", "") for it in form.all("input")}


def move(desk, key: str, **typed):
    """Give something another time from the week it is in."""
    return desk.post(NEXT, {**form_of(desk.get(NEXT), key), **typed}, follow=True)


# What stands there.


def test_it_shows_what_waits_and_what_is_due_by_day_and_hour(settings, rita, vera, ed):
    settings.TIME_ZONE = "Europe/Vilnius"
    make.published(rita, vera, "Ferry", at=MONDAY)
    make.published(rita, vera, "Sunday night", at=NOON + timedelta(hours=10.5))
    make.published(rita, vera, "Out already")
    due(make.draft(rita, "Draft"), MONDAY - timedelta(hours=2))
    due(make.draft(rita, "Friday"), MONDAY + timedelta(days=4))
    due(make.draft(rita, "Week after"), MONDAY + timedelta(days=7))
    spiked = due(make.draft(rita, "Spiked"), MONDAY)
    make.move(spiked, "spike", rita, note="No news.")

    page = desk_of(ed).get(NEXT)

    assert planned(page) == {
        "2026-11-23": ["00:30 EET Sunday night", "12:00 EET Draft", "14:00 EET Ferry"],
        "2026-11-27": ["14:00 EET Friday"],
    }
    assert "Times of Europe/Vilnius." in read(page).text


def test_an_update_and_a_withdrawal_say_what_they_are(rita, vera, ed, clock):
    gone = make.published(rita, vera, "Gone")
    clock.goes_on(hours=1)
    make.move(gone, "withdraw", ed, note="A judge.", public_note="Withdrawn.", at=MONDAY)

    card = card_of(desk_of(ed).get(NEXT), f"scheduled-{gone.pk}")

    assert ("withdrawal" in card.text, card.one("a.what").text) == (True, "Gone")


@pytest.mark.parametrize(
    "asked", ["", "?from=yesterday", "?from=2026-99-99", "?from=9999-12-31", "?from="]
)
def test_without_a_day_of_our_time_it_is_this_week(ed, asked):
    page = desk_of(ed).get(URL + asked)

    days = [day["data-day"] for day in read(page).all("li.day")]
    assert (days[0], days[-1]) == ("2026-11-16", "2026-11-22")
    assert [day["data-day"] for day in read(page).all("li.today")] == ["2026-11-22"]


def test_it_leads_to_the_weeks_beside_it(ed):
    links = read(desk_of(ed).get(NEXT)).one("nav.weeks").all("a")

    asked = [link["href"] for link in links]
    assert asked == ["?from=2026-11-16", "?from=2026-11-16", "?from=2026-11-30"]


def test_who_may_move_what(rita, rob, vera, ed, petra, scheduled):
    mine = due(make.draft(rita, "Ritas"), MONDAY)

    def forms(user):
        page = read(desk_of(user).get(NEXT))
        return [card["id"].split("-")[0] for card in page.all("li.planned") if card.all("form")]

    found = {str(user): forms(user) for user in (rita, rob, vera, ed, petra)}
    assert found == {
        "Rita": ["due"],
        "Rob": [],
        "Vera": ["scheduled"],
        "Ed": ["due", "scheduled"],
        "Petra": [],
    }
    assert mine.due == MONDAY


def test_nobody_without_a_role_sees_it(otto, scheduled):
    page = {"what": "scheduled", "story": scheduled.pk, "at": "2026-11-26T12:00"}

    assert desk_of(otto).get(URL).status_code == 404
    assert desk_of(otto).post(URL, page).status_code == 404
    assert Edition.objects.get().live_from == MONDAY


# Another time.


def test_what_waits_gets_the_day_and_hour_that_are_typed(ed, scheduled):
    response = move(desk_of(ed), f"scheduled-{scheduled.pk}", at="2026-11-26T18:30")

    event = scheduled.events.last()
    assert Edition.objects.get().live_from == MONDAY + timedelta(days=3, hours=6.5)
    assert (event.verb, event.actor) == ("reschedule", ed)
    assert response.redirect_chain == [(f"{URL}?from=2026-11-23#scheduled-{scheduled.pk}", 302)]
    assert told(response) == ["“Ferry” now waits until Thursday, 26 November 2026 18:30 UTC."]


@pytest.mark.parametrize(("days", "day"), [("1", 24), ("-1", 22)])
def test_a_button_moves_it_a_day_and_keeps_its_hour(settings, rita, vera, ed, days, day):
    settings.TIME_ZONE = "Europe/Vilnius"
    article = make.published(rita, vera, at=NOON + timedelta(days=1, hours=4))

    move(desk_of(ed), f"scheduled-{article.pk}", days=days)

    assert f"{timezone.localtime(Edition.objects.get().live_from):%d %H:%M}" == f"{day} 18:00"


def test_a_day_later_is_the_same_hour_when_the_clocks_change(settings, rita, vera, ed, clock):
    settings.TIME_ZONE = "Europe/Vilnius"
    clock.goes_on(days=124)  # 26 March 2027; summer time begins on the 28th
    saturday = clock.now + timedelta(days=1)
    article = make.published(rita, vera, at=saturday)
    desk, week = desk_of(ed), f"{URL}?from=2027-03-26"

    desk.post(week, {**form_of(desk.get(week), f"scheduled-{article.pk}"), "days": "1"})

    assert Edition.objects.get().live_from == saturday + timedelta(hours=23)


def test_what_is_due_is_put_off(rita, ed):
    article = due(make.draft(rita, "Draft"), MONDAY)

    response = move(desk_of(rita), f"due-{article.pk}", at="2026-11-26T18:30")

    article.refresh_from_db()
    event = article.events.last()
    assert article.due == MONDAY + timedelta(days=3, hours=6.5)
    assert (event.verb, event.actor, event.note) == (
        "assign",
        rita,
        "to nobody, due 26 November 2026 18:30 UTC",
    )
    assert told(response) == ["“Draft” is now due on Thursday, 26 November 2026 18:30 UTC."]


# Refused.


def refusal(response) -> str:
    return read(response).one("p.errornote").text


def test_a_time_that_has_passed_is_refused_and_stays_typed(ed, scheduled):
    response = move(desk_of(ed), f"scheduled-{scheduled.pk}", at="2026-11-20T18:30")

    assert "has passed: choose a time to come" in refusal(response)
    assert form_of(response, f"scheduled-{scheduled.pk}")["at"] == "2026-11-20T18:30"
    assert scheduled.events.last().verb == "publish"


def test_a_due_time_that_has_passed_is_refused(rita):
    article = due(make.draft(rita, "Draft"), MONDAY)

    response = move(desk_of(rita), f"due-{article.pk}", at="2026-11-20T18:30")

    article.refresh_from_db()
    assert refusal(response) == "20 November 2026 18:30 UTC has passed: choose a time to come."
    assert (article.due, article.events.last().verb) == (MONDAY, "start")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Give the day and the hour."),
        ("tomorrow", "Enter a valid date/time."),
        ("9999-12-31T23:59", "No calendar here has that year."),
        ("2026-02-30T18:30", "Enter a valid date/time."),
    ],
)
@pytest.mark.parametrize("days", ["", "1"])
def test_what_is_no_time_is_refused(ed, scheduled, typed, why, days):
    response = move(desk_of(ed), f"scheduled-{scheduled.pk}", at=typed, days=days)

    assert response.status_code == 200
    assert why in refusal(response)
    assert Edition.objects.get().live_from == MONDAY


def test_the_second_of_two_editors_is_told_who_was_faster(ed, clara, scheduled):
    late = desk_of(clara)
    loaded = form_of(late.get(NEXT), f"scheduled-{scheduled.pk}")
    move(desk_of(ed), f"scheduled-{scheduled.pk}", at="2026-11-26T18:30")

    response = late.post(NEXT, {**loaded, "at": "2026-11-24T08:00"})

    assert response.status_code == 409
    assert "Ed rescheduled this story at" in refusal(response)
    assert form_of(response, f"scheduled-{scheduled.pk}")["at"] == "2026-11-24T08:00"
    assert Edition.objects.get().live_from == MONDAY + timedelta(days=3, hours=6.5)


def test_of_two_who_put_a_story_off_the_second_reads_when_it_is_due(rita, ed):
    article = due(make.draft(rita, "Draft"), MONDAY)
    late = desk_of(rita)
    loaded = form_of(late.get(NEXT), f"due-{article.pk}")
    move(desk_of(ed), f"due-{article.pk}", at="2026-11-26T18:30")

    response = late.post(NEXT, {**loaded, "at": "2026-11-24T08:00"})

    article.refresh_from_db()
    assert response.status_code == 409
    assert "“Draft” is due 26 November 2026 18:30 UTC now." in refusal(response)
    assert article.due == MONDAY + timedelta(days=3, hours=6.5)


def test_a_reporter_moves_no_publication_and_nobody_elses_draft(rob, ed, scheduled, rita):
    other = due(make.draft(rita, "Ritas"), MONDAY)
    page = desk_of(ed).get(NEXT)
    forged = [form_of(page, key) for key in (f"scheduled-{scheduled.pk}", f"due-{other.pk}")]

    answers = [desk_of(rob).post(NEXT, {**it, "at": "2026-11-26T18:30"}) for it in forged]

    assert ["is for: may publish" in refusal(answers[0]), "may not" in refusal(answers[1])] == [
        True,
        True,
    ]
    other.refresh_from_db()
    assert (Edition.objects.get().live_from, other.due) == (MONDAY, MONDAY)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"story": "9" * 30},
        {"story": "-1"},
        {"story": "\x00"},
        {"what": "everything"},
        {"seen": "9" * 30},
        {"seen": ""},
        {"last_event": ""},
        {"last_event": "x"},
        {"days": "100"},
        {"what": "due", "was": "x"},
    ],
)
def test_what_no_page_of_ours_posts_changes_nothing(ed, scheduled, spoiled):
    response = move(desk_of(ed), f"scheduled-{scheduled.pk}", at="2026-11-26T18:30", **spoiled)

    assert response.status_code in (200, 409)
    assert refusal(response)
    assert Edition.objects.get().live_from == MONDAY


def test_a_story_that_is_not_there_is_not_found(ed, scheduled):
    page = {"what": "scheduled", "story": "999999", "at": "2026-11-26T18:30"}

    assert desk_of(ed).post(NEXT, page).status_code == 404


# What it costs.


@pytest.mark.parametrize("n", [0, 1, 20])
def test_it_asks_the_same_few_questions_however_much_is_planned(
    rita, vera, ed, n, django_assert_num_queries
):
    for number in range(n):
        make.published(rita, vera, f"Scheduled {number}", at=MONDAY + timedelta(hours=number))
        due(make.draft(rita, f"Draft {number}", assignee=vera), MONDAY + timedelta(hours=number))
    desk = desk_of(ed)

    with django_assert_num_queries(6):  # session, person, roles; waits, due; notices
        desk.get(NEXT)
