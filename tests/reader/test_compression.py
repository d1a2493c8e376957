"""A page travels in as few bytes as the reader's browser can unpack."""

import gzip

import brotli
import pytest

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.mark.parametrize(
    ("asked", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=1.0", "gzip"),
        ("br; q=0.000", None),
        ("deflate, identity", None),
        ("*", None),
        ("brr, xgzip", None),
        ("", None),
    ],
)
def test_a_page_is_packed_as_the_browser_asks(client, site, asked, coding):
    plain = site.open(client, "story")

    packed = site.open(client, "story", headers={"accept-encoding": asked})

    assert packed.get("Content-Encoding") == coding
    assert UNPACK[coding](packed.content) == plain.content
    assert (packed["Vary"], plain["Vary"]) == ("Accept-Encoding", "Accept-Encoding")


def test_every_page_is_packed_and_no_picture_is(client, site):
    coded = {}
    for name in site.addresses:
        response = site.open(client, name, headers={"accept-encoding": "br"})
        kind = response["Content-Type"] if response.status_code != 301 else None
        coded[name] = (kind, response.get("Content-Encoding"))

    pages = {name for name, (kind, _) in coded.items() if kind == "text/html; charset=utf-8"}
    assert {name for name, (_, coding) in coded.items() if coding == "br"} == pages
    assert {name for name in coded if name not in pages} >= {"picture", "icon", "redirect"}


def test_each_packing_has_an_etag_of_its_own(client, site):
    codings = ("br", "gzip", "")
    etags = {
        coding: site.open(client, "story", headers={"accept-encoding": coding})["ETag"]
        for coding in codings
    }

    assert len(set(etags.values())) == len(codings)
    for coding, etag in etags.items():
        again = {"accept-encoding": coding, "if-none-match": etag}
        response = site.open(client, "story", headers=again)
        assert (response.status_code, response["Vary"]) == (304, "Accept-Encoding")
