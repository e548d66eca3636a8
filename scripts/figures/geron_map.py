"""The chapters of the book by Géron against the sections of the roadmap."""

from . import chapter_map
from .canvas import NARROW
from .diagram import Diagram

NAME = "geron-map"
TITLE = "Chapters of the Géron book and sections of the roadmap"
DESCRIPTION = (
    "A grid of fourteen sections and nineteen chapters, with dots where they meet. Part I, chapters 1 to 9, meets "
    "machine learning above all; part II, 10 to 19, meets nearly every section from networks to practice. Chapters "
    "5 to 7 and 18 have no dot."
)
PARTS = ((9, "I"), (19, "II"))


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 412)
    chapter_map.draw(sheet, "hands-on-ml-book", 19, PARTS, 140)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 412, NARROW)
    chapter_map.draw(sheet, "hands-on-ml-book", 19, PARTS, 138)
    return sheet
