"""The public part of a story as plain text; `articles.content` says what that part holds."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags

END_OF_LINE = re.compile("</(?:p|h2|h3|li)>|<br>")
WORDS_OF_A_BLOCK = ("attribution", "words", "caption", "title")


def words_of(html: str) -> str:
    """What is written in `html`, a line a paragraph, its spaces as they are."""
    return unescape(strip_tags(END_OF_LINE.sub("\n", html))).strip()


def paragraphs(public: dict[str, Any]) -> Iterator[str]:
    """What a reader can read under headline and standfirst, a paragraph each, single spaces."""
    lines = [public.get(field, "") for field in ("kicker", "place")]
    for block in public.get("blocks", []):
        lines.append(" ".join(block.get(key, "") for key in WORDS_OF_A_BLOCK))
        lines += words_of(block.get("text", "")).splitlines()
        lines += [" ".join(row) for row in block.get("rows", [])]
    for mention in public.get("mentions", []):
        said = (mention.get(key, "") for key in ("name", "also_written", "role"))
        lines.append(", ".join(filter(None, said)))
    return (" ".join(line.split()) for line in lines if line.strip())


def count_words(public: dict[str, Any]) -> int:
    """How many words its texts, quotations and fact boxes have."""
    blocks = public.get("blocks", [])
    said = [f"{words_of(block.get('text', ''))} {block.get('words', '')}" for block in blocks]
    return sum(len(text.split()) for text in said)
