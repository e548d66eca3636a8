"""YAML changed where its value changes and nowhere else: comments, order, quotes and layout stay. No Django here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from .merge import key_of

Edit = tuple[int, int, str]


class _Dumper(yaml.SafeDumper):
    """Writes lists indented under their key, and quotes doubly, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style


def _listed(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    """Numbers stand on one line, as in `tests: [1, 3]`."""
    flow = True if items and all(isinstance(each, int) for each in items) else None
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


_Dumper.add_representer(list, _listed)


def write(value: Any, *, flow: bool = False, quoted: bool = False) -> str:
    """Return a value as canonical YAML, without an end of line."""
    said: str = yaml.dump(
        _plain(value),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10**9,
        default_flow_style=flow,
        default_style='"' if quoted else None,
    )
    return said.removesuffix("\n").removesuffix("\n...")


def rewrite(text: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return a text whose value was `before` (but for what stands for a default) with the value `after`."""
    if not text.endswith("\n"):
        text += "\n"
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return _Text(text).applied(0, len(text), _Text(text).edits(node, before, after))


@dataclass
class _Text:
    text: str

    def __post_init__(self) -> None:
        self.starts = [0]
        for line in self.text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def applied(self, start: int, end: int, edits: list[Edit]) -> str:
        said, at = "", start
        for first, last, new in sorted(edits, key=lambda edit: edit[:2]):
            said += self.text[at:first] + new
            at = last
        return said + self.text[at:end]

    def edits(self, node: Any, before: Any, after: Any) -> list[Edit]:
        if before == after:
            return []
        block = not getattr(node, "flow_style", True)
        if block and isinstance(before, Mapping) and isinstance(after, Mapping):
            return list(self.mapping(node, before, after))
        if block and isinstance(before, list) and isinstance(after, list) and before and after:
            return [self.sequence(node, before, after)]
        return [self.whole(node, after)]

    def whole(self, node: Any, after: Any) -> Edit:
        start, end = node.start_mark.index, node.end_mark.index
        said = write(after, flow=True, quoted=getattr(node, "style", None) == '"' and isinstance(after, str))
        if getattr(node, "style", None) in ("|", ">"):
            said += "\n"
        elif not getattr(node, "flow_style", True):  # a block becomes one line
            end = self.starts[self.last_line(start, end) + 1] - 1
        return start, end, said

    def mapping(self, node: Any, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Edit]:
        pairs = {key.value: (key, value) for key, value in node.value}
        column = node.start_mark.column
        ends = self.ends(node, [key.start_mark.line for key, _ in node.value])
        names = list(pairs)
        previous = None
        for name, value in after.items():
            if name in pairs and name in before:
                yield from self.edits(pairs[name][1], before[name], value)
            elif name not in pairs:
                at = self.starts[ends[names.index(previous)] + 1] if previous else node.start_mark.index
                yield at, at, self.indented(write({name: value}), column)
                continue
            previous = name
        for i, name in enumerate(names):
            if name in before and name not in after:
                yield self.starts[pairs[name][0].start_mark.line], self.starts[ends[i] + 1], ""

    def sequence(self, node: Any, before: list[Any], after: list[Any]) -> Edit:
        """Write the items anew in their order: each as it stood, with its own changes, or as a new one."""
        lines = [item.start_mark.line for item in node.value]
        ends = self.ends(node, lines)
        firsts = [lines[0], *(end + 1 for end in ends[:-1])]  # from the second on, with the comments above an item
        column = node.start_mark.column
        left = list(range(len(before)))
        said = []
        for item in after:
            at = _match(item, before, left)
            if at is None:
                said.append(self.indented(_item(item), column))
                continue
            left.remove(at)
            start, end = self.starts[firsts[at]], self.starts[ends[at] + 1]
            said.append(self.applied(start, end, self.edits(node.value[at], before[at], item)))
        return self.starts[lines[0]], self.starts[ends[-1] + 1], "".join(said)

    def ends(self, node: Any, lines: list[int]) -> list[int]:
        """Return the last line of each of the parts that begin on these lines."""
        limits = [*(self.starts[line] for line in lines[1:]), node.end_mark.index]
        return [self.last_line(self.starts[line], limit) for line, limit in zip(lines, limits, strict=True)]

    def last_line(self, start: int, end: int) -> int:
        """Return the last line before an index that says something: no blank one and no comment."""
        line = max(i for i, first in enumerate(self.starts) if first < max(end, start + 1))
        while self.starts[line] > start:
            said = self.text[self.starts[line] : min(self.starts[line + 1], end)].strip()
            if said and not said.startswith("#"):
                break
            line -= 1
        return line

    def indented(self, said: str, column: int) -> str:
        return "".join(f"{' ' * column}{line}\n" for line in said.splitlines())


def _match(item: Any, before: list[Any], left: list[int]) -> int | None:
    """Return which of the items left became this one: the same, the one of its key, or the one of its address."""
    key, url = key_of(item), item.get("url") if isinstance(item, Mapping) else None
    found = [
        *(at for at in left if before[at] == item),
        *(at for at in left if key and key_of(before[at]) == key),
        *(at for at in left if url and before[at].get("url") == url),
    ]
    return found[0] if found else None


def _item(item: Any) -> str:
    return f"- {item}" if isinstance(item, int) else write([item])


def _plain(value: Any) -> Any:
    """Whole hours are written without a point."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
