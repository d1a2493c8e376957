"""Pages of the site itself; their versions refuse UPDATE and DELETE as history does (0003)."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER articles_pageversion_is_fixed BEFORE UPDATE OR DELETE ON articles_pageversion
FOR EACH ROW EXECUTE FUNCTION articles_history_is_fixed()
"""


def fix(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(TRIGGER, params=None)


def unfix(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER articles_pageversion_is_fixed ON articles_pageversion")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_a_speaker_is_named_with_the_quote'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(choices=[('about', 'About us'), ('imprint', 'Imprint')], max_length=16, unique=True)),
                ('title', models.CharField(blank=True, max_length=100)),
                ('text', models.TextField(blank=True)),
                ('changed_at', models.DateTimeField(null=True)),
                ('looked_number', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['slug'],
            },
        ),
        migrations.CreateModel(
            name='PageVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=100)),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'version of a page',
                'verbose_name_plural': 'versions of pages',
                'ordering': ['page', 'number'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='event',
            name='event_about_one_thing',
        ),
        migrations.AddField(
            model_name='page',
            name='published_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pageversion',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='page_versions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pageversion',
            name='page',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='articles.page'),
        ),
        migrations.AddField(
            model_name='page',
            name='version',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.pageversion'),
        ),
        migrations.AddField(
            model_name='event',
            name='page_version',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='articles.pageversion'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about', 'story'), ('article__isnull', False), ('page_version', None)), models.Q(('about', 'front'), ('article', None), ('page_version', None)), models.Q(('about', 'page'), ('article', None), ('page_version__isnull', False)), _connector='OR'), name='event_about_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='pageversion',
            constraint=models.UniqueConstraint(fields=('page', 'number'), name='pageversion_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(('slug__in', ['about', 'imprint'])), name='page_slug_known'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('version', None), _negated=True), models.Q(('text', ''), ('title', '')), _connector='OR'), name='page_empty_unless_public'),
        ),
        migrations.RunPython(fix, unfix),
    ]
