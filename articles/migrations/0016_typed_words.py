"""Words that no revision keeps yet have writers, and a revision may have more than one author.

On PostgreSQL a row trigger refuses to change or delete authors; SQLite refuses in the model.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


TRIGGER = """
CREATE TRIGGER articles_coauthor_is_fixed BEFORE UPDATE OR DELETE ON articles_coauthor
FOR EACH ROW EXECUTE FUNCTION articles_history_is_fixed()
"""


def fix(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(TRIGGER, params=None)


def unfix(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER articles_coauthor_is_fixed ON articles_coauthor")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0019_comments_and_presence'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CoAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Typist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='typed_since',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('typed_since', None), ('state', 'draft'), _connector='OR'), name='article_typed_is_draft'),
        ),
        migrations.AddField(
            model_name='coauthor',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='co_authors', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='coauthor',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='typist',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='typists', to='articles.article'),
        ),
        migrations.AddField(
            model_name='typist',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='coauthor',
            constraint=models.UniqueConstraint(fields=('revision', 'user'), name='coauthor_named_once'),
        ),
        migrations.AddConstraint(
            model_name='typist',
            constraint=models.UniqueConstraint(fields=('article', 'user'), name='typist_named_once'),
        ),
        migrations.RunPython(fix, unfix),
    ]
