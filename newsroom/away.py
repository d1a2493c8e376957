"""While the newsroom is closed for work, or its database is away, everybody gets a calm 503."""

import logging

from django.conf import settings
from django.db import OperationalError, connection

from articles.reader.errors import unavailable

logger = logging.getLogger(__name__)


def is_away(error: Exception) -> bool:
    """Whether `error` came of a database that cannot be reached, or went away meanwhile."""
    return isinstance(error, OperationalError) and (
        connection.connection is None or not connection.is_usable()
    )


class AnswerWhileAway:
    """MAINTENANCE=1 closes the newsroom; a database that is away closes it by itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return unavailable(request) if settings.MAINTENANCE else self.get_response(request)

    def process_exception(self, request, error):
        if not is_away(error):
            return None
        logger.error("The database is away: %s", error)
        return unavailable(request)
