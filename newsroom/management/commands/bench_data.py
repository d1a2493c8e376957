from math import ceil
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Article
from newsroom.bench.archive import repeat
from newsroom.bench.stories import A_DAY, Newsroom, is_made_up
from newsroom.demo.build import is_empty


class Command(BaseCommand):
    help = "Fill an empty database with so many published stories, and one more, to measure with."

    def add_arguments(self, parser):
        parser.add_argument("stories", type=int)
        parser.add_argument(
            "--different", type=int, default=100, help="that the archive tells again and again"
        )

    def handle(self, *, stories, different, **options):
        if is_made_up() and Article.objects.count() == stories + 1:
            self.stdout.write(f"{stories:,} stories are here already.")
            return
        if not is_empty():
            raise CommandError("Something else is in this database. Measure in an empty one.")
        if stories < 1 or (stories > different and stories % different):
            raise CommandError(f"Ask for up to {different} stories, or for a multiple of that.")
        started = perf_counter()
        fill(stories, different)
        self.stdout.write(f"{stories:,} stories in {perf_counter() - started:.0f} s.")


def fill(stories: int, different: int) -> None:
    now = timezone.now()
    with transaction.atomic():
        newsroom = Newsroom(now)
        newsroom.publish(min(stories, different))
    repeat(stories // different - 1, ceil(different / A_DAY), now)
    newsroom.publish_the_measured_one()
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
