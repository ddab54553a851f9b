"""When the works of a project are to be where: its milestones, laid along the building season."""

from huiyin.planning.works.milestones import MILESTONES, Planned, milestones, season_on

__all__ = ["MILESTONES", "Planned", "milestones", "season_on"]
