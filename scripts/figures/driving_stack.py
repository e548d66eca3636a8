"""The loop of a self-driving car: four stages, and the road that answers."""

from .canvas import NARROW
from .diagram import Diagram

NAME = "driving-stack"
TITLE = "Four stages and the road, in a closed loop"
DESCRIPTION = (
    "Four boxes in a chain: perceive hands on boxes and lanes, predict hands on likely futures, plan hands on a "
    "path with speeds, act steers and brakes. The road changes, and what it shows next goes back to perceive."
)
STAGES = (
    ("Perceive\nwhat is where?", "boxes, lanes"),
    ("Predict\nwho goes where?", "likely futures"),
    ("Plan\nwhere do I go?", "path, speeds"),
    ("Act\nhow do I move?", "steer, brake"),
)
ROAD = "The road\nanswers with new images"


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 214)
    width, height, y = 146.0, 64.0, 40.0
    for i, (words, handed) in enumerate(STAGES):
        x = 74 + i * 177
        sheet.panel((x, y), (width, height), words, "accent wash-accent")
        if i < len(STAGES) - 1:
            sheet.arrow((x + width / 2, y), (x + 177 - width / 2, y), gap=(2, 3))
            sheet.words((x + 88, y + 50), handed, "small")
    sheet.panel((340, 172), (250, 60), ROAD, "warm wash-warm")
    sheet.elbow([(605, y + height / 2), (605, 172), (468, 172)])
    sheet.words((594, 122), STAGES[-1][1], "small", "end")
    sheet.elbow([(215, 172), (74, 172), (74, y + height / 2 + 3)])
    sheet.words((86, 122), "images", "small", "start")
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 494, NARROW)
    width, height, step, x = 190.0, 56.0, 104.0, 140.0
    for i, (words, handed) in enumerate(STAGES):
        y = 32 + i * step
        sheet.panel((x, y), (width, height), words, "accent wash-accent")
        sheet.arrow((x, y + height / 2), (x, y + step - height / 2), gap=(2, 3))
        sheet.words((x + 12, y + step / 2), handed, "small", "start")
    y = 32 + len(STAGES) * step
    sheet.panel((x, y), (width + 20, height), ROAD, "warm wash-warm")
    sheet.elbow([(x + width / 2 + 10, y), (330, y), (330, 32), (x + width / 2 + 3, 32)])
    sheet.words((338, 240), "images", "small", "start")
    return sheet
