"""The numbers in the lessons on optimization, computed again."""

import math
from collections.abc import Callable, Iterator
from itertools import count, islice

import numpy as np
import pytest

from scripts.figures import adam_correction, ravine, sgd_step, step_sizes

from .reading import unsaid

Vector = np.ndarray
RATES = 10.0 ** np.arange(-4, 1, 0.5)


class Adam:
    """One parameter's Adam, without epsilon."""

    def __init__(self, rate: float = 0.1, decay: float = 0.0) -> None:
        self.m = self.v = 0.0
        self.t, self.rate, self.decay = 0, rate, decay

    def step(self, g: float, theta: float = 0.0) -> float:
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * g
        self.v = 0.999 * self.v + 0.001 * g**2
        self.mhat, self.vhat = self.m / (1 - 0.9**self.t), self.v / (1 - 0.999**self.t)
        return self.rate * (self.mhat / math.sqrt(self.vhat) + self.decay * theta)


def places(kind: str, grad: Callable[[Vector], Vector], start: Vector, rate: float) -> Iterator[Vector]:
    """Yield where an optimizer of the comparison stands after each step."""
    x, m, s = np.array(start, dtype=float), np.zeros(2), np.zeros(2)
    for t in count(1):
        g = grad(x)
        if kind == "SGD":
            step = g
        elif kind == "momentum":
            step = m = 0.9 * m + g
        elif kind == "RMSProp":
            s = 0.9 * s + 0.1 * g**2
            step = g / (np.sqrt(s) + 1e-8)
        else:
            m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
            step = m / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        x = x - rate * step
        yield x


def best(kind: str, hessian: Vector, start: Vector) -> float:
    """Return the lowest loss after 100 steps on a quadratic bowl, over the rates of the lesson."""
    ends = []
    with np.errstate(all="ignore"):
        for rate in RATES:
            x = next(islice(places(kind, lambda at: hessian @ at, start, rate), 99, None))
            ends.append(x @ hessian @ x / 2)
    return float(np.nan_to_num(ends, nan=np.inf).min())


def escape(kind: str, rate: float) -> int:
    """Return after how many steps an optimizer has left the ridge of the lesson's saddle."""
    path = places(kind, lambda at: np.array([1, -0.01]) * at, np.array([1.0, 0.001]), rate)
    return next(n for n, x in enumerate(path, 1) if abs(x[1]) > 1)


def test_sgd_model_is_lowest_at_minus_rate_times_gradient() -> None:
    g, rate = np.array([3.0, -1.0]), 0.2

    def model(d: Vector) -> float:
        return float(g @ d + d @ d / (2 * rate))

    lowest = model(-rate * g)
    assert all(model(-rate * g + d) > lowest for d in np.random.default_rng(0).normal(size=(50, 2)))


def test_sgd_step_of_the_picture_lowers_the_loss() -> None:
    h = 1e-6
    here, landed = np.array(sgd_step.HERE), sgd_step.HERE - sgd_step.RATE * sgd_step._slope(sgd_step.HERE)

    slope = (sgd_step._loss(here + h) - sgd_step._loss(here - h)) / (2 * h)

    assert math.isclose(slope, sgd_step._slope(sgd_step.HERE), rel_tol=1e-8)
    assert sgd_step._loss(np.array(landed)) < sgd_step._loss(here)


def test_sgd_worked_example() -> None:
    x, y = np.array([1, 2]), np.array([2, 2])

    def gradients(w: float) -> Vector:
        return 2 * x * (w * x - y)

    def loss(w: float) -> float:
        return float(np.mean((w * x - y) ** 2))

    assert gradients(0).tolist() == [-4, -8]
    assert np.allclose(-0.1 * gradients(0), [0.4, 0.8])
    assert math.isclose(np.mean(gradients(1.2)), 0, abs_tol=1e-12)
    assert (
        unsaid("sgd", f"it is ${loss(1.2):.1f}$", f"w = {1.2 - 0.1 * gradients(1.2)[0]:.2f}$", f"{loss(1.36):.3f}$")
        == []
    )


def test_rmsprop_worked_example_is_the_same_for_gradients_a_hundred_times_larger() -> None:
    steps = [0.01 * g / math.sqrt(0.9 * s + 0.1 * g**2) for s, g in ((4, 3), (40_000, 300))]

    assert math.isclose(*steps)
    assert unsaid("rmsprop", rf"/\sqrt{{4.5}} = {steps[0]:.4f}$", f"again steps ${steps[0]:.4f}$") == []


def test_rmsprop_table_and_picture() -> None:
    t = np.array([1.0, 10.0, 100.0])
    rows = zip(t, step_sizes.adagrad(t), step_sizes.rmsprop(t), strict=True)

    assert unsaid("rmsprop", *(rf"| {n:g} | ${a:.3f}\,\eta$ | ${r:.3f}\,\eta$ |" for n, a, r in rows)) == []
    total = sum(0.1 * 0.9**k for k in range(10))
    assert math.isclose(1 / math.sqrt(total), step_sizes.rmsprop(np.array(10.0)))


def test_adam_two_steps_by_hand() -> None:
    adam, theta, said = Adam(), 1.0, []
    for _ in range(2):
        g = 2 * theta
        step = adam.step(g)
        theta -= step
        said += [f"{adam.mhat:.5g}$", f"{adam.vhat:.5g}$", f"{step:.4f}".rstrip("0") + "$", f"${theta:.4f}".rstrip("0")]

    assert unsaid("adam", *said, f"{adam.v:.6f}", rf"\sqrt{{0.004}} = {0.02 / math.sqrt(0.004):.3f}$") == []


