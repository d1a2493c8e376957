"""What the newsroom fills in where a writer left a field empty, so that the form shows it
afterwards and later changes of a person or picture change no story."""

from django.utils import timezone

from articles.models import Article, Quote
from people.names import slug_of

LONGEST = Quote._meta.get_field("attribution").max_length


def fill_in(article: Article) -> None:
    if not article.slug:
        article.slug = slug_of(article.headline)
        article.save(update_fields=["slug"])
    fill_in_rows(article)


def fill_in_rows(article: Article) -> None:
    """All but the address, which is not made of half a headline."""
    for byline in article.bylines.filter(shown_as="").select_related("person"):
        byline.shown_as = byline.person.name
        byline.save(update_fields=["shown_as"])
    for mention in article.mentions.filter(shown_as="").select_related("person"):
        mention.copy_facts(timezone.localdate())
        mention.save()
    for quote in article.quote_blocks.filter(shown_as="", speaker__isnull=False):
        quote.shown_as = quote.speaker.name
        quote.save(update_fields=["shown_as"])
    for quote in article.quote_blocks.filter(attribution="", speaker__isnull=False):
        quote.attribution = attribution_of(quote.speaker.name, article.language)[:LONGEST]
        quote.save(update_fields=["attribution"])
    for slot in article.imageslot_blocks.filter(credit="", image__isnull=False):
        slot.credit = slot.image.credit
        slot.save(update_fields=["credit"])


def attribution_of(name: str, language: str) -> str:
    """ "Anton Radzko stated:"; in languages whose verb has a gender, the name alone."""
    return f"{name} stated:" if language.startswith("en") else f"{name}:"
