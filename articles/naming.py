"""What the ids in a content value are called today; what is not named here is gone."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from articles.compare import Names
from articles.content import Value
from articles.models import Article, Image, Section, Topic
from articles.pictures import widths_for
from people.models import Person

MODELS: dict[str, tuple[type[models.Model], str]] = {
    "section": (Section, "name"),
    "topic": (Topic, "name"),
    "person": (Person, "name"),
    "story": (Article, "headline"),
}


def names_in(*values: Value, images: Iterable[Image] | None = None) -> Names:
    """Of the sections, topics, people, pictures and stories that `values` refer to: two queries,
    one for who has their `images`."""
    ids: dict[str, set] = {kind: set() for kind in ("image", *MODELS)}
    for value in values:
        for kind, key in _references(value["public"]):
            ids[kind].add(key)
    first, *others = (
        model._default_manager.order_by()
        .filter(pk__in=ids[kind])
        .annotate(kind=models.Value(kind))
        .values_list("kind", "pk", field)
        for kind, (model, field) in MODELS.items()
    )
    named: dict[tuple[str, Any], str] = {
        (kind, pk): name for kind, pk, name in first.union(*others).order_by()
    }
    if images is None:
        found = Image.objects.filter(digest__in=ids["image"])
        images = found.only("digest", "title", "width")
    for image in images:
        named["image", image.digest] = image.title or image.digest[:12]
        address = f"/pictures/{image.digest}/{widths_for(image.width)[0]}.jpg"
        named["picture", image.digest] = address
    return named


def _references(public: Value) -> Iterator[tuple[str, Any]]:
    yield "section", public.get("section")
    yield from (("topic", pk) for pk in public.get("topics", []))
    for row in (*public.get("bylines", []), *public.get("mentions", [])):
        yield "person", row.get("person")
    for block in public.get("blocks", []):
        if block.get("speaker"):
            yield "person", block["speaker"]
        if block.get("image"):
            yield "image", block["image"]
        if block.get("story"):
            yield "story", block["story"]
