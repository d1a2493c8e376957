"""What colleagues asked for."""

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.checks.check import Copy, Finding, Level, check

LONGEST = 60  # characters of a comment


@check(Level.ADVICE, _("No comment is left unresolved."))
def comments_resolved(copy: Copy) -> Iterator[Finding]:
    for comment in copy.open_comments:
        text = comment.text if len(comment.text) <= LONGEST else f"{comment.text[:LONGEST]}…"
        says = gettext("%(name)s’s comment is not resolved: “%(text)s”")
        yield Finding(comment.where, says % {"name": comment.author, "text": text})
