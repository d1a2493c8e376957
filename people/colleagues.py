"""Who works here now: those who may see the newsroom, with their roles."""

from django.db.models import StringAgg, Value

from people import roles
from people.models import User

BETWEEN = "\n"  # names of roles


def colleagues() -> list[User]:
    """In one query, however many they are."""
    named = StringAgg("groups__name", Value(BETWEEN))
    staff = User.objects.filter(is_active=True, is_staff=True).annotate(named=named)
    found = list(staff.order_by("pk"))
    for user in found:
        user.role_names = frozenset((user.named or "").split(BETWEEN))
    return [user for user in found if roles.may_see(user)]
