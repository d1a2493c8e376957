"""A desk page as its browser would post it: every field of a form, with the values it shows."""

from functools import cache
from html.parser import HTMLParser

from django.contrib import admin
from django.test import Client, RequestFactory

from articles.models import Article

DESK = admin.site.get_model_admin(Article)


class FormReader(HTMLParser):
    def __init__(self, form_id: str):
        super().__init__()
        self.form_id, self.is_inside = form_id, False
        self.fields: dict[str, list[str]] = {}
        self.textarea = self.select = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name = given.get("name")
        if tag == "form":
            self.is_inside = given.get("id") == self.form_id
        if not self.is_inside:
            return
        if tag == "input" and name and given.get("type") not in ("submit", "file"):
            is_box = given.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in given:
                self.fields.setdefault(name, []).append(given.get("value") or "")
        elif tag == "textarea":
            self.textarea, self.fields[name] = name, [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given and self.select:
            self.fields.setdefault(self.select, []).append(given.get("value") or "")

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea][0] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea" and self.textarea:
            # A browser drops the first line break and posts CRLF.
            text = self.fields[self.textarea][0].removeprefix("\n")
            self.fields[self.textarea] = [text.replace("\n", "\r\n")]
            self.textarea = None
        elif tag == "select":
            self.select = None


def desk_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def story_url(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def form_on(response, form_id: str = "article_form") -> dict[str, list[str]]:
    """What the form of that id on the page would post if nothing were typed into it."""
    reader = FormReader(form_id)
    reader.feed(response.content.decode())
    return {name: value for name, value in reader.fields.items() if "__prefix__" not in name}


def story_form(client: Client, article) -> dict[str, list[str]]:
    """What the writing page of `article` would post if nothing were typed."""
    return form_on(client.get(story_url(article)))


def slots_url(article) -> str:
    return f"/admin/articles/article/{article.pk}/slots/"


def slots_form(client: Client, article) -> dict[str, list[str]]:
    return form_on(client.get(slots_url(article)), "slots_form")


@cache
def layout(user):
    """The same for everybody who may write."""
    request = RequestFactory().get("/")
    request.user = user
    return DESK.layout(request, Article(created_by=user))


def save(client: Client, article, form: dict | None = None, **typed):
    """Type into the story's form and save it; `form` is one that was loaded earlier."""
    posted = {**(form or story_form(client, article)), **typed, "_continue": "Save"}
    return client.post(story_url(article), posted, follow=True)


def press(client: Client, article, verb: str, *, seen: int | None = None, **typed):
    """Press a button of the workflow bar, or forge what it would post."""
    url = f"/admin/articles/article/{article.pk}/move/{verb.replace(' ', '-')}/"
    article.refresh_from_db()
    page = {"seen": seen or article.head_id, "last_event": article.events.last().pk}
    return client.post(url, {**page, **typed}, follow=True)


def told(response) -> list[str]:
    """The messages on the page."""
    return [str(message) for message in response.context["messages"]]
