"""The editors' desk: one file per idea."""

from .clash import ClashAdmin
from .draft import DraftAdmin
from .link import LinkAdmin
from .report import ReportAdmin
from .roadmap import FigureAdmin, RoadmapAdmin, SectionAdmin
from .topic import TopicAdmin

__all__ = [
    "ClashAdmin",
    "DraftAdmin",
    "FigureAdmin",
    "LinkAdmin",
    "ReportAdmin",
    "RoadmapAdmin",
    "SectionAdmin",
    "TopicAdmin",
]
