import json

from django.core.management.base import BaseCommand

from newsroom.bench.desk_pages import costs_of_moves, costs_of_pages


class Command(BaseCommand):
    help = "What pages and moves of the desk cost, as JSON; needs `bench_data --desk`."

    def handle(self, **options):
        self.stdout.write(json.dumps({**costs_of_pages(), **costs_of_moves()}))
