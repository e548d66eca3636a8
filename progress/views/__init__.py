"""What a learner does and sees: marks, notes, paths, search, and their own page."""

from .answers import SeeOther, page_of
from .mark import know, mark, undo
from .me import me
from .notes import link, notes, restore, revise, tick
from .path import path, paths
from .search import search

__all__ = [
    "SeeOther",
    "know",
    "link",
    "mark",
    "me",
    "notes",
    "page_of",
    "path",
    "paths",
    "restore",
    "revise",
    "search",
    "tick",
    "undo",
]
