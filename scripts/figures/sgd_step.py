"""One step of gradient descent as the minimum of a model: the slope, and a price for distance."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet

NAME = "sgd-step"
TITLE = "The step is the minimum of slope plus price"
DESCRIPTION = (
    "A curved loss over one parameter. At the present place the tangent touches it and runs downhill to the left. A "
    "parabola touches the loss at the same point with the same slope: it is the tangent plus a price that grows with "
    "the square of the distance. Its lowest point is where the step lands, and there the loss is lower than before."
)
HERE, RATE = 2.6, 0.55
SPAN_X, SPAN_Y = (-1.4, 3.6), (-0.9, 4.4)


def _loss(x: Numbers) -> Numbers:
    return 0.35 * (x - 0.6) ** 2 + 0.35 * np.sin(1.6 * x) + 0.9


def _slope(x: float) -> float:
    return 0.7 * (x - 0.6) + 0.56 * float(np.cos(1.6 * x))


def _draw(sheet: Sheet, frame: Frame) -> None:
    x = np.linspace(*SPAN_X, 2001)
    height, slope = float(_loss(np.array(HERE))), _slope(HERE)
    tangent = height + slope * (x - HERE)
    model = tangent + (x - HERE) ** 2 / (2 * RATE)
    sheet.x_axis(frame, {})
    sheet.y_axis(frame, {})
    sheet.text((frame.left + frame.width - 4, frame.top + frame.height + 20), "\N{GREEK SMALL LETTER THETA}", "italic")
    sheet.text((frame.left - 12, frame.top + 10), "_L_")
    for stretch in frame.within(x, _loss(x)):
        sheet.path(stretch, "ink thick")
    for stretch in frame.within(x, tangent):
        sheet.path(stretch, "cool dashed")
    for stretch in frame.within(x, model):
        sheet.path(stretch, "accent")
    land = HERE - RATE * slope
    low = height - RATE * slope**2 / 2
    bottom = frame.at(land, SPAN_Y[0])
    sheet.line(frame.at(land, low), bottom, "quiet", stroke_dasharray="2 4")
    sheet.line(frame.at(HERE, height), frame.at(HERE, SPAN_Y[0]), "quiet", stroke_dasharray="2 4")
    y = bottom[1] - 16
    sheet.line((frame.at(HERE, 0)[0], y), (bottom[0] + 2, y), "accent thick", marker_end=sheet.arrow_head("accent"))
    sheet.circle(frame.at(HERE, height), 5, "fill-ink")
    sheet.circle(frame.at(land, low), 5, "accent fill-paper")
    sheet.circle(frame.at(land, float(_loss(np.array(land)))), 5, "ink fill-paper")
    sheet.text((frame.at(HERE, 0)[0], bottom[1] + 20), "here", "small")
    sheet.text((bottom[0], bottom[1] + 20), "next", "small")


def _legend(sheet: Sheet, *places: tuple[float, float]) -> None:
    entries = (("loss", "ink thick"), ("tangent", "cool dashed"), ("tangent plus price of distance", "accent"))
    sheet.legend([(*place, name, style, "") for place, (name, style) in zip(places, entries, strict=True)])


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 360)
    _legend(sheet, (60, 24), (190, 24), (330, 24))
    _draw(sheet, Frame(60, 44, 580, 280, SPAN_X, SPAN_Y))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 392, NARROW)
    _legend(sheet, (30, 24), (190, 24), (30, 48))
    _draw(sheet, Frame(30, 70, 356, 286, SPAN_X, SPAN_Y))
    return sheet
