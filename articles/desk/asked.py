"""What the list of stories is asked for, and which stories answer."""

from datetime import datetime, timedelta

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from articles import find
from articles.desk.queues import end_of_day
from articles.models import Article, ArticleTopic, Edition, Section, Topic
from articles.models.article import ArticleQuerySet
from people import roles
from people.desk.base import LONGEST_SEARCH
from people.desk.choices import SoundChoice
from people.desk.people import spelt_so
from people.models import Person, User

MOST_PEOPLE = 50  # that a part of a name may mean
LISTS = {
    "mine": _("Mine"),
    "waiting": _("Waiting for my decision"),
    "sent-back": _("Sent back to me"),
    "flagged": _("Needs a second pair of eyes"),
    "slots": _("Pictures wanted"),
    "scheduled": _("Scheduled"),
    "live": _("Live now"),
    "spiked": _("Spiked"),
}
DUE = {
    "overdue": _("Overdue"),
    "today": _("By the end of today"),
    "week": _("Within seven days"),
    "any": _("At any time"),
}


class Asked(forms.Form):
    """What the list is asked for. Every field may be empty; what makes no sense is told."""

    q = forms.CharField(required=False, label=_("Search"), max_length=find.LONGEST_ASKED)
    list = forms.ChoiceField(required=False, label=_("List"))
    state = forms.ChoiceField(required=False, label=_("State"))
    section = SoundChoice(Section.objects.all(), required=False, label=_("Section"))
    topic = SoundChoice(Topic.objects.all(), required=False, label=_("Topic"))
    person = forms.CharField(required=False, label=_("Person"), max_length=LONGEST_SEARCH)
    due = forms.ChoiceField(required=False, label=_("Due"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = {
            "list": [("", _("All but spiked")), *LISTS.items()],
            "state": [("", _("Any state")), *Article.State.choices],
            "due": [("", _("Due or not")), *DUE.items()],
        }
        for name, given in choices.items():
            self.fields[name].choices = given  # type: ignore[attr-defined]
        for name, everything in {"section": _("All sections"), "topic": _("All topics")}.items():
            self.fields[name].empty_label = everything  # type: ignore[attr-defined]
        words = self.fields["q"].widget
        words.input_type = "search"  # type: ignore[attr-defined]
        words.attrs |= {"data-hotkey": "/", "aria-label": _("Search")}


def answer(asked: dict, user: User, now: datetime) -> ArticleQuerySet:
    """The stories that are all that was `asked`: cleaned data of the form."""
    stories = in_list(asked["list"], user, now)
    if asked["state"]:
        stories = stories.filter(state=asked["state"])
    if asked["section"]:
        stories = stories.filter(section=asked["section"])
    if asked["topic"]:
        about = ArticleTopic.objects.filter(topic=asked["topic"])
        stories = stories.filter(pk__in=about.values("article"))
    if asked["due"]:
        stories = due(stories, asked["due"], now)
    if asked["person"]:
        people = spelt_so(Person.objects.order_by(), asked["person"])[:MOST_PEOPLE]
        stories = stories.about(list(people.values_list("pk", flat=True)))
    return find.saying(stories, asked["q"])


def in_list(name: str, user: User, now: datetime) -> ArticleQuerySet:
    every = Article.objects.not_spiked()
    match name:
        case "mine":
            return every.by(user)
        case "waiting":
            return every.waiting_for(user, now) if roles.may_review(user) else every.none()
        case "sent-back":
            return every.sent_back().by(user)
        case "flagged":
            return every.flagged(now)
        case "slots":
            return every.with_empty_slots()
        case "scheduled":
            return every.filter(pk__in=Edition.objects.waiting(now).values("article").order_by())
        case "live":
            return every.filter(Exists(Edition.objects.live(now).filter(article=OuterRef("pk"))))
        case "spiked":
            return Article.objects.spiked()
    return every


def due(stories: ArticleQuerySet, when: str, now: datetime) -> ArticleQuerySet:
    """Those in work that are due. What is out is due no longer."""
    ends = {"overdue": now, "today": end_of_day(now), "week": now + timedelta(days=7)}
    until = {"due__lt": ends[when]} if when in ends else {"due__isnull": False}
    return stories.in_work().filter(**until)
