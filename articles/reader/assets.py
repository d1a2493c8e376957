"""The styles and the one script of reader pages: inline, and allowed by their sha256."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.utils.csp import CSP, build_policy
from django.utils.safestring import SafeString, mark_safe

SHEETS = {
    "story": "tokens base masthead article quote picture blocks people further print",
    "books": "tokens base masthead books print",
    "front": "tokens base masthead teaser strip front package sections thumb print",
    "lists": "tokens base masthead teaser lists thumb quote people form print",
    "search": "tokens base masthead teaser lists thumb people form search print",
}


@cache
def style(pages: str) -> SafeString:
    """The sheets of such pages, as the text of a `<style>` element."""
    return joined(SHEETS[pages])


def joined(sheets: str) -> SafeString:
    """The sheets of these names, smaller."""
    folder = settings.BASE_DIR / "static" / "css"
    texts = ((folder / f"{name}.css").read_text() for name in sheets.split())
    return mark_safe(minified("\n".join(texts)))


@cache
def beacon() -> SafeString:
    """The text of the `<script>` that tells the counter of a view."""
    return mark_safe((settings.BASE_DIR / "static" / "js" / "beacon.js").read_text().strip())


@cache
def policy() -> str:
    """The Content-Security-Policy of every answer to a reader."""
    allowed: dict[str, list[str]] = {
        "default-src": [CSP.NONE],
        "style-src": [digest_of(style(pages)) for pages in SHEETS],
        "script-src": [digest_of(beacon())],
        "img-src": [CSP.SELF],
        "connect-src": [CSP.SELF],
        "form-action": [CSP.SELF],
        "base-uri": [CSP.NONE],
        "frame-ancestors": [CSP.NONE],
    }
    return build_policy(allowed)


def minified(css: str) -> str:
    """`css` without comments, needless space and zeros; not for strings that have such in them."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"(?<![\d.])0\.", ".", " ".join(css.split()))
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}")


def digest_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
