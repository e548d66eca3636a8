"""Where to go on from the roadmap: five branches, and where each is used."""

from .canvas import NARROW
from .diagram import Diagram

NAME = "branches"
TITLE = "Five ways on from what you know"
DESCRIPTION = (
    "One trunk, your foundation, and five branches that each leave from a section of the roadmap: convolution leads "
    "to graph networks, training to reinforcement learning, transformers to multimodal models, mathematics to "
    "science models, deployment to efficient models."
)
BRANCHES = (
    ("Convolution", "Graph networks", "molecules, traffic, fraud"),
    ("Training loop", "Reinforcement learning", "robots, control, games"),
    ("Transformers", "Multimodal models", "assistants, search"),
    ("Mathematics", "Science models", "weather, proteins"),
    ("Deployment", "Efficient models", "phones, sensors, cars"),
)


def _draw(sheet: Diagram, columns: tuple[float, float], widths: tuple[float, float], step: float, *, use: bool) -> None:
    trunk = columns[0] - widths[0] / 2 - 22
    bottom = 56 + (len(BRANCHES) - 1) * step
    sheet.words((columns[0], 14), "you know", "small")
    sheet.words((columns[1], 14), "you could learn next", "small")
    sheet.line((trunk, 56), (trunk, bottom), "ink thick")
    for i, (known, area, used) in enumerate(BRANCHES):
        y = 56 + i * step
        sheet.line((trunk, y), (columns[0] - widths[0] / 2, y), "ink thick")
        sheet.panel((columns[0], y), (widths[0], 40), known)
        sheet.arrow((columns[0] + widths[0] / 2, y), (columns[1] - widths[1] / 2, y), "accent", (2, 3))
        if use:
            sheet.panel((columns[1], y), (widths[1], 40), area, "accent wash-accent")
            sheet.words((columns[1] + widths[1] / 2 + 14, y), used, "small", "start")
        else:
            sheet.panel((columns[1], y), (widths[1], 56), f"{area}\n{used}", "accent wash-accent")


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 306)
    _draw(sheet, (110, 354), (148, 188), 56, use=True)
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 366, NARROW)
    _draw(sheet, (88, 292), (136, 208), 70, use=False)
    return sheet
