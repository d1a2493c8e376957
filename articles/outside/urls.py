from django.urls import re_path

from articles.outside import views

app_name = "outside"
urlpatterns = [
    re_path(r"^(?P<token>[^/]+)/\Z", views.story, name="story"),
    re_path(r"^(?P<token>[^/]+)\Z", views.story),  # as some mail programs copy it
    re_path(
        r"^(?P<token>[^/]+)/pictures/(?P<digest>[0-9a-f]{64})/"
        r"(?P<width>[1-9][0-9]{2,3})\.(?P<form>webp|jpg)\Z",
        views.picture,
        name="picture",
    ),
    re_path(r"^(?P<token>[^/]+)/(?P<path>.+)\Z", views.missing, name="missing"),
]
