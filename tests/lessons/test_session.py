"""How the code of lessons is run: in order, in one session, behind walls, and against what is shown beneath."""

from pathlib import Path

import pytest

from .blocks import blocks_of
from .session import Ran, run

SEEN = "```python\nx = 2\n```\n\nThen:\n\n```python\nprint(x + 1)\nprint(x + 2)\n```\n\n```text\n3\n4\n```\n"


def ran(tmp_path: Path, body: str, *, missing: tuple[str, ...] = ()) -> Ran:
    return run(blocks_of(body, first_line=11), tmp_path, missing=frozenset(missing))


def python(code: str) -> str:
    return f"```python\n{code}\n```\n"


def test_blocks_run_in_order_as_one_session(tmp_path: Path) -> None:
    assert ran(tmp_path, SEEN) == Ran(number=2)


def test_text_that_is_not_what_is_printed_is_said_at_its_line(tmp_path: Path) -> None:
    assert ran(tmp_path, SEEN.replace("\n4\n", "\n5\n")).wrong == [
        (22, "shows\n3\n5\nbut what is printed is\n3\n4\n"),
    ]


def test_print_that_the_lesson_does_not_show_is_said(tmp_path: Path) -> None:
    assert ran(tmp_path, python("print(1)") + "\nWords.\n\n" + python("x = 2")).wrong == [
        (11, "prints what no block of text beneath shows:\n1\n"),
    ]


def test_text_that_shows_no_output_is_left_alone(tmp_path: Path) -> None:
    drawing = "```text\na drawing\n```\n"

    assert ran(tmp_path, f"{drawing}{python('x = 1')}\nAnd:\n\n{drawing}").wrong == []


def test_code_that_fails_is_said_at_its_line_and_ends_the_session(tmp_path: Path) -> None:
    body = python("def f():\n    return 1 / 0\n\nx = 1\nf()") + python("print(1)")

    assert ran(tmp_path, body) == Ran(number=1, wrong=[(13, "ZeroDivisionError: division by zero")])


def test_code_that_is_no_python_is_said(tmp_path: Path) -> None:
    assert ran(tmp_path, python("x = 1") + python("x = = 1")).wrong == [(15, "SyntaxError: invalid syntax")]


def test_sessions_share_nothing(tmp_path: Path) -> None:
    ran(tmp_path, python("x = 1"))

    assert ran(tmp_path, python("print(x)")).wrong == [(12, "NameError: name 'x' is not defined")]


def test_sampling_without_a_seed_prints_another_number_each_time(tmp_path: Path) -> None:
    body = python("import random\nimport numpy as np\nprint(random.random(), np.random.rand())") + "```text\n?\n```\n"

    assert ran(tmp_path, body).wrong != ran(tmp_path, body).wrong


def test_what_needs_a_missing_package_is_left_out_with_what_depends_on_it_and_no_more(tmp_path: Path) -> None:
    body = "".join(
        [
            python("import flux\nnet = flux.Net()"),
            python("def loss():\n    return net.loss"),
            python("y = loss()\nprint(y)") + "```text\n0.5\n```\n",
            python("net = 1\nprint(net)") + "```text\n1\n```\n",
        ]
    )

    assert ran(tmp_path, body, missing=("flux",)) == Ran(number=1, left_out=[(11, "flux"), (15, "flux"), (19, "flux")])


def test_block_that_says_so_is_shown_and_not_run(tmp_path: Path) -> None:
    assert ran(tmp_path, python("# Not run here: it downloads weights.\nimport flux")) == Ran()


@pytest.mark.parametrize(
    "code",
    [
        "import socket\nsocket.create_connection(('127.0.0.1', 9))",
        "from urllib.request import urlopen\nurlopen('http://localhost:9/')",
        "import subprocess\nsubprocess.run(['true'])",
        "import os\nos.system('true')",
        f"open({str(Path(__file__))!r}).read()",
        "open('../outside.txt', 'w')",
        "from pathlib import Path\nPath('/etc/outside.txt').touch()",
    ],
)
def test_code_behind_walls_reaches_nothing_outside(tmp_path: Path, code: str) -> None:
    wrong = ran(tmp_path, python(code)).wrong

    assert [said.split(":")[0] for _, said in wrong] == ["WalledError"]
    assert list(tmp_path.parent.glob("outside*")) == []


def test_code_behind_walls_has_files_of_its_own_and_the_data_of_packages(tmp_path: Path) -> None:
    own = "from pathlib import Path\nPath('own.txt').write_text('1')\nprint(Path('own.txt').read_text())"
    data = "from sklearn.datasets import load_iris\nprint(load_iris().data.shape)"

    assert ran(tmp_path, f"{python(own)}{python(data)}```text\n1\n(150, 4)\n```\n").wrong == []


def test_walls_stand_around_lessons_alone(tmp_path: Path) -> None:
    ran(tmp_path, python("x = 1"))

    (tmp_path.parent / "written.txt").write_text("1")
