"""Moves on the desk: the bar with just those a person may make now, and the page that makes one."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.desk.forms import MoveForm
from articles.models import Article
from articles.refusals import MoveRefused, SomebodyWasFaster
from people import roles


@dataclass(frozen=True)
class Button:
    verb: str
    move: workflow.Move
    form: MoveForm
    url: str


def slug(verb: str) -> str:
    return verb.replace(" ", "-")


VERBS = {slug(verb): verb for verb in workflow.MOVES}


def button(article: Article, verb: str, data=None) -> Button:
    move = workflow.MOVES[verb]
    form = MoveForm(data, move=move, article=article, auto_id=f"id_{slug(verb)}_%s")
    url = reverse("admin:articles_article_move", args=[article.pk, slug(verb)])
    return Button(verb, move, form, url)


def bar(article: Article, user) -> dict:
    """What templates/desk/_bar.html shows: facts, and the moves open to `user` now."""
    now = timezone.now()
    return {
        "buttons": [button(article, verb) for verb in workflow.open_moves(article, user, now)],
        "live": article.live_edition(now),
        "waiting": article.waiting_edition(now),
        "current": article.current_edition(now),
        "contributors": article.contributors(),
        "is_mine": article.was_written_by(user),
        "last_note": last_return(article),
    }


def last_return(article: Article):
    """The reviewer's note a draft came back with."""
    if article.state != Article.State.DRAFT:
        return None
    event = article.events.filter(verb__in=["return", "submit"]).select_related("actor").last()
    return event if event and event.verb == "return" else None


def story_or_404(request, pk: int) -> Article:
    """The story, if this person may see it."""
    article = get_object_or_404(Article.objects.select_related("head", "section"), pk=pk)
    if not roles.may_see(request.user, article):
        raise Http404
    return article


def move(request, pk: int, verb: str):
    article = story_or_404(request, pk)
    if verb not in VERBS:
        raise Http404
    made = button(article, VERBS[verb], request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and made.form.is_valid():
        try:
            workflow.make_move(
                article,
                made.verb,
                by=request.user,
                **made.form.details(),
            )
        except SomebodyWasFaster as why:
            refusal = str(why)
        except MoveRefused as why:
            made.form.add_error(None, str(why))
        else:
            messages.success(request, f"You {made.move.done}.")
            return redirect(article.get_absolute_url())
    context = {
        **admin.site.each_context(request),
        "title": made.move.label,
        "story": article,
        "button": made,
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "desk/move.html", context, status=status)
