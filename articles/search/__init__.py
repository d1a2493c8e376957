"""Finding stories by their words. The gate writes what is looked in (`index`), `asked` makes a
question of what somebody types, `found` answers it on PostgreSQL and on SQLite, and `marks` shows
where. It touches editions and their rows alone, so that the readers' site may import it.
"""

from articles.search.find import After, Match, Order, editions_naming, found
from articles.search.marks import is_named
from articles.search.query import Asked, asked

__all__ = ["After", "Asked", "Match", "Order", "asked", "editions_naming", "found", "is_named"]
