"""Where a learner stands among some topics, in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .models import NOT_STARTED, Status


@dataclass(frozen=True)
class Standing:
    """Where a learner stands among some topics: numbers of topics, and hours.

    A skipped topic does not count, so that skipping everything is not 100 %.
    """

    done: int = 0
    learning: int = 0
    skipped: int = 0
    total: int = 0
    hours_done: float = 0
    hours_left: float = 0

    @classmethod
    def of(cls, topics: Iterable[tuple[str, float]]) -> Standing:
        """Count topics, each a status and hours: the one place where this is computed."""
        count: Counter[str] = Counter()
        hours: dict[str, float] = defaultdict(float)
        for status, each in topics:
            count[status] += 1
            hours[status] += each
        return cls(
            done=count[Status.DONE],
            learning=count[Status.LEARNING],
            skipped=count[Status.SKIPPED],
            total=count.total(),
            hours_done=hours[Status.DONE],
            hours_left=hours[Status.LEARNING] + hours[NOT_STARTED],
        )

    @property
    def counted(self) -> int:
        return self.total - self.skipped

    @property
    def percent(self) -> int:
        """Done of what counts, in whole percent, never rounded up."""
        return 100 * self.done // self.counted if self.counted else 0

    @property
    def begun(self) -> bool:
        return bool(self.done or self.learning or self.skipped)
