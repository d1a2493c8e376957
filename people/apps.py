from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"

    def ready(self):
        from people.groups import make_groups

        post_migrate.connect(make_groups, dispatch_uid="people.groups")
