"""Attributions: which quotation has which line, and who speaks in it."""

import re
from itertools import groupby, pairwise

from articles.wire.dateline import PREPOSITIONS

SAYING = re.compile(
    "said|says|stated|states|told|tells|added|adds|wrote|writes|explained|asked|replied|answered"
    "|recalled|insisted|warned|announced|declared|noted|argued|говорит|пишет|кажа|піша|каже|пише"
    "|(?:сказа|заяви|сообщи|добави|написа|рассказа|отмети|поясни|ответи|подчеркну)л[аи]?"
    "|(?:сказа|заяві|паведамі|дада|напіса|расказа|адзначы|патлумачы|адказа)(?:ў|ла|лі)"
    "|(?:сказа|заяви|повідоми|дода|написа|розпові|зазначи|поясни|відпові)(?:в|ла|ли)",
    re.IGNORECASE,
)
TITLES = frozenset(
    "mr mrs ms miss dr prof professor president governor mayor minister captain judge director"
    " senator lawyer colonel general sir dame lord lady президент губернатор мэр министр капитан"
    " судья директор адвокат доктор профессор губернатар прэзідэнт міністр капітан суддзя дырэктар"
    " адвакат мер суддя".split()
)
PARTICLES = frozenset("van von der den de da di du la le bin ibn al el ter dos y zu".split())


def attributions(kinds: list[str]) -> dict[int, int]:
    """Which quotation has which attribution line, by index. A signature belongs to the quotation
    over it. Where quotations and colon lines alternate, lines belong to what follows them, unless
    the run begins with a quotation and ends with a line."""
    kinds = list(kinds)
    owners: dict[int, int] = {}
    for at in range(1, len(kinds)):
        if kinds[at - 1 : at + 1] == ["quotation", "signature"]:
            owners[at - 1] = at
            kinds[at - 1] = "signed"
    for run in _alternations(kinds):
        backwards = kinds[run[0]] == "quotation" and kinds[run[-1]] == "attribution"
        step = -1 if backwards else 1
        lines = (at for at in run if kinds[at] == "attribution" and at + step in run)
        owners |= {at + step: at for at in lines}
    return owners


def _alternations(kinds: list[str]) -> list[range]:
    pairs = range(1, len(kinds))
    cuts = [at for at in pairs if {*kinds[at - 1 : at + 1]} != {"quotation", "attribution"}]
    return [range(*ends) for ends in pairwise(sorted({0, *cuts, len(kinds)}))]


def speaker(attribution: str) -> str:
    """The name in an attribution line, or "" where none is plain."""
    tokens = re.findall(r"[^\s,;()]+|[,;()]", attribution.strip(" :—–―-"))
    verbs = [at for at, token in enumerate(tokens) if SAYING.fullmatch(token)]
    if not verbs:
        return _name_in(tokens, from_start=attribution[:1] in "—–―-")
    before, verb, after = tokens[: verbs[-1]], tokens[verbs[-1]], tokens[verbs[-1] + 1 :]
    return _name_in(before) or ("" if verb in ("told", "asked") else _name_in(after))


def _name_in(tokens: list[str], *, from_start: bool = False) -> str:
    parts = [list(part) for comma, part in groupby(tokens, lambda t: t in ",;()") if not comma]
    names = map(_name_at_end, parts if from_start else reversed(parts))
    return next(filter(None, names), "")


def _name_at_end(words: list[str]) -> str:
    """The capitalised words at the end, without a title, if they can be a name: two to four."""
    at = len(words)
    while at and (_is_capitalised(words[at - 1]) or words[at - 1] in PARTICLES):
        at -= 1
    titles = [i for i in range(at, len(words)) if words[i].strip(".").casefold() in TITLES]
    name = words[titles[-1] + 1 :] if titles else words[at:]
    if not titles and words[max(at - 1, 0)].casefold() in PREPOSITIONS:
        return ""
    capitals = sum(word not in PARTICLES for word in name)
    return " ".join(name) if 2 <= capitals <= 4 else ""


def _is_capitalised(word: str) -> bool:
    """Al-Assad, d’Arc, O’Brien, J., Жан-Поль."""
    bare = re.sub(r"^(?:al|el|аль|эль|d|l)[-'’ʼ]", "", word)
    letters = re.sub(r"[-'’ʼ.]", "", bare)
    return bare[:1].isupper() and letters.isalpha()
