from django import template

from articles.models import Event
from articles.workflow import DONE

register = template.Library()


@register.filter
def done(event: Event) -> str:
    """What an event did, in words: "approved this story"."""
    return DONE[event.verb]
