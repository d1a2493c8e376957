"""What people of the newsroom choose for themselves."""

from typing import cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy

from people.models import User


class MeForm(forms.ModelForm):
    language = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Language of the desk"),
        help_text=gettext_lazy("Readers’ pages stay in the newsroom’s language."),
    )

    class Meta:
        model = User
        fields = ["language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = cast(forms.ChoiceField, self.fields["language"])
        own = dict(settings.LANGUAGES).get(settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)
        newsroom = gettext("The newsroom’s (%(language)s)") % {"language": own}
        language.choices = [("", newsroom), *settings.LANGUAGES]


def me(request):
    form = MeForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(request.user.language or settings.LANGUAGE_CODE):
            messages.success(request, gettext("Saved."))
        return redirect("admin:me")
    context = {**admin.site.each_context(request), "title": gettext("My settings"), "form": form}
    return render(request, "desk/me.html", context)
