"""A mail server on a real socket that takes, refuses, is slow or falls silent, as a test wants."""

import asyncio
import email
from collections.abc import Callable
from email.message import EmailMessage

from aiosmtpd.controller import Controller

type Answer = str | Callable[[], str]


class Manners:
    """What it answers: by default it takes everything. A test sets `to_sender`, `to_recipient`
    or `to_message`; SILENT hangs there until the client goes, GONE cuts the line."""

    SILENT, GONE = "silent", "gone"
    TAKEN = "250 OK"

    def __init__(self):
        self.taken: list[EmailMessage] = []
        self.to_sender = self.to_recipient = self.to_message = self.TAKEN
        self.answers: list[tuple[str, str]] = []  # (step, answer) of the next ones, in order
        self.has_heard: Callable[[str], None] = lambda step: None

    async def _answer(self, server, step: str) -> str:
        self.has_heard(step)
        answer = getattr(self, f"to_{step}")
        if self.answers and self.answers[0][0] == step:
            answer = self.answers.pop(0)[1]
        if answer == self.SILENT:
            await asyncio.sleep(60)
        if answer == self.GONE:
            server.transport.abort()
        return answer

    async def handle_MAIL(self, server, session, envelope, address, options):
        answer = await self._answer(server, "sender")
        if answer.startswith("250"):
            envelope.mail_from = address
        return answer

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = await self._answer(server, "recipient")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        """The whole message is here: like any server, it keeps what it does not refuse, whether
        or not the client still hears the answer."""
        refuses = next((a for step, a in self.answers[:1] if step == "message"), self.to_message)
        if refuses[0] not in "45":
            message = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.taken.append(message)
        return await self._answer(server, "message")


class MailServer(Controller):
    def __init__(self):
        super().__init__(Manners(), hostname="127.0.0.1", port=0)

    def __enter__(self):
        self.start()
        self.host, self.port = self.server.sockets[0].getsockname()[:2]
        return self

    def __exit__(self, *error):
        if self._thread is not None:  # a test may have stopped it
            self.stop()

    def _trigger_server(self):
        """The controller looks whether its port answers; ours is known only once it does."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    @property
    def manners(self) -> Manners:
        return self.handler

    @property
    def taken(self) -> list[EmailMessage]:
        return self.manners.taken

    def delivered(self) -> list[tuple[str, str]]:
        """(to whom, subject) of each message it took, in order."""
        return [(message["To"], message["Subject"]) for message in self.taken]
