"""Write every computed figure, wide and narrow, into the content: python -m scripts.figures [name ...]."""

import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from . import __name__ as package
from . import __path__ as places

FOLDER = Path(__file__).parents[2] / "content" / "deep-learning" / "figures"


def figures() -> list[ModuleType]:
    """Return the modules that draw a figure: those with a name for it."""
    found = [import_module(f"{package}.{info.name}") for info in pkgutil.iter_modules(places) if info.name[0] != "_"]
    return [module for module in found if hasattr(module, "NAME")]


def main(wanted: list[str]) -> None:
    chosen = [figure for figure in figures() if not wanted or figure.NAME in wanted]
    sheets = [sheet for figure in chosen for sheet in (figure.wide(), figure.narrow())]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for sheet in sheets:
        (FOLDER / f"{sheet.name}.svg").write_text(sheet.svg(), encoding="utf-8", newline="\n")
    print(f"Wrote {len(sheets)} drawings to {FOLDER}.")


if __name__ == "__main__":
    main(sys.argv[1:])
