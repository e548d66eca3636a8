"""The spectrogram of one second of made sound: a voice-like ladder, a click and a rising tone."""

import numpy as np

from .canvas import NARROW, Frame, Numbers, Sheet, number

NAME = "spectrogram"
TITLE = "A spectrogram of one second"
DESCRIPTION = (
    "Time runs to the right, frequency upwards to 4 kilohertz. From 0.05 to 0.4 seconds, a ladder of level lines at "
    "440 hertz and its multiples; at 0.5 seconds a vertical line, the click; from 0.6 seconds a line that rises "
    "from 500 to 3,000 hertz."
)
RATE, WINDOW, HOP = 16_000, 400, 160
TOP, BAND, LEVELS = 4000, 2, (-42.0, -34.0, -26.0, -16.0)
TIME = np.arange(RATE) / RATE


def sound() -> Numbers:
    """Return one second of samples."""
    steady = sum(np.sin(2 * np.pi * 440 * k * TIME) / k for k in range(1, 7)) * ((TIME > 0.05) & (TIME < 0.4))
    glide = TIME - 0.6
    rising = np.sin(2 * np.pi * (500 * glide + 3125 * glide**2)) * (glide > 0)
    click = np.where(np.arange(RATE) == RATE // 2, 30.0, 0.0)
    return np.asarray(steady + rising + click)


def loudness() -> Numbers:
    """Return decibels below the loudest, a row a frame, a column a band of two frequencies."""
    starts = range(0, RATE - WINDOW + 1, HOP)
    frames = np.stack([sound()[start : start + WINDOW] for start in starts]) * np.hanning(WINDOW)
    power = np.abs(np.fft.rfft(frames)) ** 2
    bins = power[:, : TOP * WINDOW // RATE]
    bands = bins.reshape(len(bins), -1, BAND).max(2)
    return np.asarray(10 * np.log10(bands / bands.max() + 1e-9))


def _draw(sheet: Sheet, frame: Frame) -> None:
    picture = loudness()
    across, up = frame.width / len(picture), frame.height / picture.shape[1]
    for level in LEVELS:
        cells = []
        for i, column in enumerate(picture >= level):
            ends = np.flatnonzero(np.diff(np.pad(column.astype(int), 1))).reshape(-1, 2)
            left, wide = frame.left + i * across, f"{across:.1f}"
            for start, end in ends:
                top, high = frame.top + frame.height - end * up, f"{(end - start) * up:.1f}"
                cells.append(f"M{left:.1f} {top:.1f}h{wide}v{high}h-{wide}z")
        sheet.add("path", "fill-accent", d="".join(cells), fill_opacity="0.3", stroke_width="0")
    sheet.x_axis(frame, {each: number(each) for each in (0, 0.2, 0.4, 0.6, 0.8, 1)})
    sheet.y_axis(frame, {0: "0", 1000: "1", 2000: "2", 3000: "3", 4000: "4"})
    sheet.text((frame.left + frame.width, frame.top + frame.height + 42), "time in seconds", "small", "end")
    sheet.text((4, frame.top - 14), "frequency in kHz", "small", "start")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 320)
    _draw(sheet, Frame(36, 30, 632, 240, (0, 1), (0, TOP)))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 312, NARROW)
    _draw(sheet, Frame(32, 30, 358, 232, (0, 1), (0, TOP)))
    return sheet