def test_adam_first_step_without_correction_is_too_long() -> None:
    small_m, small_root_v = 1 / 0.1, 1 / math.sqrt(0.001)

    assert unsaid("adam", f"$m$ is {small_m:.0f} times", f"\\approx {small_root_v:.0f}$ times") == []
    assert unsaid("adam", f"come out {small_root_v / small_m:.1f} times too long") == []


def test_adam_exercise() -> None:
    adam = Adam()
    steps = [adam.step(g) for g in (4, 2)]

    assert unsaid("adam", f"{adam.mhat:.4f}$", f"{adam.v:.6f}$", f"{adam.vhat:.4f}$", f"= {steps[1]:.4f}$") == []
    assert math.isclose(steps[0], 0.1)


def test_adam_penalty_leaves_the_first_step_and_decay_does_not() -> None:
    assert math.isclose(Adam().step(2 + 0.1 * 1), 0.1)
    assert math.isclose(Adam(decay=0.1).step(2, theta=1), 0.11)


def test_adam_picture_has_uncorrected_steps_of_up_to_six() -> None:
    _, m, v = adam_correction.averages()

    assert 5.5 < (m / np.sqrt(v)).max() < 6.5


def test_adam_moments_of_a_hundred_million_take_800_megabytes() -> None:
    assert unsaid("adam", f"{2 * 4 * 100_000_000 / 1e9:.1f} GB") == []


@pytest.mark.parametrize(
    ("kind", "ravine", "turned"),
    [("SGD", "1.07", "1.07"), ("momentum", "0.00007", "0.00007"), ("Adam", "0.00018", "0.0013")],
)
def test_comparison_on_the_ravine(kind: str, ravine: str, turned: str) -> None:
    turn = np.array([[1, -1], [1, 1]]) / math.sqrt(2)
    straight = np.diag([1.0, 100.0])
    start = np.array([-4.0, 1.0])

    found = best(kind, straight, start), best(kind, turn @ straight @ turn.T, turn @ start)

    assert [float(f"{value:.2g}") if value < 0.01 else round(value, 2) for value in found] == [
        float(ravine),
        float(turned),
    ]
    assert unsaid("comparing-optimizers", ravine, turned) == []


def test_comparison_on_the_ravine_rmsprop() -> None:
    assert round(best("RMSProp", np.diag([1.0, 100.0]), np.array([-4.0, 1.0])), 3) == 0.028
    assert unsaid("comparing-optimizers", "| 0.028 |") == []


def test_comparison_on_the_saddle() -> None:
    found = [escape("SGD", 1.0), escape("momentum", 1.0), escape("Adam", 0.1), escape("RMSProp", 0.1)]

    assert (
        unsaid(
            "comparing-optimizers",
            "SGD needs {} and momentum {}".format(*found),
            "Adam needs {} and RMSProp {}".format(*found[2:]),
        )
        == []
    )


def test_one_step_in_the_ravine() -> None:
    assert (1 - 0.01 * 100, round(-4 + 0.01 * 4, 2)) == (0, -3.96)
    assert unsaid("comparing-optimizers", "$-3.96$") == []


def test_search_budgets() -> None:
    trials, minutes = 6**5, 10

    assert unsaid("grid-and-random-search", f"= {trials}$ trials", f"{trials * minutes / 60 / 24:.0f} days") == []
    assert unsaid("grid-and-random-search", f"is {1 - 0.95**60:.3f}", f"{8 * 60 // 10} trials") == []


def test_uniform_draws_fall_above_a_tenth() -> None:
    share = (1 - 0.1) / (1 - 0.0001)

    assert round(share, 2) == 0.9
    assert unsaid("grid-and-random-search", "90 %") == []


def test_momentum_by_hand() -> None:
    v, x, seen = 0.0, 0.0, []
    for _ in range(4):
        v = 0.9 * v + 1
        x += 0.1 * v
        seen.append((round(v, 3), round(x, 3)))

    assert [at for at, _ in seen[:3]] == [1, 1.9, 2.71]
    assert [at for _, at in seen[:3]] == [0.1, 0.29, 0.561]
    assert unsaid("momentum", f"= {seen[3][0]}$", f"= {seen[3][1]}$") == []


def test_momentum_along_and_across() -> None:
    along = across = 0.0
    for t in range(400):
        along, across = 0.9 * along + 1, 0.9 * across + (-1) ** t

    assert math.isclose(along, 10)
    assert unsaid("momentum", f"$1/(1 + \\beta) = {abs(across):.2f}$", f"a factor of {along / abs(across):.0f}") == []


def test_momentum_reaches_in_the_picture_what_descent_does_not() -> None:
    plain, heavy = (np.abs(ravine.path(beta)[-1]).max() for beta in (0.0, 0.5))

    assert heavy < 0.01
    assert plain > 0.1


def test_sgd_counts_updates_of_an_epoch() -> None:
    assert math.ceil(1050 / 100) == 11
    assert unsaid("sgd", f"that is {math.ceil(1000 / 20)} updates") == []


def test_gradient_descent_rates_of_the_exercise() -> None:
    """The learning rate below which both factors stay between -1 and 1, and what nine tenths of it does."""
    rates = np.linspace(0.001, 0.2, 200)
    shrinking = rates[(abs(1 - 2 * rates) < 1) & (abs(1 - 20 * rates) < 1)]

    assert 0.098 < shrinking.max() < 0.1
    assert (round(1 - 2 * 0.09, 9), round(1 - 20 * 0.09, 9)) == (0.82, -0.8)
