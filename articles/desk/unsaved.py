"""What is typed, before anybody saves it: written to the working copy of a draft and shown as its
page and its checks will be. Of a story that is no draft it is shown the same, and nothing written.
"""

import re
from collections.abc import Callable, Iterator
from copy import copy

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles import checks, content, defaults, revisions
from articles.desk import conflicts, moves, review
from articles.desk.forms import StoryForm
from articles.desk.merging import Merge
from articles.desk.units import digest, shown
from articles.models import Article
from articles.previews import story_of_revision
from articles.story import render_article
from people import roles

MOST_TRIES = 4
KEPT = re.compile(r"typed(-\d{1,19}){3}", re.ASCII)
A_FORTNIGHT = 14 * 24 * 60 * 60  # seconds; no longer does a browser keep a text

type Merging = Callable[[HttpRequest, Article], Merge]


class NothingSound(Exception):
    """Nothing of what was typed can be written as it is; str() says why."""


@require_POST
def typed(request, pk: int, *, merge: Merging) -> JsonResponse:
    """Take the form as it is now. Answers with sentences, empty ones included: `saved`, `waits`
    (what an explicit save will do), `theirs`, `problems`; with the panel of `checks` and, if the
    form asks to `show` it, the `article` as HTML; of a draft with `loaded` and `seen`."""
    if not roles.may_write(request.user, moves.story_or_404(request, pk)):
        raise PermissionDenied
    with transaction.atomic():
        story = revisions.lock(pk, typist=request.user)
        is_draft = story.state == Article.State.DRAFT
        take = autosave if is_draft else try_out
        answer = take(request, story, merge(request, story))
        answer |= beside(request, Article.objects.select_related("head", "section").get(pk=pk))
        transaction.set_rollback(not is_draft)
    return JsonResponse(answer)


def autosave(request, story: Article, merge: Merge) -> dict:
    """Write what was typed, as a save would, into a draft that the caller has locked."""
    # Texts shown side by side are decided on by a person, not here.
    undecided = [unit for unit in request.POST.getlist("open") if unit in merge.units]
    undecided = list(dict.fromkeys([*merge.conflicts, *undecided]))
    who = conflicts.others_since(story, request) if merge.theirs or undecided else ""
    merge.held |= set(undecided)
    problems = [conflicts.to_be_compared(who, merge, undecided)] if undecided else []
    saved, is_saved = merge.saved, True
    try:
        form, formsets, errors = sound(request.POST, story, merge)
    except NothingSound as why:
        problems, is_saved = [*problems, str(why)], False
    else:
        problems += errors
        if touched := write(form, formsets):
            story = form.instance
            defaults.fill_in_rows(story)
            revisions.typed(story, request.user)
            saved = merge.layout.saved(story, but=saved, prefixes=touched)
    answer = {
        "loaded": merge.loaded_after(saved),
        "saved": gettext("Saved %(time)s") % {"time": time_of_day()} if is_saved else "",
        "waits": "",
        "theirs": conflicts.changed_meanwhile(who, merge) if merge.theirs else "",
        "problems": " ".join(problems),
    }
    # What a person has not seen, their page does not claim to have shown.
    return answer if merge.theirs or undecided else answer | {"seen": story.head_id}


def try_out(request, story: Article, merge: Merge) -> dict:
    """Save what was typed to find out what that does; the caller undoes it."""
    try:
        form, formsets, errors = sound(request.POST, story, merge)
    except NothingSound as why:
        return {"saved": "", "waits": "", "theirs": "", "problems": str(why)}
    write(form, formsets)
    defaults.fill_in(form.instance)
    waits = what_saving_does(form.instance)
    return {"saved": "", "waits": waits, "theirs": "", "problems": " ".join(errors)}


def what_saving_does(story: Article) -> str:
    if content.digest(content.from_rows(story)["public"]) == story.head.digest:
        return gettext("Not saved yet: press Save. Readers see nothing of it, the approval stays.")
    return gettext(
        "Not saved yet: press Save. It makes this story a draft again and voids its approval."
    )


def beside(request, story: Article) -> dict:
    """What the page shows beside its form, of the rows as they are now."""
    value = content.from_rows(story)
    checked = review.checked(checks.Copy(story, value))
    answer = {"checks": render_to_string("desk/_checks.html", checked, request).strip()}
    if "show" in request.POST:
        page = story_of_revision(review.unsaved(story, value), timezone.now())
        answer["article"] = render_article(page)
    return answer


def time_of_day() -> str:
    return date_format(timezone.localtime(), "H:i")


def sound(posted: QueryDict, story: Article, merge: Merge) -> tuple:
    """The story's form, its formsets and sentences on what is left out of them: units with errors
    stay as they are saved. Raises NothingSound."""
    left_out: dict[str, str] = {}
    for _ in range(MOST_TRIES):
        data = merge.data(posted, whole=False)
        form = merge.layout.form(data, instance=copy(story))
        formsets = [
            formset(data, instance=story, prefix=prefix)
            for prefix, formset in merge.layout.prefixes()
            if f"{prefix}-0-unit" in data
        ]
        found = dict(errors_of(form, formsets, merge))
        if not found:
            return form, formsets, [says for says in left_out.values() if says]
        merge.held |= found.keys()
        left_out |= found
    raise NothingSound(gettext("Nothing is saved. Press Save to read what stands against it."))


def errors_of(form, formsets, merge: Merge) -> Iterator[tuple[str, str]]:
    """Units that cannot be saved, with a sentence; an empty one for a new row without words."""
    for name, errors in form.errors.items():
        yield name, conflicts.not_saved(merge, name, " ".join(errors))
    for formset in formsets:
        new = [row for row in formset.forms if row.instance._state.adding]
        for row in formset.forms:
            unit, errors = row.data[row.add_prefix("unit")], row.errors.values()
            is_empty = row in new and not has_words(merge, unit)
            if row.errors:
                says = " ".join(each for of_field in errors for each in of_field)
                yield unit, "" if is_empty else conflicts.not_saved(merge, unit, says)
            elif formset.non_form_errors() and row in new:
                says = " ".join(formset.non_form_errors())
                yield unit, conflicts.not_saved(merge, unit, says)


def has_words(merge: Merge, unit: str) -> bool:
    row = merge.typed.rows.get(unit)
    empty = shown(row.formset.form.base_fields, {}) if row else {}
    return row is not None and digest(row.form) != digest(empty)


def write(form, formsets) -> set[str]:
    """Save what changed; the prefixes of what did, "" for the story's own fields."""
    story, touched = form.instance, set()
    columns = [name for name in form.changed_data if name in StoryForm.Meta.fields]
    if columns:
        story.save(update_fields=columns)
    if "filed_under" in form.changed_data:
        story.topics.set(form.cleaned_data["filed_under"])
    if columns or "filed_under" in form.changed_data:
        touched.add("")
    for formset in formsets:
        if formset.has_changed():
            formset.save()
            touched.add(formset.prefix)
    return touched


def tell_browser(request, answer: HttpResponse) -> HttpResponse:
    """Let the browser forget the text it kept under the name in the form, which is saved now."""
    kept = request.POST.get("kept", "")
    if KEPT.fullmatch(kept):
        where = {"path": request.path, "secure": request.is_secure(), "samesite": "Strict"}
        answer.set_cookie("kept", kept, A_FORTNIGHT, **where)
    return answer
