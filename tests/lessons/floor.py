"""What a lesson has, counted, and what it lacks of what each lesson is to have."""

import re
from dataclasses import dataclass

from curriculum.advice.limits import FEWEST_WORDS, MOST_WORDS
from curriculum.advice.prose import Prose
from curriculum.content.parse import Source

from .blocks import blocks_of

FEWEST_QUESTIONS, MOST_QUESTIONS = 3, 6
_SOLUTION = re.compile(r"^/{3,} details \|[^\n]*\bsolutions?\b", re.IGNORECASE | re.MULTILINE)
_MISTAKES = re.compile(r"^/{3,} warning \| usual mistakes?\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Row:
    """One lesson in numbers: `formulas` are those on lines of their own, `blocks` those of Python that run."""

    slug: str
    is_core: bool
    words: int
    figures: int
    formulas: int
    blocks: int
    questions: int
    outcomes: int
    tested: int
    has_solution: bool
    names_mistakes: bool
    has_practice: bool

    @property
    def lacks(self) -> list[str]:
        """What it lacks, in words; nothing where it is as a lesson of a core topic is to be."""
        asked = {
            f"{FEWEST_WORDS} words": self.words >= FEWEST_WORDS,
            f"an end by {MOST_WORDS:,} words": self.words <= MOST_WORDS,
            "a figure": self.figures > 0,
            f"{FEWEST_QUESTIONS} questions": self.questions >= FEWEST_QUESTIONS,
            f"{MOST_QUESTIONS} questions at most": self.questions <= MOST_QUESTIONS,
            "a question for each outcome": self.tested == self.outcomes,
            "an exercise with its solution folded": self.has_solution,
            "a warning of usual mistakes": self.names_mistakes,
            "a part on practice": self.has_practice,
        }
        return [name for name, is_there in asked.items() if not is_there]


def row_of(topic: Source) -> Row:
    prose, front = Prose(topic.body), topic.front
    headings = [heading.words.casefold() for heading in prose.headings]
    return Row(
        slug=topic.slug,
        is_core=front.kind == "core",
        words=prose.words,
        figures=len(prose.images),
        formulas=sum(formula.display for formula in prose.formulas),
        blocks=sum(block.kind == "python" and not block.is_shown_only for block in blocks_of(topic.body)),
        questions=len(front.questions),
        outcomes=len(front.outcomes),
        tested=len({number for question in front.questions for number in question.tests}),
        has_solution="try it" in headings and bool(_SOLUTION.search(topic.body)),
        names_mistakes=bool(_MISTAKES.search(topic.body)),
        has_practice="in practice" in headings,
    )
