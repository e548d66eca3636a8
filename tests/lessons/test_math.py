"""The numbers of the lessons on mathematics, computed again."""

import math

import numpy as np

from scripts.figures import jacobian_map, svd

from .reading import unsaid


def row(values: object, form: str = "g") -> str:
    """Return a vector as the lessons write it."""
    return "(" + ", ".join(format(round(float(v), 6), form) for v in np.ravel(values)) + ")"


def test_vectors_picture() -> None:
    x, y = np.array([2, 3]), np.array([4, 2])
    cosine = x @ y / math.sqrt((x @ x) * (y @ y))

    said = (f"{cosine:.3f}", f"{math.degrees(math.acos(cosine)):.1f}^\\circ", f"{x @ y / math.sqrt(y @ y):.2f}$ long")
    assert unsaid("vectors", row(np.add([1, 2], [3, -1])), f"= {x @ y}$", *said) == []


def test_vectors_worked_example() -> None:
    x, y = np.array([1, 2, 2]), np.array([2, -1, 2])
    cosine = x @ y / 9

    assert (np.linalg.norm(x), np.linalg.norm(y), np.abs(x).sum()) == (3, 3, 5)
    assert unsaid("vectors", f"= {x @ y}$", f"{cosine:.3f}", f"{math.degrees(math.acos(cosine)):.1f}^\\circ") == []


def test_vectors_exercise() -> None:
    a, b = np.array([2, 3, 6]), np.array([6, -2, 3])

    assert (a @ b, np.linalg.norm(a), np.linalg.norm(b), np.abs(a - b).sum()) == (24, 7, 7, 12)
    assert unsaid("vectors", f"{a @ b / 49:.6f}", row(a - b), f"{a @ b / 7:.2f}") == []


def test_vectors_questions() -> None:
    wide, grown = np.ones(4), np.array([1, 1, 1, 9])

    assert unsaid("vectors", row(2 * np.array([2, 1]) - np.array([-1, 3])), f"{math.sqrt(grown @ grown):.2f}") == []
    assert round(math.degrees(math.acos(-12 / (3 * 8))), 9) == 120
    assert round(math.sqrt(grown @ grown) / np.linalg.norm(wide), 1) == 4.6


def test_vectors_random_directions_are_almost_perpendicular() -> None:
    pairs = np.random.default_rng(0).normal(size=(2, 2000, 1000))
    pairs /= np.linalg.norm(pairs, axis=2, keepdims=True)

    assert round(float((pairs[0] * pairs[1]).sum(axis=1).std()), 2) == 0.03


A, R = np.array([[2, 1], [0, 1]]), np.array([[0, -1], [1, 0]])


def test_matrices_products_by_hand() -> None:
    assert (A @ [3, 2]).tolist() == [8, 2]
    assert (A @ R).tolist() == [[1, -2], [1, 0]]
    assert unsaid("matrices", "1 & -2 \\\\ 1 & 0", "0 & -1 \\\\ 2 & 1") == []
    assert (R @ A).tolist() == [[0, -1], [2, 1]]


def test_matrices_product_as_a_sum_of_outer_products() -> None:
    tables = [np.outer(A[:, k], R[k]) for k in (0, 1)]

    assert [table.tolist() for table in tables] == [[[0, -2], [0, 0]], [[1, 0], [1, 0]]]
    assert sum(tables).tolist() == (A @ R).tolist()
    assert unsaid("matrices", "0 & -2 \\\\ 0 & 0", "1 & 0 \\\\ 1 & 0") == []
    assert np.outer([2, 0, 1], [3, -1]).tolist() == [[6, -2], [0, 0], [3, -1]]


def test_matrices_inverse_and_rank() -> None:
    flat = np.array([[2, 1], [1, 0.5]])

    assert np.linalg.inv(A).tolist() == [[0.5, -0.5], [0, 1]]
    assert (np.linalg.inv(A) @ [8, 2]).tolist() == [3, 2]
    assert (np.linalg.matrix_rank(flat), np.linalg.det(flat)) == (1, 0)
    assert np.outer([2, 1], [1, 0.5]).tolist() == flat.tolist()


def test_matrices_cost_of_brackets() -> None:
    left, right = 1000**3 + 1000**2, 2 * 1000**2

    assert unsaid("matrices", f"{left:,}".replace(",", "{,}"), f"{right:,}".replace(",", "{,}")) == []


def test_matrices_exercise_and_question() -> None:
    found = np.array([[3, 1], [1, 3]]) @ np.linalg.inv([[1, 1], [1, -1]])

    assert found.tolist() == [[2, 1], [2, -1]]
    assert round(np.linalg.det(found)) == -4
    assert (np.array([[0, -1], [2, 0]]) @ [3, 1]).tolist() == [-1, 6]


