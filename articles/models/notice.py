"""What somebody is told: one row for a person and a happening, however often it is retried."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.history import Event
from articles.models.page import Page


class NoticeQuerySet(models.QuerySet):
    def given(self, now):
        """What stands on the desk at `now`: a publication to come is told when it is there."""
        return self.filter(at__lte=now)

    def unread(self):
        return self.filter(read_at=None)

    def to_mail(self, now):
        return self.filter(mail=Notice.Mail.WAITING, mail_after__lte=now)


class Notice(models.Model):
    """Written only by `articles.notices`, and what concerns its mail by `articles.post`.
    `happening` names what it tells of, `mail_after` when its mail may next be tried."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("A story waits for my decision")
        UNREVIEWED = "unreviewed", _("Something went out unreviewed and needs a second look")
        SENT_BACK = "sent back", _("A story of mine was sent back")
        ASSIGNED = "assigned", _("A story was assigned to me")
        MENTIONED = "mentioned", _("I was mentioned in a comment")
        DUE_SOON = "due soon", _("A story of mine is due soon")
        DUE_MISSED = "due missed", _("A story of mine is overdue")
        APPROVED = "approved", _("A story was approved that I wrote or may publish")
        PUBLISHED = "published", _("A story of mine was published")

    class Mail(models.TextChoices):
        NONE = "none", _("not by mail")
        WAITING = "waiting", _("waits to be sent")
        # The server may have it: never sent again (decision record).
        HANDED_OVER = "handed over", _("handed over, not answered")
        SENT = "sent", _("taken by the mail server")
        REFUSED = "refused", _("refused by the mail server")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    happening = models.CharField(max_length=80)
    article = models.ForeignKey(
        Article,
        null=True,
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("story"),
    )
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="notices")
    event = models.ForeignKey(Event, null=True, on_delete=models.PROTECT, related_name="+")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=12, choices=Mail, default=Mail.NONE)
    mail_after = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "happening"], name="notice_given_once"),
            models.CheckConstraint(
                condition=Q(article__isnull=False, page=None) | Q(article=None, page__isnull=False),
                name="notice_about_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notice_newest"),
            # The count in the header of every desk page, and the letters to send.
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["mail_after"], condition=Q(mail="waiting"), name="notice_to_mail"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.person})"
