from django import template

from articles import pages
from articles.models import Event
from articles.workflow import DONE

register = template.Library()


@register.filter
def done(event: Event) -> str:
    """What an event did, in words: "approved this story"."""
    return DONE[event.verb]


@register.filter
def done_to_page(event: Event) -> str:
    return pages.DONE[event.verb]
