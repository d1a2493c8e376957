"""What `manage.py check` has to say of this newsroom."""

from django.conf import settings
from django.core.checks import Warning


def no_mail_server(app_configs, **kwargs) -> list[Warning]:
    if settings.MAILERS:
        return []
    return [
        Warning(
            "No mail server is set: notices are told on the desk only.",
            hint="Set EMAIL_URL=smtp+tls://user:password@mail.example:587, and run "
            "`manage.py db_worker`, which sends them.",
            id="newsroom.W001",
        )
    ]
