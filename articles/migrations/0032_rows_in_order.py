"""A person's and a topic's rows get what lists are in the order of, as their editions have it."""

import datetime

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

UNTIL_FILLED = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def fill(apps, schema_editor):
    of_its_edition = apps.get_model("articles", "Edition").objects.filter(pk=OuterRef("edition"))
    for name in ("EditionPerson", "EditionTopic"):
        apps.get_model("articles", name).objects.update(
            first_at=Subquery(of_its_edition.values("first_at")),
            public_id=Subquery(of_its_edition.values("public_id")),
        )


class Migration(migrations.Migration):
    dependencies = [
        ('articles', '0031_looks'),
    ]

    operations = [
        migrations.AddField(
            model_name='editionperson',
            name='first_at',
            field=models.DateTimeField(default=UNTIL_FILLED),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='editionperson',
            name='public_id',
            field=models.CharField(default='', max_length=16),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='editiontopic',
            name='first_at',
            field=models.DateTimeField(default=UNTIL_FILLED),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='editiontopic',
            name='public_id',
            field=models.CharField(default='', max_length=16),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='editionperson',
            name='slug',
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddIndex(
            model_name='editionperson',
            index=models.Index(fields=['slug', '-first_at', '-public_id'], name='editionperson_newest'),
        ),
        migrations.AddIndex(
            model_name='editiontopic',
            index=models.Index(fields=['topic', '-first_at', '-public_id'], name='editiontopic_newest'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
