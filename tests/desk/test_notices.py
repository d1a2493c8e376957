"""Notices on the desk: the list, the count in the header, and what each person chooses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Notice
from tests import make
from tests.clock import stopped
from tests.desk.page import desk_of, told

URL = "/admin/articles/notice/"


def page(client, address=URL, **asked) -> str:
    return client.get(address, asked).content.decode()


def submitted(by, headline="The Night Ferry"):
    return make.move(make.draft(by, headline), "submit", by)


def unread(user) -> int:
    return Notice.objects.filter(person=user).unread().count()


def test_the_header_counts_what_is_unread(rita, vera):
    desk = desk_of(vera)
    assert "unread" not in page(desk, "/admin/")

    submitted(rita)
    submitted(rita)

    assert "2 unread" in page(desk, "/admin/")


def test_the_count_stops_at_a_hundred(rita, vera):
    article = submitted(rita)
    Notice.objects.bulk_create(
        Notice(person=vera, kind="submitted", happening=str(n), article=article) for n in range(150)
    )

    assert "99+" in page(desk_of(vera), "/admin/")


def test_the_list_says_what_happened_and_leads_there(rita, vera):
    article = submitted(rita)

    listed = page(desk_of(vera))

    assert "Rita submitted “The Night Ferry”: it waits for your decision." in listed
    assert f'href="/admin/articles/article/{article.pk}/review/"' in listed


def test_a_story_that_came_back_is_listed_with_the_note(rita, vera):
    make.move(submitted(rita), "return", vera, note="Who says so?")

    assert "Who says so?" in page(desk_of(rita))


def test_nobody_sees_or_reads_what_others_were_told(rita, vera, petra):
    submitted(rita)
    of_vera = Notice.objects.get(person=vera)
    desk = desk_of(petra)

    desk.post(f"{URL}read/", {"notice": of_vera.pk})
    desk.post(f"{URL}read/", {"all": ""})

    assert "Night Ferry" not in page(desk)
    assert unread(vera) == 1


@pytest.mark.parametrize("address", ["", "read/", "choices/"])
def test_who_has_no_role_has_no_notices(otto, address):
    desk = desk_of(otto)
    answer = desk.post(URL + address) if address == "read/" else desk.get(URL + address)

    assert answer.status_code == 404


@pytest.mark.parametrize("address", ["change/", "review/"])
def test_opening_the_story_marks_its_notices_as_read(rita, vera, address):
    article, other = submitted(rita), submitted(rita, "Another")
    desk = desk_of(vera)

    opened = page(desk, f"/admin/articles/article/{article.pk}/{address}")

    assert list(Notice.objects.unread().values_list("article", flat=True)) == [other.pk]
    if address == "change/":
        assert "1 unread" in opened


def test_one_notice_or_all_are_marked_as_read(rita, vera):
    for _ in range(3):
        submitted(rita)
    desk = desk_of(vera)

    desk.post(f"{URL}read/", {"notice": Notice.objects.filter(person=vera).first().pk})
    assert unread(vera) == 2
    desk.post(f"{URL}read/", {"all": ""})
    assert unread(vera) == 0


@pytest.mark.parametrize("forged", ["", "x", "0", "9" * 40, "-1", "1\x00"])
def test_a_forged_notice_marks_nothing(rita, vera, forged):
    submitted(rita)
    desk = desk_of(vera)

    assert desk.post(f"{URL}read/", {"notice": forged}).status_code in (302, 400)
    assert desk.get(URL, {"before": forged}).status_code in (200, 400)
    assert unread(vera) == 1


def test_older_notices_are_a_page_further(rita, vera):
    article = submitted(rita)
    Notice.objects.all().delete()
    at = timezone.now()
    Notice.objects.bulk_create(
        Notice(person=vera, kind="submitted", happening=str(n), article=article, actor=rita, at=at)
        for n in range(70)
    )
    desk = desk_of(vera)

    first = page(desk)
    older = first.partition("?before=")[2].partition('"')[0]

    assert first.count('<li class="unread">') == 50
    assert page(desk, before=older).count('<li class="unread">') == 20


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(rita, vera, number, django_assert_num_queries):
    for _ in range(number):
        submitted(rita)
    desk = desk_of(vera)
    desk.get(URL)

    with django_assert_num_queries(5):  # session, person, roles, notices, unread
        desk.get(URL)


# What each person chooses.


def choose(user, **ways):
    desk = desk_of(user)
    form = desk.get(f"{URL}choices/").context["form"]
    posted = {name: field.initial for name, field in form.fields.items()}
    return desk.post(f"{URL}choices/", {**posted, **ways}, follow=True)


def test_somebody_chooses_what_to_be_told(rita, vera):
    answer = choose(vera, submitted="off")

    vera.refresh_from_db()
    assert told(answer) == ["Saved. It holds for what happens from now on."]
    assert vera.notice_ways == {"submitted": "off"}
    submitted(rita)
    assert not Notice.objects.exists()


def test_what_must_be_told_cannot_be_turned_off(vera):
    answer = choose(vera, sent_back="off")

    vera.refresh_from_db()
    assert vera.notice_ways == {}
    assert "sent_back" in answer.context["form"].errors


def test_a_default_is_not_kept_so_that_it_may_change(vera):
    choose(vera, submitted="off")
    choose(vera, submitted="mail")

    vera.refresh_from_db()
    assert vera.notice_ways == {}


def test_who_has_no_address_is_told_so(vera):
    assert "no mail address" in page(desk_of(vera), f"{URL}choices/")


# Time.


def test_a_publication_to_come_is_told_when_it_is_there(rita, vera, ed):
    with stopped() as clock:
        article = make.reviewed(rita, vera)
        make.move(article, "publish", ed, at=clock.now + timedelta(hours=1))
        desk = desk_of(rita)

        assert "is on the site" not in page(desk)
        clock.goes_on(hours=1)

        assert "is on the site, published by Ed." in page(desk)
