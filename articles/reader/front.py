"""The front page: the newest stories of all, then the newest of each section."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import OuterRef, Q, Subquery

from articles.models import Edition, Section
from articles.reader.lists import NEWEST_FIRST, Teaser, for_lists, teasers_of
from articles.reader.moment import Moment

ON_TOP = 3
A_SECTION = 4


@dataclass(frozen=True)
class Front:
    lead: Teaser | None
    seconds: list[Teaser]
    sections: list[tuple[Section, list[Teaser]]]


def front(moment: Moment) -> Front:
    """No story stands twice: a section shows its newest that are not on top already."""
    teasers = newest_of_each_section(moment)
    top, rest = teasers[:ON_TOP], teasers[ON_TOP:]
    by_section = [
        (section, [teaser for teaser in rest if teaser.section == section][:A_SECTION])
        for section in moment.sections
    ]
    lead = top[0] if top else None
    return Front(lead, top[1:], [(section, shown) for section, shown in by_section if shown])


def newest_of_each_section(moment: Moment) -> list[Teaser]:
    """Enough of each section, newest first: however long the archive, its index is read from the
    newest down to the story that is the last to be shown."""
    live = Edition.objects.live(moment.now)
    enough = ON_TOP + A_SECTION
    last = live.filter(section=OuterRef("pk")).order_by(*NEWEST_FIRST).values("first_at")
    sections = Section.objects.filter(pk__in=[section.pk for section in moment.sections]).annotate(
        last=Subquery(last[enough - 1 : enough])
    )
    shown = (
        Q(section=section, first_at__gte=section.last) if section.last else Q(section=section)
        for section in sections
    )
    return teasers_of(for_lists(live.filter(reduce(or_, shown, Q(pk__in=[])))))
