"""Loading and computing on a timeline, one after the other and with four workers ahead."""

from dataclasses import dataclass

from .canvas import NARROW, Frame, Sheet, numbered

NAME = "prefetch"
TITLE = "A processor that waits, and one that does not"
LOAD, COMPUTE, WORKERS, SHOWN = 80, 20, 4, 260
DESCRIPTION = (
    f"Two timelines of {SHOWN} ms. Above, without workers: {LOAD} ms of loading, {COMPUTE} ms of computing, again and "
    f"again, and the processor is idle most of the time. Below, {WORKERS} workers load side by side, each a different "
    f"batch; from {LOAD} ms on the processor computes one batch after another without a gap."
)


@dataclass(frozen=True)
class Work:
    """Work on one batch, from one time to another, in ms."""

    batch: int
    start: float
    end: float


def one_after_the_other() -> tuple[list[Work], list[Work]]:
    """Return what is loaded and what is computed when nothing is done ahead."""
    starts = [k * (LOAD + COMPUTE) for k in range(3)]
    loaded = [Work(k + 1, start, start + LOAD) for k, start in enumerate(starts)]
    return loaded, [Work(work.batch, work.end, work.end + COMPUTE) for work in loaded]


def ahead() -> tuple[list[list[Work]], list[Work]]:
    """Return what each worker loads, beginning one step after the one before it, and what is computed."""
    workers = [
        [Work(1 + w + WORKERS * k, w * COMPUTE + LOAD * k, w * COMPUTE + LOAD * (k + 1)) for k in range(4)]
        for w in range(WORKERS)
    ]
    free, computed = 0.0, []
    for work in sorted((work for each in workers for work in each), key=lambda work: work.end):
        free = max(free, work.end) + COMPUTE
        computed.append(Work(work.batch, free - COMPUTE, free))
    return workers, computed


def _row(sheet: Sheet, frame: Frame, y: float, name: str, works: list[Work]) -> None:
    style = "ink wash-cool" if name == "compute" else "ink wash-warm"
    sheet.text((frame.left - 10, y + 16), name, "small", "end")
    for work in works:
        if work.start < SHOWN:
            (x1, _), (x2, _) = frame.at(work.start, 0), frame.at(min(work.end, SHOWN), 0)
            sheet.box((x1, y), (x2, y + 22), style)
            if x2 - x1 > 16:
                sheet.text(((x1 + x2) / 2, y + 16), str(work.batch))


def _draw(sheet: Sheet, left: float, width: float, ticks: tuple[int, ...]) -> None:
    top = Frame(left, 30, width, 66, (0, SHOWN), (0, 1))
    loaded, computed = one_after_the_other()
    sheet.text((8, 18), "one after the other", "strong", "start")
    _row(sheet, top, 34, "load", loaded)
    _row(sheet, top, 64, "compute", computed)
    sheet.x_axis(top, numbered(*ticks))
    workers, computed = ahead()
    low = Frame(left, 158, width, 30 * (WORKERS + 1) + 6, (0, SHOWN), (0, 1))
    sheet.text((8, 146), "four workers ahead", "strong", "start")
    for k, works in enumerate(workers):
        _row(sheet, low, 162 + 30 * k, f"load {k + 1}", works)
    _row(sheet, low, 162 + 30 * WORKERS, "compute", computed)
    sheet.x_axis(low, numbered(*ticks))
    sheet.text((left + width, low.top + low.height + 40), "milliseconds", anchor="end")


def wide() -> Sheet:
    sheet = Sheet(NAME, TITLE, DESCRIPTION, 360)
    _draw(sheet, 94, 572, (0, 80, 100, 160, 200, 260))
    return sheet


def narrow() -> Sheet:
    sheet = Sheet(f"{NAME}-narrow", TITLE, DESCRIPTION, 360, NARROW)
    _draw(sheet, 84, 304, (0, 80, 160, 240))
    return sheet
