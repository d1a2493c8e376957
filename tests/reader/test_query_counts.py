"""What a page costs: the same with one story and with three."""

import pytest

from tests import make
from tests.reader.site import byline, mention, path_of, picture

COSTS = {
    "/": 4,
    "/harbour/": 2,
    "/topics/ferries/": 3,
    "/people/olga-brandt/": 3,
    "/archive/": 3,
    "/archive/?words=ferry&person=olga&section=harbour&topic=ferries&since=2025-01-01": 4,
    "/archive/?person=olga-brandt": 3,
    "/search/": 1,
    "/search/?q=ferry": 4,
    "/search/?q=olga": 4,
    "/search/?q=zeppelin": 3,
    "/2025/01/01/nothing/": 2,
    "/nothing/": 1,
}


@pytest.fixture
def publish_with_everything(publish, olga):
    def publish_with_everything(headline, day):
        return publish(
            headline,
            day,
            standfirst="A ferry.",
            topics=[make.topic().pk, make.topic("The sea").pk],
            mentions=[mention(olga)],
            bylines=[byline(make.person(f"Reporter of {headline}"))],
            blocks=[make.slot(picture()), make.quote(speaker=olga)],
        )

    return publish_with_everything


@pytest.mark.parametrize("address", COSTS)
@pytest.mark.parametrize("stories", [1, 3])
def test_a_list_costs_the_same_however_long(
    client, publish_with_everything, django_assert_num_queries, address, stories
):
    for number in range(stories):
        publish_with_everything(f"Story {number}", number + 1)

    with django_assert_num_queries(COSTS[address]):
        client.get(address)


@pytest.mark.parametrize("sections", [1, 3])
def test_the_front_page_costs_the_same_with_more_sections(
    client, publish, django_assert_num_queries, sections
):
    for number in range(sections):
        publish(f"Story {number}", 1, section=make.section(f"Section {number}").pk)

    with django_assert_num_queries(COSTS["/"]):
        client.get("/")


@pytest.mark.parametrize("stories", [1, 3])
def test_an_arranged_front_page_costs_no_more(
    client, publish_with_everything, django_assert_num_queries, ed, stories
):
    lead, *pins = (publish_with_everything(f"Story {n}", n + 1) for n in range(stories))
    make.front(ed, lead=lead, pins=pins)

    with django_assert_num_queries(COSTS["/"]):
        client.get("/")


def test_a_story_costs_four_queries(client, site, django_assert_num_queries):
    with django_assert_num_queries(4):
        site.open(client, "story")


def test_a_story_with_a_past_costs_no_more(client, site, django_assert_num_queries):
    with django_assert_num_queries(4):
        site.open(client, "moved story")


@pytest.mark.parametrize(
    ("name", "queries"), [("redirect", 2), ("withdrawn story", 2), ("picture", 1), ("icon", 0)]
)
def test_other_addresses_cost_less(client, site, django_assert_num_queries, name, queries):
    with django_assert_num_queries(queries):
        site.open(client, name)


def test_more_blocks_cost_no_more(client, publish_with_everything, django_assert_num_queries):
    path = path_of(publish_with_everything("A Story", 1))

    with django_assert_num_queries(4):
        client.get(path)
