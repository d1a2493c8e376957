"""The header of the desk leads everybody to the places that are theirs."""

from newsroom.places import places

EVERYBODYS = ["My desk", "Stories", "The week", "Pictures", "People", "Front page", "Figures"]
WRITERS = [*EVERYBODYS[:3], "New story", "Paste wire copy", *EVERYBODYS[3:]]


def labels(user, here="/admin/"):
    return [place.label for place in places(user, here)]


def test_writers_begin_stories(rita, ed, clara, root):
    assert [labels(user) for user in (rita, ed, clara, root)] == [WRITERS] * 4


def test_others_find_what_they_read(vera, petra):
    assert [labels(user) for user in (vera, petra)] == [EVERYBODYS] * 2


def test_a_login_without_a_role_goes_nowhere(otto):
    assert labels(otto) == []


def test_the_place_one_is_at_says_so(ed):
    here = [place.label for place in places(ed, "/admin/articles/article/") if place.is_here]

    assert here == ["Stories"]


def test_the_rest_of_the_desk_is_in_the_menu(client, ed):
    client.force_login(ed)

    page = client.get("/admin/").context["other_desk_places"]

    assert "Sections" in [place.label for place in page]
    assert "Stories" not in [place.label for place in page]
