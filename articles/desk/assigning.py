"""Who works on a story and until when: a small form of its own, beside the story and in lists."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from articles import assigning
from articles.desk import moves
from articles.desk.forms import of_our_time
from articles.models import Article
from articles.refusals import MoveRefused
from people import roles
from people.colleagues import colleagues


class AssignForm(forms.Form):
    assignee = forms.ChoiceField(required=False, label=gettext_lazy("Assigned to"))
    due = forms.DateTimeField(
        required=False,
        label=gettext_lazy("Due"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, article: Article, **kwargs):
        self.people = {str(user.pk): user for user in colleagues()}
        # Who works here no longer keeps what they have until somebody takes it.
        if article.assignee is not None:
            self.people.setdefault(str(article.assignee_id), article.assignee)
        initial = {"assignee": str(article.assignee_id or ""), "due": article.due}
        super().__init__(*args, **{"initial": initial, "auto_id": "assign_%s", **kwargs})
        nobody = ("", gettext("nobody"))
        self.fields["assignee"].choices = [nobody, *self.people.items()]  # type: ignore[attr-defined]

    def clean_assignee(self):
        return self.people.get(self.cleaned_data["assignee"])

    def clean_due(self):
        return of_our_time(self.cleaned_data["due"])


def assign(request, pk: int):
    """The form on a page of its own; the writing page shows it beside the story."""
    article = moves.story_or_404(request, pk)
    if not roles.may_write(request.user, article):
        raise PermissionDenied
    is_quiet, from_list = "quiet" in request.POST, request.GET.get("from") == "list"
    form = AssignForm(request.POST if request.method == "POST" else None, article=article)
    if request.method == "POST" and form.is_valid():
        to, due = form.cleaned_data["assignee"], form.cleaned_data["due"]
        try:
            assigning.assign(article, by=request.user, to=to, due=due)
        except MoveRefused as why:
            form.add_error(None, str(why))
        else:
            if not is_quiet:
                messages.success(request, told(to))
                return redirect("admin:articles_article_changelist" if from_list else article)
            article = moves.story_or_404(request, pk)
            form = AssignForm(article=article)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Assign"),
        "story": article,
        "form": form,
        "is_done": is_quiet and not form.errors,
    }
    return render(request, "desk/assign.html", context)


def told(to) -> str:
    if to is None:
        return gettext("The story is assigned to nobody.")
    return gettext("The story is assigned to %(name)s.") % {"name": to}
