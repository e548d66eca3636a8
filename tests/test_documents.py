"""What the documents on security and faults name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SECURITY = (ROOT / "docs" / "security.md").read_text()
FAULTS = (ROOT / "docs" / "faults.md").read_text()
# Of OWASP ASVS 5.0: how many requirements have level 1 or 2.
REQUIREMENTS = 253
_FOLDERS = "tests|deploy|docs|curriculum|progress|roadmap_site"
PATHS = sorted(set(re.findall(rf"`((?:{_FOLDERS})/[\w./-]+)`", SECURITY + FAULTS)))


@pytest.mark.parametrize("path", PATHS)
def test_file_that_a_document_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_requirement_of_both_levels_is_in_the_table_once() -> None:
    table, _, others = SECURITY.partition("### What does not apply")
    applies = re.findall(r"^\| (\d+\.\d+\.\d+) \|", table, re.MULTILINE)
    rest = re.findall(r"\d+\.\d+\.\d+", others)

    assert len(applies) + len(rest) == REQUIREMENTS
    assert len({*applies, *rest}) == REQUIREMENTS


def test_what_is_said_of_the_table_is_what_it_holds() -> None:
    words = re.findall(r"^\| \d+\.\d+\.\d+ \| [12] \| ([\w ]+) \|", SECURITY, re.MULTILINE)

    counts = {word: words.count(word) for word in ("met", "partly", "not met", "the operator")}

    assert sum(counts.values()) == len(words)
    said = SECURITY.partition("## Limits")[0].replace("\n", " ")
    assert (
        f"{len(words)} apply. {counts['met']} are met, {counts['partly']} partly, {counts['not met']} are not" in said
    )


def test_every_test_of_a_fault_stands_in_the_document() -> None:
    tests = {f"tests/faults/{path.name}" for path in (ROOT / "tests" / "faults").glob("test_*.py")}

    assert tests - set(PATHS) == set()
