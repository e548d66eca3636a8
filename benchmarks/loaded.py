"""One load. Run as a module, on the database that the environment names; prints the seconds of a core and MB at most.

With --draw-once each text is drawn once, so that what is left is the load's own work: the benchmark's topics have few
texts, and to draw the lessons of ten thousand takes minutes. Each topic still gets HTML of its own, which is held and
written as if it had been drawn.
"""

import dataclasses
import re
import sys
import time
from pathlib import Path

import django

django.setup()

from curriculum.content import check, draw  # noqa: E402
from curriculum.content.load import load  # noqa: E402


def main(folder: str, *options: str) -> None:
    if "--draw-once" in options:
        _draw_once()
    began = time.process_time()
    load(Path(folder))
    seconds = time.process_time() - began
    # What getrusage says of a process may be of the one that began it.
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    print(seconds, int(found[1]) / 1024 if found else 0)


def _draw_once() -> None:
    known: dict[str, draw.Drawn] = {}
    made = draw.draw

    def draw_once(body, questions, titles, figures):
        first = known.get(body) or known.setdefault(body, made(body, questions, titles, figures))
        own = draw.fingerprint(body, questions, titles, figures)
        return dataclasses.replace(first, fingerprint=own, html=f"{first.html}\n")

    check.draw = draw_once


if __name__ == "__main__":
    main(*sys.argv[1:])
