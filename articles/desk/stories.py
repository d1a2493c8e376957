"""Stories on the desk: the short form a story begins with, and the writing page."""

import json
from functools import partial

from content_editor.admin import ContentEditor
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import find, revisions, workflow
from articles.desk import (
    assigning,
    comments,
    conflicts,
    links,
    moves,
    pasting,
    presence,
    quoting,
    review,
    slots,
    story_list,
    unsaved,
    versions,
    wire,
)
from articles.desk.blocks import BLOCK_INLINES, only_adds
from articles.desk.credits import BylineInline, MentionInline
from articles.desk.figures import pages as figures
from articles.desk.forms import NewStoryForm, StoryForm
from articles.desk.merging import Merge, parsed
from articles.desk.notices import saw
from articles.desk.units import Layout, sheet_of
from articles.models import Article
from articles.refusals import MoveRefused
from people import roles
from people.desk.base import DeskAdmin

LOADED_WITH = ("seen", "loaded")  # hidden


@admin.register(Article)
class StoryAdmin(DeskAdmin, ContentEditor):
    may_keep = staticmethod(roles.may_write)
    form = StoryForm
    inlines = [*BLOCK_INLINES, BylineInline, MentionInline]
    search_fields = ["headline"]  # whatever stands here lets people search: `get_search_results`
    actions = None
    change_form_template = "admin/articles/article/change_form.html"
    add_form_template = "admin/change_form.html"
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", *LOADED_WITH]}),
        (
            _("Where it belongs"),
            {
                "fields": [
                    ("section", "place"),
                    ("kicker", "short_headline"),
                    ("slug", "language"),
                    "filed_under",
                ],
                "classes": ["collapse"],
            },
        ),
        (
            _("Inside the newsroom"),
            {"fields": ["slugline", "notes"], "classes": ["collapse"]},
        ),
    ]

    class Media:
        css = {"all": ["desk/desk.css", "desk/comments.css"]}
        js = ["desk/blocks.js", "desk/prose.js", "desk/writing.js", "desk/together.js"]

    # Who may do what.

    def has_add_permission(self, request):
        return roles.may_start(request.user)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return roles.may_start(request.user)
        return roles.may_write(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return obj is not None and roles.may_write(request.user, obj)

    def refusal(self, story) -> str:
        instead = gettext("Spike it instead.")
        return f"{super().refusal(story)} {instead}"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        only_adds(field)
        return field

    # Found while somebody types.

    told_when_found = ["section"]

    def described(self, story) -> str:
        return f"{story.headline} · {story.section} · {story.get_state_display()}"

    # The list.

    def changelist_view(self, request, extra_context=None):
        return story_list.story_list(request)

    def get_search_results(self, request, queryset, search_term):
        return find.saying(queryset, search_term), False

    # The pages.

    def get_urls(self):
        def page(view):
            return self.admin_site.admin_view(view)

        return [
            path("wire/", page(wire.paste), name="articles_article_wire"),
            path("pasting/", page(pasting.pasting), name="articles_article_pasting"),
            path("quoting/", page(quoting.quoting), name="articles_article_quoting"),
            path("<int:pk>/move/<slug:verb>/", page(moves.move), name="articles_article_move"),
            path("<int:pk>/review/", page(review.review), name="articles_article_review"),
            path("<int:pk>/checks/", page(review.found), name="articles_article_checks"),
            path("<int:pk>/links/", page(links.make), name="articles_article_link"),
            path(
                "<int:pk>/links/<int:link>/revoke/",
                page(links.revoke),
                name="articles_article_revoke_link",
            ),
            path("<int:pk>/history/", page(versions.history), name="articles_article_history"),
            path("<int:pk>/compare/", page(versions.compared), name="articles_article_compare"),
            path(
                "<int:pk>/restore/<int:number>/",
                page(versions.restore),
                name="articles_article_restore",
            ),
            path("<int:pk>/assign/", page(assigning.assign), name="articles_article_assign"),
            path("<int:pk>/comments/", page(comments.discuss), name="articles_article_comments"),
            path(
                "<int:pk>/comments/<int:comment>/settle/",
                page(comments.settle),
                name="articles_article_settle",
            ),
            path("<int:pk>/pulse/", page(presence.pulse), name="articles_article_pulse"),
            path("<int:pk>/preview/", page(review.preview), name="articles_article_preview"),
            path(
                "<int:pk>/typed/",
                page(partial(unsaved.typed, merge=self.merge)),
                name="articles_article_typed",
            ),
            path("<int:pk>/slots/", page(slots.slots), name="articles_article_slots"),
            path("<int:pk>/figures/", page(figures.of_story), name="articles_article_figures"),
            *super().get_urls(),
        ]

    def get_object(self, request, object_id, from_field=None):
        """A page that only shows the story asks for it twice and is answered once."""
        if request.method != "GET":
            return super().get_object(request, object_id, from_field)
        found = request.__dict__.setdefault("stories_found", {})
        if object_id not in found:
            found[object_id] = super().get_object(request, object_id, from_field)
        return found[object_id]

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            return super().get_form(request, obj, change=change, form=NewStoryForm, **kwargs)
        form = super().get_form(request, obj, change=change, **kwargs)
        return type("StoryForm", (form,), {"conflict": getattr(request, "conflict", "")})

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ["headline", "section"]})]
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": ["headline", "section", "slugline", "notes", "assignee"]})]
        return self.fieldsets

    def get_inlines(self, request, obj):
        may_write = obj is not None and self.has_change_permission(request, obj)
        return self.inlines if may_write else []

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may_write = obj is not None and self.has_change_permission(request, obj)
        # The block editor's script breaks on a page nobody may change.
        page = ContentEditor if may_write else admin.ModelAdmin
        if may_write and request.method != "POST":
            form = context["adminform"].form
            formsets = [each.formset for each in context["inline_admin_formsets"]]
            form.initial["loaded"] = json.dumps(sheet_of(form, formsets).digests())
        given = {"add": add, "change": change, "form_url": form_url, "obj": obj}
        return page.render_change_form(self, request, context, **given)

    def _content_editor_context(self, request, context):
        found = super()._content_editor_context(request, context)
        empty = gettext("Nothing is told yet. Press + for a text, a quote or a picture.")
        return found | {"messages": found["messages"] | {"empty": empty}}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST:
            raise PermissionDenied
        if object_id is None:
            extra_context = {"title": gettext("New story"), **(extra_context or {})}
            return super().changeform_view(request, object_id, form_url, extra_context)
        story = self.get_object(request, object_id)
        if story is None or not self.has_view_permission(request, story):
            raise Http404
        extra_context = {**(extra_context or {}), **self.about(story, request)}
        if request.method != "POST":
            saw(request, article=story)
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            return self._save(request, story, form_url, extra_context)
        except MoveRefused as why:
            self.message_user(request, str(why), messages.ERROR)
            return HttpResponseRedirect(request.path)

    def about(self, story, request) -> dict:
        """What the page says of the story beside its form."""
        return {
            "show_delete": False,
            "show_save_and_add_another": False,
            "story": story,
            "now": timezone.now(),
            "bar": moves.bar(story, request.user),
            "may_write": roles.may_write(request.user, story),
            "may_fill_slots": roles.may_fill_slots(request.user, story),
        }

    @transaction.atomic
    def _save(self, request, story, form_url, extra_context):
        """Merge what was typed with what others saved before anything of it runs."""
        locked = revisions.lock(story.pk, typist=request.user)
        merge = request.merge = self.merge(request, locked)
        units = merge.to_be_read(request.POST)
        if units:
            was_lost = "_look" in request.POST
            who = conflicts.others_since(locked, request)
            request.conflict = conflicts.sentence(who, merge, was_lost)
            extra_context["differences"] = conflicts.differences(merge, units)
        elif "_look" in request.POST:
            return unsaved.tell_browser(request, HttpResponseRedirect(request.path))
        elif merge.theirs:
            who = conflicts.others_since(locked, request)
            request.meanwhile = conflicts.changed_meanwhile(who, merge)
        request.POST = merge.data(request.POST)
        # Whoever has read both texts may save again.
        request.POST["loaded"] = json.dumps(merge.saved.digests())
        request.POST["seen"] = str(locked.head_id)
        if "take" in request.POST:
            request.POST["_continue"] = "Save"  # who is at comparing goes on writing
        answer = super().changeform_view(request, str(story.pk), form_url, extra_context)
        is_saved = answer.status_code == 302
        return unsaved.tell_browser(request, answer) if is_saved else answer

    def layout(self, request, story) -> Layout:
        formsets = [formset for formset, _ in self.get_formsets_with_inlines(request, story)]
        return Layout(self.get_form(request, story, change=True), formsets)

    def merge(self, request, story) -> Merge:
        """What was posted for `story`, whose row the caller has locked, and what is saved."""
        layout = self.layout(request, story)
        return Merge(
            layout,
            loaded=parsed(request.POST.get("loaded", "")),
            saved=layout.saved(story),
            typed=layout.posted(request.POST),
            taken=frozenset(request.POST.getlist("take")),
        )

    # Saving.

    def save_model(self, request, obj, form, change):
        if change:
            obj.save(update_fields=StoryForm.Meta.fields)
            return
        value = {
            "public": {
                "headline": obj.headline,
                "section": obj.section_id,
                "language": obj.language,
            }
        }
        started = workflow.start(by=request.user, value=value)
        obj.pk, obj.head_id, obj._state.adding = started.pk, started.head_id, False

    def save_related(self, request, form, formsets, change):
        # Not ContentEditor's: that one clones any block whose id a forged POST names.
        admin.ModelAdmin.save_related(self, request, form, formsets, change)
        if not change:
            return
        story = revisions.lock(form.instance.pk, typist=request.user)
        story.topics.set(form.cleaned_data["filed_under"])
        verb = workflow.save_changes(story, by=request.user)
        if verb:
            self.message_user(request, told(verb), messages.WARNING)
        if meanwhile := getattr(request, "meanwhile", ""):
            self.message_user(request, meanwhile, messages.INFO)
        if not verb:
            self.message_user(request, gettext("Saved."), messages.SUCCESS)

    def log_addition(self, request, obj, message):
        """Events tell the story's history; the admin's own log would tell it again."""

    def log_change(self, request, obj, message):
        """See `log_addition`."""

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(obj.get_absolute_url())

    def response_change(self, request, obj):
        """What came of it is told already: see `save_related`."""
        if "_continue" in request.POST:
            return HttpResponseRedirect(request.path)
        return self.response_post_save_change(request, obj)


def told(verb: str) -> str:
    if verb == workflow.SAVED_SLOTS:
        return gettext("Saved. The pictures changed, so the story is in review again.")
    return gettext(
        "Saved. The content changed, so the story is a draft again and no approval holds."
    )
