from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from people.models.person import Person


class User(AbstractUser):
    """A login of the newsroom; its groups give the roles (`people.roles`)."""

    person = models.OneToOneField(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Who this is in bylines. Somebody in the byline has contributed."),
    )
    # {kind of notice: "off", "desk" or "mail"}, where it is not the default (articles.notices).
    notice_ways = models.JSONField(default=dict, blank=True, editable=False)

    language = models.CharField(
        "language of the desk", max_length=8, blank=True, help_text=_("Empty: the newsroom’s own.")
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unique_in_any_case",
                violation_error_message=_("Somebody has this user name, perhaps in other case."),
            )
        ]

    def __str__(self):
        return self.get_full_name() or self.username

    @cached_property
    def role_names(self) -> frozenset[str]:
        return frozenset(group.name for group in self.groups.all())
