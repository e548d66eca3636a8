"""Plain gradient descent and momentum in the same ravine, with the same learning rate."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "ravine"
TITLE = "Momentum damps the zig-zag and hurries along the floor"
DESCRIPTION = (
    "Contours of a long narrow bowl, and 24 steps of two paths from the same start. Gradient descent jumps from "
    "wall to wall and is still far from the minimum. Momentum swings less and less and has come close to the "
    "minimum."
)
CURVATURES, START = np.array([1.0, 13.5]), np.array([-4.0, 1.2])
RATE, STEPS = 0.14, 24


def path(beta: float) -> Numbers:
    places, velocity = [START], np.zeros(2)
    for _ in range(STEPS):
        velocity = beta * velocity + (1 - beta if beta else 1) * CURVATURES * places[-1]
        places.append(places[-1] - RATE / ((1 - beta) if beta else 1) * velocity)
    return np.array(places)


def _draw(sheet: Sheet, frame: Frame) -> None:
    turn = np.linspace(0, 2 * np.pi, 3001)
    for radius in (0.6, 1.4, 2.4, 3.4, 4.4):
        for stretch in frame.within(radius * np.cos(turn), radius / np.sqrt(CURVATURES[1]) * np.sin(turn)):
            sheet.path(stretch, "faint")
    sheet.x_axis(frame, numbered(-4, -2, 0))
    sheet.y_axis(frame, numbered(-1, 0, 1))
    for beta, style in ((0.0, "quiet"), (0.5, "accent thick")):
        sheet.path(frame.curve(*path(beta).T), style)
        for point in frame.curve(*path(beta).T)[1:]:
            sheet.circle(point, 2.5, style.split(maxsplit=1)[0])
    sheet.circle(frame.at(*START), 5, "fill-ink")
    sheet.circle(frame.at(0, 0), 5, "ink fill-paper")
    sheet.text((frame.left + frame.width + 4, frame.top + frame.height + 20), "_x_", anchor="end")
    sheet.text((frame.left, frame.top - 8), "_y_")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 300)
    sheet.legend([(40, 24, "gradient descent", "quiet", ""), (240, 24, "with momentum 0.5", "accent thick", "")])
    _draw(sheet, Frame(40, 56, 610, 212, (-4.5, 1.2), (-1.4, 1.4)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 320, NARROW)
    sheet.legend([(30, 24, "gradient descent", "quiet", ""), (30, 48, "with momentum 0.5", "accent thick", "")])
    _draw(sheet, Frame(36, 80, 344, 208, (-4.5, 1.2), (-1.4, 1.4)))
    return sheet