def test_eigenvectors_of_the_worked_example() -> None:
    matrix = np.array([[4, 1], [2, 3]])

    assert sorted(np.linalg.eigvals(matrix).round(9)) == [2, 5]
    assert ((matrix @ [1, 1]).tolist(), (matrix @ [1, -2]).tolist()) == ([5, 5], [2, -4])
    assert (np.linalg.matrix_power(matrix, 3) @ [3, 0]).tolist() == [258, 234]
    assert round(0.4**10, 4) == 0.0001


def test_eigenvectors_other_matrices() -> None:
    assert np.linalg.eigvalsh([[2, 1], [1, 2]]).round(9).tolist() == [1, 3]
    assert sorted(np.linalg.eigvals([[3, 1], [0, 2]])) == [2, 3]
    assert (np.array([[3, 1], [0, 2]]) @ [1, -1]).tolist() == [2, -2]
    assert sorted(np.linalg.eigvals([[2, 0], [1, 3]])) == [2, 3]
    assert (np.diag([3, -3]) @ [1, 1]).tolist() == [3, -3]


def test_eigenvectors_growth_and_speed() -> None:
    steps = math.ceil(math.log(0.01) / math.log(0.99))
    grown = f"{1.1**100:,.0f}".replace(",", "{,}")

    assert unsaid("eigenvalues-eigenvectors", f"{steps}$ steps", f"{1.1**50:.0f}", f"{0.9**50:.3f}", grown) == []


def test_derivatives_picture_and_worked_example() -> None:
    at, step = 2.01, 0.01

    assert [((1 + h) ** 2 - 1) / h for h in (2, 1, 0.5)] == [4, 3, 2.5]
    assert unsaid("derivatives", f"{at**3 - 2 * at:.6f}", f"4 + 10 \\cdot {step} = {4 + 10 * step:g}") == []
    assert round(at**3 - 2 * at - 4.1, 4) == 0.0006


def test_derivatives_steps_in_32_bits() -> None:
    """The lesson calls a step of 0.00001 drowned, and 0.01 far better."""

    def gap(step: float) -> float:
        h, x = np.float32(step), np.float32(1)
        return abs(float((np.exp(x + h) - np.exp(x - h)) / (2 * h)) - math.e)

    assert gap(1e-5) > 0.01
    assert gap(1e-2) < 1e-3


def test_derivatives_product_rule_question() -> None:
    x, h = 1.7, 1e-6
    slope = ((x + h) ** 3 * math.log(x + h) - (x - h) ** 3 * math.log(x - h)) / (2 * h)

    assert abs(slope - (3 * x**2 * math.log(x) + x**2)) < 1e-6


def slopes(f: object, *point: float, h: float = 1e-5) -> list[float]:
    """Return the gradient of a function of several numbers by central differences."""
    at, found = np.array(point, dtype=float), []
    for i in range(len(at)):
        step = np.eye(len(at))[i] * h
        found.append(round((f(*(at + step)) - f(*(at - step))) / (2 * h), 6))  # type: ignore[operator]
    return found


def test_gradients_of_the_lesson() -> None:
    def bowl(x: float, y: float) -> float:
        return x**2 + 2 * y**2

    assert (slopes(bowl, 2, 1), slopes(bowl, 2, 0)) == ([4, 4], [4, 0])
    assert slopes(lambda x, y: x**2 * y + y**3, 1, 2) == [4, 13]
    assert slopes(lambda x, y: x * y**2 + 3 * x, 2, -1) == [4, -4]
    assert unsaid("partial-derivatives-and-gradients", f"{math.sqrt(32):.2f}") == []


def test_gradients_slopes_in_directions() -> None:
    unit = np.array([-3, 4]) / 5

    assert [round(float(np.dot([4, 4], u)), 9) for u in ([0.6, 0.8], [1, -1], unit)] == [5.6, 0, 0.8]
    assert (np.dot([4, 13], [13, -4]), np.dot([1, -2], [0.6, 0.8])) == (0, -1)


def test_chain_rule_of_three_functions() -> None:
    assert slopes(lambda x: math.log(1 + math.exp(2 * x)), 0) == [1]
    assert slopes(lambda x: (3 * x + 1) ** 2, 1) == [24]
    assert slopes(lambda x: x**2 * 3 * x, 2) == [36]
    assert f"{0.25**10:.0e}" == "1e-06"


