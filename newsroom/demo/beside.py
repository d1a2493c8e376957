"""What stands in the demo's stories beside their text, by the files of the stories."""

from articles import content
from articles.content import new_block
from articles.models import Article

FIGURES = (
    "<ul><li><p>131 km/h: the strongest gust, at 04:52</p></li>"
    "<li><p>61 cm above the printed tide</p></li>"
    "<li><p>2,200 bicycles, wet but unharmed</p></li></ul>"
    "<p>The sea wall near the lido stays closed. "
    "<strong>If water enters your cellar, call 112.</strong></p>"
)
GUSTS = [
    ["Where", "Strongest gust", "When", "Tide above the table"],
    ["Gannet Head light", "131 km/h", "04:52", ""],
    ["North pier", "118 km/h", "05:10", "61 cm"],
    ["Lamp Hill", "109 km/h", "04:58", ""],
    ["Skerrin", "104 km/h", "05:34", "48 cm"],
]
VIDEO = "https://video.example/gannet-head/storm-from-the-gallery"
STORM = "09-storm-south-basin"


def of(stem: str, stories: dict[str, Article]) -> dict[int, list[content.Value]]:
    """The blocks to put into the story of this file, by how many blocks stand before them."""
    if stem != STORM:
        return {}
    return {
        1: [new_block("facts", title="The storm in figures", text=FIGURES)],
        3: [
            new_block("table", caption="Gusts and tides of the night", rows=GUSTS),
            new_block("embed", title="The storm from the lighthouse’s gallery", address=VIDEO),
        ],
        5: [new_block("related", story=stories["05-tide-tables"].pk)],
    }


def put_between(
    blocks: list[content.Value], beside: dict[int, list[content.Value]]
) -> list[content.Value]:
    placed = list(blocks)
    for place in sorted(beside, reverse=True):
        placed[place:place] = beside[place]
    return placed
