"""The format of content: a roadmap and its topics as written, parsed, not yet saved. Knows nothing of Django."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationError,
)

from .problem import Code, Problem, did_you_mean
from .strict_yaml import At, Document

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 60
MAX_SHORT = 28
MAX_PARAGRAPH = 2000
MIN_CHOICES, MAX_CHOICES = 2, 8


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or re.search(r"[\s\\]", url):
        raise ValueError("an address begins with https:// or http:// and a host, and holds no spaces")
    return url


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text) or len(text) > MAX_SLUG:
        raise ValueError(f"a slug is lower-case letters, digits and single hyphens, at most {MAX_SLUG} characters")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or text != text.strip():
        raise ValueError("is one line without spaces around it")
    return text


def _word(text: str) -> str:
    """The admin lists a topic's terms as `term (word, word): meaning`, a line a term."""
    if re.search(r"[():,]", text):
        raise ValueError("a term is words without brackets, colons and commas")
    return _one_line(text)


Line = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_one_line)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=80), AfterValidator(_one_line)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=MAX_SHORT), AfterValidator(_one_line)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(_word)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=MAX_PARAGRAPH)]
Slug = Annotated[str, AfterValidator(_slug)]
# Crockford's base 32: no I, L, O or U, so that an id can be read out and is never a word.
Id = Annotated[str, StringConstraints(pattern=r"^[0-9A-HJKMNP-TV-Z]{8}$")]
Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(_web_address)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


Part = TypeVar("Part", bound=_Part)


class RequirementSource(_Part):
    topic: Slug
    reason: Line


class ResourceSource(_Part):
    title: Line
    authors: Line
    url: Url
    kind: Literal["book", "paper", "course", "docs", "interactive", "article", "video", "tool", "community", "dataset"]
    level: Literal["beginner", "intermediate", "advanced"]
    cost: Literal["free", "signup", "paid"]
    minutes: Annotated[int, Field(ge=1, le=60_000)] | None = None
    where: Line
    why: Line


class ChoiceSource(_Part):
    text: Paragraph
    correct: bool = False
    because: Paragraph


class QuestionSource(_Part):
    prompt: Paragraph
    tests: list[Annotated[int, Field(ge=1)]] = []
    choices: Annotated[list[ChoiceSource], Field(min_length=MIN_CHOICES, max_length=MAX_CHOICES)]


class TermSource(_Part):
    term: Word
    also: Annotated[list[Word], Field(max_length=8)] = []
    means: Line


class FrontMatter(_Part):
    """The keys of a topic; what they mean is in README, "Content"."""

    id: Id
    title: Title
    short: Short = ""
    summary: Line
    kind: Literal["core", "extension"]
    difficulty: Annotated[int, Field(ge=1, le=3)]
    hours: Annotated[float, Field(gt=0, le=200)]
    aliases: list[Slug] = []
    replaces: list[Id] = []
    requires: list[RequirementSource] = []
    outcomes: Annotated[list[Line], Field(min_length=1, max_length=12)]
    terms: Annotated[list[TermSource], Field(max_length=20)] = []
    resources: Annotated[list[ResourceSource], Field(max_length=30)] = []
    questions: Annotated[list[QuestionSource], Field(max_length=12)] = []


class PlaceSource(_Part):
    place: Id


# What pydantic calls the two forms of an item where it says where an error is; no key is called so.
_FILE, _PLACE = "<file>", "<place>"


def _form(item: Any) -> str:
    return _PLACE if isinstance(item, dict | PlaceSource) else _FILE


Item = Annotated[Annotated[Slug, Tag(_FILE)] | Annotated[PlaceSource, Tag(_PLACE)], Discriminator(_form)]


class SectionSource(_Part):
    """A section with its topics in order: slugs of files of its own, and ids of topics of other roadmaps."""

    slug: Slug
    title: Title
    summary: Line
    topics: list[Item]

    def files(self) -> Iterator[tuple[int, str]]:
        """Yield the slugs of its own topics, each with its position in the section."""
        return ((position, item) for position, item in enumerate(self.topics) if isinstance(item, str))

    def places(self) -> Iterator[tuple[int, str]]:
        """Yield the ids of the topics it places, each with its position in the section."""
        return ((position, item.place) for position, item in enumerate(self.topics) if isinstance(item, PlaceSource))


class RoadmapSource(_Part):
    title: Title
    summary: Line
    sections: Annotated[list[SectionSource], Field(min_length=1, max_length=100)]


def validate(part: type[Part], document: Document, path: str) -> Part | None:
    """Give a document its form, or add all that is wrong with it to the document's problems and return None."""
    try:
        return part.model_validate(document.value)
    except ValidationError as errors:
        for error in errors.errors():
            at = tuple(step for step in error["loc"] if step not in (_FILE, _PLACE))
            code, message = _explain(part, document, at, error["type"], error["msg"])
            document.problems.append(Problem(path, document.line(at), code, message))
        return None


def _explain(  # noqa: PLR0911 (a table of cases reads best as one)
    part: type[_Part], document: Document, at: At, kind: str, said: str
) -> tuple[Code, str]:
    name = _name(at)
    written = document.written.get(at, "")
    if kind == "extra_forbidden":
        return Code.UNKNOWN_KEY, f"'{at[-1]}' is not a key of the format.{did_you_mean(str(at[-1]), _keys(part))}"
    if kind == "missing":
        return Code.MISSING, f"{name} is missing."
    if kind == "string_type" and written:
        return (
            Code.TYPE,
            f'{name} is {written}, which YAML reads as a number or a word of its own; quote it: "{written}".',
        )
    if kind == "string_pattern_mismatch":
        return Code.ID, f"{name} is '{written}'; an id is eight digits or capitals without I, L, O and U."
    if kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", said)
        return Code.TYPE, f"{name} is '{written}'; it can be {', '.join(allowed)}.{did_you_mean(written, allowed)}"
    if kind == "value_error":
        return Code.SLUG if "slug" in said else Code.TYPE, f"{name}: {said.removeprefix('Value error, ')}."
    if at in document.written and not written:
        return Code.MISSING, f"{name} is empty."
    return Code.TYPE, f"{name}: {said[0].lower()}{said[1:]}."


def _name(at: At) -> str:
    """Say a place as a person would: 'resources[2].url', counting from 1."""
    said = ""
    for step in at:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return f"'{said.lstrip('.')}'" if said else "the file"


_INNER = (RequirementSource, TermSource, ResourceSource, ChoiceSource, QuestionSource, SectionSource, PlaceSource)


@cache
def _keys(part: type[_Part]) -> tuple[str, ...]:
    """Return the keys of a part and of the parts inside it, which is what an author may have meant."""
    keys = list(part.model_fields)
    for inner in _INNER:
        if any(inner.__name__ in str(field.annotation) for field in part.model_fields.values()):
            keys += _keys(inner)
    return tuple(keys)
