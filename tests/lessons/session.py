"""The code of one lesson, run block after block as a reader would in one session of Python."""

import io
import random
import sys
import traceback
import warnings
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import numpy as np
from threadpoolctl import threadpool_limits

from .blocks import OPTIONAL, Block, imported, waiting
from .walls import walls

MISSING = frozenset(name for name in OPTIONAL if find_spec(name) is None)


@dataclass
class Ran:
    """How many blocks ran, what was wrong with its line, and the lines that did not run with the package they need."""

    number: int = 0
    wrong: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)


def run(blocks: list[Block], folder: Path, *, name: str = "lesson", missing: frozenset[str] = MISSING) -> Ran:
    """Run the Python of a lesson in an empty folder, and compare what it prints with the text beneath.

    A block of text that directly follows Python shows exactly what was printed since the last one. The first block that
    fails ends the session.
    """
    ran, out, printed_at = Ran(), io.StringIO(), 0
    left_out = waiting(blocks, set(missing))
    _bring(blocks)
    is_left_out = False
    _unseed()
    module = sys.modules[name] = ModuleType(name)
    try:
        for block in blocks:
            if block.kind == "python" and not block.is_shown_only:
                is_left_out = block in left_out
                if is_left_out:
                    ran.left_out.append((block.line, left_out[block]))
                    continue
                ran.number += 1
                before = out.tell()
                if said := _fails(block, module, folder, out):
                    ran.wrong.append(said)
                    return ran
                printed_at = block.line if out.tell() > before else printed_at
            elif block.kind == "text" and (block.follows or out.tell()) and not is_left_out:
                if (printed := out.getvalue()).rstrip("\n") != block.text.rstrip("\n"):
                    ran.wrong.append((block.line, f"shows\n{block.text}but what is printed is\n{printed}"))
                out = io.StringIO()
        if out.tell():
            ran.wrong.append((printed_at, f"prints what no block of text beneath shows:\n{out.getvalue()}"))
    finally:
        del sys.modules[name]
    return ran


def _fails(block: Block, module: ModuleType, folder: Path, out: io.StringIO) -> tuple[int, str] | None:
    """Run a block; return the line where it failed, and how."""
    try:
        code = compile("\n" * block.line + block.text, module.__name__, "exec")
        with redirect_stdout(out), walls(folder), threadpool_limits(1):
            exec(code, module.__dict__)
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == module.__name__ and frame.lineno]
        line = error.lineno if isinstance(error, SyntaxError) and error.filename == module.__name__ else None
        said = error.msg if line and isinstance(error, SyntaxError) else error
        return line or [block.line, *lines][-1], f"{type(error).__name__}: {said}"
    return None


def _bring(blocks: list[Block]) -> None:
    """Import the frameworks of a lesson before its walls stand: they ask programs what machine this is, and warn."""
    for name in {name for block in blocks for name in imported(block)} & {*OPTIONAL} - MISSING:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import_module(name)


def _unseed() -> None:
    """Begin somewhere else each time, so that a lesson which does not seed its sampling cannot show what it prints."""
    random.seed()
    np.random.seed()
    if torch := sys.modules.get("torch"):
        torch.seed()
