"""Words nobody wrote: the same for a seed, a few of them everywhere and most of them rare, as in
a language."""

import random
from itertools import accumulate

LITTLE = "the of and to in a is that for on with as by at from it was an be has".split()
SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu wa ye zi sha cho ler men tor vik".split()
VOCABULARY = 6_000


class Words:
    def __init__(self, seed: int):
        self.chance = random.Random(seed)  # the same newsroom every time
        made = dict.fromkeys(self.word() for _ in range(VOCABULARY))
        self.vocabulary = [*LITTLE, *made]
        self.often = list(accumulate(1 / rank for rank in range(1, len(self.vocabulary) + 1)))

    def word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4)))

    def name(self) -> str:
        return f"{self.word().title()} {self.word().title()}"

    def some(self, n: int) -> str:
        return " ".join(self.chance.choices(self.vocabulary, cum_weights=self.often, k=n))

    def sentence(self) -> str:
        return f"{self.some(self.chance.randint(8, 22)).capitalize()}."

    def headline(self) -> str:
        return " ".join(self.word().title() for _ in range(self.chance.randint(5, 8)))

    def paragraph(self) -> str:
        """About 330 characters."""
        return f"<p>{' '.join(self.sentence() for _ in range(4))}</p>"
