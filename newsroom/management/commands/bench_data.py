from math import ceil
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from articles import find
from articles.models import Article
from newsroom.bench.archive import repeat
from newsroom.bench.stories import A_DAY, Newsroom, is_made_up
from newsroom.demo.build import is_empty

IN_WORK = 60  # stories on the desk


class Command(BaseCommand):
    help = "Fill an empty database with so many published stories, and one more, to measure with."

    def add_arguments(self, parser):
        parser.add_argument("stories", type=int)
        parser.add_argument(
            "--different", type=int, default=100, help="that the archive tells again and again"
        )
        parser.add_argument(
            "--desk",
            action="store_true",
            help="with working copies and history, stories in work, and half as many people",
        )

    def handle(self, *, stories, different, desk=False, **options):
        if is_made_up() and Article.objects.count() == stories + 1 + IN_WORK * desk:
            self.stdout.write(f"{stories:,} stories are here already.")
            return
        if not is_empty():
            raise CommandError("Something else is in this database. Measure in an empty one.")
        if stories < 1 or (stories > different and stories % different):
            raise CommandError(f"Ask for up to {different} stories, or for a multiple of that.")
        started = perf_counter()
        fill(stories, different, desk=desk)
        self.stdout.write(f"{stories:,} stories in {perf_counter() - started:.0f} s.")


def fill(stories: int, different: int, *, desk: bool) -> None:
    now = timezone.now()
    with transaction.atomic():
        newsroom = Newsroom(now)
        newsroom.publish(min(stories, different))
    repeat(stories // different - 1, ceil(different / A_DAY), now, desk=desk)
    newsroom.publish_the_measured_one()
    if desk:
        find.build_anew()
        newsroom.know(stories // 2)
        newsroom.have_in_work(IN_WORK)
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
