"""What the desk previews is, byte for byte, what readers get."""

import re

from django.utils import timezone

from articles import view_counts
from articles.story import render_article, story_of
from people.models import Person
from tests.reader.site import DATE, path_of, republish


def preview(story, **of_edition) -> str:
    """As the desk makes it: of the latest revision, with the people and pictures there are."""
    story.refresh_from_db()
    return render_article(
        story_of(
            story.head.content["public"],
            section=story.section,
            slugs=dict(Person.objects.filter(hidden=False).values_list("pk", "slug")),
            sizes={
                slot.image.digest: (slot.image.width, slot.image.height)
                for slot in story.imageslot_blocks.exclude(image=None)
            },
            first_at=DATE,
            views=view_counts.shown(story.pk),
            now=timezone.now(),
            **of_edition,
        )
    )


def published(client, story) -> str:
    page = client.get(path_of(story)).content.decode()
    return re.search("<article.*</article>", page, re.DOTALL)[0]


def test_the_article_of_the_preview_is_that_of_the_page(client, site):
    view_counts.open_at(site.story, 799)

    assert preview(site.story) == published(client, site.story)


def test_so_it_is_for_a_correction_once_its_time_is_known(client, site, clock, rita, vera):
    notice = {"kind": "correction", "notice": "It was May."}
    republish(site.story, rita, vera, **notice, standfirst="In May.")

    assert preview(site.story, **notice, live_from=clock.now) == published(client, site.story)
