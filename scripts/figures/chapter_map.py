"""Which chapters of a book go with which sections of the roadmap, read from the table in its lesson."""

import re
from pathlib import Path

import yaml

from .diagram import Diagram

CONTENT = Path(__file__).parents[2] / "content" / "deep-learning"
SHORT = {
    "orientation": "Orientation",
    "math": "Mathematics",
    "python": "Python",
    "ml": "Machine learning",
    "nn": "Networks",
    "frameworks": "Frameworks",
    "optimization": "Optimization",
    "regularization": "Regularization",
    "feedforward-cnn": "Convolution",
    "sequences": "Sequences",
    "transformers": "Transformers",
    "generative": "Generative",
    "applications": "Applications",
    "practice": "Practice",
}


def sections() -> dict[str, str]:
    """Return the section of every topic."""
    roadmap = yaml.safe_load((CONTENT / "roadmap.yaml").read_text())
    return {topic: each["slug"] for each in roadmap["sections"] for topic in each["topics"]}


def counts(lesson: str) -> dict[tuple[str, int], int]:
    """Return how many topics a lesson's table names for a section and a chapter."""
    found: dict[tuple[str, int], int] = {}
    home = sections()
    text = (CONTENT / "practice" / f"{lesson}.md").read_text()
    for chapter, topics in re.findall(r"^\| (\d+) [^|]*\|(.*)\|$", text, flags=re.MULTILINE):
        for topic in re.findall(r"\[\[([\w-]+)", topics):
            place = home[topic], int(chapter)
            found[place] = found.get(place, 0) + 1
    return found


def draw(sheet: Diagram, lesson: str, chapters: int, parts: tuple[tuple[int, str], ...], left: float) -> None:
    """Draw a grid with a row a section and a column a chapter; the more topics, the larger the dot."""
    step, row, top = (sheet.width - left - 12) / chapters, 25.0, 66.0
    bottom = top + len(SHORT) * row
    for last, words in parts:
        first = max((end for end, _ in parts if end < last), default=0)
        middle = left + (first + last) / 2 * step
        sheet.words((middle, 12), words, "strong")
        sheet.line((left + first * step + 3, 26), (left + last * step - 3, 26), "quiet")
    for chapter in range(1, chapters + 1):
        x = left + (chapter - 0.5) * step
        if chapter in (1, 5, 10, 15, chapters) or step > 24:
            sheet.words((x, 44), str(chapter), "small")
        sheet.line((x, top - 8), (x, bottom - 12), "faint")
    found = counts(lesson)
    for i, (section, words) in enumerate(SHORT.items()):
        y = top + i * row
        sheet.words((left - 4, y), words, "" if any(place[0] == section for place in found) else "small", "end")
        sheet.line((left + 4, y), (left + chapters * step, y), "faint")
        for chapter in range(1, chapters + 1):
            if topics := found.get((section, chapter)):
                sheet.circle((left + (chapter - 0.5) * step, y), 3 + 1.3 * min(topics, 4), "fill-accent")
