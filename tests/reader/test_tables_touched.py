"""Reader pages read editions, and what belongs to them. Nothing else can leak."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

ALLOWED = {
    "articles_edition",
    "articles_editionperson",
    "articles_editionpicture",
    "articles_editiontopic",
    "articles_editionwords",
    # Which stories editors chose, by their public ids: no word of a story is in it, and what is
    # chosen and not live is found nowhere.
    "articles_front",
    "articles_page",  # what is public of the site's own pages; drafts are rows of another table
    "articles_section",
    "articles_topic",
    "articles_viewadjustment",
    "articles_viewdrop",
    "articles_viewhour",
    "articles_viewtotal",
}
if connection.vendor == "sqlite":
    ALLOWED.add("articles_editionindex")  # of the words of editions, and of nothing else
TABLE = re.compile(r'(?:FROM|JOIN|INTO|UPDATE)\s+"?(\w+)')


NAMED_IN_THE_QUERY = re.compile(r'WITH\s+"?(\w+)"?\s+AS\b')


def tables_of(sql: str) -> set[str]:
    return set(TABLE.findall(sql)) - set(NAMED_IN_THE_QUERY.findall(sql))


def test_every_address_reads_only_what_is_public(client, site):
    touched = set()

    for path in site.addresses.values():
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        touched |= {table for query in queries for table in tables_of(query["sql"])}

    assert touched == ALLOWED


def test_nobody_looks_up_who_is_reading(client, site, rita):
    client.force_login(rita)

    for name, path in site.addresses.items():
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        touched = {table for query in queries for table in tables_of(query["sql"])}
        if name != "no such picture":  # which the desk may have
            assert touched <= ALLOWED, name


def test_nothing_is_read_that_is_not_public_by_its_columns(client, site):
    columns = set()

    for path in site.addresses.values():
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        columns |= {c for query in queries for c in re.findall(r'"(\w+)"', query["sql"])}

    assert columns.isdisjoint({"slugline", "notes", "brief", "source", "public_note", "password"})
