"""Notices: who is told of what (`rules`), telling them on the desk (`telling`), by mail (`post`),
and what time alone brings (`rounds`). The gate calls these by name."""

from articles.notices.rounds import keep_going
from articles.notices.telling import tell, tell_assigned, tell_mentioned, tell_of_page

__all__ = ["keep_going", "tell", "tell_assigned", "tell_mentioned", "tell_of_page"]
