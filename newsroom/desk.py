"""The desk: Django's admin under the newsroom's name, with a policy its editors can work under."""

from django.conf import settings
from django.contrib import admin
from django.urls import path
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from newsroom.places import other_places, places

# The block editor and ProseMirror inject styles; without them pasted spaces change silently.
# Scripts still need the nonce. A nonce in style-src would cancel 'unsafe-inline'.
DESK_CSP: dict[str, list[str]] = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-ancestors": [CSP.SELF],
}


class Desk(admin.AdminSite):
    site_header = settings.NEWSROOM_NAME
    site_title = settings.NEWSROOM_NAME
    index_template = "desk/mydesk.html"
    enable_nav_sidebar = False

    def __init__(self, name="admin"):
        super().__init__(name)
        self.disable_action("delete_selected")

    def get_urls(self):
        from articles.desk import week
        from articles.desk.figures import pages as figures
        from people.desk import me

        return [
            path("me/", self.admin_view(me.me), name="me"),
            path("figures/", self.admin_view(figures.of_newsroom), name="figures"),
            path("week/", self.admin_view(week.week), name="week"),
            *super().get_urls(),
        ]

    def each_context(self, request):
        context = super().each_context(request)
        if context["has_permission"]:
            context["desk_places"] = places(request.user, request.path)
            context["other_desk_places"] = other_places(context["available_apps"], request.path)
        return context

    def autocomplete_view(self, request):
        from people.desk.found import Found

        return Found.as_view(admin_site=self)(request)

    def admin_view(self, view, cacheable=False):
        return csp_override(DESK_CSP)(super().admin_view(view, cacheable))

    def index(self, request, extra_context=None):
        from articles.desk.mydesk import greeting, my_desk

        context = {"title": greeting(request.user), **my_desk(request.user)}
        return super().index(request, {**context, **(extra_context or {})})
