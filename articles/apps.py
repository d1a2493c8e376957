from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from newsroom.words import SpokenNames


class ArticlesConfig(SpokenNames, AppConfig):
    name = "articles"
    verbose_name = _("Stories")
