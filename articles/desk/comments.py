"""Comments on the desk: beside the story, on the reviewer's page and on a page of their own, the
same section in all of them. Plain forms; a script sends them without leaving the page."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from articles import comments
from articles.desk import moves
from articles.models import Article, Comment
from articles.refusals import NotAllowed
from people import roles
from people.colleagues import colleagues

LONGEST = 4000
PAGES = {"review": "admin:articles_article_review", "story": "admin:articles_article_change"}


class CommentForm(forms.Form):
    where = forms.CharField(required=False, max_length=40)
    parent = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    text = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
    )

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article

    def clean_where(self):
        where = self.cleaned_data["where"]
        known = {place.where for place in comments.places_of(self.article)}
        if where in known or comments.as_block(where):
            return where
        raise ValidationError(gettext("The story has no such place: choose another."))

    def clean_parent(self):
        pk = self.cleaned_data["parent"]
        found = self.article.comments.select_related("parent").filter(pk=pk).first()
        if pk and found is None:
            raise ValidationError(gettext("The comment you reply to is none of this story."))
        return found


def shown(article: Article, user, **more: Any) -> dict:
    """What templates/desk/_comments.html takes."""
    threads = comments.threads_of(article)
    may_settle = roles.may_write(user, article) or roles.may_review(user)
    return {
        "story": article,
        "open_threads": [thread for thread in threads if thread.first.is_open],
        "resolved_threads": [thread for thread in threads if not thread.first.is_open],
        "places": comments.places_of(article),
        "colleagues": [person for person in colleagues() if person != user],
        "may_resolve": may_settle,
        **more,
    }


def discuss(request, pk: int):
    article = moves.story_or_404(request, pk)
    if request.method != "POST":
        return _page(request, article)
    form = CommentForm(request.POST, article=article)
    if not form.is_valid():
        return _page(request, article, form=form)
    said = form.cleaned_data
    comment = comments.say(
        article, by=request.user, text=said["text"], where=said["where"], parent=said["parent"]
    )
    return _answer(request, article, comment)


@require_POST
def settle(request, pk: int, comment: int):
    """Resolve a thread, or open it again."""
    article = moves.story_or_404(request, pk)
    found = get_object_or_404(article.comments.filter(parent=None), pk=comment)
    deed = comments.reopen if "reopen" in request.POST else comments.resolve
    try:
        deed(found, by=request.user)
    except NotAllowed as why:
        raise PermissionDenied(str(why)) from why
    return _answer(request, article, found)


def _answer(request, article: Article, comment: Comment) -> HttpResponse:
    if "quiet" in request.POST:
        return _page(request, article, focus=comment.pk)
    messages.success(request, gettext("Your comment is kept."))
    page = PAGES.get(request.POST.get("back", ""), "admin:articles_article_comments")
    return redirect(f"{reverse(page, args=[article.pk])}#comment-{comment.pk}")


def _page(request, article: Article, **more: Any) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": gettext("Comments"),
        **shown(article, request.user, back=request.POST.get("back", ""), **more),
    }
    threads = {str(thread.first.pk) for thread in context["open_threads"]}
    replied = request.POST.get("parent", "")
    context["replying"] = replied if replied in threads and "form" in more else ""
    return render(request, "desk/comments.html", context)
