from django import template

from articles.desk import notices
from people import roles

register = template.Library()


@register.inclusion_tag("desk/_notices.html", takes_context=True)
def notices_badge(context) -> dict:
    """A link to this person's notices, with the number of unread ones: one query a request."""
    request = context.get("request")
    if request is None or not roles.may_see(request.user):
        return {}
    return notices.badge(request)
