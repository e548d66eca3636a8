"""The chapters of the book by Goodfellow, Bengio and Courville against the sections of the roadmap."""

from . import chapter_map
from .canvas import NARROW
from .diagram import Diagram

NAME = "goodfellow-map"
TITLE = "Chapters of the Goodfellow book and sections of the roadmap"
DESCRIPTION = (
    "A grid of fourteen sections and twenty chapters, with dots where they meet. Part I, chapters 2 to 5, meets "
    "mathematics and machine learning; part II, 6 to 12, meets networks, optimization, regularization, convolution, "
    "sequences and applications; of part III only chapters 14, 15 and 20 have dots. Python, frameworks, "
    "transformers and practice have none."
)
PARTS = ((5, "I"), (12, "II"), (20, "III"))


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 412)
    chapter_map.draw(sheet, "deep-learning-book", 20, PARTS, 140)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 412, NARROW)
    chapter_map.draw(sheet, "deep-learning-book", 20, PARTS, 138)
    return sheet
