"""The history of a story: who saved what, when and why; any two versions side by side; and an
older one restored."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from articles import restoring
from articles.compare import compare, summary
from articles.desk import moves
from articles.models import Article, Decision, Edition, Event, Revision
from articles.naming import names_in
from articles.refusals import MoveRefused, SomebodyWasFaster
from people import roles
from people.desk.choices import as_id

SHOWN = 25  # versions on a page


@dataclass(frozen=True)
class Version:
    """A line of the history. `says` is what changed against the version before it."""

    revision: Revision
    says: str
    events: list[Event]
    editions: list[Edition]
    is_approved: bool
    is_head: bool


def history(request, pk: int):
    article = moves.story_or_404(request, pk)
    found = article.revisions.select_related("by").prefetch_related("co_authors__user")
    found = found.order_by("-number")
    before = as_id(request.GET.get("before", ""))
    if before is not None:
        found = found.filter(number__lt=before)
    # One more than is shown: what the last of them is compared with.
    rows = list(found[: SHOWN + 1])
    marks = Marks(article)
    versions = marks.versions(rows[:SHOWN], [*rows[1:], None])
    context = {
        **admin.site.each_context(request),
        "title": gettext("History"),
        "story": article,
        "versions": versions,
        "marks": marks,
        "before": rows[SHOWN - 1].number if len(rows) > SHOWN else None,
        "is_newest": before is None,
        "may_write": roles.may_write(request.user, article),
        "compared": _proposed(versions),
    }
    return render(request, "desk/history.html", context)


def _proposed(versions: list[Version]) -> tuple[int, int]:
    """The two versions that are chosen before anybody chooses: the newest and the one before."""
    numbers = [version.revision.number for version in versions[:2]] or [1]
    return numbers[-1], numbers[0]


class Marks:
    """What was approved, what is live and what waits."""

    def __init__(self, article: Article):
        self.article, self.now = article, timezone.now()
        editions = article.editions.select_related("revision").order_by("live_from", "pk")
        self.editions = list(editions.defer("content", "revision__content"))
        self.live = next((e for e in self.editions if self.is_live(e)), None)
        self.waiting = next((e for e in self.editions if e.live_from > self.now), None)

    def is_live(self, edition: Edition) -> bool:
        return edition.holds_at(self.now) and not edition.is_withdrawal

    def versions(self, rows: list[Revision], before: list[Revision | None]) -> list[Version]:
        """Each of `rows` with the one before it: what changed, and what came of it."""
        events = Event.objects.filter(revision__in=rows).select_related("actor").order_by("pk")
        by_revision: dict[int | None, list[Event]] = {}
        for event in events:
            by_revision.setdefault(event.revision_id, []).append(event)
        approved = set(
            Decision.objects.filter(
                revision__article=self.article,
                revision__digest__in={row.digest for row in rows},
                verdict=Decision.Verdict.APPROVE,
            ).values_list("revision__digest", flat=True)
        )
        names = names_in(*(row.content for row in {*rows, *filter(None, before)}))
        return [
            Version(
                revision=row,
                says=summary(compare(older.content, row.content, names)) if older else "",
                events=by_revision.get(row.pk, []),
                editions=[e for e in self.editions if e.revision_id == row.pk],
                is_approved=row.digest in approved,
                is_head=row.pk == self.article.head_id,
            )
            for row, older in zip(rows, before, strict=False)
        ]


def compared(request, pk: int):
    """Two versions side by side: `?from=3&to=7`; the newest and the one before by default."""
    article = moves.story_or_404(request, pk)
    to = _numbered(article, request.GET.get("to"), article.head.number)
    from_ = _numbered(article, request.GET.get("from"), max(1, to.number - 1))
    marks = Marks(article)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Compare"),
        "story": article,
        "from": from_,
        "to": to,
        "changes": compare(from_.content, to.content, names_in(from_.content, to.content)),
        "marks": marks,
        "may_write": roles.may_write(request.user, article),
    }
    return render(request, "desk/compare.html", context)


def _numbered(article: Article, asked: str | None, default: int) -> Revision:
    number = default if not asked else as_id(asked)
    if number is None:
        raise Http404
    revisions = article.revisions.select_related("by")
    return get_object_or_404(revisions, number=number)


def restore(request, pk: int, number: int):
    """What restoring a version would change; and, when it is posted, the restoring."""
    article = moves.story_or_404(request, pk)
    if not roles.may_write(request.user, article):
        raise PermissionDenied
    revision = get_object_or_404(article.revisions.select_related("by"), number=number)
    refusal, status = "", 200
    if request.method == "POST":
        try:
            seen = as_id(request.POST.get("seen", ""))
            verb = restoring.restore(article, number, by=request.user, seen=seen)
        except MoveRefused as why:
            refusal, status = str(why), 409 if isinstance(why, SomebodyWasFaster) else 200
            article = moves.story_or_404(request, pk)
        else:
            _tell(request, number, verb)
            return redirect(article.get_absolute_url())
    names = names_in(article.head.content, revision.content)
    value, gone = restoring.fitting(article, revision, names)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Restore version %(number)s") % {"number": number},
        "story": article,
        "revision": revision,
        "changes": compare(article.head.content, value, names),
        "gone": gone,
        "bar": moves.bar(article, request.user),
        "refusal": refusal,
    }
    return render(request, "desk/restore.html", context, status=status)


def _tell(request, number: int, verb: str) -> None:
    told = gettext("Version %(number)s is restored, as a new version.") % {"number": number}
    if verb:
        told += " " + gettext("The story is a draft again and no approval holds.")
    messages.add_message(request, messages.WARNING if verb else messages.SUCCESS, told)
