"""A picture's files are private until a live edition shows the picture, but for the desk."""

import pytest
from django.test import Client

from tests import make
from tests.reader.site import picture


def address(image, name="480.webp") -> str:
    return f"/pictures/{image.digest}/{name}"


@pytest.fixture
def image(db):
    return picture()


@pytest.fixture
def published(rita, vera, image):
    return make.published(rita, vera, blocks=[make.slot(image)])


def test_a_live_picture_is_sent_as_what_it_is(client, image, published):
    response = client.get(address(image))

    assert response.status_code == 200
    assert b"".join(response) == b"480.webp"
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_picture_that_did_not_change_is_not_sent_again(client, image, published):
    etag = client.get(address(image))["ETag"]

    response = client.get(address(image), headers={"if-none-match": etag})

    assert response.status_code == 304
    assert response["Cache-Control"] == "public, max-age=300"


def test_a_picture_in_a_draft_is_not_there(client, rita, image):
    make.draft(rita, blocks=[make.slot(image)])

    assert client.get(address(image)).status_code == 404


def test_a_picture_is_there_from_its_moment_to_its_end(client, rita, vera, image, clock, soon):
    story = make.published(rita, vera, blocks=[make.slot(image)], at=soon)

    before = client.get(address(image)).status_code
    clock.now = soon
    during = client.get(address(image)).status_code
    make.move(story, "withdraw", vera, note="Danger.", public_note="Gone.")
    after = client.get(address(image)).status_code

    assert (before, during, after) == (404, 200, 404)


def test_an_etag_does_not_tell_that_a_picture_exists(client, image):
    etag = f'"{image.digest[:16]}-480.webp"'

    for tried in (etag, "*"):
        response = client.get(address(image), headers={"if-none-match": tried})
        assert response.status_code == 404
        assert "ETag" not in response


@pytest.mark.parametrize(
    "name",
    ["original.jpeg", "481.webp", "480.png", "0480.webp", "-480.webp", "480.webp/", "../480.webp"],
)
def test_only_renditions_are_handed_out(client, image, published, name):
    assert client.get(address(image, name)).status_code == 404


@pytest.mark.parametrize("who", ["rita", "petra", "vera"])
def test_the_desk_sees_pictures_before_readers_do(request, image, who):
    client = Client()
    client.force_login(request.getfixturevalue(who))

    response = client.get(address(image))

    assert b"".join(response) == b"480.webp"
    assert response["Cache-Control"] == "private, no-store"


def test_a_session_from_before_a_new_password_is_a_readers(rita, image):
    client = Client()
    client.force_login(rita)
    rita.set_password("another")
    rita.save()

    assert client.get(address(image)).status_code == 404


def test_a_login_without_a_role_is_a_reader(otto, image):
    client = Client()
    client.force_login(otto)

    assert client.get(address(image)).status_code == 404


def test_a_live_picture_is_the_same_for_the_desk_and_for_readers(rita, image, published):
    client = Client()
    client.force_login(rita)

    assert client.get(address(image))["Cache-Control"] == "public, max-age=300"
