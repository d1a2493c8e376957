from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from newsroom.words import SpokenNames


class PeopleConfig(SpokenNames, AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self):
        from people.groups import make_groups

        post_migrate.connect(make_groups, dispatch_uid="people.groups")
