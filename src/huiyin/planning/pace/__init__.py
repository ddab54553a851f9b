"""The pace of a plan: its path through phases and seasons, where a value stands on a day, how fast it has to go."""

from huiyin.planning.pace.errors import PathError
from huiyin.planning.pace.path import Milestone, Path, Phase, by_phases
from huiyin.planning.pace.season import Season
from huiyin.planning.pace.standing import Against, Progress, progress

__all__ = ["Against", "Milestone", "Path", "PathError", "Phase", "Progress", "Season", "by_phases", "progress"]
