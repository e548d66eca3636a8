"""Two groups of 100 people and one model, counted in two ways."""

from .canvas import NARROW
from .diagram import Diagram

NAME = "fairness-rates"
TITLE = "Equal among the qualified, unequal among all"
DESCRIPTION = (
    "Two squares of a hundred people each. In group A 50 are qualified, 40 of them accepted, and 10 others are "
    "accepted. In group B 20 are qualified, 16 of them accepted, and 4 others are accepted. Accepted among the "
    "qualified: 80 percent in both. Accepted among all: 50 and 20 percent."
)
GROUPS = {"A": (50, 40, 10), "B": (20, 16, 4)}


def rates(group: str) -> tuple[float, float]:
    """Return the shares accepted among all and among the qualified of a group."""
    qualified, right, wrong = GROUPS[group]
    return (right + wrong) / 100, right / qualified


def _square(sheet: Diagram, left: float, top: float, step: float, group: str) -> None:
    qualified, right, wrong = GROUPS[group]
    for i in range(100):
        x, y = left + (i % 10 + 0.5) * step, top + (i // 10 + 0.5) * step
        fit, accepted = i < qualified, i < right or i >= 100 - wrong
        sheet.circle(
            (x, y),
            step * 0.33,
            ("fill-accent" if accepted else "accent fill-paper")
            if fit
            else ("fill-warm" if accepted else "warm fill-paper"),
        )
    all_, among = rates(group)
    middle = left + 5 * step
    sheet.words((middle, top - 16), f"group {group}", "strong")
    sheet.words((middle, top + 10 * step + 18), f"of all: {all_:.0%}")
    sheet.words((middle, top + 10 * step + 42), f"of the qualified: {among:.0%}")


def _legend(sheet: Diagram, places: tuple[tuple[float, float], ...]) -> None:
    entries = ("qualified", "not qualified", "filled: accepted")
    styles = ("accent fill-paper", "warm fill-paper", "fill-quiet")
    for (x, y), words, style in zip(places, entries, styles, strict=True):
        sheet.circle((x, y), 6, style)
        sheet.words((x + 14, y), words, "small", "start")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 292)
    _legend(sheet, ((500, 90), (500, 122), (500, 154)))
    _square(sheet, 20, 34, 20, "A")
    _square(sheet, 260, 34, 20, "B")
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 322, NARROW)
    _legend(sheet, ((20, 14), (140, 14), (20, 40)))
    _square(sheet, 10, 88, 18, "A")
    _square(sheet, 212, 88, 18, "B")
    return sheet
