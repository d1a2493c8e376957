"""The list "waiting for my decision" agrees with the gate, story by story."""

from articles.models import Article
from people.roles import Role
from tests import make


def waiting_by_the_gate(user) -> set[str]:
    """The headlines `user` has a decision to make on, asked of each story on its own."""
    from articles.workflow import open_moves

    decisions = {"approve", "second look"}
    return {
        article.headline
        for article in Article.objects.all()
        if decisions & set(open_moves(article, user))
    }


def test_the_list_holds_exactly_what_the_gate_lets_one_decide(rita, rob, ed, vera, viktor, clara):
    vera.groups.add(*ed.groups.all())
    make.draft(rita, "A draft")
    make.move(make.draft(rita, "In review"), "submit", rita)
    edited = make.reviewed(rita, viktor, "Approved, then changed by Vera")
    make.change(edited, vera, standfirst="Changed.")
    make.move(edited, "submit", vera)
    before = make.draft(vera, "Vera's first, approved, then Ed's")
    make.move(before, "submit", vera)
    make.move(before, "approve", viktor)
    make.change(before, ed, standfirst="Changed by Ed.")
    make.move(before, "submit", ed)
    hot = make.draft(rob, "Published unreviewed")
    make.move(hot, "publish unreviewed", clara, note="Fire.")
    bylined = make.person("Vera Sand")
    vera.person = bylined
    vera.save()
    credit = [{"person": bylined.pk, "name": "Vera Sand", "role": "reporting"}]
    make.move(make.draft(rob, "Vera's byline", bylines=credit), "submit", rob)

    for user in (vera, viktor, clara):
        listed = set(Article.objects.waiting_for(user).values_list("headline", flat=True))
        assert listed == waiting_by_the_gate(user)
    assert Role.EDITOR in vera.role_names
