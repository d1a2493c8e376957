from articles.models.advice import Advice, ReviewLink
from articles.models.article import Article
from articles.models.blocks import (
    BLOCKS,
    Block,
    Embed,
    FactBox,
    ImageSlot,
    Quote,
    RelatedStory,
    Table,
    Text,
)
from articles.models.comment import Comment, CommentMention, Presence
from articles.models.credits import ArticleTopic, Byline, Mention
from articles.models.edition import (
    Address,
    Edition,
    EditionPerson,
    EditionPicture,
    EditionTopic,
    EditionWords,
)
from articles.models.front import Front
from articles.models.history import CoAuthor, Decision, Event, Revision, Typist
from articles.models.image import Image
from articles.models.look import Look
from articles.models.notice import Notice
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
    "Block",
    "Byline",
    "CheckLevel",
    "CoAuthor",
    "Comment",
    "CommentMention",
    "Decision",
    "Edition",
    "EditionPerson",
    "EditionPicture",
    "EditionTopic",
    "EditionWords",
    "Embed",
    "Event",
    "FactBox",
    "Front",
    "Image",
    "ImageSlot",
    "Look",
    "Mention",
    "Notice",
    "Page",
    "PageVersion",
    "Presence",
    "Quote",
    "RelatedStory",
    "ReviewLink",
    "Revision",
    "Section",
    "Table",
    "Text",
    "Topic",
    "Typist",
    "ViewAdjustment",
    "ViewDrop",
    "ViewHour",
    "ViewSalt",
    "ViewSeen",
    "ViewTotal",
]
