"""Where Django looks for the desk's pages of stories; they live in `articles.desk`."""

from articles.desk import history, pages, people, pictures, sections, stories

__all__ = ["history", "pages", "people", "pictures", "sections", "stories"]
