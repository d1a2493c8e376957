"""A long archive from a short one: every story again, some days earlier, as often as asked.

Rows are copied as the gate and the counter wrote them, every table that belongs to a story and
every column: what the house learns to keep is copied without anybody thinking of it. What no
reader sees of it, the working copy and the events, is left out unless the desk is measured.
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import F, ManyToOneRel

from articles.models import (
    BLOCKS,
    Article,
    Byline,
    Decision,
    Edition,
    Event,
    Mention,
    Notice,
    ViewHour,
    ViewTotal,
)
from articles.search import index

type Row = tuple[Any, ...]

FOR_THE_DESK = {*BLOCKS.values(), Byline, Mention, Article.topics.through, Decision, Event}
NEVER = {Notice}  # each is of one happening, and given once
UUID = re.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
ORDINALS_A_DAY = 86_400 * index.ORDINALS_A_SECOND  # of EditionWords
READ_AGAIN = 20  # one old story in so many was read in the last day


def repeat(times: int, days: int, now: datetime, *, desk: bool = False) -> None:
    """Every story `times` times more, each `days` before the last; for the `desk`, its working
    copy and history too. Then its blocks have uuids of their own, in the rows and in the content,
    and the digest is still that of the first telling."""
    last = Article.objects.latest("pk").pk
    tables = [Table.of(model, desk) for model in of_a_story(desk)]
    counts = {table.model: table.last for table in tables}
    for number in range(1, times + 1):
        with transaction.atomic():
            for table in tables:
                table.write(table.earlier(number, days * number, counts))
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(counts)):
            cursor.execute(sql)
    index.build_anew()
    have_read_again(last, now)


def of_a_story(desk: bool = False) -> list[type[models.Model]]:
    """Article, and every model with a foreign key to it or to one of these."""
    found: list[type[models.Model]] = [Article]
    left_out: set[Any] = NEVER if desk else NEVER | FOR_THE_DESK
    for model in found:
        for relation in model._meta.get_fields(include_hidden=True):
            its = relation.related_model if isinstance(relation, ManyToOneRel) else None
            if its and its not in left_out.union(found):
                found.append(its)
    return found


@dataclass
class Table:
    model: type[models.Model]
    fields: list[models.Field]
    rows: list[Row]
    last: int  # the highest primary key
    desk: bool

    @classmethod
    def of(cls, model: type[models.Model], desk: bool) -> "Table":
        fields = [field for field in model._meta.concrete_fields if not field.generated]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {names(fields)} FROM {model._meta.db_table}")
            rows = cursor.fetchall()
        place = fields.index(model._meta.pk)
        return cls(model, fields, rows, max((row[place] for row in rows), default=0), desk)

    def earlier(self, number: int, days: int, counts: dict) -> Iterator[Row]:
        """The rows as the `number`th story before tells them."""
        change = [self.changed(field, number, days, counts) for field in self.fields]
        for row in self.rows:
            yield tuple(do(value) for do, value in zip(change, row, strict=True))

    def changed(self, field: models.Field, number: int, days: int, counts: dict):
        if field.name == "ordinal":
            step = number * counts[Edition] - days * ORDINALS_A_DAY
            return lambda value: value + step
        target = field.related_model or (self.model if field.primary_key else None)
        if target in counts:
            step = number * counts[target]
            return lambda value: value and value + step
        if field.name == "public_id":
            return lambda value: f"{value[:8]}{number:04x}"
        if field.name == "path":
            return lambda value: earlier_path(value, days)
        if isinstance(field, models.DateTimeField):
            return lambda value: value and value - timedelta(days=days)
        if self.desk and isinstance(field, models.UUIDField):
            return lambda value: field.get_db_prep_value(earlier_uuid(value, number), connection)
        if self.desk and isinstance(field, models.JSONField):
            return lambda value: UUID.sub(lambda it: str(earlier_uuid(it[0], number)), value)
        return lambda value: value

    def write(self, rows: Iterable[Row]) -> None:
        table, columns = self.model._meta.db_table, names(self.fields)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(self.fields))
                insert = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
                cursor.executemany(insert, list(rows))


def names(fields: Iterable[models.Field]) -> str:
    return ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)


def earlier_path(path: str, days: int) -> str:
    day = date.fromisoformat(path[1:11].replace("/", "-")) - timedelta(days=days)
    return f"/{day:%Y/%m/%d}{path[11:]}"


def earlier_uuid(value: Any, number: int) -> uuid.UUID:
    return uuid.UUID(int=uuid.UUID(str(value)).int ^ number)


def have_read_again(last: int, now: datetime) -> None:
    """A view in this hour of some stories after the `last` of the short archive."""
    old = Article.objects.filter(pk__gt=last).annotate(rest=F("pk") % READ_AGAIN).filter(rest=0)
    hour = now.replace(minute=0, second=0, microsecond=0)
    ViewHour.objects.bulk_create(
        (ViewHour(article_id=pk, hour=hour, n=1) for pk in old.values_list("pk", flat=True)),
        batch_size=5_000,
    )
    ViewTotal.objects.filter(article__in=old).update(n=F("n") + 1)
