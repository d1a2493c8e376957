"""Moves on the desk: the bar with just those a person may make now, and the page that makes one."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from articles import workflow
from articles.compare import Change, compare
from articles.desk.forms import MoveForm
from articles.facts import told
from articles.models import Article, Revision
from articles.naming import names_in
from articles.refusals import MoveRefused, SomebodyWasFaster
from people import roles
from people.models import User


@dataclass(frozen=True)
class Button:
    verb: str
    move: workflow.Move
    form: MoveForm
    url: str


def slug(verb: str) -> str:
    return verb.replace(" ", "-")


VERBS = {slug(verb): verb for verb in workflow.MOVES}
DECISIONS = ("approve", "return", "second look")  # made on the reviewer's page


def button(article: Article, verb: str, data=None, **initial) -> Button:
    """`initial` may say a note."""
    move = workflow.MOVES[verb]
    form = MoveForm(
        data, move=move, article=article, auto_id=f"id_{slug(verb)}_%s", initial=initial
    )
    url = reverse("admin:articles_article_move", args=[article.pk, slug(verb)])
    return Button(verb, move, form, url)


def bar(article: Article, user) -> dict:
    """What templates/desk/_bar.html shows: facts, and the moves open to `user` now."""
    return {
        **standing(article, user),
        "buttons": [button(article, verb) for verb in workflow.open_moves(article, user)],
        "last_note": last_return(article),
    }


def standing(article: Article, user) -> dict:
    """Where a story stands, and who worked on it."""
    now = timezone.now()
    return {
        "live": article.live_edition(now),
        "waiting": article.waiting_edition(now),
        "current": article.current_edition(now),
        "contributors": article.contributors(),
        "is_mine": article.was_written_by(user),
    }


def deciding(article: Article, user: User, **initial) -> dict:
    """What templates/desk/_decide.html shows: the decisions of `user`, or why there is none."""
    open_ = workflow.open_moves(article, user)
    buttons = [button(article, verb, **initial) for verb in DECISIONS if verb in open_]
    happened = told(article.last_event_told, workflow.DONE)
    return {
        "decisions": buttons,
        "needs_note": any(each.move.needs_note for each in buttons),
        "why_not": "" if buttons else why_nothing(article, user, happened),
        "decided": happened if article.state == Article.State.APPROVED else "",
    }


def why_nothing(article: Article, user: User, happened: str) -> str:
    """Why `user` has nothing to decide, in one sentence, or two with what `happened` last."""
    now = timezone.now()
    for move in (workflow.MOVES[verb] for verb in DECISIONS):
        if article.state in move.sources and not move.stands_against(article, now):
            if not roles.may_review(user):
                return gettext("Reviewers decide on this story; you read along.")
            return workflow.not_allowed(move, article, user)
    nothing = gettext("Nothing of this story waits for a decision now.")
    return f"{nothing} {happened}"


def why_closed(article: Article, verb: str, user: User) -> str:
    """Why `user` may not make this move now, or what happened to the story; empty if they may."""
    move = workflow.MOVES[verb]
    if verb in workflow.open_moves(article, user):
        return ""
    if not move.allows(user, article):
        return workflow.not_allowed(move, article, user)
    happened = told(article.last_event_told, workflow.DONE)
    return f"{move.stands_against(article, timezone.now())} {happened}".strip()


def last_return(article: Article):
    """The reviewer's note a draft came back with."""
    if article.state != Article.State.DRAFT:
        return None
    event = article.events.filter(verb__in=["return", "submit"]).select_related("actor").last()
    return event if event and event.verb == "return" else None


def story_or_404(request, pk: int, **annotations) -> Article:
    """The story, if this person may see it."""
    stories = Article.objects.select_related("head__by", "section").annotate(**annotations)
    article = get_object_or_404(stories, pk=pk)
    if not roles.may_see(request.user, article):
        raise Http404
    article.head.article = article
    return article


def move(request, pk: int, verb: str):
    article = story_or_404(request, pk)
    if verb not in VERBS:
        raise Http404
    made = button(article, VERBS[verb], request.POST if request.method == "POST" else None)
    refusal, context = "", {}
    if request.method == "GET":
        refusal = why_closed(article, made.verb, request.user)
    elif made.form.is_valid():
        try:
            workflow.make_move(
                article,
                made.verb,
                by=request.user,
                **made.form.details(),
            )
        except SomebodyWasFaster as why:
            refusal, article = str(why), story_or_404(request, pk)
            context = as_it_is_now(article, request.user, made)
        except MoveRefused as why:
            made.form.add_error(None, str(why))
        else:
            messages.success(request, gettext("You %(did)s.") % {"did": made.move.done})
            if made.verb in DECISIONS:
                return redirect("admin:articles_article_review", pk)
            return redirect(article.get_absolute_url())
    context |= {
        **admin.site.each_context(request),
        "title": made.move.label,
        "story": article,
        "button": made,
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "desk/move.html", context, status=status)


def as_it_is_now(article: Article, user: User, made: Button) -> dict:
    """For whoever was refused because the story is no longer what they saw: what is different
    and, for who decides, the decisions there are now, with the note they wrote."""
    said = made.form.cleaned_data
    seen = article.revisions.filter(pk=said["seen"]).exclude(pk=article.head.pk).first()
    return {
        "seen": seen,
        "changes": changes_between(seen, article.head) if seen else [],
        **(deciding(article, user, note=said["note"]) if made.verb in DECISIONS else {}),
    }


def changes_between(old: Revision, new: Revision) -> list[Change]:
    return compare(old.content, new.content, names_in(old.content, new.content))