def test_chain_rule_through_a_neuron() -> None:
    w, x = -0.8, 1.5
    a = 1 / (1 + math.exp(-w * x))
    back = (a - 1) * a * (1 - a)

    forward = (f"z = wx = {w * x:.1f}", f"\\approx {a:.3f}", f"\\approx {(a - 1) ** 2 / 2:.3f}")
    slope = (f"{a - 1:.3f}", f"{a * (1 - a):.3f}", f"{back:.3f}", f"{back * x:.3f}", f"{back * w:.3f}")
    assert unsaid("chain-rule", *forward, *slope) == []


def test_chain_rule_exercise() -> None:
    a = 1 / (1 + math.e)

    assert unsaid("chain-rule", f"{a:.5f}", f"{(a - 1) * a * (1 - a):.4f}") == []


def test_svd_by_hand() -> None:
    matrix = np.array([[3, 0], [4, 5]])
    left, values, right = np.linalg.svd(matrix)
    nearest = values[0] * np.outer(left[:, 0], right[0])

    assert (matrix.T @ matrix).tolist() == [[25, 20], [20, 25]]
    assert unsaid("svd-and-pca", *(f"{value:.2f}" for value in values)) == []
    assert np.allclose(values**2, [45, 5])
    assert np.allclose(nearest, [[1.5, 1.5], [4.5, 4.5]])
    assert ((matrix @ [1, 1]).tolist(), (matrix @ [1, -1]).tolist()) == ([3, 9], [3, -1])
    assert np.allclose(np.abs(left[:, 0]), np.array([1, 3]) / math.sqrt(10))
    assert math.isclose(math.sqrt(45) / (math.sqrt(10) * math.sqrt(2)), 1.5)
    assert (matrix**2).sum() == 50


def test_svd_question_of_the_variance_kept() -> None:
    s = np.array([6, 3, 2])
    kept = np.cumsum(s**2) / (s**2).sum()

    said = [f'"{100 * share:.0f} percent' for share in (kept[1], (6 + 3) / s.sum(), kept[0], 2 / 3)]
    assert unsaid("svd-and-pca", *said, "$(36 + 9)/(36 + 9 + 4) = 45/49$") == []


def test_svd_picture_ends_with_the_matrix() -> None:
    assert np.allclose(svd.stages()[-1][1], svd.MATRIX)


def test_svd_counts_of_numbers() -> None:
    assert (20 * (128 + 128 + 1), 128 * 128, 5 * (100 + 200 + 1)) == (5140, 16_384, 1505)
    assert np.linalg.svd([[0, 2], [1, 0]], compute_uv=False).tolist() == [2, 1]


def test_jacobian_by_hand() -> None:
    rows = [slopes(lambda x, y: x**2 * y, 1, 2), slopes(lambda x, y: x + 3 * y, 1, 2)]

    assert rows == [[4, 1], [1, 3]]
    assert (round(1.1**2 * 2, 9), round(1.1 + 6, 9)) == (2.42, 7.1)
    assert (np.array([2, 1]) @ [[1, 2, 0], [0, 1, 3]]).tolist() == [2, 5, 3]
    assert (np.array([1, 2]) @ [[1, 0, 2], [0, 3, 1]]).tolist() == [1, 6, 4]


def test_jacobian_picture() -> None:
    by_number = [slopes(lambda *p, i=i: jacobian_map.outputs(*p)[i], *jacobian_map.POINT) for i in range(2)]
    steps = [jacobian_map.pair(jacobian_map.J @ step) for step in jacobian_map.STEPS]

    assert np.allclose(by_number, jacobian_map.J, atol=1e-6)
    assert (np.round(jacobian_map.EXACT - jacobian_map.START[:, None], 9)[:, 17]).tolist() == [0.42, 0.1]
    assert unsaid("jacobian-and-hessian", *(f"becomes {step}" for step in steps)) == []


def test_jacobian_of_a_layer() -> None:
    chance = np.random.default_rng(0)
    weights, shift, x = chance.normal(size=(2, 3)), chance.normal(size=2), chance.normal(size=3)
    s = 1 / (1 + np.exp(-(weights @ x + shift)))
    found = np.diag(s * (1 - s)) @ weights

    for i in range(2):
        row_by_number = slopes(lambda *p, i=i: 1 / (1 + math.exp(-(weights[i] @ p + shift[i]))), *x)
        assert np.allclose(row_by_number, found[i], atol=1e-6)


def test_hessians_of_the_lesson() -> None:
    assert np.linalg.eigvalsh([[1, 2], [2, 1]]).round(9).tolist() == [-1, 3]
    assert np.linalg.eigvalsh([[2, 4], [4, 2]]).round(9).tolist() == [-2, 6]
    assert slopes(lambda x, y: x**3 - 3 * x + y**3 - 3 * y, 1, -1) == [0, 0]
    assert slopes(lambda x, y: x**2 + 4 * x * y + y**2, 0, 0) == [0, 0]
