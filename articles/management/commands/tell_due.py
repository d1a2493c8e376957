from django.core.management.base import BaseCommand

from articles.notices import rounds


class Command(BaseCommand):
    help = "Tell of stories that are due or overdue, and send the mail that waits, once."

    def handle(self, **options):
        rounds.round_once()
