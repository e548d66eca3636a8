"""A badge for other people's pages: two fields side by side. Knows the widths of words, roughly, and nothing else."""

from dataclasses import dataclass

# Of a letter of 11 px, on average; `textLength` then fits the words to the field exactly.
LETTER = 6.6
AROUND = 7


@dataclass(frozen=True)
class Field:
    """A field of a badge: its words and where they stand, in pixels."""

    words: str
    left: int

    @property
    def inside(self) -> int:
        return round(len(self.words) * LETTER)

    @property
    def width(self) -> int:
        return self.inside + 2 * AROUND

    @property
    def text_left(self) -> int:
        return self.left + AROUND

    @property
    def right(self) -> int:
        return self.left + self.width


@dataclass(frozen=True)
class Badge:
    """What of, and how much."""

    title: str
    percent: int

    @property
    def label(self) -> Field:
        return Field(self.title.lower(), 0)

    @property
    def value(self) -> Field:
        return Field(f"{self.percent} %", self.label.right)

    @property
    def width(self) -> int:
        return self.value.right
