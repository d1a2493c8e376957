"""The only writer of the pages of the site: save, publish, take down, look again.

As in the gate, each is bound to the version the person saw, locks the page's row first, and leaves
one Event. Whoever may publish may do all of it alone; what went out then waits until somebody who
neither wrote nor published it has looked.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import notices
from articles.content import clean
from articles.facts import when
from articles.models import Event, Page, PageVersion
from articles.refusals import MoveRefused, NotAllowed, SomebodyWasFaster
from people import roles
from people.models import User

DONE = {
    "save": _("saved this page"),
    "publish": _("published this page"),
    "take down": _("took this page down"),
    "second look": _("took the second look"),
}


@transaction.atomic
def save(slug: str, *, by: User, seen: int, title: str, text: str, goes_out: bool = False) -> Page:
    """Keep what `by` wrote as the newest version, and publish it if it `goes_out`.

    `seen` is the number of the version the form was loaded with, 0 if there was none. A text that
    did not change is not kept twice. Raises MoveRefused, or ValidationError for a title or text
    that cannot be; then nothing has changed.
    """
    page, head = _locked(slug, by)
    if seen != (head.number if head else 0):
        raise SomebodyWasFaster(
            f"{head.by} saved this page at {when(head.at)}, while you were writing. "
            "Nothing of yours is lost: compare both texts below, then save again."
        )
    version = PageVersion(page=page, number=seen + 1, title=clean(title), text=clean(text), by=by)
    version.full_clean(exclude=["page", "by"], validate_unique=False, validate_constraints=False)
    if head and (head.title, head.text) == (version.title, version.text):
        version = head
    else:
        version.save()
    if not goes_out:
        return page if version == head else _record(page, "save", version, by)
    if page.version == version:
        raise MoveRefused(gettext("Readers see this version already."))
    page.version, page.title, page.text = version, version.title, version.text
    page.changed_at, page.published_by = timezone.now(), by
    return _record(page, "publish", version, by)


@transaction.atomic
def take_down(slug: str, *, by: User, seen: int) -> Page:
    """Its address answers 404 again. `seen` is the number of the version readers saw."""
    page, _ = _locked(slug, by)
    version = _public(page, seen)
    page.version, page.title, page.text = None, "", ""
    page.changed_at = page.published_by = None
    return _record(page, "take down", version, by)


@transaction.atomic
def second_look(slug: str, *, by: User, seen: int) -> Page:
    """`by` has looked at version `seen`, which readers see, and finds it fine."""
    page = lock(slug)
    version = _public(page, seen)
    if not roles.may_look_at_page(by, page):
        raise NotAllowed(
            gettext("A reviewer has to look who neither wrote nor published this page.")
        )
    if not page.needs_second_look:
        raise MoveRefused(gettext("Somebody has looked at this page already."))
    page.looked_number = version.number
    return _record(page, "second look", version, by)


def lock(slug: str) -> Page:
    """The page, locked until the transaction ends; its row is made when first asked for."""
    Page.objects.get_or_create(slug=slug)
    return Page.objects.select_for_update().get(slug=slug)


def _locked(slug: str, by: User) -> tuple[Page, PageVersion | None]:
    """The locked page and its latest version, if `by` may change it."""
    if not roles.may_publish(by):
        raise NotAllowed(gettext("The pages of the site are kept by those who may publish."))
    page = lock(slug)
    return page, page.head


def _public(page: Page, seen: int) -> PageVersion:
    """The version readers see, which has to be the one somebody saw."""
    if page.version is None or page.version.number != seen:
        last = Event.objects.filter(page_version__page=page).select_related("actor").last()
        why = gettext("Readers do not see that version any more.")
        says = gettext("%(who)s %(did)s at %(when)s.")
        told = {"who": last.actor, "did": DONE[last.verb], "when": when(last.at)} if last else None
        raise SomebodyWasFaster(f"{why} {says % told}" if told else why)
    return page.version


def _record(page: Page, verb: str, version: PageVersion, by: User) -> Page:
    page.save()
    event = Event.objects.create(about=Event.About.PAGE, page_version=version, verb=verb, actor=by)
    notices.tell_of_page(event, page)
    return page
