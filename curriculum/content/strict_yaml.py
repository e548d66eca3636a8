"""YAML without its surprises: no aliases, tags, duplicate keys or guessed types. Knows nothing of Django."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problem import Code, Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
At = tuple[str | int, ...]

# Plain scalars are text unless they are spelt like this. So NO, 12:30, 010, 1e3 and 2024-05-01 stay text.
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
# C0 and C1 controls, byte order marks, ends of lines that only some programs count, and the marks that change the
# direction of text.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass
class Document:
    """A value with, for each place in it, the line (1 is the first) and the text it was written as."""

    value: Value = None
    lines: dict[At, int] = field(default_factory=dict)
    written: dict[At, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, at: At) -> int:
        """Return the line of the longest known beginning of a place."""
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at, 1)

    def keep_lines_alone(self) -> None:
        """Let go of what was written, once it has been given its form: of many files it is most of what is held."""
        self.value = None
        self.written = {}


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return text with newlines as \\n, and what is wrong with its bytes (then the text is empty)."""
    if len(data) > MAX_BYTES:
        return "", [Problem(path, 1, Code.SIZE, f"is longer than {MAX_BYTES} bytes.")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem(path, line, Code.ENCODING, f"byte {error.start} is not UTF-8. Save the file as UTF-8.")]
    text = text.replace("\r\n", "\n")
    if hidden := _HIDDEN.search(text):
        line = text.count("\n", 0, hidden.start()) + 1
        return "", [Problem(path, line, Code.ENCODING, _hidden(hidden[0]))]
    return text, []


def read_yaml(text: str, path: str, *, first_line: int = 1) -> Document:
    """Read one YAML document whose first line is line `first_line` of the file; all problems are collected."""
    document = Document()
    reader = _Reader(document, path, first_line)
    try:
        reader.read(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = first_line + (mark.line if mark else 0)
        said = getattr(error, "problem", None) or "cannot be read"
        document.problems.append(Problem(path, line, Code.YAML, f"is not valid YAML: {said}."))
    return document


def _hidden(character: str) -> str:
    return f"holds the hidden character U+{ord(character):04X}. Take it out."


class _TooDeepError(yaml.YAMLError):
    pass


class _Reader:
    """Builds values from parser events (typed loosely by the library), so nothing is expanded before it is seen."""

    def __init__(self, document: Document, path: str, first_line: int) -> None:
        self.document = document
        self.path = path
        self.first_line = first_line
        self.events: Iterator[Any] = iter(())

    def read(self, text: str) -> None:
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.document.lines:
                    self.problem(event, Code.YAML, "holds a second document; one is expected.")
                    return
                try:
                    self.document.value = self.node(next(self.events), ())
                except _TooDeepError:
                    return

    def node(self, event: Any, at: At) -> Value:
        self.document.lines.setdefault(at, self.line(event))
        if len(at) > MAX_DEPTH:
            self.problem(event, Code.SIZE, f"is nested more than {MAX_DEPTH} levels deep.")
            raise _TooDeepError
        self.refuse_references(event)
        if isinstance(event, yaml.ScalarEvent):
            self.document.written[at] = event.value
            self.refuse_hidden(event)
            return event.value if event.style else _plain(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(at)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(at)
        return None

    def sequence(self, at: At) -> Value:
        values: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.node(event, (*at, len(values))))
        return values

    def mapping(self, at: At) -> Value:
        values: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse_references(event)
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, Code.YAML, "has a key that is not a word.")
                self.node(event, (*at, "?"))
                self.node(next(self.events), (*at, "?"))
                continue
            self.refuse_hidden(event)
            key = str(event.value)
            line = self.line(event)
            if key in values:
                first = self.document.lines[(*at, key)]
                self.problem(event, Code.DUPLICATE_KEY, f"'{key}' is here a second time; it is also on line {first}.")
            self.document.lines.setdefault((*at, key), line)
            values[key] = self.node(next(self.events), (*at, key))
        return values

    def refuse_hidden(self, event: Any) -> None:
        """An escape in double quotes can hide what the bytes of the file do not show."""
        if hidden := _HIDDEN.search(event.value):
            self.problem(event, Code.ENCODING, _hidden(hidden[0]))

    def refuse_references(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, Code.ALIAS, f"'*{event.anchor}' is an alias; write the value out.")
        elif getattr(event, "anchor", None):
            self.problem(event, Code.ALIAS, f"'&{event.anchor}' is an anchor; take it out.")
        elif getattr(event, "tag", None) not in (None, "!"):
            self.problem(event, Code.ALIAS, f"'{event.tag}' is a tag; take it out.")

    def line(self, event: Any) -> int:
        line: int = event.start_mark.line
        return self.first_line + line

    def problem(self, event: Any, code: Code, message: str) -> None:
        self.document.problems.append(Problem(self.path, self.line(event), code, message))


def _plain(text: str) -> Value:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
