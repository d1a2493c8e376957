"""The picture desk: a story's image slots, filled beside the text desk and never over it."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render

from articles import revisions, shelf, workflow
from articles.desk import moves
from articles.desk.conflicts import Difference, sentence, slot_differences
from articles.desk.pictures import sound, thumbnail
from articles.models import Article, ImageSlot
from articles.refusals import MoveRefused
from people import roles
from people.desk.choices import SoundSelect


class SlotForm(forms.ModelForm):
    upload = forms.FileField(required=False, label="… or a new picture")

    class Meta:
        model = ImageSlot
        fields = ["image", "upload", "brief", "alt", "caption", "credit", "focal_x", "focal_y"]
        labels = {"image": "Picture"}
        widgets = {"image": SoundSelect(ImageSlot._meta.get_field("image"), admin.site)}

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
        "title": "Pictures",
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
            forms_ = slot_forms(article, request.POST, request.FILES)
            if request.POST.get("seen") != str(article.head_id):
                messages.error(request, sentence(article))
                return forms_, False, slot_differences(article, request.POST)
            invalid = [form for form in forms_ if not form.is_valid()]
            if invalid:
                return forms_, False, []
            for form in forms_:
                form.save_slot(request.user)
            verb = workflow.save_changes(article, by=request.user)
    except (MoveRefused, shelf.AlreadyHere) as why:
        messages.error(request, str(why))
        return forms_, False, []
    messages.success(request, "The pictures are saved.")
    if verb == workflow.SAVED_CHANGE:
        messages.warning(request, "The story is a draft again and no approval holds.")
    elif verb == workflow.SAVED_SLOTS:
        messages.warning(request, "The story is in review again.")
    return forms_, True, []
