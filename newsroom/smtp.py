"""Django's SMTP, with a word before the last dot.

A mail server has a message from the dot that ends it on, and not before. Whoever must not send
one twice writes down, right before the dot, that it is gone (docs/decisions, “A mail is gone with
its dot”).
"""

import smtplib
from collections.abc import Callable

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

DOT = b"\r\n.\r\n"


class Letter(EmailMessage):
    """A message that is told right before the server can have it. If `before_the_dot` raises, the
    server never gets the dot and drops what it has."""

    def __init__(self, *args, before_the_dot: Callable[[], None], **kwargs):
        super().__init__(*args, **kwargs)
        self.before_the_dot = before_the_dot


class _Plain(smtplib.SMTP):
    letter: Letter | None = None

    def send(self, data):
        if self.letter and isinstance(data, bytes) and data.endswith(DOT):
            try:
                self.letter.before_the_dot()
            except BaseException:
                self.close()
                raise
        super().send(data)


class _Encrypted(_Plain, smtplib.SMTP_SSL):
    pass


class Smtp(EmailBackend):
    @property
    def connection_class(self):
        return _Encrypted if self.use_ssl else _Plain

    def _send(self, email_message):
        self.connection.letter = email_message if isinstance(email_message, Letter) else None
        return super()._send(email_message)  # type: ignore[misc]
