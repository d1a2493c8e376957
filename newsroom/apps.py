from django.apps import AppConfig
from django.contrib.admin import apps
from django.core import checks


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self):
        from newsroom import warnings

        checks.register(warnings.no_mail_server)


class DeskConfig(apps.AdminConfig):
    default_site = "newsroom.desk.Desk"
