from django.urls import path, re_path

from articles.reader import beacon, icon, pictures, search, views

app_name = "reader"
urlpatterns = [
    path("", views.home, name="home"),
    path("icon.svg", icon.icon, name="icon"),
    path("archive/", views.archive, name="archive"),
    path("search/", search.search, name="search"),
    path("most-read/", views.most_read_now, name="most-read"),
    path("how-we-count/", views.how_we_count, name="how-we-count"),
    re_path(r"^(?P<slug>about|imprint)/\Z", views.page, name="page"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("people/<slug:slug>/", views.person, name="person"),
    re_path(
        r"^pictures/(?P<digest>[0-9a-f]{64})/(?P<width>[1-9][0-9]{2,3})\.(?P<form>webp|jpg)\Z",
        pictures.picture,
        name="picture",
    ),
    path("_v/<str:public_id>", beacon.beacon, name="beacon"),
    re_path(
        r"^(?P<path>[0-9]{4}/[0-9]{2}/[0-9]{2}/[-a-zA-Z0-9_]+/)\Z", views.article, name="article"
    ),
    path("<slug:slug>/", views.section, name="section"),
]
