"""PostgreSQL keeps a column of the words of every edition, as they stand and as stems by the rules
of the story's language; SQLite gets an FTS5 table, which the gate writes.

The rules are constants, as a generated column wants them; `articles.search.words.STEMMED` says the
same, and a test compares the two.
"""

import django.db.models.deletion
from django.db import migrations, models

RULES = """
CASE language
    WHEN 'ar' THEN 'arabic'::regconfig
    WHEN 'ca' THEN 'catalan'::regconfig
    WHEN 'da' THEN 'danish'::regconfig
    WHEN 'de' THEN 'german'::regconfig
    WHEN 'el' THEN 'greek'::regconfig
    WHEN 'en' THEN 'english'::regconfig
    WHEN 'es' THEN 'spanish'::regconfig
    WHEN 'eu' THEN 'basque'::regconfig
    WHEN 'fi' THEN 'finnish'::regconfig
    WHEN 'fr' THEN 'french'::regconfig
    WHEN 'ga' THEN 'irish'::regconfig
    WHEN 'hi' THEN 'hindi'::regconfig
    WHEN 'hu' THEN 'hungarian'::regconfig
    WHEN 'hy' THEN 'armenian'::regconfig
    WHEN 'id' THEN 'indonesian'::regconfig
    WHEN 'it' THEN 'italian'::regconfig
    WHEN 'lt' THEN 'lithuanian'::regconfig
    WHEN 'nb' THEN 'norwegian'::regconfig
    WHEN 'ne' THEN 'nepali'::regconfig
    WHEN 'nl' THEN 'dutch'::regconfig
    WHEN 'nn' THEN 'norwegian'::regconfig
    WHEN 'no' THEN 'norwegian'::regconfig
    WHEN 'pt' THEN 'portuguese'::regconfig
    WHEN 'ro' THEN 'romanian'::regconfig
    WHEN 'ru' THEN 'russian'::regconfig
    WHEN 'sr' THEN 'serbian'::regconfig
    WHEN 'sv' THEN 'swedish'::regconfig
    WHEN 'ta' THEN 'tamil'::regconfig
    WHEN 'tr' THEN 'turkish'::regconfig
    WHEN 'yi' THEN 'yiddish'::regconfig
    ELSE 'simple'::regconfig
END
"""


def words_and_stems(column, weight):
    return (
        f"setweight(to_tsvector('simple'::regconfig, {column}), '{weight}')"
        f" || setweight(to_tsvector({RULES}, {column}), '{weight}')"
    )


COLUMN = f"""
ALTER TABLE articles_editionwords ADD COLUMN search tsvector GENERATED ALWAYS AS (
    {words_and_stems("headline", "A")}
    || {words_and_stems("standfirst", "B")}
    || setweight(to_tsvector('simple'::regconfig, names), 'C')
    || {words_and_stems("text", "D")}
    || to_tsvector('simple'::regconfig, headline_apart || ' ' || names_apart)
) STORED
"""
INDEX = "CREATE INDEX articles_editionwords_search ON articles_editionwords USING gin (search)"
# The words are folded before they come here, and an order by relevance is not asked for.
FTS = """
CREATE VIRTUAL TABLE articles_editionindex USING fts5(
    headline, standfirst, text, names, headline_apart, names_apart,
    content='articles_editionwords', content_rowid='ordinal', columnsize=0,
    tokenize='unicode61 remove_diacritics 0'
)
"""


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(COLUMN, params=None)
        schema_editor.execute(INDEX, params=None)
    else:
        schema_editor.execute(FTS, params=None)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_editionwords DROP COLUMN search")
    else:
        schema_editor.execute("DROP TABLE articles_editionindex")


class Migration(migrations.Migration):
    dependencies = [("articles", "0032_rows_in_order")]
    operations = [
        migrations.CreateModel(
            name='EditionWords',
            fields=[
                ('ordinal', models.BigIntegerField(help_text='Later first publications have higher ones.', primary_key=True, serialize=False)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('headline', models.TextField(blank=True)),
                ('standfirst', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('names', models.TextField(blank=True)),
                ('headline_apart', models.TextField(blank=True, help_text='Again, marked: so that the headline alone can be asked.')),
                ('names_apart', models.TextField(blank=True, help_text='In the same way.')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='articles.edition')),
            ],
        ),
        migrations.RemoveField(
            model_name='edition',
            name='search_text',
        ),
        migrations.AddField(
            model_name='editionperson',
            name='spellings',
            field=models.TextField(blank=True, help_text='Found under these, a line each, as search compares them; not shown.'),
        ),
        migrations.RunPython(make, drop),
    ]
