"""What colleagues say of a story: whom it calls, when it is resolved, where it stays."""

import pytest

from articles import comments
from articles.models import Comment, Notice
from articles.refusals import NotAllowed
from tests import make


@pytest.fixture
def story(rita):
    return make.draft(rita, blocks=[make.text(), make.quote(), make.text("<p>Last.</p>")])


def places(article) -> list[tuple[str, bool]]:
    article.refresh_from_db()
    return [(thread.place.label, thread.place.is_gone) for thread in comments.threads_of(article)]


def test_a_comment_names_the_block_it_is_on(story, vera):
    quote = make.blocks(story)[1]

    comments.say(story, by=vera, text="Who said this?", where=quote["uuid"])

    assert places(story) == [("Quote 1: “She has earned a month in the dry.”", False)]


@pytest.mark.parametrize(
    ("where", "label"), [("", "The whole story"), ("headline", "Headline"), ("bylines", "Bylines")]
)
def test_a_comment_is_on_a_field_or_the_whole(story, vera, where, label):
    comments.say(story, by=vera, text="Shorter.", where=where)

    assert places(story) == [(label, False)]


def test_it_stays_with_its_block_when_that_is_moved_and_edited(story, rita, vera):
    first, quote, last = make.blocks(story)
    comments.say(story, by=vera, text="Says who?", where=last["uuid"])

    make.change(story, rita, blocks=[{**last, "text": "<p>New words.</p>"}, first, quote])

    assert places(story) == [("Text 1: New words.", False)]


def test_it_outlives_its_block_and_says_so(story, rita, vera):
    comments.say(story, by=vera, text="Says who?", where=make.blocks(story)[1]["uuid"])

    make.change(story, rita, blocks=[make.text()])

    assert places(story) == [("A block that is gone", True)]


def test_a_block_that_says_nothing_yet_is_not_gone(story, rita, vera):
    row = story.text_blocks.create(text="", ordering=40)

    comments.say(story, by=vera, text="What comes here?", where=str(row.uuid))

    assert places(story) == [("A block without words", False)]


def test_who_is_called_by_user_name_is_told_once_and_nobody_else(story, rita, ed, vera, otto):
    comment = comments.say(story, by=vera, text="@Ed, @ed. and @otto: see @nobody, not @edgar")

    assert list(comment.mentions.all()) == [ed]
    assert [(n.person, n.kind) for n in Notice.objects.filter(kind="mentioned")] == [
        (ed, "mentioned")
    ]


def test_a_reply_to_a_reply_is_in_the_same_thread(story, rita, vera):
    first = comments.say(story, by=vera, text="Who said this?", where="headline")
    reply = comments.say(story, by=rita, text="The mayor.", parent=first)

    comments.say(story, by=vera, text="When?", parent=reply)

    (thread,) = comments.threads_of(story)
    assert [comment.text for comment in thread.replies] == ["The mayor.", "When?"]
    assert {comment.field for comment in thread.replies} == {"headline"}


@pytest.mark.parametrize("who", ["rita", "ed", "vera", "clara", "petra"])
def test_who_writes_reviews_or_asked_resolves_and_opens_again(request, story, petra, who):
    user = request.getfixturevalue(who)
    comment = comments.say(story, by=petra, text="Is there a wider crop?")

    comments.resolve(comment, by=user)
    resolved = Comment.objects.get().resolved_by
    comments.reopen(comment, by=user)

    assert (resolved, Comment.objects.get().is_open) == (user, True)


def test_a_reporter_of_another_story_resolves_nothing(story, rob, petra):
    comment = comments.say(story, by=petra, text="Is there a wider crop?")

    with pytest.raises(NotAllowed):
        comments.resolve(comment, by=rob)

    assert Comment.objects.get().is_open


def test_who_has_no_role_says_nothing(story, otto):
    with pytest.raises(NotAllowed):
        comments.say(story, by=otto, text="Let me in.")

    assert not Comment.objects.exists()


def test_a_reply_opens_a_resolved_thread(story, rita, vera):
    first = comments.say(story, by=vera, text="Who said this?")
    comments.resolve(first, by=rita)

    comments.say(story, by=vera, text="Still: who?", parent=first)

    assert Comment.objects.get(pk=first.pk).is_open


def test_open_threads_come_first(story, rita, vera):
    done = comments.say(story, by=vera, text="One.")
    comments.say(story, by=vera, text="Two.")
    comments.resolve(done, by=rita)

    assert [thread.first.text for thread in comments.threads_of(story)] == ["Two.", "One."]


def test_a_comment_is_in_no_revision(story, rita, vera):
    comments.say(story, by=vera, text="Who said this?")

    make.change(story, rita, place="Merrow Bay")

    assert "Who said this?" not in str(story.head.content)


def test_threads_cost_as_much_for_many_comments_as_for_one(story, vera, django_assert_num_queries):
    for text in ("One.", "Two.", "Three."):
        first = comments.say(story, by=vera, text=text, where="headline")
        comments.say(story, by=vera, text="@ed", parent=first)

        with django_assert_num_queries(2):
            comments.threads_of(story)
