from django.apps import AppConfig
from django.contrib.admin import apps


class NewsroomConfig(AppConfig):
    name = "newsroom"


class DeskConfig(apps.AdminConfig):
    default_site = "newsroom.desk.Desk"
