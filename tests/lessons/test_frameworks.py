"""The numbers in the lessons on pipelines, precision and repeated runs, computed again."""

import numpy as np

from scripts.figures import five_seeds, number_formats, prefetch

from .reading import unsaid


def interval(runs: np.ndarray) -> tuple[float, float]:
    return float(runs.mean()), float(2.776 * runs.std(ddof=1) / np.sqrt(len(runs)))


def test_table_of_workers() -> None:
    for workers in (1, 2, 4, 8):
        load = prefetch.LOAD / workers
        step = max(load, prefetch.COMPUTE)
        row = f"| {workers} | {load:g} ms | {step:g} ms | {100 * prefetch.COMPUTE / step:g} % |"
        assert unsaid("data-pipelines", row) == []


def test_drawn_timelines_wait_and_do_not_wait() -> None:
    _, waiting = prefetch.one_after_the_other()
    _, busy = prefetch.ahead()

    assert [work.start for work in waiting] == [80, 180, 280]
    assert [work.start for work in busy[:9]] == [80 + 20 * k for k in range(9)]
    assert [work.batch for work in busy[:9]] == list(range(1, 10))


def test_pipeline_exercise_and_question() -> None:
    load, compute = 45 / 300, 12 / 300

    assert np.isclose(load + compute, 57 / 300)
    assert unsaid("data-pipelines", f"$150/40 = {load / compute:g}$", f"$45/300 = {load:g}$") == []
    assert (90 / 3, 5000 * 0.1, 5000 * 0.02) == (30, 500, 100)


def test_formats_are_those_of_numpy_and_of_the_table() -> None:
    fp32, bf16, fp16 = number_formats.FORMATS

    for ours, theirs in ((fp32, np.finfo(np.float32)), (fp16, np.finfo(np.float16))):
        assert ours.largest == float(theirs.max)
        assert ours.smallest == float(theirs.smallest_subnormal)
        assert ours.step == float(theirs.eps)
    assert (round(bf16.largest, -36), f"{bf16.smallest:.1e}", f"{bf16.step:.4f}") == (3.39e38, "9.2e-41", "0.0078")
    assert [f"{each.step:.1e}" for each in (fp32, fp16, bf16)] == ["1.2e-07", "9.8e-04", "7.8e-03"]
    said = ("$1.2 \\cdot 10^{-7}$ |", "$9.8 \\cdot 10^{-4}$ |", "$9.2 \\cdot 10^{-41}$ | $7.8 \\cdot 10^{-3}$ |")
    assert unsaid("gpu-and-mixed-precision", *said, "$65{,}504$", "are $0.00098$ apart") == []


def test_tiny_gradients_and_updates_are_lost_in_sixteen_bits() -> None:
    assert np.float16(2.9e-8) == 0 != np.float16(3.1e-8)
    assert np.float16(1) + np.float16(0.0003) == 1


def test_memory_of_training() -> None:
    per_image = 64 * 224 * 224 * 4

    assert (
        unsaid("gpu-and-mixed-precision", f"= {per_image / 1e6:.1f}$ million", f"${64 * per_image / 1e9:.2f}$ GB") == []
    )
    assert unsaid("gpu-and-mixed-precision", f"${16 * 0.1:.1f}$ GB", f"${16 * 7}$ GB", f'"{16} GB"') == []
    assert ((8e9 - 16e8) / 40e6, (8e9 - 18e8) / 20e6) == (160, 310)


def test_interval_of_five_seeds() -> None:
    runs = five_seeds.RUNS
    deviations = runs - runs.mean()

    assert unsaid("reproducibility", f"$\\bar a = {runs.mean():.1f}$", f"add up to ${(deviations**2).sum():.2f}$") == []
    assert unsaid("reproducibility", f"= {runs.std(ddof=1):.2f}$", f"91.0 \\pm {interval(runs)[1]:.1f}") == []
    assert abs(five_seeds.RIVAL - five_seeds.MEAN) < five_seeds.HALF
    assert 2.5 < five_seeds.HALF / (runs.std(ddof=1) / np.sqrt(5)) < 3


def test_pairs_show_what_the_intervals_hide() -> None:
    a, b = five_seeds.RUNS, np.array([91.9, 91.0, 92.7, 90.8, 91.6])
    (mean, half), (gap, narrow) = interval(b), interval(b - a)

    assert unsaid("reproducibility", f"${mean:.1f} \\pm {half:.1f}$", f"${gap:.1f} \\pm {narrow:.2f}$") == []
    assert unsaid("reproducibility", f"$s = {b.std(ddof=1):.2f}$", f"$s = {(b - a).std(ddof=1):.2f}$") == []
    assert [y - x for x, y in zip((80, 82, 84, 86), (83, 85, 87, 89), strict=True)] == [3] * 4
