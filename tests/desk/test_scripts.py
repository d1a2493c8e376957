"""The desk's own scripts stay small: they are plain files that everybody reads."""

from pathlib import Path

from django.conf import settings

MOST_BYTES = 25_000


def test_the_scripts_of_the_desk_keep_to_their_budget():
    scripts = Path(settings.BASE_DIR, "static/desk").glob("**/*.js")

    weights = {script.name: script.stat().st_size for script in scripts}

    assert len(weights) > 3
    assert sum(weights.values()) <= MOST_BYTES, weights
