"""The picture desk: a story's image slots, filled beside the text desk and never over it."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import content, revisions, shelf, workflow
from articles.desk import moves
from articles.desk.conflicts import Difference, as_read, others_since, slots_sentence
from articles.desk.lines import OneLine
from articles.desk.merging import Whose, whose
from articles.desk.pictures import sound, thumbnail
from articles.desk.rows import Posted
from articles.desk.units import digest, shown
from articles.models import Article, ImageSlot
from articles.refusals import MoveRefused
from people import roles
from people.desk.choices import SoundSelect

SLOT_TEXTS = ("brief", *content.SLOT_TEXTS)


class SlotForm(forms.ModelForm):
    """A slot; `loaded` is the digest of what it said when the page was loaded."""

    loaded = forms.CharField(required=False, widget=forms.HiddenInput)
    upload = forms.FileField(required=False, label=_("… or a new picture"))

    class Meta:
        model = ImageSlot
        fields = ["image", "upload", "brief", "alt", "caption", "credit", "focal_x", "focal_y"]
        labels = {"image": _("Picture")}
        widgets = {
            "image": SoundSelect(ImageSlot._meta.get_field("image"), admin.site),
            **OneLine.widgets("alt", "caption"),
        }
        field_classes = {"alt": OneLine, "caption": OneLine}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["loaded"] = digest(said_by(self.instance))

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        return sound(upload) if upload else None

    def save_slot(self, by) -> None:
        """Save the slot; a new picture goes onto the shelf under the slot's credit."""
        if upload := self.cleaned_data["upload"]:
            title = self.cleaned_data["caption"] or upload.name
            self.instance.image = shelf.put(
                upload.read(),
                name=upload.name,
                by=by,
                title=title[:200],
                credit=self.cleaned_data["credit"],
            )
        self.instance.save()


def words_of_slot() -> dict[str, forms.Field]:
    fields = SlotForm.base_fields.items()
    return {name: field for name, field in fields if name not in ("upload", "loaded")}


def said_by(slot: ImageSlot) -> Posted:
    """What its form would post if nobody typed into it."""
    return shown(words_of_slot(), model_to_dict(slot))


def slot_forms(article: Article, data=None, files=None) -> list[SlotForm]:
    rows = article.imageslot_blocks.select_related("image")
    return [SlotForm(data, files, instance=slot, prefix=str(slot.uuid)) for slot in rows]


def slots(request, pk: int):
    article = moves.story_or_404(request, pk)
    if not roles.may_fill_slots(request.user, article):
        raise PermissionDenied
    if request.method == "POST":
        forms_, done, differences = _save(request, pk)
        if done:
            return redirect("admin:articles_article_slots", pk)
    else:
        forms_, differences = slot_forms(article), []
    context = {
        **admin.site.each_context(request),
        "title": gettext("Pictures"),
        "story": article,
        "differences": differences,
        "forms": [(form, thumbnail(form.instance.image)) for form in forms_],
        "media": sum((form.media for form in forms_), forms.Media()),
    }
    return render(request, "desk/slots.html", context)


def _save(request, pk: int) -> tuple[list[SlotForm], bool, list[Difference]]:
    """The forms, whether they are saved, and what differs if somebody saved before."""
    try:
        with transaction.atomic():
            article = revisions.lock(pk)
            data, differences = merged(article, request.POST, request.FILES)
            forms_ = slot_forms(article, data, request.FILES)
            if differences:
                who = others_since(article, request)
                messages.error(request, slots_sentence(who))
                return forms_, False, differences
            invalid = [form for form in forms_ if not form.is_valid()]
            if invalid:
                return forms_, False, []
            for form in forms_:
                form.save_slot(request.user)
            verb = workflow.save_changes(article, by=request.user)
    except (MoveRefused, shelf.AlreadyHere) as why:
        messages.error(request, str(why))
        return forms_, False, []
    messages.success(request, gettext("The pictures are saved."))
    if verb == workflow.SAVED_CHANGE:
        messages.warning(request, gettext("The story is a draft again and no approval holds."))
    elif verb == workflow.SAVED_SLOTS:
        messages.warning(request, gettext("The story is in review again."))
    return forms_, True, []


def merged(article: Article, posted: QueryDict, files) -> tuple[QueryDict, list[Difference]]:
    """`posted` as it would be if its writer had seen what others saved, and the slots that both
    changed, those that are gone included."""
    data, differences = posted.copy(), []
    sent = [key.removesuffix("-alt") for key in posted if key.endswith("-alt")]
    slots = {str(slot.uuid): slot for slot in article.imageslot_blocks.all()}
    for number, uuid in enumerate(dict.fromkeys([*slots, *sent]), start=1):
        theirs = said_by(slots[uuid]) if uuid in slots else None
        keys = {name: f"{uuid}-{name}" for name in words_of_slot()}
        mine = {name: posted.getlist(key) for name, key in keys.items()} if uuid in sent else None
        saved, typed = (digest(form) if form else None for form in (theirs, mine))
        typed = f"{typed} and a picture" if f"{uuid}-upload" in files else typed
        found = whose(posted.get(f"{uuid}-loaded"), saved, typed)
        if found is Whose.BOTH:
            slot = gettext("Slot %(number)s") % {"number": number}
            label = slot if theirs else gettext("A slot that is gone")
            differences.append(Difference(label, *as_read(_text(mine), _text(theirs))))
        elif found is not Whose.MINE:
            for name, values in (theirs or {}).items():
                data.setlist(keys[name], values)
        data[f"{uuid}-loaded"] = saved or ""
    return data, differences


def _text(form: Posted | None) -> str:
    return "\n".join(form[name][-1] for name in SLOT_TEXTS if form and any(form.get(name, ())))
