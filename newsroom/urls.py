from django.contrib import admin
from django.urls import include, path

handler400 = "articles.reader.errors.bad_request"
handler404 = "articles.reader.errors.not_found"
handler500 = "articles.reader.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("review/", include("articles.outside.urls")),
    path("styleguide/", include("articles.reader.styleguide.urls")),
    path("", include("articles.reader.urls")),
]
