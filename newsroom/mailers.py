"""`EMAIL_URL` as a mailer of Django's: smtp://, smtp+tls:// (STARTTLS), smtps://, console:."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TIMEOUT = 10  # seconds for each answer of the server; only the worker ever waits for it


def mailer(url: str) -> dict[str, Any]:
    """An entry of MAILERS. Raises ImproperlyConfigured, never with the password in it."""
    address = urlsplit(url)
    if address.scheme == "console":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        host, port = address.hostname, address.port
    except ValueError:
        host = port = None
    if address.scheme not in ("smtp", "smtp+tls", "smtps") or not host:
        raise ImproperlyConfigured(
            "EMAIL_URL names no mail server: write smtp+tls://user:password@mail.example:587, "
            "with smtp:// for one without encryption and smtps:// for port 465."
        )
    options = {
        "host": host,
        "port": port,
        "username": unquote(address.username or ""),
        "password": unquote(address.password or ""),
        "use_tls": address.scheme == "smtp+tls",
        "use_ssl": address.scheme == "smtps",
        "timeout": TIMEOUT,
    }
    return {"BACKEND": "newsroom.smtp.Smtp", "OPTIONS": options}
