"""Real and generated densities in three stages of a GAN's training, with the best discriminator of each."""

from dataclasses import dataclass

import numpy as np

from .canvas import NARROW, Frame, Numbers, Point, Sheet, numbered

NAME = "gan-density"
TITLE = "Real data, generated data and the best discriminator"
DESCRIPTION = (
    "Three panels. Real data have a bell-shaped density around 0. At first the generated density lies to the right of "
    "it and the best discriminator falls steeply from 1 to 0 between the two. Later they overlap and it falls gently. "
    "At last they are equal and it is 0.5 everywhere."
)


@dataclass(frozen=True)
class Stage:
    name: str
    mean: float
    spread: float


STAGES = (Stage("At first", 2.6, 0.7), Stage("Later", 1.0, 0.85), Stage("At the end", 0.0, 1.0))


def _bell(x: Numbers, mean: float, spread: float) -> Numbers:
    height: Numbers = np.exp(-(((x - mean) / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))
    return height


def _panel(sheet: Sheet, frame: Frame, stage: Stage) -> None:
    sheet.x_axis(frame, {})
    sheet.y_axis(frame, numbered(0, 0.5, 1))
    x = np.linspace(*frame.x, 141)
    real, fake = _bell(x, 0, 1), _bell(x, stage.mean, stage.spread)
    sheet.path(frame.curve(x, real), "cool thick")
    sheet.path(frame.curve(x, fake), "warm thick", stroke_dasharray="7 5")
    sheet.path(frame.curve(x, real / (real + fake)), "ink")
    sheet.text((frame.left + frame.width, frame.top + frame.height + 18), "_x_", anchor="end")


def _panels(sheet: Sheet, corners: tuple[Point, ...], width: float, height: float) -> None:
    for stage, (left, top) in zip(STAGES, corners, strict=True):
        _panel(sheet, Frame(left, top, width, height, (-2.5, 4.5), (0, 1)), stage)
        sheet.text((left, top - 16), stage.name, "strong", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 268)
    _panels(sheet, ((40, 44), (266, 44), (492, 44)), 180, 148)
    sheet.legend(
        (
            (40, 246, "real data", "cool thick", ""),
            (210, 246, "generated data", "warm thick", "7 5"),
            (420, 246, "best discriminator", "ink", ""),
        )
    )
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 672, NARROW)
    _panels(sheet, ((44, 42), (44, 240), (44, 438)), 336, 128)
    sheet.legend(
        (
            (44, 616, "real data", "cool thick", ""),
            (200, 616, "generated data", "warm thick", "7 5"),
            (44, 648, "best discriminator", "ink", ""),
        )
    )
    return sheet
