"""Writers at their pages: what a browser does with the story's form, without drawing it."""

import json
from uuid import uuid4

from django.contrib.messages.storage.cookie import CookieStorage
from django.http import QueryDict
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from articles.desk import unsaved
from articles.models import Article
from tests.desk.page import DESK, layout


class Writer:
    """Somebody with the writing page of `story` open; `form` is what it would post now."""

    def __init__(self, user, story, form: dict[str, list[str]] | None = None):
        self.user, self.story = user, story
        self.shown: list[str] = []  # texts beside the form, to be compared
        self.told: list[str] = []
        self.form = dict(form or {})
        if form is None:
            self.load()

    def beside(self, user) -> "Writer":
        """Somebody else, who opened the same page at the same time."""
        return Writer(user, self.story, self.form)

    def _request(self, method: str, data: dict | None = None):
        made = getattr(RequestFactory(), method)("/")
        made.user, made.session = self.user, {}
        made._dont_enforce_csrf_checks = True
        made._messages = CookieStorage(made)
        if data is not None:
            made.POST, made._files = QueryDict(mutable=True), MultiValueDict()
            for name, values in data.items():
                made.POST.setlist(name, values)
        return made

    def load(self) -> None:
        """What the page shows: see `test_a_form_nobody_typed_into_says_what_is_saved`."""
        story = Article.objects.get(pk=self.story.pk)
        sheet = layout(self.user).saved(story)
        seen = {"loaded": [json.dumps(sheet.digests())], "seen": [str(story.head_id)]}
        self.form = sheet.form() | seen
        self.shown, self.told = [], []

    # What one does to a form.

    def texts(self) -> list[str]:
        """The names of the text blocks that are not deleted, as the form has them."""
        names = [name.removesuffix("-text") for name in self.form if name.endswith("-text")]
        return [name for name in names if f"{name}-DELETE" not in self.form]

    def write(self, name: str, word: str) -> None:
        self.form[name] = [
            f"{self.form[name][0].removesuffix('</p>')} {word}</p>"
            if name.endswith("-text")
            else f"{self.form[name][0]} {word}"
        ]

    def add(self, word: str, ordering: int) -> None:
        name = f"text_blocks-{len(self.form)}"
        made = {"text": f"<p>{word}</p>", "uuid": str(uuid4()), "region": "body"}
        for field, value in {**made, "ordering": str(ordering)}.items():
            self.form[f"{name}-{field}"] = [value]

    def delete(self, block: str) -> str:
        """What the block said."""
        self.form[f"{block}-DELETE"] = ["on"]
        return self.form[f"{block}-text"][0]

    def move(self, block: str, ordering: int) -> None:
        self.form[f"{block}-ordering"] = [str(ordering)]

    # What one presses, or does not.

    def autosave(self) -> dict:
        request = self._request("post", self.form)
        answer = json.loads(unsaved.typed(request, self.story.pk, merge=DESK.merge).content)
        self.form["loaded"] = [json.dumps(answer["loaded"])]
        if "seen" in answer:
            self.form["seen"] = [str(answer["seen"])]
        self.told = [answer["theirs"], answer["problems"]]
        return answer

    def save(self, **pressed: str) -> bool:
        """Whether it was saved; if not, both texts are beside the form."""
        request = self._request(
            "post", self.form | {name: [value] for name, value in pressed.items()}
        )
        page = DESK.changeform_view(request, str(self.story.pk))
        if page.status_code == 302:
            told = [str(message) for message in request._messages]
            self.load()
            self.told = told
            return True
        self.form = dict(request.POST.lists())
        found = page.context_data.get("differences", [])
        self.shown = [text for each in found for text in (each.mine, each.theirs)]
        self.form["open"] = [each.unit for each in found]
        return False
