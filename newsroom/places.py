"""The places of the desk that people need, for the header of its pages."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from people import roles
from people.models import User


@dataclass(frozen=True)
class Place:
    label: str
    url: str
    is_here: bool
    hotkey: str = ""


# "header": there it has to be a word or two. Address, name, keys that lead there, who goes there.
PLACES = [
    ("index", gettext_lazy("My desk"), "g d", roles.may_see),
    ("articles_article_changelist", gettext_lazy("Stories"), "g s", roles.may_see),
    ("week", gettext_lazy("The week"), "g k", roles.may_see),
    ("articles_article_add", gettext_lazy("New story"), "g n", roles.may_start),
    ("articles_article_wire", pgettext_lazy("header", "Paste wire copy"), "g w", roles.may_start),
    ("articles_image_changelist", gettext_lazy("Pictures"), "g p", roles.may_see),
    ("people_person_changelist", gettext_lazy("People"), "g e", roles.may_see),
    ("articles_front_changelist", pgettext_lazy("header", "Front page"), "g f", roles.may_see),
    ("figures", gettext_lazy("Figures"), "g i", roles.may_see),
]


def places(user: User, here: str) -> list[Place]:
    """Where `user`, who is at the address `here`, may go."""
    return [
        Place(str(label), url, url == here, hotkey)
        for name, label, hotkey, allows in PLACES
        for url in [reverse(f"admin:{name}")]
        if allows(user)
    ]


def other_places(apps: list[dict], here: str) -> list[Place]:
    """The rest of what `apps`, the admin's list for this person, names."""
    known = {reverse(f"admin:{name}") for name, *_ in PLACES}
    models = [model for app in apps for model in app["models"] if model["admin_url"]]
    return [
        Place(str(model["name"]), model["admin_url"], model["admin_url"] == here)
        for model in models
        if model["admin_url"] not in known
    ]
