"""What fit() does: the flow of a batch, and the loop around it."""

from .canvas import NARROW, Point
from .diagram import Diagram

NAME = "keras-flow"
TITLE = "The flow of data inside fit"
DESCRIPTION = (
    "A batch of inputs and targets comes from the data set. The inputs pass through the model to predictions; the "
    "loss compares these with the targets. A gradient tape records this part. The gradients of the loss go to the "
    "optimizer, and it writes the model's weights. Then the next batch comes."
)


def _boxes(sheet: Diagram, places: dict[str, Point], size: Point) -> None:
    lines = {
        "data": "tf.data\nbatches",
        "model": "model\nweights",
        "loss": "loss\none number",
        "tape": "tape.gradient\ngradients",
        "optimizer": "optimizer\nupdate rule",
    }
    for name, place in places.items():
        style = "accent wash-accent" if name in {"tape", "optimizer"} else "ink fill-paper"
        sheet.panel(place, size, lines[name], style)


def wide() -> Diagram:
    sheet = Diagram(NAME, TITLE, DESCRIPTION, 330)
    size = (132, 58)
    places = {
        "data": (86.0, 104.0),
        "model": (330.0, 104.0),
        "loss": (588.0, 104.0),
        "tape": (588.0, 252.0),
        "optimizer": (330.0, 252.0),
    }
    sheet.add("rect", "cool dashed", x=238, y=44, width=436, height=112, rx=8)
    sheet.words((250, 58), "recorded on the tape", "fill-cool", "start")
    _boxes(sheet, places, size)
    sheet.arrow((152, 104), (263, 104))
    sheet.words((194, 90), "_x_")
    sheet.arrow((396, 104), (521, 104))
    sheet.words((458, 90), "predictions")
    sheet.elbow([(86, 75), (86, 20), (588, 20), (588, 74)])
    sheet.words((120, 34), "_y_, the targets", "small", "start")
    sheet.arrow((588, 133), (588, 222), "accent")
    sheet.arrow((522, 252), (397, 252), "accent")
    sheet.arrow((330, 223), (330, 134), "accent")
    sheet.words((342, 188), "new weights", "", "start")
    sheet.elbow([(264, 252), (86, 252), (86, 134)], "quiet")
    sheet.words((98, 188), "next batch", "small", "start")
    return sheet


def narrow() -> Diagram:
    sheet = Diagram(f"{NAME}-narrow", TITLE, DESCRIPTION, 500, NARROW)
    size = (138, 60)
    places = {
        "data": (110.0, 44.0),
        "model": (110.0, 204.0),
        "loss": (110.0, 334.0),
        "tape": (110.0, 460.0),
        "optimizer": (312.0, 334.0),
    }
    sheet.add("rect", "cool dashed", x=4, y=134, width=206, height=244, rx=8)
    sheet.words((122, 150), "on the tape", "fill-cool", "start")
    _boxes(sheet, places, size)
    sheet.arrow((110, 74), (110, 173))
    sheet.words((124, 112), "_x_", "", "start")
    sheet.arrow((110, 234), (110, 303))
    sheet.words((120, 268), "predictions", "", "start")
    sheet.elbow([(41, 44), (20, 44), (20, 334), (40, 334)])
    sheet.words((28, 112), "_y_", "small", "start")
    sheet.arrow((110, 364), (110, 429), "accent")
    sheet.elbow([(179, 460), (312, 460), (312, 365)], "accent")
    sheet.elbow([(312, 304), (312, 204), (180, 204)], "accent")
    sheet.words((304, 250), "weights", "", "end")
    sheet.elbow([(370, 304), (370, 44), (180, 44)], "quiet")
    sheet.words((276, 60), "next batch", "small")
    return sheet
