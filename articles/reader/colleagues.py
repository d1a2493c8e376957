"""Who of the newsroom is asking, for the addresses that answer them differently: the beacon does
not count staff, and the desk sees the styleguide, and pictures before readers do.

No middleware has looked: readers' pages run no session. Here one is read if its cookie was sent,
and never renewed or ended, as `django.contrib.auth.get_user` may do on its way.
"""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from people.roles import may_see


def is_from_staff(request: HttpRequest) -> bool:
    colleague = signed_in(request)
    return colleague is not None and colleague.is_staff


def is_from_the_desk(request: HttpRequest) -> bool:
    colleague = signed_in(request)
    return colleague is not None and may_see(colleague)


def signed_in(request: HttpRequest):
    """Whose session the request carries, or None; two queries, none without a cookie."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not key:
        return None
    session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    user = get_user_model().objects.filter(pk=session.get(SESSION_KEY), is_active=True).first()
    if user is None:
        return None
    proof = session.get(HASH_SESSION_KEY, "")
    return user if constant_time_compare(proof, user.get_session_auth_hash()) else None
