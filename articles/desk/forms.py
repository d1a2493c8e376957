from datetime import datetime
from typing import cast

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.consequences import publication_kinds
from articles.editions import path_for
from articles.models import Address, Article, Mention, PageVersion, Topic
from articles.workflow import Move
from people.desk.choices import SoundChoices


def of_our_time(moment: datetime | None) -> datetime | None:
    """`moment`, if it is a moment in every zone: at the ends of the calendar some have none."""
    if moment and not 1900 < moment.year < 9000:
        raise ValidationError(
            gettext("No calendar here has that year. Check the date."), code="far"
        )
    return moment


class NewStoryForm(forms.ModelForm):
    """The short form a story begins with."""

    class Meta:
        model = Article
        fields = ["headline", "section"]


class StoryForm(forms.ModelForm):
    """The working copy. `seen` is the revision it was loaded with, `loaded` what each unit of the
    page said then (`desk/units.py`); `conflict` is set by the admin, before any formset runs, when
    somebody has to read two texts first."""

    conflict = ""
    seen = forms.IntegerField(label="", widget=forms.HiddenInput, required=False)
    loaded = forms.CharField(label="", widget=forms.HiddenInput, required=False)
    filed_under = SoundChoices(
        Topic.objects.all(),
        required=False,
        label=_("Topics"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Article
        fields = [
            "headline",
            "kicker",
            "short_headline",
            "standfirst",
            "place",
            "section",
            "language",
            "slug",
            "slugline",
            "notes",
        ]
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField headline"}),
            "standfirst": AdminTextareaWidget(attrs={"rows": 3}),
            "notes": AdminTextareaWidget(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.head_id
        self.initial["filed_under"] = self.instance.topics.all() if self.instance.pk else []

    def clean_headline(self):
        return " ".join(self.cleaned_data["headline"].split())

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        path = path_for(self.instance.dateline() or timezone.now(), slug)
        if slug and Address.objects.filter(path=path).exclude(article=self.instance.pk).exists():
            raise ValidationError(
                gettext("The address %(path)s belongs to another story. Choose another slug."),
                code="taken",
                params={"path": path},
            )
        return slug

    def clean(self):
        if self.conflict:
            raise ValidationError(self.conflict, code="conflict")
        return super().clean()


class MentionForm(forms.ModelForm):
    """A person in the story. What it states of them stays until somebody asks for today's facts."""

    refresh = forms.BooleanField(
        required=False,
        label=_("Refresh"),
        help_text=_("State this person as the people pages do today."),
    )

    class Meta:
        model = Mention
        fields = ["person", "shown_as", "also_written", "role", "status", "as_of", "position"]

    def save(self, commit=True):
        if self.cleaned_data["refresh"]:
            self.instance.copy_facts(timezone.localdate())
        return super().save(commit)


class MoveForm(forms.Form):
    """One move: the revision and the last event on the page, and what the verb asks for."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    last_event = forms.IntegerField(widget=forms.HiddenInput)
    at = forms.DateTimeField(
        required=False, widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
    )
    kind = forms.ChoiceField(required=False)
    notice = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("What readers are told of this edition."),
    )
    public_note = forms.CharField(
        label=_("Public note"),
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("What readers find at the story's address."),
    )
    note = forms.CharField(required=False, max_length=2000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args, move: Move, article: Article, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = article.head_id
        self.fields["last_event"].initial = article.last_event_told.pk
        self.fields["note"].required = move.needs_note
        self.fields["note"].label = (
            gettext("Note (for colleagues)") if move.needs_note else gettext("Note")
        )
        zone = timezone.get_current_timezone_name()
        self.fields["at"].label = gettext("When (%s)") % zone
        self.fields["at"].help_text = gettext("Empty: now.")
        is_first = "kind" in move.asks and not article.has_been_public
        kinds = [(kind.value, kind.label) for kind in publication_kinds(is_first)]
        cast(forms.ChoiceField, self.fields["kind"]).choices = [("", gettext("Choose …")), *kinds]
        unasked = {"at", "kind", "notice", "public_note"} - set(move.asks)
        if is_first:
            unasked |= {"kind", "notice"}
        for name in unasked:
            del self.fields[name]

    def clean_at(self):
        return of_our_time(self.cleaned_data["at"])

    @property
    def is_button(self) -> bool:
        """Whether the move asks for nothing but an optional note."""
        return (
            set(self.fields) == {"seen", "last_event", "note"} and not self.fields["note"].required
        )

    def details(self) -> dict:
        return dict(self.cleaned_data)


class PageForm(forms.ModelForm):
    """A page of the site. `seen` is the number of the version the form was loaded with."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    class Meta:
        model = PageVersion
        fields = ["title", "text"]
        widgets = {"title": forms.TextInput({"class": "vTextField"}), "text": AdminTextareaWidget}


class WireForm(forms.Form):
    copy = forms.CharField(
        label=_("Wire copy"),
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea({"rows": 24, "class": "vLargeTextField", "autofocus": True}),
    )
    section = Article._meta.get_field("section").formfield()
