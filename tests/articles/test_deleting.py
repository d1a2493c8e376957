"""No deletion takes published work or history away."""

import pytest
from django.db.models import ProtectedError

from articles.models import (
    Address,
    Article,
    Decision,
    Edition,
    EditionPerson,
    EditionPicture,
    EditionTopic,
    Event,
    Image,
    ImageSlot,
    Quote,
    Revision,
    Section,
    Text,
    Topic,
)
from people.models import Name, Person, User
from tests import make

EVERYTHING = [
    *(Address, Article, Decision, Edition, EditionPerson, EditionPicture, EditionTopic, Event),
    *(Image, ImageSlot, Name, Person, Quote, Revision, Section, Text, Topic, User),
]


@pytest.fixture
def olga(db):
    return make.person("Olga Brandt", "Вольга Брант")


@pytest.fixture
def live(rita, vera, ed, olga):
    """Live, and about all a story can be about; nothing of it is left in the working copy."""
    image = make.picture()
    article = make.reviewed(
        rita,
        vera,
        topics=[make.topic().pk],
        bylines=[{"person": make.person("Nina Sool").pk, "name": "Nina Sool", "role": "pictures"}],
        mentions=[{"person": olga.pk, "name": "Olga Brandt"}],
        blocks=[
            make.text(),
            make.quote(speaker=make.person("Anton Radzko"), attribution="A. R.:"),
            make.slot(image),
        ],
    )
    make.move(article, "publish", ed)
    other = make.section("Weather")
    bare = {"topics": [], "bylines": [], "mentions": [], "blocks": [], "section": other.pk}
    make.change(article, rita, **bare)
    return article


def what_there_is():
    return {model: list(model.objects.order_by("pk").values()) for model in EVERYTHING}


def refused(deed):
    before = what_there_is()
    with pytest.raises(ProtectedError):
        deed()
    assert what_there_is() == before


def name_of(value):
    return value.__name__ if isinstance(value, type) else value


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Person, "name", "Olga Brandt"),
        (Person, "name", "Anton Radzko"),
        (Person, "name", "Nina Sool"),
        (Image, "title", "The north pier"),
        (Section, "name", "Harbour"),
        (Section, "name", "Weather"),
        (Topic, "name", "Ferries"),
        (User, "username", "rita"),
        (User, "username", "vera"),
        (User, "username", "ed"),
    ],
    ids=name_of,
)
@pytest.mark.parametrize("way", ["one", "many"])
def test_what_a_live_story_needs_is_not_deleted(live, model, field, value, way):
    found = model.objects.filter(**{field: value})
    assert found.count() == 1

    refused(found.delete if way == "many" else found.get().delete)


@pytest.mark.parametrize("way", ["one", "many"])
def test_a_story_is_never_deleted(live, rita, way):
    make.draft(rita, "A draft nobody saw")

    for article in Article.objects.all():
        found = Article.objects.filter(pk=article.pk)
        refused(found.delete if way == "many" else found.get().delete)


def test_not_even_all_of_it_at_once(live):
    for model in (Article, Person, Image, Section, Topic, User):
        refused(model.objects.all().delete)


def test_an_old_edition_keeps_what_it_shows(live, rita, vera, ed, olga):
    make.move(live, "submit", rita)
    make.move(live, "approve", vera)
    make.move(live, "publish", ed, kind="style")
    assert not live.live_edition().people.exists()

    refused(olga.delete)


def test_a_withdrawn_edition_keeps_what_it_showed(live, ed, olga):
    make.move(live, "withdraw", ed, note="A judge.", public_note="Withdrawn.")

    refused(olga.delete)


def test_who_only_took_part_in_the_past_stays(live, clara, viktor):
    make.move(live, "withdraw", clara, note="A judge.", public_note="Withdrawn.")
    live.comments.create(text="Why?", author=viktor)

    refused(clara.delete)
    refused(viktor.delete)


def test_who_is_related_to_somebody_stays(live, olga):
    anton = Person.objects.get(name="Anton Radzko")
    maria = make.person("Maria Brandt")
    anton.relations.create(kind="sibling", other=maria)

    refused(maria.delete)


def test_the_person_of_a_login_stays(rita):
    rita.person = make.person("Rita Berg")
    rita.save()

    refused(rita.person.delete)


def test_what_nobody_needs_can_be_deleted(live, otto):
    spare = [otto, make.person("Nobody"), make.picture("Spare"), make.topic("Spare")]
    spare.append(make.section("Spare"))

    for thing in spare:
        thing.delete()

    assert not any(type(thing).objects.filter(pk=thing.pk).exists() for thing in spare)
