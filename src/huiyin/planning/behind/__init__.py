"""Who is furthest behind its plan, beyond what chance alone would show."""

from huiyin.planning.behind.furthest import Behind, Furthest, Gap, furthest_behind
from huiyin.planning.behind.noise import Count, count

__all__ = ["Behind", "Count", "Furthest", "Gap", "count", "furthest_behind"]
