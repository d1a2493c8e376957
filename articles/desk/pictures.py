from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import pictures, shelf
from articles.models import Image
from people import roles
from people.desk.base import DeskAdmin


def thumbnail(image: Image | None) -> str:
    if image is None:
        return "—"
    width = pictures.widths_for(image.width)[0]
    source = f"/pictures/{image.digest}/{width}.jpg"
    return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', source)


class UploadForm(forms.ModelForm):
    file = forms.FileField(
        label=_("Picture"), help_text=_("JPEG, PNG or WebP, up to 100 megapixels.")
    )

    class Meta:
        model = Image
        fields = ["title", "credit", "copyright_holder", "usage_terms"]

    def clean_file(self):
        return sound(self.cleaned_data["file"])


def sound(upload):
    """`upload`, if a picture can be made of it; what is wrong with it becomes a form error."""
    if upload.size > pictures.MAX_BYTES:
        raise ValidationError(
            _("“%(name)s” is too large: %(limit)s megabytes at most. Send a smaller copy."),
            code="too_large",
            params={"name": upload.name, "limit": pictures.MAX_BYTES // 1_000_000},
        )
    try:
        data = upload.read()
        picture = pictures.examine(data, upload.name)
    except pictures.PictureRefused as why:
        raise ValidationError(str(why), code="refused") from why
    if image := Image.objects.filter(digest=picture.digest).first():
        raise ValidationError(str(shelf.AlreadyHere(image)), code="already_here")
    upload.seek(0)
    return upload


@admin.register(Image)
class PictureAdmin(DeskAdmin):
    may_keep = staticmethod(roles.may_keep_pictures)
    list_display = ["shown", "title", "credit", "size", "uploaded_by", "uploaded_at"]
    list_display_links = ["title"]
    list_select_related = ["uploaded_by"]
    search_fields = ["title", "credit"]
    show_full_result_count = False
    readonly_fields = ["shown", "size", "uploaded_by", "uploaded_at"]

    class Media:
        css = {"all": ["desk/desk.css"]}

    @admin.display(description=_("picture"))
    def shown(self, image):
        return thumbnail(image)

    @admin.display(description=_("size"))
    def size(self, image):
        return f"{image.width} × {image.height}"

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = UploadForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request, obj=None):
        rights = ["title", "credit", "copyright_holder", "usage_terms"]
        if obj is None:
            return ["file", *rights]
        return ["shown", *rights, "focal_x", "focal_y", "size", "uploaded_by", "uploaded_at"]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except shelf.AlreadyHere as there:  # somebody else sent it in the same moment
            self.message_user(request, str(there), messages.WARNING)
            return redirect("admin:articles_image_change", there.image.pk)

    def save_model(self, request, obj, form, change):
        if change:
            return super().save_model(request, obj, form, change)
        upload = form.cleaned_data["file"]
        rights = {name: getattr(obj, name) for name in UploadForm.Meta.fields}
        image = shelf.put(upload.read(), name=upload.name, by=request.user, **rights)
        obj.pk, obj.digest = image.pk, image.digest
        return None
