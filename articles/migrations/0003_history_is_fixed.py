"""Revisions, decisions, events and adjustments refuse UPDATE and DELETE in the database itself.

A row trigger: TRUNCATE, which test flushes use, passes. SQLite refuses in the model.
"""

from django.db import migrations

TABLES = [
    "articles_revision",
    "articles_decision",
    "articles_event",
    "articles_viewadjustment",
]
FUNCTION = """
CREATE FUNCTION articles_history_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP;
END $$
"""
TRIGGER = """
CREATE TRIGGER {table}_is_fixed BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION articles_history_is_fixed()
"""


def fix(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
        for table in TABLES:
            schema_editor.execute(TRIGGER.format(table=table), params=None)


def unfix(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP TRIGGER {table}_is_fixed ON {table}")
        schema_editor.execute("DROP FUNCTION articles_history_is_fixed()")


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_initial")]
    operations = [migrations.RunPython(fix, unfix)]
