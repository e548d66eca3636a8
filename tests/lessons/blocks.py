"""The fenced blocks of a lesson, and which of them need what is not installed."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCED = re.compile(
    r"^(?P<fence>```+)(?P<kind>[\w-]*)[^\n]*\n(?P<text>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)
# How a block begins that is shown and not run; the reason follows, for readers too.
NOT_RUN = "# Not run here: "
# What lessons may use and the tests may do without; `make test-lessons` installs it.
OPTIONAL = ("torch", "torchvision", "tensorflow", "keras")


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind (python, text), what it holds, and the line of the file that its fence stands on.

    `follows` is whether nothing but blank lines stands between it and a block of Python.
    """

    kind: str
    text: str
    line: int
    follows: bool = False

    @property
    def is_shown_only(self) -> bool:
        return self.text.startswith(NOT_RUN)


def blocks_of(body: str, *, first_line: int = 1) -> list[Block]:
    """Return the blocks of a lesson in order; `first_line` is the line of the file that the lesson begins on."""
    found: list[Block] = []
    end = 0
    for match in _FENCED.finditer(body):
        follows = bool(found) and found[-1].kind == "python" and not body[end : match.start()].strip()
        line = first_line + body.count("\n", 0, match.start())
        found.append(Block(match["kind"], match["text"], line, follows))
        end = match.end()
    return found


def waiting(blocks: list[Block], missing: set[str]) -> dict[Block, str]:
    """Return the blocks that import a missing package, and those that use what such blocks define, with the package."""
    needs: dict[str, str] = {}
    found: dict[Block, str] = {}
    for block in blocks:
        if block.kind == "python" and not block.is_shown_only:
            here = dict(needs)
            for statement in _statements(block.text):
                wanted = [name for name in _imported(statement) if name in missing]
                wanted += [here[name] for name in _names(statement, ast.Load) if name in here]
                if wanted:
                    found.setdefault(block, wanted[0])
                for name in _defined(statement):
                    here.pop(name, None)
            if block in found:
                here |= {name: found[block] for each in _statements(block.text) for name in _defined(each)}
            needs = here
    return found


def imported(block: Block) -> set[str]:
    """Return the packages that a block of Python imports."""
    is_run = block.kind == "python" and not block.is_shown_only
    return {name for each in _statements(block.text) for name in _imported(each)} if is_run else set()


def _statements(text: str) -> list[ast.stmt]:
    """Return the statements of a block; none where it is no Python, which is said when it is to run."""
    try:
        return ast.parse(text).body
    except SyntaxError:
        return []


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def _names(tree: ast.AST, context: type[ast.expr_context]) -> Iterator[str]:
    return (node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context))


def _defined(tree: ast.AST) -> Iterator[str]:
    yield from _names(tree, ast.Store)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((alias.asname or alias.name).split(".")[0] for alias in node.names)
