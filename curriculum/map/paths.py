"""Ways through points, their corners rounded: as pieces, and as SVG. Knows nothing of Django."""

from collections.abc import Iterator, Sequence

CORNER = 7  # radius in pixels, where the pieces are long enough

Point = tuple[float, float]


def rounded(points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    """Yield the pieces of a way after its first point: (end,) for a straight one, (control, end) for a corner."""
    for (x0, y0), (x, y), (x1, y1) in zip(points, points[1:], points[2:], strict=False):
        before, after = abs(x - x0) + abs(y - y0), abs(x1 - x) + abs(y1 - y)
        radius = min(CORNER, before / 2, after / 2)
        if radius:
            yield ((x + (x0 - x) / before * radius, y + (y0 - y) / before * radius),)
            yield (x, y), (x + (x1 - x) / after * radius, y + (y1 - y) / after * radius)
    yield (points[-1],)


def svg_path(points: Sequence[Point]) -> str:
    """Return the `d` of an SVG path."""
    path = f"M{_said(points[0])}"
    for piece in rounded(points):
        path += ("L" if len(piece) == 1 else "Q") + " ".join(map(_said, piece))
    return path


def _said(point: Point) -> str:
    return " ".join(f"{number:.1f}".removesuffix(".0") for number in point)
