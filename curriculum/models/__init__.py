"""What there is to learn, as rows: one file per idea."""

from .draft import Comment, Draft, Stage
from .edition import Edition
from .figure import Figure
from .link import Link
from .placement import Placement
from .question import Question
from .report import Report, ReportKind, Settling
from .resource import Cost, Level, Resource, ResourceKind
from .revision import Clash, Revision
from .roadmap import Roadmap, Section
from .search_text import SearchText
from .topic import Alias, Kind, Prerequisite, Topic

__all__ = [
    "Alias",
    "Clash",
    "Comment",
    "Cost",
    "Draft",
    "Edition",
    "Figure",
    "Kind",
    "Level",
    "Link",
    "Placement",
    "Prerequisite",
    "Question",
    "Report",
    "ReportKind",
    "Resource",
    "ResourceKind",
    "Revision",
    "Roadmap",
    "SearchText",
    "Section",
    "Settling",
    "Stage",
    "Topic",
]
