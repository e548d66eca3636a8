"""A Gaussian process after four trials of a learning rate, and what a further trial promises."""

import math

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "surrogate"
TITLE = "A surrogate and its expected improvement"
LENGTH, SIZE, JITTER = 0.8, 0.3, 1e-6
SPAN = (-5.0, 0.0)
START = (-4.5, -3.0, -0.5)


def loss(x: Numbers) -> Numbers:
    """Return the validation loss at a logarithm of the learning rate: what a training run would find."""
    found: Numbers = 0.2 + 0.06 * (x + 2.2) ** 2 + 0.06 * np.sin(3 * x)
    return found


def _similarity(a: Numbers, b: Numbers) -> Numbers:
    found: Numbers = SIZE**2 * np.exp(-((a[:, None] - b) ** 2) / (2 * LENGTH**2))
    return found


def predicted(tried: Numbers, x: Numbers) -> tuple[Numbers, Numbers]:
    """Return the mean and the standard deviation of the surrogate, given the settings that were tried."""
    known = _similarity(tried, tried) + JITTER * np.eye(len(tried))
    share = np.linalg.solve(known, _similarity(tried, x))
    mean = loss(tried).mean()
    variance = SIZE**2 - (_similarity(tried, x) * share).sum(axis=0)
    return mean + (loss(tried) - mean) @ share, np.sqrt(np.maximum(variance, 1e-12))


def improvement(best: float, mean: Numbers, deviation: Numbers) -> Numbers:
    """Return the expected improvement on the best loss."""
    z = (best - mean) / deviation
    below = np.array([(1 + math.erf(each / math.sqrt(2))) / 2 for each in z])
    found: Numbers = (best - mean) * below + deviation * np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return found


def after(trials: int) -> Numbers:
    """Return the settings that have been tried after some trials: three to begin with, then the most promising."""
    tried = np.array(START)
    while len(tried) < trials:
        promise = improvement(float(loss(tried).min()), *predicted(tried, ACROSS))
        tried = np.append(tried, ACROSS[promise.argmax()])
    return tried


ACROSS = np.linspace(*SPAN, 501)
TRIED, NEXT = after(4), float(after(5)[-1])
DESCRIPTION = (
    f"Above: validation loss against the logarithm of the learning rate, from -5 to 0. Four tried points, at -4.5, -3, "
    f"{TRIED[3]:.2f} and -0.5; a curve through them with a band that is narrow at the points and wide between; the "
    f"true curve dashed. Below: the expected improvement, highest at {NEXT:.2f}, where an arrow says next."
)


def _draw(sheet: Sheet, top: Frame, low: Frame) -> None:
    mean, deviation = predicted(TRIED, ACROSS)
    promise = improvement(float(loss(TRIED).min()), mean, deviation)
    x, step = ACROSS, 5
    upper = np.minimum(mean + 2 * deviation, top.y[1])
    lower = np.maximum(mean - 2 * deviation, top.y[0])
    edge = top.curve(x[::step], upper[::step]) + top.curve(x[::-step], lower[::-step])
    sheet.path(edge, "wash-accent", closed=True)
    sheet.path(top.curve(x[::step], mean[::step]), "accent thick")
    sheet.path(top.curve(x[::step], loss(x)[::step]), "ink dashed")
    for point in top.curve(TRIED, loss(TRIED)):
        sheet.circle(point, 5, "fill-ink")
    sheet.y_axis(top, numbered(0, 0.2, 0.4, 0.6))
    sheet.x_axis(top, {})
    sheet.path([low.at(x[0], 0), *low.curve(x[::step], promise[::step] / promise.max()), low.at(x[-1], 0)], "warm")
    sheet.x_axis(low, numbered(*range(-5, 1)))
    tip = low.at(NEXT, 1.06)
    sheet.arrow((tip[0], tip[1] - 34), tip, "warm thick")
    sheet.text((tip[0] + 10, tip[1] - 22), "next", "strong", "start")
    sheet.text((low.left, low.top - 44), "expected improvement", "", "start")
    sheet.text((low.left + low.width, low.top + low.height + 40), "logarithm of the learning rate", "", "end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 430)
    sheet.text((8, 20), "validation loss", anchor="start")
    sheet.legend([(300, 20, "surrogate", "accent thick", ""), (470, 20, "true curve", "ink", "5 4")])
    _draw(sheet, Frame(50, 36, 610, 200, SPAN, (-0.1, 0.7)), Frame(50, 296, 610, 84, SPAN, (0, 1)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 450, NARROW)
    sheet.text((8, 46), "validation loss", anchor="start")
    sheet.legend([(8, 20, "surrogate", "accent thick", ""), (190, 20, "true curve", "ink", "5 4")])
    _draw(sheet, Frame(40, 58, 348, 196, SPAN, (-0.1, 0.7)), Frame(40, 316, 348, 84, SPAN, (0, 1)))
    return sheet
