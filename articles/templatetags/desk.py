import re
from datetime import date, datetime

from django import template
from django.template.defaultfilters import linebreaksbr, urlize
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles import checks, pages
from articles.models import Comment, Event
from articles.workflow import DONE
from people.models import User

register = template.Library()


@register.filter
def done(event: Event) -> str:
    """What an event did, in words: "approved this story"."""
    return str(DONE[event.verb])


@register.filter
def anchor(result: checks.Result) -> str:
    """The id of the place on the writing page that a check speaks of; empty for the whole."""
    if not result.where:
        return ""
    if result.where in ("bylines", "mentions"):
        return f"{result.where}-group"
    is_block = "-" in result.where
    return f"block-{result.where}" if is_block else f"id_{result.where}"


@register.filter
def done_to_page(event: Event) -> str:
    return str(pages.DONE[event.verb])


@register.filter
def local_day(moment: datetime) -> date:
    return timezone.localdate(moment)


@register.filter
def day_and_time(moment: datetime) -> str:
    """In the newsroom's zone, near days by name: "today 18:00", "Friday 07:00", "4 May 07:00"."""
    local, today = timezone.localtime(moment), timezone.localdate()
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    away = (local.date() - today).days
    far = "j E" if local.year == today.year else "j E Y"
    day = near.get(away) or date_format(local, "l" if 1 < away < 7 else far)
    return f"{day} {time_format(local, 'H:i')}"


@register.filter
def initials(person: User) -> str:
    """ "EW" of Ed Wicks; the beginning of the user name of somebody without names."""
    names = [name for name in (person.first_name, person.last_name) if name]
    return ("".join(name[0] for name in names) or person.username[:2]).upper()


@register.filter
def said(comment: Comment) -> SafeString:
    """The text of a comment: links lead somewhere, who is called stands out."""
    text = str(linebreaksbr(urlize(comment.text, autoescape=True), autoescape=False))
    for user in comment.mentions.all():
        called = re.compile(rf"@{re.escape(escape(user.username))}(?![\w@+])", re.IGNORECASE)
        text = called.sub(lambda match: f"<b>{match[0]}</b>", text)
    return mark_safe(text)
