"""Who works here now: those who may see the newsroom, with their roles."""

from people import roles
from people.models import User


def colleagues() -> list[User]:
    """In two queries, however many they are."""
    staff = User.objects.filter(is_active=True, is_staff=True).prefetch_related("groups")
    return [user for user in staff.order_by("pk") if roles.may_see(user)]
