"""The rules of the house that a program can keep."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("curriculum", "progress", "roadmap_site")
MAY_IMPORT = {
    "curriculum": {"curriculum"},
    "progress": {"progress", "curriculum"},
    "roadmap_site": {"roadmap_site", "progress", "curriculum"},
}
PURE = [
    "curriculum/advice/lesson.py",
    "curriculum/advice/limits.py",
    "curriculum/advice/prose.py",
    "curriculum/advice/reading.py",
    "curriculum/advice/rules.py",
    "curriculum/advice/spelling.py",
    "curriculum/advice/structure.py",
    "curriculum/advice/symbols.py",
    "curriculum/advice/wording.py",
    "curriculum/advice/written.py",
    "curriculum/graph.py",
    "curriculum/markdown.py",
    "curriculum/maths.py",
    "curriculum/links/inside.py",
    "curriculum/links/judge.py",
    "curriculum/links/pace.py",
    "curriculum/links/visit.py",
    "curriculum/safe_html.py",
    "curriculum/topic_links.py",
    "curriculum/map/columns.py",
    "curriculum/map/labels.py",
    "curriculum/map/layout.py",
    "curriculum/map/tracks.py",
    "curriculum/content/check.py",
    "curriculum/content/draw.py",
    "curriculum/content/formats.py",
    "curriculum/content/parse.py",
    "curriculum/content/place.py",
    "curriculum/content/problem.py",
    "curriculum/content/source.py",
    "curriculum/content/strict_yaml.py",
    "curriculum/incoming/addresses.py",
    "curriculum/incoming/archive.py",
    "curriculum/incoming/arrival.py",
    "curriculum/incoming/blocks.py",
    "curriculum/incoming/inline.py",
    "curriculum/incoming/listing.py",
    "curriculum/incoming/names.py",
    "curriculum/incoming/placing.py",
    "curriculum/incoming/points.py",
    "curriculum/incoming/readme.py",
    "curriculum/incoming/text.py",
    "curriculum/incoming/written.py",
    "curriculum/content/term.py",
    "curriculum/content/term_index.py",
    "curriculum/search/synonyms.py",
    "curriculum/search/text.py",
    "curriculum/search/vocabulary.py",
    "curriculum/search/words.py",
    "progress/charts.py",
    "progress/days.py",
    "progress/over_time.py",
    "progress/schedule.py",
]
REFUSED_NAMES = {"utils", "helpers", "common", "misc", "services", "managers"}
LEARNERS_WORDS = re.compile(r"\b(progress|learner|learners|Learner|Record|Mark|Status)\b")


def modules() -> list[Path]:
    return [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def imported(path: Path, source: str | None = None) -> set[str]:
    """Return the first part of every module that a file imports, wherever in the file; relative imports are its app."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source if source is not None else path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(path.relative_to(ROOT).parts[0] if node.level else (node.module or "").split(".")[0])
    return names


def forbidden_imports(path: Path, source: str | None = None) -> set[str]:
    app = path.relative_to(ROOT).parts[0]
    return (imported(path, source) & set(APPS)) - MAY_IMPORT[app]


def test_dependence_goes_one_way() -> None:
    found = {str(path.relative_to(ROOT)): forbidden_imports(path) for path in modules()}

    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "line", ["import progress.models", "from progress.record import Record", "from roadmap_site import urls"]
)
def test_dependence_test_sees_an_import_put_in(line: str) -> None:
    path = ROOT / "curriculum" / "views.py"

    assert forbidden_imports(path, f"{path.read_text()}\n\ndef hidden():\n    {line}\n") != set()


def test_curriculum_does_not_name_learners() -> None:
    """Names, that is; comments and docstrings may say what a module must not know of."""
    found = {}
    for path in sorted((ROOT / "curriculum").rglob("*.py")):
        tree = ast.parse(path.read_text())
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        if bad := {name for name in names if LEARNERS_WORDS.search(name)}:
            found[str(path.relative_to(ROOT))] = bad

    assert found == {}


@pytest.mark.parametrize("name", PURE)
def test_pure_modules_do_not_import_django(name: str) -> None:
    assert "django" not in imported(ROOT / name)


def test_nothing_is_imported_inside_a_function() -> None:
    found = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                inner = [each for each in ast.walk(node) if isinstance(each, ast.Import | ast.ImportFrom)]
                found += [f"{path.name}:{each.lineno}" for each in inner]

    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.read_text().strip()
        and not ast.get_docstring(ast.parse(path.read_text()))
        and len(path.read_text()) > 400
    ]

    assert silent == []


def test_names_say_what_is_inside() -> None:
    assert [path for path in modules() if path.stem in REFUSED_NAMES] == []


def test_files_are_a_few_screens_long() -> None:
    long = [
        (str(path.relative_to(ROOT)), lines)
        for path in [*modules(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "static").rglob("*.[cj]s*")]
        if (lines := path.read_text().count("\n")) > 300
    ]

    assert long == []


def test_browser_tests_stand_in_one_folder() -> None:
    """`scripts/test.sh` looks nowhere else for them."""
    others = [path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)]

    marked = {path.parent for path in others if "pytest.mark.browser" in path.read_text()}

    assert marked == {ROOT / "tests" / "browser"}


def test_fragments_say_what_they_need() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("_*.html")
        if not path.read_text().startswith("{# needs: ")
    ]

    assert silent == []


def test_templates_hold_nothing_the_content_policy_refuses() -> None:
    refused = re.compile(
        r"<script(?![^>]*\bsrc=)|\son[a-z]+=|\shx-on|\sstyle=|javascript:|hx-vals=.js:|hx-trigger=.[^\"']*\["
    )
    found = {
        str(path.relative_to(ROOT)): refused.findall(path.read_text())
        for path in (ROOT / "templates").rglob("*.html")
        if refused.search(path.read_text())
    }

    assert found == {}


def test_every_word_of_the_interface_can_be_translated() -> None:
    """What is left of a template without tags, comments and translated text holds no letters."""
    found = {}
    for path in (ROOT / "templates").rglob("*.html"):
        text = re.sub(r"\{#.*?#\}|<!--.*?-->", "", path.read_text(), flags=re.DOTALL)
        text = re.sub(r"\{% blocktranslate.*?endblocktranslate %\}", "", text, flags=re.DOTALL)
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", "", text)
        if words := re.findall(r"[A-Za-z]{2,}", text):
            found[str(path.relative_to(ROOT))] = words

    assert found == {}


def test_readme_tree_names_what_exists() -> None:
    readme = (ROOT / "README.md").read_text()
    tree = readme.split("## The tree")[1].split("```")[1]
    named = re.findall(r"^([\w./-]+)", tree, flags=re.MULTILINE)

    assert [name for name in named if not (ROOT / name).exists()] == []
