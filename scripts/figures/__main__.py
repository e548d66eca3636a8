"""Write every computed figure, wide and narrow, into the content: python -m scripts.figures."""

from pathlib import Path

from . import (
    activations,
    distributions,
    eigen_circle,
    gradient_contours,
    grid_random,
    matrix_grid,
    optimizer_paths,
    overfitting,
    sgd_path,
    vectors,
)

FOLDER = Path(__file__).parents[2] / "content" / "deep-learning" / "figures"
FIGURES = (
    activations,
    distributions,
    eigen_circle,
    gradient_contours,
    grid_random,
    matrix_grid,
    optimizer_paths,
    overfitting,
    sgd_path,
    vectors,
)


def main() -> None:
    sheets = [sheet for figure in FIGURES for sheet in (figure.wide(), figure.narrow())]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for sheet in sheets:
        (FOLDER / f"{sheet.name}.svg").write_text(sheet.svg(), encoding="utf-8", newline="\n")
    print(f"Wrote {len(sheets)} drawings to {FOLDER}.")


if __name__ == "__main__":
    main()
