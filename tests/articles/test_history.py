"""What happened stays as it was: revisions, decisions, events, fronts, adjustments of counts."""

import pytest
from django.db import DatabaseError, connection, transaction

from articles import advice
from articles.models import Advice, Decision, Event, Front, Revision, ViewAdjustment
from articles.models.history import HistoryIsFixed
from tests import make

MODELS = [Revision, Decision, Event, Advice, ViewAdjustment, Front]
NOTE = {
    Revision: "number",
    Decision: "note",
    Event: "note",
    Advice: "text",
    ViewAdjustment: "reason",
    Front: "number",
}


@pytest.fixture
def article(rita, vera, ed):
    article = make.reviewed(rita, vera)
    make.front(ed, lead=article)
    link, _ = advice.ask(article, by=ed, seen=article.head_id, receiver="Maya Orlova")
    advice.give(link, says="fine")
    article.adjustments.create(delta=799, reason="It had them before it came here.")
    return article


@pytest.fixture(params=MODELS, ids=lambda model: model.__name__)
def row(request, article):
    return request.param.objects.order_by("pk").first()


def rows(model):
    return list(model.objects.order_by("pk").values())


def refused_by_the_model(row, deed):
    before = rows(type(row))
    with pytest.raises(HistoryIsFixed):
        deed()
    assert rows(type(row)) == before


def test_nothing_of_it_is_saved_again(row):
    refused_by_the_model(row, row.save)


def test_no_single_field_is_saved_either(row):
    field = NOTE[type(row)]

    refused_by_the_model(row, lambda: row.save(update_fields=[field]))


def test_nothing_of_it_is_deleted(row):
    refused_by_the_model(row, row.delete)


@pytest.mark.parametrize(
    "deed",
    [
        lambda model, field: model.objects.update(**{field: 7}),
        lambda model, field: model.objects.filter(pk__gt=0).update(**{field: 7}),
        lambda model, field: model.objects.all().delete(),
        lambda model, field: model.objects.filter(pk__gt=0).delete(),
        lambda model, field: model.objects.bulk_update(model.objects.all(), [field]),
        lambda model, field: model.objects.update_or_create(pk=1, defaults={field: 7}),
        lambda model, field: model.objects.bulk_create(
            model.objects.all(), update_conflicts=True, update_fields=[field], unique_fields=["pk"]
        ),
    ],
    ids=["update", "filter", "delete", "filter delete", "bulk update", "or create", "conflicts"],
)
def test_not_many_at_once_either(row, deed):
    refused_by_the_model(row, lambda: deed(type(row), NOTE[type(row)]))


def test_not_by_way_of_the_story_either(article):
    for related in (article.revisions, article.events, article.adjustments):
        with pytest.raises(HistoryIsFixed):
            related.all().delete()
        with pytest.raises(HistoryIsFixed):
            related.update(at=None)


def test_a_copy_with_the_same_number_is_refused(article):
    first = article.revisions.first()
    first._state.adding = True

    with pytest.raises(DatabaseError), transaction.atomic():
        first.save()


def test_two_revisions_of_a_story_never_share_a_number(article):
    first = article.revisions.first()

    with pytest.raises(DatabaseError), transaction.atomic():
        Revision.objects.create(
            article=article, number=first.number, content={}, digest=first.digest
        )


def test_what_is_new_can_be_written(article, vera):
    before = {model: model.objects.count() for model in MODELS}

    article.events.create(verb="submit", actor=vera)

    assert Event.objects.count() == before[Event] + 1


@pytest.mark.postgres
@pytest.mark.parametrize("command", ["UPDATE {table} SET {field} = {field}", "DELETE FROM {table}"])
def test_the_database_itself_refuses(row, command):
    table, field, before = row._meta.db_table, NOTE[type(row)], rows(type(row))

    refusal = pytest.raises(DatabaseError, match="is append-only")
    with refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(command.format(table=table, field=field))

    assert rows(type(row)) == before


@pytest.mark.postgres
def test_the_database_refuses_what_goes_around_the_manager(row):
    with pytest.raises(DatabaseError, match="is append-only"), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(at="2026-11-22T12:00Z")
