"""Where a learner stands, as rows: one file per idea."""

from .act import Act, ActKind, Change
from .learner import Learner
from .mark import NOT_STARTED, STATUSES, Mark, Status
from .notes import EarlierText, Notes
from .plan import Plan
from .share import Share

__all__ = [
    "NOT_STARTED",
    "STATUSES",
    "Act",
    "ActKind",
    "Change",
    "EarlierText",
    "Learner",
    "Mark",
    "Notes",
    "Plan",
    "Share",
    "Status",
]
