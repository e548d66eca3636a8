"""The editors' desk: one file per idea."""

from .roadmap import FigureAdmin, RoadmapAdmin, SectionAdmin
from .topic import TopicAdmin

__all__ = ["FigureAdmin", "RoadmapAdmin", "SectionAdmin", "TopicAdmin"]
