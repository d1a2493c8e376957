"""The pages of the site. Each asks the clock once, in `reader_page`."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from articles import view_counts
from articles.models import Edition, EditionTopic, Page
from articles.reader import assets
from articles.reader.counting import days_until, opened, reasons_of
from articles.reader.filters import ArchiveFilter
from articles.reader.front import arranged, show_front
from articles.reader.further import further
from articles.reader.lists import page_of
from articles.reader.moment import Moment
from articles.reader.most_read import BESIDE_A_STORY, most_read, ranking
from articles.reader.page import reader_page, show
from articles.reader.persons import facts_about, quotations, stories_with
from articles.reader.stories import notices_of, sizes_of, slugs_of, story_at, topics_of
from articles.reader.topics import live_topics
from articles.story import render_article, story_of_edition


@reader_page
def home(request: HttpRequest, moment: Moment) -> HttpResponse:
    return show_front(request, moment, arranged())


@reader_page
def section(request: HttpRequest, moment: Moment, slug: str) -> HttpResponse:
    here = next((section for section in moment.sections if section.slug == slug), None)
    if here is None:
        raise Http404
    stories = Edition.objects.live(moment.now).filter(section=here)
    page = page_of(stories, request.GET.get("before", ""))
    return show(request, moment, "section.html", section=here, page=page)


@reader_page
def topic(request: HttpRequest, moment: Moment, slug: str) -> HttpResponse:
    here = get_object_or_404(live_topics(moment.now), slug=slug)
    rows = EditionTopic.objects.filter(topic=here)
    page = page_of(Edition.objects.live(moment.now), request.GET.get("before", ""), along=rows)
    return show(request, moment, "topic.html", topic=here, page=page)


@reader_page
def person(request: HttpRequest, moment: Moment, slug: str) -> HttpResponse:
    facts = facts_about(slug, moment.now)
    page = stories_with(slug, moment.now, request.GET.get("before", ""))
    said = list(quotations(facts.person, page))
    return show(request, moment, "person.html", person=facts, page=page, quotations=said)


@reader_page
def archive(request: HttpRequest, moment: Moment) -> HttpResponse:
    asked = ArchiveFilter(request.GET, moment)
    page = None
    if asked.is_valid():
        page = asked.page(request.GET.get("before", ""))
    is_whole = not asked.form.has_changed()
    return show(request, moment, "archive.html", is_whole=is_whole, form=asked.form, page=page)


@reader_page
def most_read_now(request: HttpRequest, moment: Moment) -> HttpResponse:
    stories = most_read(moment.now)
    return show(request, moment, "most_read.html", stories=stories, rules=view_counts)


@reader_page
def how_we_count(request: HttpRequest, moment: Moment) -> HttpResponse:
    days = days_until(moment.now)
    return show(
        request,
        moment,
        "how_we_count.html",
        rules=view_counts,
        days=days,
        reasons=reasons_of(days),
        opened=opened(moment.now),
        style=assets.style("books"),
    )


@reader_page
def page(request: HttpRequest, moment: Moment, slug: str) -> HttpResponse:
    document = get_object_or_404(Page.objects.published(), slug=slug)
    style = assets.style("books")
    return show(request, moment, "page.html", document=document, style=style)


@reader_page
def article(request: HttpRequest, moment: Moment, path: str) -> HttpResponse:
    current, earlier = story_at(f"/{path}", moment.now)
    if current.is_withdrawal:
        return show(request, moment, "gone.html", status=410, note=current.notice)
    if current.path != f"/{path}":
        return HttpResponsePermanentRedirect(current.path)
    beside = further(current, ranking(moment.now)[:BESIDE_A_STORY], moment.now)
    story = story_of_edition(
        current,
        slugs=slugs_of(current),
        sizes=sizes_of(current),
        views=current.views,
        now=moment.now,
        earlier=notices_of(earlier),
        related=beside.chosen,
    )
    return show(
        request,
        moment,
        "article.html",
        style=assets.style("story"),
        story=story,
        article=render_article(story),
        topics=topics_of(current),
        further=beside,
        rules=view_counts,
        beacon=assets.beacon(),
        counter=f"/_v/{current.public_id}?t={view_counts.token(current.public_id, moment.now)}",
    )
