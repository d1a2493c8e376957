from django.urls import path, re_path

from articles.reader.styleguide import views

app_name = "styleguide"
urlpatterns = [
    path("", views.components, name="components"),
    re_path(
        r"^(?P<width>[0-9]{3,4})x(?P<height>[0-9]{3,4})/(?P<shown>[1-9][0-9]{2,3})"
        r"\.(?P<form>webp|jpg)\Z",
        views.picture,
        name="picture",
    ),
    path("<slug:name>/", views.page, name="page"),
]
