"""What a learner does and sees: marks, notes, paths, search, their own page, and what of it they take away or show."""

from .answers import SeeOther, page_of
from .export import export_anki, export_checklist, export_record, export_table, import_record
from .forget import delete, deleted
from .join import ask
from .mark import know, mark, undo
from .me import me
from .notes import link, notes, restore, revise, tick
from .path import path, paths
from .plan import calendar, delete_plan, export_calendar, plan, show_calendar
from .search import search
from .settings import settings
from .share import badge, share, shared

__all__ = [
    "SeeOther",
    "ask",
    "badge",
    "calendar",
    "delete",
    "delete_plan",
    "deleted",
    "export_anki",
    "export_calendar",
    "export_checklist",
    "export_record",
    "export_table",
    "import_record",
    "know",
    "link",
    "mark",
    "me",
    "notes",
    "page_of",
    "path",
    "paths",
    "plan",
    "restore",
    "revise",
    "search",
    "settings",
    "share",
    "shared",
    "show_calendar",
    "tick",
    "undo",
]
