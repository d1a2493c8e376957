"""Every kind of page a reader can open. A new kind is one line here: axe, the tab walk, narrow
screens, HTML, Lighthouse and the rest then look at it too. `{name}` is a story of `stories.py`."""

PAGES = {
    "front": "/",
    "section": "/harbour/",
    "older stories": "/sport/?before=2026-01-01T00:00:00Z",
    "topic": "/topics/political-prisoners/",
    "person": "/people/olga-brandt/",
    "story": "{everything}",
    "story of text alone": "{text alone}",
    "story with a picture": "{with a picture}",
    "story in Russian": "{in russian}",
    "story from right to left": "{right to left}",
    "withdrawn story": "{withdrawn}",
    "about": "/about/",
    "most read": "/most-read/",
    "archive": "/archive/",
    "archive, asked": "/archive/?words=harbour&section=harbour",
    "archive, nothing found": "/archive/?words=zeppelin",
    "archive, asked wrongly": "/archive/?since=yesterday",
    "search": "/search/",
    "search, found": "/search/?q=harbour",
    "search, people found": "/search/?q=%D0%9E%D0%BB%D1%8C%D0%B3%D0%B0",
    "search, nothing found": "/search/?q=zeppelin",
    "search, asked wrongly": "/search/?q=%3F%21",
    "how we count": "/how-we-count/",
    "not found": "/nowhere/",
    "bad request": "/archive/?before=yesterday",
    "styleguide": "/styleguide/",
}
FOR_THE_DESK = {"styleguide"}  # opened by somebody who is signed in
