"""What a block of a kind needs to be of use to readers."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.checks.check import Copy, Finding, Level, check, without
from articles.models import Article, Edition


@check(Level.ADVICE, _("Every table has a caption."))
def tables_captioned(copy: Copy) -> Iterator[Finding]:
    says = gettext("Table {number} has no caption: say what its numbers are.")
    yield from without("caption", copy.blocks("table"), says)


@check(Level.ADVICE, _("Every table has a row below its head."))
def tables_filled(copy: Copy) -> Iterator[Finding]:
    for number, table in enumerate(copy.blocks("table"), start=1):
        if len(table.get("rows", [])) < 2:
            says = gettext("Table %(number)s has no row below its head.") % {"number": number}
            yield Finding(table["uuid"], says)


@check(Level.ADVICE, _("Every fact box has a title, and facts."))
def fact_boxes_complete(copy: Copy) -> Iterator[Finding]:
    boxes = copy.blocks("facts")
    yield from without("title", boxes, gettext("Fact box {number} has no title."))
    says = gettext("Fact box {number} says nothing: readers do not see it.")
    yield from without("text", boxes, says)


@check(Level.ADVICE, _("Every video or post has a title, and an address."))
def embeds_titled(copy: Copy) -> Iterator[Finding]:
    embeds = copy.blocks("embed")
    says = gettext("Video or post {number} has no title: say what readers will find there.")
    yield from without("title", embeds, says)
    says = gettext("Video or post {number} has no address: readers do not see it.")
    yield from without("address", embeds, says)


@check(Level.ADVICE, _("Every related story is on the site."))
def related_stories_live(copy: Copy) -> Iterator[Finding]:
    blocks = {block["story"]: block["uuid"] for block in copy.blocks("related")}
    live = Edition.objects.live(timezone.now()).filter(article__in=blocks)
    stories = Article.objects.filter(pk__in=blocks).exclude(pk__in=live.values("article"))
    for story in stories.order_by("pk"):
        says = gettext("“%(story)s” is not on the site: readers see no link until it is.")
        yield Finding(blocks[story.pk], says % {"story": story.headline})
