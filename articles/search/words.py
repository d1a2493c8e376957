"""Words as they are looked for: the same for what is written and for what is asked, on either
database, so that neither case nor accents nor apostrophes have to be typed as they stand."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer
from django.conf import settings

# By language, what PostgreSQL calls the rules by which it reduces a word to its stem; migration
# 0033 says the same in SQL. Ukrainian and Belarusian, among others, have none.
STEMMED = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
LONGEST_WORD = 60
MARK_OF = {"headline": "0h0", "names": "0n0"}
APOSTROPHES = "'‘’ʼ`´′ʹ"
# Letters, digits, and the marks that are written on them (Unicode's M, of the scripts in use).
LETTER = (
    r"(?:[^\W_]|[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u0900-\u0963\u0971-\u0dff\u0e30-\u0e4e\u1dc0-\u1dff\u20d0-\u20ff])"
)
WORD = re.compile(rf"{LETTER}+(?:[{APOSTROPHES}]{LETTER}+)*")
WITHOUT_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES))
ALIKE = str.maketrans({"ё": "е", "ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})
MAY_LACK_MARKS = re.compile("[\u0000-\u03ff\u0590-\u06ff]")  # Latin, Greek, Hebrew, Arabic


class Word(NamedTuple):
    """`folded` is what is compared; it stands in the text from `start` to `end`."""

    start: int
    end: int
    folded: str


def words_in(text: str) -> list[Word]:
    """Of a text in NFC."""
    found = (Word(*match.span(), folded(match[0])) for match in WORD.finditer(text))
    return [word for word in found if word.folded]  # an apostrophe by itself may be a letter


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """`word` as it is compared: "Лукʼянаў’s" is "лукянаўs", "Šarūnas" is "sarunas"."""
    word = word.translate(WITHOUT_APOSTROPHES).casefold().translate(ALIKE)
    if not word.isascii():
        word = unicodedata.normalize("NFC", "".join(without_marks(word)))
    return word[:LONGEST_WORD]


def without_marks(word: str) -> Iterable[str]:
    """Letters whose marks many leave out lose them; й, ў and ї are letters of their own."""
    may_lack = False
    for character in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(character):
            may_lack = MAY_LACK_MARKS.match(character) is not None
            yield character
        elif not may_lack:
            yield character


def apart(words: Iterable[str], column: str) -> list[str]:
    """`words` as those of one column, which no other column has: a database finds a word in all of
    them as fast as it is rare, and a column's words only by reading all that has the word."""
    return [MARK_OF[column] + word for word in words]


def base_of(language: str) -> str:
    """Of a BCP 47 tag: "en-GB" is "en"."""
    return language.partition("-")[0].casefold()[:8]


def stems(words: Iterable[str], language: str) -> list[str]:
    """The stem of each, as far as the language's rules are known."""
    rules = STEMMED.get(base_of(language))
    return [stem(word, rules) if rules else word for word in words]


@lru_cache(maxsize=20_000)
def stem(word: str, rules: str) -> str:
    # A stemmer for each word: it keeps the word it is at, and a server has threads.
    return snowballstemmer.stemmer(rules).stemWord(word)


def other_forms(words: Iterable[str], language: str) -> list[str]:
    """The stems of `words` that are not among them."""
    words = list(dict.fromkeys(words))
    return sorted(set(stems(words, language)).difference(words))


def stems_asked(word: str) -> list[str]:
    """What `word` may be reduced to in the languages the newsroom writes in, itself left out."""
    found = (stems([word], language)[0] for language in settings.STORY_LANGUAGES)
    return [stem for stem in dict.fromkeys(found) if stem != word]


def rules_in_use() -> list[str]:
    """Of the languages the newsroom writes in, by PostgreSQL's name."""
    known = (STEMMED.get(base_of(language)) for language in settings.STORY_LANGUAGES)
    return list(dict.fromkeys(filter(None, known)))
