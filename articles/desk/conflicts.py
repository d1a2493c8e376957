"""A save over somebody else's save, in words: who changed what, and both texts side by side."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.desk.merging import Merge, merged
from articles.desk.rows import Posted, last
from articles.desk.units import PLACE, Row, Sheet, names_of, words
from articles.models import Article
from articles.plain import words_of
from people.desk.base import in_words
from people.desk.choices import as_id
from people.models import Person


@dataclass(frozen=True)
class Difference:
    label: str
    mine: str
    theirs: str
    unit: str = ""


def others_since(article: Article, request: HttpRequest) -> str:
    """Who else wrote since the revision `seen` of the posted form, in words; if nobody did, it was
    this person, elsewhere."""
    user, seen = request.user, as_id(request.POST.get("seen", "")) or 0
    revision = article.revisions.filter(pk=seen).only("number").first()
    later = article.revisions.filter(number__gt=revision.number if revision else 0)
    wrote = [(each.by_id, each.by) for each in later.select_related("by").order_by("number")]
    if article.typed_since:
        typists = article.typists.select_related("user")
        wrote += [(typist.user_id, typist.user) for typist in typists]
    others = [str(by or gettext("The wire")) for pk, by in wrote if pk != user.pk]
    return in_words(list(dict.fromkeys(others))) or gettext("You, in another window,")


def sentence(who: str, merge: Merge, was_lost: bool) -> str:
    """What to do where two texts are to be read: after a conflict, or when what was typed and
    not saved is found again in the browser."""
    if was_lost:
        return gettext(
            "This was typed and not saved. Compare it below with what is saved, then save it."
        )
    return gettext(
        "%(who)s changed the same as you, while you were writing: %(what)s. Nothing of yours is "
        "lost, and nothing is saved yet: compare both texts below, then save again."
    ) % {"who": who, "what": in_words(labels(merge, merge.conflicts))}


def slots_sentence(who: str) -> str:
    return gettext(
        "%(who)s changed the same slots as you, while you were at them. Nothing of yours is lost, "
        "and nothing is saved yet: compare both texts below, then save again."
    ) % {"who": who}


def changed_meanwhile(who: str, merge: Merge) -> str:
    return gettext("%(who)s changed meanwhile: %(what)s.") % {
        "who": who,
        "what": in_words(labels(merge, merge.theirs)),
    }


def to_be_compared(who: str, merge: Merge, units: list[str]) -> str:
    return gettext("%(who)s changed %(what)s too: press Save, and read both texts.") % {
        "who": who,
        "what": in_words(labels(merge, units)),
    }


def not_saved(merge: Merge, unit: str, why: str) -> str:
    return gettext("%(what)s is not saved: %(why)s") % {
        "what": labels(merge, [unit])[0],
        "why": why,
    }


def labels(merge: Merge, units: list[str]) -> list[str]:
    """What units are called on the page: “Headline”, “Quote 2”, “People in this story: …”."""
    numbers: dict[str, int] = {}
    seen_of: dict[str, int] = {}
    for unit in merged(merge.saved.order(), merge.typed.order()):
        prefix = _row(merge, unit).prefix
        numbers[unit] = seen_of[prefix] = seen_of.get(prefix, 0) + 1
    return [_label(merge, unit, numbers.get(unit)) for unit in units]


def _label(merge: Merge, unit: str, number: int | None) -> str:
    if field := merge.layout.fields.get(unit):
        return capfirst(str(field.label or unit))
    row = _row(merge, unit)
    if row is None:
        return gettext("A block that is gone")
    meta = row.formset.model._meta
    if number is not None:
        name = f"{capfirst(str(meta.verbose_name))} {number}"
        is_deleted = unit in merge.loaded and unit not in merge.saved
        return gettext("%(block)s (deleted)") % {"block": name} if is_deleted else name
    person = Person.objects.filter(pk=as_id(last(row.form, "person")) or 0).first()
    return f"{capfirst(str(meta.verbose_name))}: {person or '?'}"


def _row(merge: Merge, unit: str) -> Row | None:
    return merge.saved.rows.get(unit) or merge.typed.rows.get(unit)


def differences(merge: Merge, units: list[str]) -> list[Difference]:
    """Where what is saved and what was typed differ in `units`, as texts."""
    return [
        Difference(label, *_both_texts(merge, unit), unit)
        for unit, label in zip(units, labels(merge, units), strict=True)
    ]


def _both_texts(merge: Merge, unit: str) -> tuple[str, str]:
    fields = merge.layout.fields
    if unit in fields:
        fields = {unit: fields[unit]}
    elif row := _row(merge, unit):
        fields = row.formset.form.base_fields
    forms_ = [_form(sheet, unit) for sheet in (merge.typed, merge.saved)]
    parts = [
        (
            capfirst(str(field.label or name)),
            as_read(*(_text(form, name, field) for form in forms_)),
        )
        for name, field in fields.items()
        if name not in PLACE
    ]
    mine, theirs = (
        "\n".join(
            texts[side] if len(parts) == 1 else f"{label}: {texts[side]}"
            for label, texts in parts
            if texts[side] and texts[0] != texts[1]
        )
        for side in (0, 1)
    )
    gone = gettext("(deleted)")
    return (gone if forms_[0] is None else mine), (gone if forms_[1] is None else theirs)


def as_read(mine: str, theirs: str) -> tuple[str, str]:
    """Both without their tags, if they differ then too."""
    read = [words_of(text) if "</" in text else text for text in (mine, theirs)]
    return (read[0], read[1]) if read[0] != read[1] else (mine, theirs)


def _form(sheet: Sheet, unit: str) -> Posted | None:
    row = sheet.rows.get(unit)
    return row.form if row else sheet.fields.get(unit)


def _text(form: Posted | None, name: str, field: forms.Field) -> str:
    values = [each for key in names_of(name, field.widget) for each in (form or {}).get(key, ())]
    if isinstance(field, forms.ModelChoiceField):
        chosen = [pk for pk in map(as_id, values) if pk is not None]
        return ", ".join(map(str, field.queryset.filter(pk__in=chosen))) if chosen else ""
    return " ".join(words(values))
