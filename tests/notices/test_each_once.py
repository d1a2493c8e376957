"""Whatever happens to whom, and however unwell the mail server is: as many mails as there are
people who asked for them, times what they were told of."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Notice
from articles.notices import post
from tests import make

STEPS = ("sender", "recipient", "message")
troubles = st.tuples(st.sampled_from(STEPS), st.sampled_from(["gone", "451 Try later", "250 OK"]))
choices = st.fixed_dictionaries(
    {name: st.sampled_from(["off", "desk", "mail"]) for name in ("vera", "viktor", "clara")}
)
ROUNDS = 12


def rounds_until_nothing_waits():
    for _ in range(ROUNDS):
        post.send_waiting()
        for notice in Notice.objects.filter(mail="waiting"):
            notice.mail_after -= timedelta(hours=2)
            notice.save(update_fields=["mail_after"])
    assert not Notice.objects.filter(mail="waiting").exists()


@pytest.fixture
def newsroom(rita, vera, viktor, clara, addresses):
    addresses(rita, vera, viktor, clara)
    return {"rita": rita, "vera": vera, "viktor": viktor, "clara": clara}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    chosen=choices,
    decided=st.lists(st.sampled_from(["submit", "return"]), min_size=1, max_size=4),
    trouble=st.lists(troubles, max_size=6),
)
def test_as_many_mails_as_people_times_happenings(newsroom, mail_server, chosen, decided, trouble):
    Notice.objects.all().delete()
    mail_server.taken.clear()
    mail_server.manners.answers = list(trouble)
    for name, way in chosen.items():
        newsroom[name].notice_ways = {"submitted": way}
        newsroom[name].save(update_fields=["notice_ways"])
    article = make.draft(newsroom["rita"])
    asked_for = Counter()
    for verb in decided:
        if article.state == ("draft" if verb == "return" else "review"):
            continue
        by = newsroom["rita"] if verb == "submit" else newsroom["vera"]
        make.move(article, verb, by, note="Because.")
        mailed = [name for name, way in chosen.items() if way == "mail"]
        asked_for.update(mailed if verb == "submit" else ["rita"])

    rounds_until_nothing_waits()

    sent = Counter(to.partition("@")[0] for to, _ in mail_server.delivered())
    assert sent == asked_for
    assert len({message["Message-ID"] for message in mail_server.taken}) == asked_for.total()
