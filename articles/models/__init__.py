from articles.models.advice import Advice, ReviewLink
from articles.models.article import Article
from articles.models.blocks import BLOCKS, ImageSlot, Quote, Text
from articles.models.comment import Comment
from articles.models.credits import ArticleTopic, Byline, Mention
from articles.models.edition import Address, Edition, EditionPerson, EditionPicture, EditionTopic
from articles.models.front import Front
from articles.models.history import Decision, Event, Revision
from articles.models.image import Image
from articles.models.page import Page, PageVersion
from articles.models.section import CheckLevel, Section, Topic
from articles.models.view_count import (
    ViewAdjustment,
    ViewDrop,
    ViewHour,
    ViewSalt,
    ViewSeen,
    ViewTotal,
)

__all__ = [
    "BLOCKS",
    "Address",
    "Advice",
    "Article",
    "ArticleTopic",
    "Byline",
    "CheckLevel",
    "Comment",
    "Decision",
    "Edition",
    "EditionPerson",
    "EditionPicture",
    "EditionTopic",
    "Event",
    "Front",
    "Image",
    "ImageSlot",
    "Mention",
    "Page",
    "PageVersion",
    "Quote",
    "ReviewLink",
    "Revision",
    "Section",
    "Text",
    "Topic",
    "ViewAdjustment",
    "ViewDrop",
    "ViewHour",
    "ViewSalt",
    "ViewSeen",
    "ViewTotal",
]
