"""Notices on the desk: the list of them, what each person chooses to be told, and the count in the
header of every page. Each sees their own and nobody else's."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article, Notice, Page
from articles.notices.post import link_of
from articles.notices.rules import NOTICES, WAYS, Kind, way_of, ways_of
from people import roles
from people.desk.base import DeskAdmin
from people.desk.choices import as_id

A_PAGE = 50
COUNTED = 100  # from here on the header says “99+”
LIST = "admin:articles_notice_changelist"


def of(request):
    """What this person has been told by now; nothing for who may not see the newsroom."""
    if not roles.may_see(request.user):
        return Notice.objects.none()
    return Notice.objects.filter(person=request.user).given(timezone.now())


def unread(request) -> list[tuple[int | None, int | None]]:
    """(story, page) of each unread notice, at most COUNTED; one query a request."""
    if not hasattr(request, "unread_notices"):
        found = of(request).unread().order_by().values_list("article_id", "page_id")
        request.unread_notices = list(found[:COUNTED])
    return request.unread_notices


def saw(request, *, article: Article | None = None, page: Page | None = None) -> None:
    """Who opens a story, or a page of the site, has read what they were told of it."""
    about = (article and article.pk, page and page.pk)
    if about in unread(request):
        _read(request, of(request).filter(article=article, page=page))


def _read(request, notices) -> int:
    del request.unread_notices
    return notices.unread().update(read_at=timezone.now())


def notices(request) -> HttpResponse:
    """The newest, and from `?before=` a notice on, older ones."""
    if not roles.may_see(request.user):
        raise Http404
    found = of(request).select_related("article", "page", "event", "actor")
    before = as_id(request.GET.get("before", ""))
    if last := before and of(request).filter(pk=before).first():
        found = found.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    rows = list(found[: A_PAGE + 1])
    context = {
        "title": _("Notices"),
        "rows": [Told(notice) for notice in rows[:A_PAGE]],
        "older": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None,
        "unread": len(unread(request)),
    }
    return show(request, "notices.html", **context)


class Told:
    """A notice as the list shows it."""

    def __init__(self, notice: Notice):
        self.notice = notice
        self.url = link_of(notice)
        about = notice.article or notice.page
        named = {"actor": notice.actor or _("The wire"), "about": about}
        self.says = _(NOTICES[Kind(notice.kind)].says) % named
        is_about_note = notice.event and notice.kind in (Kind.SENT_BACK, Kind.UNREVIEWED)
        self.note = notice.event.note if is_about_note else ""


@require_POST
def read(request) -> HttpResponse:
    """Mark one notice (`notice`), or all, as read."""
    if not roles.may_see(request.user):
        raise Http404
    unread(request)
    chosen = of(request)
    if "all" not in request.POST:
        chosen = chosen.filter(pk=as_id(request.POST.get("notice", "")) or 0)
    _read(request, chosen)
    return redirect(LIST)


class WaysForm(forms.Form):
    """A choice for every kind of notice; its fields are named as in the page's table."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in NOTICES:
            self.fields[kind.name.lower()] = forms.ChoiceField(
                label=kind.label,
                choices=[(way, WAYS[way]) for way in ways_of(kind)],
                widget=forms.RadioSelect,
                initial=way_of(user, kind),
            )

    def ways(self) -> dict[str, str]:
        """What differs from the default, to be kept."""
        chosen = {kind: self.cleaned_data[kind.name.lower()] for kind in NOTICES}
        return {kind: way for kind, way in chosen.items() if way != NOTICES[kind].way}


def choices(request) -> HttpResponse:
    if not roles.may_see(request.user):
        raise Http404
    form = WaysForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        request.user.notice_ways = form.ways()
        request.user.save(update_fields=["notice_ways"])
        messages.success(request, _("Saved. It holds for what happens from now on."))
        return redirect("admin:articles_notice_choices")
    return show(request, "notice_choices.html", title=_("What I am told"), form=form)


def show(request, template: str, **context) -> HttpResponse:
    return render(request, f"desk/{template}", {**admin.site.each_context(request), **context})


@admin.register(Notice)
class NoticeAdmin(DeskAdmin):
    """Its place on the desk's index; the pages are the functions above."""

    may_keep = staticmethod(lambda user, notice=None: False)

    def get_urls(self):
        def page(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"articles_notice_{name}")

        return [
            page("", notices, "changelist"),
            page("read/", read, "read"),
            page("choices/", choices, "choices"),
        ]


def badge(request) -> dict:
    """What templates/desk/_notices.html takes: the unread, and the words for the link."""
    count = len(unread(request))
    return {"count": count, "is_many": count == COUNTED, "url": reverse(LIST)}
