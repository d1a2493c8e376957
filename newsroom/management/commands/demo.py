import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from newsroom.demo import build
from newsroom.demo.cast import LOGINS

DEFAULT_PASSWORD = "newsroom-demo"


class Command(BaseCommand):
    help = "Fill an empty database with a living newsroom, once; after that say how to get in."

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")

    def handle(self, *, port, **options):
        if not settings.DEMO:
            raise CommandError("This is for the demo only: set DEMO=1, or call `make demo`.")
        password = os.environ.get("DEMO_PASSWORD", DEFAULT_PASSWORD)
        if build.is_the_demo():
            self.stdout.write("The demo newsroom is here already.")
            build.set_passwords(password)
        elif not build.is_empty():
            raise CommandError(
                "This database has a newsroom in it that is not the demo's. "
                "Nothing was touched; point DATABASE_URL at an empty one."
            )
        else:
            self.stdout.write("Building the demo newsroom; this takes a minute or two.")
            with transaction.atomic():
                build.newsroom(password, tell=self.stdout.write)
        self.welcome(port, password)

    def welcome(self, port: str, password: str) -> None:
        self.stdout.write(f"\n  {settings.NEWSROOM_NAME}")
        self.stdout.write(f"  Readers:  http://127.0.0.1:{port}/")
        self.stdout.write(f"  The desk: http://127.0.0.1:{port}/admin/\n")
        for login in LOGINS:
            role = ", ".join(login.groups) or "everything (superuser)"
            self.stdout.write(f"    {login.username:<10} {password}   {role}")
        self.stdout.write("\n  Mail that would be sent is printed here.")
        self.stdout.write("")
