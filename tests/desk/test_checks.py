"""The checks on the desk: what they find, where it leads, and how much a section wants."""

import re

from articles.models import CheckLevel
from tests import make
from tests.desk.page import desk_of, story_url
from tests.reader.markup import read_text


def section_of(desk, article):
    """The part of the page that the writing page shows."""
    page = desk.get(f"/admin/articles/article/{article.pk}/checks/").content.decode()
    return read_text(re.search(r'<section class="checks".*?</section>', page, re.DOTALL)[0])


def findings(section) -> dict[str, str]:
    """What is said, and the place on the writing page it leads to."""
    rows = section.all("li")
    return {row.text: link["href"].partition("#")[2] for row in rows for link in row.all("a")}


def test_a_finding_leads_to_its_field_or_block(rita):
    article = make.draft(rita, "Short", blocks=[make.quote(attribution="")])
    (block,) = make.blocks(article)

    found = findings(section_of(desk_of(rita), article))

    assert found["The headline has 5 characters: say more."] == "id_headline"
    assert found["Nobody is in the byline."] == "bylines-group"
    required = next(says for says in found if says.startswith("Required Quote 1 says nobody"))
    assert found[required] == f"block-{block['uuid']}"


def test_the_required_stand_first(rita):
    article = make.draft(rita, "Short", blocks=[make.quote(attribution="")])

    rows = section_of(desk_of(rita), article).all("li")

    assert [row["class"] for row in rows] == ["required"] + ["advice"] * (len(rows) - 1)


def test_the_writing_page_leads_to_them(rita):
    article = make.draft(rita)

    panel = desk_of(rita).get(story_url(article)).content.decode()

    assert f'data-src="/admin/articles/article/{article.pk}/checks/"' in panel


def test_a_reviewer_reads_them_before_deciding(rita, vera):
    article = make.move(make.draft(rita, "Short"), "submit", rita)

    review = desk_of(vera).get(f"/admin/articles/article/{article.pk}/review/")

    assert "The headline has 5 characters: say more." in review.content.decode()


def test_who_sees_no_story_sees_no_checks(rita, otto):
    article = make.draft(rita)

    response = desk_of(otto).get(f"/admin/articles/article/{article.pk}/checks/")

    assert response.status_code in (302, 403, 404)
    assert "headline" not in response.content.decode()


def levels(**row) -> dict[str, str]:
    form = {f"check_levels-0-{name}": value for name, value in row.items()}
    return {
        "name": "Harbour",
        "slug": "harbour",
        "position": "0",
        "check_levels-TOTAL_FORMS": "1",
        "check_levels-INITIAL_FORMS": "0",
        **form,
    }


def test_an_editor_sets_what_a_section_requires(ed, section):
    form = levels(check_slug="place", level="required")

    desk_of(ed).post(f"/admin/articles/section/{section.pk}/change/", form)

    assert CheckLevel.objects.get().level == "required"


def test_a_reporter_does_not(rita, section):
    form = levels(check_slug="place", level="required")

    desk_of(rita).post(f"/admin/articles/section/{section.pk}/change/", form)

    assert not CheckLevel.objects.exists()


def test_there_is_no_level_for_a_check_that_does_not_exist(ed, section):
    form = levels(check_slug="astrology", level="required")

    response = desk_of(ed).post(f"/admin/articles/section/{section.pk}/change/", form)

    assert response.status_code == 200
    assert not CheckLevel.objects.exists()
