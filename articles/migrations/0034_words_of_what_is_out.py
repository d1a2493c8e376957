"""What the gate writes with an edition from now on, for the editions there are."""

from django.db import migrations


def fill(apps, schema_editor):
    Edition = apps.get_model("articles", "Edition")
    editions = Edition.objects.exclude(kind="withdrawal").filter(words=None)
    if not editions.exists():
        return  # a new database needs nothing of the code of today

    from articles.editions import spellings_in
    from articles.search import index

    EditionPerson = apps.get_model("articles", "EditionPerson")
    people = EditionPerson.objects.select_related("person").prefetch_related("person__names")
    for row in people.iterator(chunk_size=500):
        row.spellings = spellings_in(row, row.person)
        row.save(update_fields=["spellings"])
    for edition in editions.prefetch_related("people").iterator(chunk_size=500):
        lines = [line for row in edition.people.all() for line in row.spellings.splitlines()]
        apps.get_model("articles", "EditionWords").objects.create(
            edition=edition, **index.row_of(edition, lines)
        )
    index.build_anew()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0033_full_text_search"),
        ("people", "0001_initial"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
