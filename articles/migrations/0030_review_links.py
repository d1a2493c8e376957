"""Review links, and advice, which refuses UPDATE and DELETE as history does (0003)."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER articles_advice_is_fixed BEFORE UPDATE OR DELETE ON articles_advice
FOR EACH ROW EXECUTE FUNCTION articles_history_is_fixed()
"""


def fix(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(TRIGGER, params=None)


def unfix(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER articles_advice_is_fixed ON articles_advice")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0009_check_levels'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='event',
            name='outsider',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.CreateModel(
            name='ReviewLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('receiver', models.CharField(max_length=80)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('first_opened_at', models.DateTimeField(null=True)),
                ('last_opened_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='review_links', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='articles.revision')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(choices=[('fine', 'Fine by me'), ('objection', 'Objection')], max_length=9)),
                ('text', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='articles.reviewlink')),
            ],
            options={
                'verbose_name_plural': 'advice',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='reviewlink',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='reviewlink_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='advice',
            constraint=models.CheckConstraint(condition=models.Q(('says', 'fine'), models.Q(('says', 'objection'), models.Q(('text', ''), _negated=True)), _connector='OR'), name='advice_objection_says_why'),
        ),
        migrations.RunPython(fix, unfix),
    ]
