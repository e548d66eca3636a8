"""How a density of two peaks turns into noise, step by step, and back."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet

NAME = "diffusion"
TITLE = "From data to noise and back"
DESCRIPTION = (
    "Four panels from left to right with the density of the noisy data at steps 0, 60, 120 and 200 of 200. It begins "
    "as two narrow peaks, which sink and widen, merge, and end as the bell curve of pure noise. An arrow to the right "
    "says add noise, an arrow to the left says remove noise."
)
STEPS = (0, 60, 120, 200)
PEAKS, SPREAD = (-1.6, 1.6), 0.25
KEPT = np.concatenate([[1.0], np.cumprod(1 - np.linspace(1e-4, 0.05, 200))])


def _density(x: Numbers, step: int) -> Numbers:
    """Return the density of the data after some steps of noise: each peak shrinks to the middle and widens."""
    kept = KEPT[step]
    width = np.sqrt(kept * SPREAD**2 + 1 - kept)
    bells = np.array([np.exp(-(((x - np.sqrt(kept) * peak) / width) ** 2) / 2) for peak in PEAKS])
    height: Numbers = bells.mean(axis=0) / (width * np.sqrt(2 * np.pi))
    return height


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for step, (left, top) in zip(STEPS, corners, strict=True):
        frame = Frame(left, top, width, height, (-3.4, 3.4), (0, 0.85))
        sheet.x_axis(frame, {})
        x = np.linspace(-3.4, 3.4, 171)
        style = "cool thick" if step == 0 else "warm thick" if step == STEPS[-1] else "accent thick"
        sheet.path(frame.curve(x, _density(x, step)), style)
        sheet.text((left + width / 2, top + height + 22), f"_t_ = {step}")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 236)
    head = sheet.arrow_head("ink")
    _panels(sheet, ((20, 52), (188, 52), (356, 52), (524, 52)), 136, 110)
    sheet.line((60, 28), (620, 28), "ink", marker_end=head)
    sheet.label((340, 33), "add noise: fixed, nothing to learn")
    sheet.line((620, 214), (60, 214), "ink", marker_end=head)
    sheet.label((340, 219), "remove noise: learned by a network")
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 410, NARROW)
    head = sheet.arrow_head("ink")
    _panels(sheet, ((20, 52), (220, 52), (20, 214), (220, 214)), 160, 100)
    sheet.line((30, 26), (370, 26), "ink", marker_end=head)
    sheet.label((200, 31), "add noise: fixed")
    sheet.line((370, 376), (30, 376), "ink", marker_end=head)
    sheet.label((200, 381), "remove noise: learned")
    return sheet
