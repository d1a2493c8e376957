"""What is searched on the desk: see articles/find.py."""

from django.db import migrations

POSTGRESQL = [
    "CREATE TABLE articles_deskwords (article_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX articles_deskwords_words ON articles_deskwords USING gin (words)",
]
SQLITE = [
    "CREATE VIRTUAL TABLE articles_deskwords USING fts5("
    "words, tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0)"
]


def make(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for sql in POSTGRESQL if is_postgresql else SQLITE:
        schema_editor.execute(sql, params=None)


def fill(apps, schema_editor):
    from articles.find import remember

    stories = apps.get_model("articles", "Article").objects.exclude(head=None).order_by("pk")
    for pk, value in stories.values_list("pk", "head__content").iterator(chunk_size=500):
        remember(pk, value)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_deskwords")


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_typed_words")]
    operations = [
        migrations.RunPython(make, drop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
