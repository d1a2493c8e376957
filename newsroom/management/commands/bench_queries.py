import json

from django.core.management.base import BaseCommand

from newsroom.bench.pages import measured


class Command(BaseCommand):
    help = "What the measured pages ask of the database, as JSON: made by `make bench-data`."

    def handle(self, **options):
        self.stdout.write(json.dumps(measured()))
