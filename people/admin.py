"""Where Django looks for the desk's pages of people; they live in `people.desk`."""

from people.desk import people, users

__all__ = ["people", "users"]
