"""How the size of gradients and of activations changes from layer to layer."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, numbered

NAME = "signal-by-depth"
TITLE = "Gradients of 30 layers: with sigmoids they fade, with ReLU and the right scale they stay"
DESCRIPTION = (
    "Size of the gradient of each layer's weights on a logarithmic scale, from layer 30, near the loss, down to "
    "layer 1. With sigmoids it falls by about the same factor at each layer, down to a millionth of a millionth and "
    "less. With ReLU and He initialization it stays nearly level."
)
DEPTH, WIDTH, BATCH = 30, 64, 32


def gradient_norms(kind: str, gain: float) -> Numbers:
    """Return the norm of each layer's weight gradient for the mean output of a random network."""
    chance = np.random.default_rng(0)
    weights = [chance.normal(0, (gain / WIDTH) ** 0.5, (WIDTH, WIDTH)) for _ in range(DEPTH)]
    kept = [chance.normal(size=(BATCH, WIDTH))]
    for w in weights:
        z = kept[-1] @ w.T
        kept.append(1 / (1 + np.exp(-z)) if kind == "sigmoid" else np.maximum(0, z))
    back = np.full((BATCH, WIDTH), 1 / (BATCH * WIDTH))
    norms = np.zeros(DEPTH)
    for k in reversed(range(DEPTH)):
        a = kept[k + 1]
        back = back * (a * (1 - a) if kind == "sigmoid" else a > 0)
        norms[k] = np.linalg.norm(back.T @ kept[k])
        back = back @ weights[k]
    return norms


def _draw(sheet: Sheet, frame: Frame) -> None:
    for power in (-20, -15, -10, -5, 0):
        sheet.line(frame.at(1, power), frame.at(DEPTH, power), "faint")
    sheet.x_axis(frame, numbered(1, 10, 20, 30))
    sheet.y_axis(frame, {p: f"1e{p}".replace("-", "\N{MINUS SIGN}") if p else "1" for p in (-20, -15, -10, -5, 0)})
    layers = np.arange(1.0, DEPTH + 1)
    sheet.path(frame.curve(layers, np.log10(gradient_norms("relu", 2.0))), "accent thick")
    sheet.path(frame.curve(layers, np.log10(gradient_norms("sigmoid", 1.0))), "ink dashed")
    x, y = frame.at(8, -1.6)
    sheet.label((x, y + 8), "ReLU, He", "strong")
    x, y = frame.at(17, -11.4)
    sheet.label((x, y + 12), "sigmoid", "strong", "start")
    sheet.text((frame.left, frame.top - 12), "norm of the gradient", "small", "start")
    sheet.text(
        (frame.left + frame.width, frame.top + frame.height + 40), "layer (30 is next to the loss)", "small", "end"
    )


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 340)
    _draw(sheet, Frame(60, 34, 590, 250, (1, DEPTH), (-21.5, 1)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 340, NARROW)
    _draw(sheet, Frame(70, 34, 314, 250, (1, DEPTH), (-21.5, 1)))
    return sheet
