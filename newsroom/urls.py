from django.contrib import admin
from django.urls import include, path

handler400 = "newsroom.errors.bad_request"
handler403 = "newsroom.errors.forbidden"
handler404 = "newsroom.errors.not_found"
handler500 = "newsroom.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("review/", include("articles.outside.urls")),
    path("styleguide/", include("articles.reader.styleguide.urls")),
    path("", include("articles.reader.urls")),
]
