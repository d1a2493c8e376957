"""The groups and their permissions: there after every migration, complete, and the same again."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from articles.models import BLOCKS
from people.groups import make_groups
from people.roles import Role
from tests import make


def permissions():
    return {
        group.name: set(group.permissions.values_list("content_type__app_label", "codename"))
        for group in Group.objects.all()
    }


def test_there_is_a_group_for_every_role_and_no_other(groups):
    assert set(permissions()) == {role.value for role in Role}


def test_making_them_again_changes_nothing(groups):
    before = permissions(), list(Group.objects.order_by("pk").values_list("pk", "name"))

    make_groups(None)
    make_groups(None)

    assert (permissions(), list(Group.objects.order_by("pk").values_list("pk", "name"))) == before


def test_making_them_again_mends_what_somebody_changed(groups):
    before = permissions()
    Group.objects.get(name="Reporter").permissions.add(
        Permission.objects.get(codename="delete_user")
    )
    Group.objects.get(name="Editor").permissions.clear()

    make_groups(None)

    assert permissions() == before


def test_members_stay_members(groups):
    rita = make.user("rita", Role.REPORTER)

    make_groups(None)

    assert list(rita.groups.values_list("name", flat=True)) == ["Reporter"]


def test_every_migration_brings_them_back(groups):
    before = permissions()
    Group.objects.all().delete()

    call_command("migrate", verbosity=0)

    assert permissions() == before


@pytest.mark.parametrize("role", Role)
def test_every_role_sees_every_story_and_its_blocks(groups, role):
    codenames = {codename for _, codename in permissions()[role.value]}

    seen = {f"view_{model._meta.model_name}" for model in BLOCKS.values()}
    assert seen | {"view_article", "view_revision", "view_event", "view_edition"} <= codenames


@pytest.mark.parametrize("model", BLOCKS.values(), ids=lambda model: model.__name__)
@pytest.mark.parametrize("role", [Role.REPORTER, Role.EDITOR, Role.CHIEF_EDITOR])
def test_who_writes_may_do_all_to_blocks(groups, role, model):
    codenames = {codename for _, codename in permissions()[role.value]}

    name = model._meta.model_name
    assert {f"{verb}_{name}" for verb in ("view", "add", "change", "delete")} <= codenames


def writes(role):
    codenames = {codename for _, codename in permissions()[role.value]}
    return {codename for codename in codenames if not codename.startswith("view_")}


def test_reviewers_change_nothing(groups):
    assert writes(Role.REVIEWER) == set()


def test_picture_editors_change_slots_and_pictures(groups):
    assert writes(Role.PICTURE_EDITOR) == {
        *("add_imageslot", "change_imageslot", "delete_imageslot"),
        *("add_image", "change_image", "delete_image"),
    }


@pytest.mark.parametrize("role", Role)
def test_nobody_writes_history_editions_logins_or_counts(groups, role):
    fixed = "revision decision event edition editionperson editionpicture editiontopic address"
    fixed += " viewtotal viewhour viewdrop viewadjustment viewsalt viewseen user group permission"

    may = {f"{verb}_{model}" for model in fixed.split() for verb in ("add", "change", "delete")}
    assert writes(role) & may == set()


@pytest.mark.parametrize("role", Role)
def test_nobody_deletes_stories_or_sections(groups, role):
    assert writes(role) & {"delete_article", "delete_section"} == set()


def test_every_permission_is_of_our_own_models(groups):
    ours = {
        (model._meta.app_label, f"{verb}_{model._meta.model_name}")
        for app in ("articles", "people")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        for verb in ("add", "change", "delete", "view")
    }

    assert set().union(*permissions().values()) <= ours


def test_they_wait_for_the_permissions_of_both_apps(groups):
    Group.objects.all().delete()
    Permission.objects.filter(content_type__app_label="articles").delete()

    make_groups(None)

    assert not Group.objects.exists()


def test_the_groups_wait_for_the_permissions_of_a_model_that_is_new(groups):
    seen = Permission.objects.filter(codename="view_comment")
    seen.delete()

    make_groups(None)

    assert not Group.objects.filter(permissions__codename="view_comment").exists()
