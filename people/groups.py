"""The roles as groups, with the model permissions the desk asks for.

Made on every `post_migrate`: made in a migration they would vanish with the first flush.
Which story somebody may write is decided by `people.roles`, not here.
"""

from django.db import DEFAULT_DB_ALIAS

from people.roles import Role

BLOCKS = "text quote imageslot factbox table relatedstory embed"
STORY = f"article {BLOCKS} byline mention articletopic"
HISTORY = (
    "revision decision event front edition address comment pageversion viewtotal viewadjustment "
    "reviewlink advice"
)
PEOPLE = "person name role status relation"

# group: models (of `articles`, or of `people` in PEOPLE) it may add and change
WRITES = {
    Role.REPORTER: f"{STORY} {PEOPLE} image",
    Role.EDITOR: f"{STORY} {PEOPLE} image section topic checklevel",
    Role.REVIEWER: "",
    Role.PICTURE_EDITOR: "imageslot image",
    Role.CHIEF_EDITOR: f"{STORY} {PEOPLE} image section topic checklevel",
}
DELETES = set(f"{BLOCKS} byline mention {PEOPLE} image topic checklevel".split())
SEES = f"{STORY} {HISTORY} {PEOPLE} image section topic checklevel page user"


def make_groups(sender, using=DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Idempotent; waits until every permission is there: those of a model that an upgrade brings
    are made after the signal of the app before it."""
    from django.contrib.auth.models import Group, Permission

    ours = Permission.objects.using(using).filter(
        content_type__app_label__in=["articles", "people"]
    )
    by_codename = {permission.codename: permission for permission in ours}
    if not set().union(*map(codenames, WRITES.values())) <= by_codename.keys():
        return
    for role, models in WRITES.items():
        group, _ = Group.objects.using(using).get_or_create(name=role.value)
        group.permissions.set([by_codename[name] for name in sorted(codenames(models))])


def codenames(models: str) -> set[str]:
    writes = set(models.split())
    return (
        {f"view_{model}" for model in SEES.split()}
        | {f"{verb}_{model}" for model in writes for verb in ("add", "change")}
        | {f"delete_{model}" for model in writes & DELETES}
    )
