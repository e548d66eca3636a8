"""Where a learner stands, as rows: one file per idea."""

from .learner import Learner
from .mark import Mark, Status

__all__ = ["Learner", "Mark", "Status"]
