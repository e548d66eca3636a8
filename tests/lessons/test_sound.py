"""The numbers in the lessons on sound and on CTC, and what their figures show."""

import math
from itertools import groupby, product

import numpy as np

from scripts.figures import ctc_lattice, spectrogram

from .reading import unsaid


def frames(samples: int, window: int, hop: int) -> int:
    return 1 + (samples - window) // hop


def mel(frequency: float) -> float:
    return 2595 * math.log10(1 + frequency / 700)


def collapse(path: tuple[str, ...]) -> str:
    return "".join(symbol for symbol, _ in groupby(path) if symbol != "-")


def paths(label: str, chance: dict[str, float], length: int) -> dict[tuple[str, ...], float]:
    """Return all paths that spell a label, each with its probability."""
    all_paths = product(chance, repeat=length)
    return {path: math.prod(chance[symbol] for symbol in path) for path in all_paths if collapse(path) == label}


def test_one_second_is_cut_into_the_printed_frames() -> None:
    assert (frames(16_000, 400, 160), frames(16_000, 800, 160)) == (98, 96)
    assert (16_000 / 400, 16_000 / 800, 400 // 2 + 1) == (40, 20, 201)
    assert unsaid("audio-and-spectrograms", "= 98$ frames", "gives 96 frames", "201 of them", "tones 20 Hz apart") == []


def test_three_seconds_of_music_are_cut_into_the_printed_frames() -> None:
    samples = 3 * 44_100

    assert (samples, frames(samples, 2048, 512)) == (132_300, 255)
    assert unsaid("audio-and-spectrograms", "= 255$", f"\\approx {44_100 / 2048:.1f}$ Hz") == []
    assert unsaid("audio-and-spectrograms", f"with {44_100 / 8192:.1f} Hz") == []


def test_tone_above_the_limit_has_the_samples_of_one_below() -> None:
    t = np.arange(400) / 16_000

    assert np.allclose(np.sin(2 * np.pi * 9000 * t), -np.sin(2 * np.pi * 7000 * t))


def test_mel_steps_shrink_as_printed() -> None:
    low, high = mel(200) - mel(100), mel(4100) - mel(4000)

    assert unsaid("audio-and-spectrograms", f"200 Hz is {low:.0f} mel; from 4,000 to 4,100 Hz only {high:.0f}") == []


def test_spectrogram_shows_what_its_words_say() -> None:
    """A band of the picture spans 80 hertz, and a frame begins every 10 milliseconds."""
    picture = spectrogram.loudness()
    band, begin = spectrogram.TOP / picture.shape[1], spectrogram.HOP / spectrogram.RATE
    middle = spectrogram.WINDOW / spectrogram.RATE / 2

    ladder = picture[15:28].mean(0)
    rising = [(frame * begin + middle, picture[frame].argmax() * band) for frame in range(62, 97)]

    assert picture.shape == (98, 50)
    assert all(ladder[int(440 * k // band)] > ladder[int(440 * k // band) - 3] + 10 for k in range(1, 7))
    assert picture.min(1).argmax() in range(47, 51)
    assert all(abs(500 + 6250 * (time - 0.6) - pitch) < 2 * band for time, pitch in rising)
    assert 500 + 6250 * 0.4 == 3000


def test_two_frames_spell_a_in_three_ways() -> None:
    chance = {"a": 0.4, "-": 0.6}
    found = paths("a", chance, 2)

    assert {"".join(path): round(value, 2) for path, value in found.items()} == {"aa": 0.16, "a-": 0.24, "-a": 0.24}
    assert math.isclose(sum(found.values()), 0.64)
    assert max(chance.values()) ** 2 > max(found.values())
    assert unsaid("ctc", f"\\approx {-math.log(0.64):.3f}$", "with $0.36$") == []


def test_lattice_of_the_picture_sums_the_paths() -> None:
    """The sums of the forward algorithm, against a list of all paths; the words give the numbers in the circles."""
    sums, found = ctc_lattice.forward(), paths(ctc_lattice.LABEL, ctc_lattice.CHANCE, ctc_lattice.FRAMES)
    first, second, last = sums

    assert len(found) == 5
    assert math.isclose(last[-1] + last[-2], sum(found.values()))
    said = f"{first[0]:g} and {first[1]:g} in frame 1; {second[1]:g}, {second[2]:g} and {second[3]:g} in frame 2."
    end = f"b holds {last[3]:g} and the last blank {last[4]:g}, which add up to {sum(found.values()):.2g}"
    assert unsaid("ctc", f"{said} In frame 3, the {end}", "five paths add up to 0.21") == []
    assert f"{said} In frame 3, the {end}" in ctc_lattice.DESCRIPTION


def test_double_letters_need_a_frame_more() -> None:
    chance = {"a": 0.5, "b": 0.3, "-": 0.2}

    assert list(paths("aa", chance, 3)) == [("a", "-", "a")]
    assert math.isclose(paths("aa", chance, 3)["a", "-", "a"], 0.05)
    assert (len(paths("abba", chance, 4)), len(paths("abba", chance, 5))) == (0, 1)
    assert collapse(tuple("hh-e-ll-ll-oo")) == "hello"
