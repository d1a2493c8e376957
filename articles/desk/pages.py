"""The pages of the site on the desk: the list of them, the form of one, and its two buttons."""

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles import pages
from articles.desk.conflicts import Difference
from articles.desk.forms import PageForm
from articles.desk.notices import saw
from articles.models import Event, Page, PageVersion
from articles.reader.assets import style
from articles.refusals import MoveRefused, SomebodyWasFaster
from people import roles
from people.desk.base import DeskAdmin
from people.desk.choices import as_id

HISTORY = 20  # events and versions shown


def page_or_404(request, slug: str) -> Page:
    """The page, which need not have been written yet, if this person may see the desk's."""
    if slug not in Page.Slug.values or not roles.may_see(request.user):
        raise Http404
    return Page.objects.select_related("version").filter(slug=slug).first() or Page(slug=slug)


def all_pages(request) -> HttpResponse:
    if not roles.may_see(request.user):
        raise Http404
    found = {page.slug: page for page in Page.objects.select_related("version", "published_by")}
    shown = [found.get(slug) or Page(slug=slug) for slug in Page.Slug.values]
    return show(request, "page_list.html", title=gettext("Pages of the site"), pages=shown)


def edit(request, slug: str) -> HttpResponse:
    page = page_or_404(request, slug)
    head = page.head if page.pk else None
    if request.method != "POST":
        saw(request, page=page)
        started = {"title": head.title, "text": head.text} if head else {"title": str(page)}
        form = PageForm(initial={**started, "seen": head.number if head else 0})
        return show_form(request, page, form)
    form = PageForm(request.POST)
    if not form.is_valid():
        return show_form(request, page, form)
    goes_out = "publish" in request.POST
    try:
        page = pages.save(slug, by=request.user, goes_out=goes_out, **form.cleaned_data)
    except SomebodyWasFaster as why:
        return show_conflict(request, page, form, str(why))
    except MoveRefused as why:
        messages.error(request, str(why))
    else:
        is_public = page.version == page.head
        said = (
            gettext("Readers see it now.")
            if is_public
            else gettext("Saved. Readers do not see it yet.")
        )
        messages.success(request, said)
    return redirect("admin:articles_page_change", slug)


def show_conflict(request, page: Page, form: PageForm, why: str) -> HttpResponse:
    """Both texts. Whoever has read them may save again, over the version they read."""
    head = page.head
    form.add_error(None, why)
    again = request.POST.copy()
    again["seen"] = str(head.number)
    form.data = again
    pairs = [
        Difference("Title", form.cleaned_data["title"], head.title),
        Difference("Text", form.cleaned_data["text"], head.text),
    ]
    differ = [pair for pair in pairs if pair.mine != pair.theirs]
    return show_form(request, page, form, differences=differ, status=409)


def show_form(request, page: Page, form: PageForm, **context) -> HttpResponse:
    of_page = Event.objects.filter(page_version__page=page.pk) if page.pk else Event.objects.none()
    return show(
        request,
        "page_form.html",
        title=str(page),
        page=page,
        form=form,
        media=form.media,
        may_keep=roles.may_publish(request.user),
        may_look=page.needs_second_look and roles.may_look_at_page(request.user, page),
        events=of_page.select_related("actor", "page_version").order_by("-at", "-pk")[:HISTORY],
        **context,
    )


def preview(request, slug: str, number: int) -> HttpResponse:
    """Version `number` as readers would see it."""
    page = page_or_404(request, slug)
    version = get_object_or_404(PageVersion, page__slug=page.slug, number=number)
    shown = Page(slug=slug, title=version.title, text=version.text, changed_at=version.at)
    context = {"document": shown, "newsroom": settings.NEWSROOM_NAME, "style": style("books")}
    return render(request, "reader/page.html", context)


@require_POST
def take_down(request, slug: str) -> HttpResponse:
    return decide(request, slug, pages.take_down, gettext("Its address answers “not found” now."))


@require_POST
def second_look(request, slug: str) -> HttpResponse:
    return decide(request, slug, pages.second_look, gettext("You took the second look."))


def decide(request, slug: str, deed, said: str) -> HttpResponse:
    """`deed` for the version whose number the button named."""
    page = page_or_404(request, slug)
    seen = as_id(request.POST.get("seen", "")) or 0
    try:
        deed(page.slug, by=request.user, seen=seen)
    except MoveRefused as why:
        messages.error(request, str(why))
    else:
        messages.success(request, said)
    return redirect("admin:articles_page_change", slug)


def queue_of(asked: str, user) -> QuerySet[Page]:
    """The pages that stand in the list of stories somebody has `asked` for: all that need a second
    pair of eyes ("flagged"), or those that wait for this person's ("waiting")."""
    pages = Page.objects.select_related("version", "published_by")
    if asked == "flagged":
        return pages.flagged()
    if asked == "waiting" and roles.may_review(user):
        return pages.flagged_for(user)
    return pages.none()


def show(request, template: str, *, status: int = 200, **context) -> HttpResponse:
    context = {**admin.site.each_context(request), **context}
    return render(request, f"desk/{template}", context, status=status)


@admin.register(Page)
class PageAdmin(DeskAdmin):
    """Its place on the desk's index; the pages themselves are the functions above."""

    may_keep = staticmethod(roles.may_publish)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        def page(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"articles_page_{name}")

        return [
            page("", all_pages, "changelist"),
            page("<slug:slug>/", edit, "change"),
            page("<slug:slug>/version/<int:number>/", preview, "preview"),
            page("<slug:slug>/take-down/", take_down, "take_down"),
            page("<slug:slug>/second-look/", second_look, "second_look"),
        ]
