"""What a learner does and sees: marks, paths, search, and their own page."""

from .answers import SeeOther, page_of
from .mark import know, mark, undo
from .me import me
from .path import path, paths
from .search import search
from .settings import settings

__all__ = ["SeeOther", "know", "mark", "me", "page_of", "path", "paths", "search", "settings", "undo"]
