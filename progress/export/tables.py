"""Marks as a table for a spreadsheet."""

import csv
import io

from ..models import Learner

COLUMNS = ["slug", "title", "section", "status", "hours", "marked_at"]
# A spreadsheet takes a cell that begins so for a formula, and runs it (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def marks(learner: Learner | None) -> str:
    """Return a learner's marks, the last one last; begins with the mark by which spreadsheets know UTF-8."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for mark in learner.marks.select_related("topic__section").order_by("marked_at", "pk") if learner else []:
        topic = mark.topic
        cells = [topic.slug, topic.title, topic.section.title, mark.status, topic.hours, mark.marked_at.isoformat()]
        writer.writerow(safe(str(cell)) for cell in cells)
    return "\ufeff" + table.getvalue()


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
