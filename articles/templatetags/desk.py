from django import template

from articles import checks, pages
from articles.models import Event
from articles.workflow import DONE

register = template.Library()


@register.filter
def done(event: Event) -> str:
    """What an event did, in words: "approved this story"."""
    return DONE[event.verb]


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
    return pages.DONE[event.verb]
