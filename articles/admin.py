"""Where Django looks for the desk's pages of stories; they live in `articles.desk`."""

from articles.desk import front, history, notices, pages, people, pictures, sections, stories

__all__ = ["front", "history", "notices", "pages", "people", "pictures", "sections", "stories"]
