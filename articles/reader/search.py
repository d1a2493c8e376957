"""The search page: people and stories by their words, any spelling of a name included."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from articles.models import Edition
from articles.reader import assets
from articles.reader.finding import page_found, people_named, with_marks
from articles.reader.lists import Page
from articles.reader.moment import Moment
from articles.reader.page import reader_page, show
from articles.search import Asked, Order, asked
from articles.story import Named

LONGEST = 200  # characters


@dataclass(frozen=True)
class Results:
    """What there is to say of `q`, as it was typed. `wrong`: why it was not looked for. `page` is
    None then, and while nothing is asked."""

    q: str
    order: Order = Order.BEST
    wrong: str = ""
    people: list[Named] = field(default_factory=list)
    page: Page | None = None

    @property
    def wider(self) -> str:
        """The words of `q` as beginnings of words, if that is another question."""
        words = [f"{word.strip('"*')}*" for word in self.q.split() if not word.startswith("-")]
        wider = " ".join(word for word in words if word != "*")
        return wider if wider != self.q else ""

    @property
    def wider_address(self) -> str:
        return address(self.wider, self.order)

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """Label, address and whether it is this one."""
        labels = {Order.BEST: gettext("Best first"), Order.NEWEST: gettext("Newest first")}
        return [
            (label, address(self.q, order), order == self.order) for order, label in labels.items()
        ]


def address(q: str, order: Order = Order.BEST) -> str:
    asked = {"q": q} if order == Order.BEST else {"q": q, "order": order.value}
    return f"{reverse('reader:search')}?{urlencode(asked)}"


@reader_page
def search(request: HttpRequest, moment: Moment) -> HttpResponse:
    q = " ".join(request.GET.get("q", "").split())
    results = looked_for(q, order_of(request), moment, request.GET.get("before", ""))
    return show(
        request,
        moment,
        "search.html",
        is_whole=False,
        style=assets.style("search"),
        results=results,
        page=results.page,
        longest=LONGEST,
    )


def looked_for(q: str, order: Order, moment: Moment, before: str) -> Results:
    """Three queries, none if there is nothing to look for. Raises BadRequest."""
    words = asked(q) if len(q) <= LONGEST else Asked()
    if not words:
        return Results(q, order, wrong=why_not(q))
    live = Edition.objects.live(moment.now)
    page = page_found(live, before, asked=words, order=order)
    people = [] if before else people_named(words, live)
    return Results(q, order, people=people, page=with_marks(page, words))


def order_of(request: HttpRequest) -> Order:
    return Order.NEWEST if request.GET.get("order") == Order.NEWEST else Order.BEST


def why_not(q: str) -> str:
    if len(q) > LONGEST:
        return gettext("That is too long to look for. Ask with at most %(n)s letters.") % {
            "n": LONGEST
        }
    if q:
        return gettext("There is no word in that to look for. Ask with a word or a name.")
    return ""
