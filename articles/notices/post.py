"""The post: what waits to be mailed is sent by `manage.py db_worker`, each notice at most once.

A claim is a lease: who claims a notice counts its tries up, and whoever finds it unsent when the
lease is over may claim it again. Right before the dot that makes the message the server's, the
notice is marked as handed over by whoever still holds the claim; from then on nobody sends it.
Killed before the dot, it is sent later; killed after it, the server has it (decision record).
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import mailers
from django.tasks import task
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.facts import when
from articles.models import Notice
from articles.notices.rules import NOTICES, Kind
from newsroom.smtp import Letter, Smtp
from people import roles
from people.models import User

log = logging.getLogger("django.newsroom.post")

MINUTE = timedelta(minutes=1)
MOST_TRIES = 12  # a minute apart at first, an hour at last: about half a day
Mail = Notice.Mail


class NotOurs(Exception):
    """Somebody else claimed the notice while we were talking to the server."""


def mail_for(user: User) -> Notice.Mail:
    """Whether a notice for `user` can be mailed at all."""
    return Mail.WAITING if user.email and "default" in mailers else Mail.NONE


def send_soon(at: datetime) -> None:
    """Have the worker send what waits, from `at` on: enqueued in the caller's transaction."""
    send_mail.using(run_after=max(at, timezone.now())).enqueue()


@task
def send_mail() -> int:
    return send_waiting()


def send_waiting() -> int:
    """Send what waits and return how many the server took. Stops at the first trouble with the
    connection: the rest waits for the next round."""
    if "default" not in mailers or not Notice.objects.to_mail(timezone.now()).exists():
        return 0
    mailer = mailers.default
    taken = 0
    try:
        mailer.open()
    except OSError as why:
        log.warning("The mail server cannot be reached (%s): mail waits.", why)
        _wait_for_the_server()
        return 0
    try:
        while (notice := _claim()) and _send(notice, mailer):
            taken += 1
    finally:
        _hang_up(mailer)
    return taken


def _wait_for_the_server() -> None:
    now = timezone.now()
    Notice.objects.to_mail(now).update(mail_after=now + MINUTE)


def _hang_up(mailer) -> None:
    try:
        mailer.close()
    except OSError as why:
        log.info("The mail server did not say goodbye (%s).", why)


def _claim() -> Notice | None:
    """The next notice to send, which is ours until its `mail_after`."""
    now = timezone.now()
    while notice := Notice.objects.to_mail(now).order_by("mail_after", "pk").first():
        if not _change(notice, tries=notice.tries + 1, mail_after=now + patience(notice.tries)):
            continue
        notice.tries += 1
        if notice.tries > MOST_TRIES:
            log.error("Gave up on the mail of notice %s.", notice.pk)
            _change(notice, mail=Mail.REFUSED)
        elif not (notice.person.email and roles.may_see(notice.person)):
            _change(notice, mail=Mail.NONE)
        else:
            return notice
    return None


def patience(tries: int) -> timedelta:
    return MINUTE * min(2**tries, 60)


def _change(notice: Notice, **fields) -> bool:
    """Change `notice` if it still waits, claimed as often as we know."""
    ours = Notice.objects.filter(pk=notice.pk, mail=Mail.WAITING, tries=notice.tries)
    return bool(ours.update(**fields))


def _send(notice: Notice, mailer) -> bool:
    """Whether the conversation goes on. What the server answered is on the row afterwards."""

    def hand_over() -> None:
        if not _change(notice, mail=Mail.HANDED_OVER):
            raise NotOurs
        notice.mail = Mail.HANDED_OVER

    try:
        if not isinstance(mailer, Smtp):
            hand_over()
        mailer.send_messages([letter(notice, hand_over)])
    except NotOurs:
        return False
    except smtplib.SMTPRecipientsRefused as why:
        code, said = next(iter(why.recipients.values()))
        return _refused(notice, code, said)
    except smtplib.SMTPResponseException as why:
        return _refused(notice, why.smtp_code, why.smtp_error)
    except OSError as why:
        is_gone = notice.mail == Mail.HANDED_OVER
        what = "may have been sent and will not be sent again" if is_gone else "waits"
        log.warning("The mail server fell silent (%s): notice %s %s.", why, notice.pk, what)
        return False
    except ValueError as why:  # no address at all, or one no header can carry
        return _refused(notice, 553, str(why))
    Notice.objects.filter(pk=notice.pk).update(mail=Mail.SENT)
    return True


def _refused(notice: Notice, code: int, said: bytes | str) -> bool:
    """A refusal for good (5xx) is kept; after one for now (4xx) it is tried again. Either way the
    server has said that it does not have the message."""
    log.warning("The mail server refused notice %s: %s %r", notice.pk, code, said)
    mail = Mail.REFUSED if code >= 500 else Mail.WAITING
    Notice.objects.filter(pk=notice.pk, tries=notice.tries).update(mail=mail)
    return True


def letter(notice: Notice, before_the_dot) -> Letter:
    """Nothing of the story is in it: no headline, no name, no note. The desk tells the rest."""
    rule = NOTICES[Kind(notice.kind)]
    with translation.override(notice.person.language or settings.LANGUAGE_CODE):
        choices = settings.SITE_URL + reverse("admin:articles_notice_choices")
        lines = [
            f"{_(rule.fact)} ({when(notice.at)})",
            settings.SITE_URL + link_of(notice),
            _("What you are told by mail, and what not: %(address)s") % {"address": choices},
        ]
        subject = f"{settings.NEWSROOM_NAME}: {_(rule.subject)}"
    return Letter(
        subject,
        "\n\n".join(lines) + "\n",
        settings.DEFAULT_FROM_EMAIL,
        [notice.person.email],
        headers={"Message-ID": message_id(notice), "Auto-Submitted": "auto-generated"},
        before_the_dot=before_the_dot,
    )


def message_id(notice: Notice) -> str:
    """The same for every try, so that whoever gets one twice can tell."""
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    return f"<notice-{notice.pk}@{host}>"


def link_of(notice: Notice) -> str:
    """Where on the desk the person finds what they are told of."""
    if notice.page:
        return reverse("admin:articles_page_change", args=[notice.page.slug])
    if notice.kind in (Kind.SUBMITTED, Kind.UNREVIEWED):
        return reverse("admin:articles_article_review", args=[notice.article_id])
    return notice.article.get_absolute_url()
