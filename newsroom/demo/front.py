"""The demo's front page, as its editor arranged it: by the files of the stories."""

from datetime import timedelta

from django.utils import timezone

from articles import front
from articles.models import Article
from articles.models.front import Arrangement, Package, Place, Strip
from people.models import User

LEAD = "03-grain-treaty-talks"
PACKAGES = {
    "The strike trials": (
        "12-crane-operator-appeal",
        "01-harbour-editor",
        "14-bar-council",
        "15-parcels-ru",
    ),
    "A bay at work": ("08-fishing-quotas", "17-basin-dredging"),
}
PINS = ("10-tribune-archive", "27-last-net-loft")  # the second waits for its time
STRIP = "The fire at Grain Silo No. 3 is out; two workers were treated for smoke"
ABOUT = "28-silo-fire"
DAYS = 2  # that the strip and the lead stand


def arrange(stories: dict[str, Article], by: User) -> None:
    """`stories` by their files."""
    until = timezone.now().replace(second=0, microsecond=0) + timedelta(days=DAYS)
    _, seen = front.current()
    packages = (
        Package(title, tuple(Place(stories[stem].public_id) for stem in stems))
        for title, stems in PACKAGES.items()
    )
    arrangement = Arrangement(
        lead=Place(stories[LEAD].public_id, until),
        packages=tuple(packages),
        pins=tuple(Place(stories[stem].public_id) for stem in PINS),
        strip=Strip(STRIP, until, stories[ABOUT].public_id),
    )
    front.arrange(arrangement, by=by, seen=seen)
