"""The editors' desk: one file per idea."""

from .clash import ClashAdmin
from .roadmap import FigureAdmin, RoadmapAdmin, SectionAdmin
from .topic import TopicAdmin

__all__ = ["ClashAdmin", "FigureAdmin", "RoadmapAdmin", "SectionAdmin", "TopicAdmin"]
