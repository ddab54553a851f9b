"""Record that a milestone of a project was reached."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.funds import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.projects.actions._keeping import done, opened
from huiyin_web.projects.errors import MilestoneError
from huiyin_web.projects.models import Project


@transaction.atomic
def reach_milestone(*, project: int, milestone: str, seen: int, given: Given, by: Actor, at: datetime) -> Project:
    """Record the day on which a milestone was reached; the day by which it was planned stays beside it.

    Who: the offices that manage or accept projects, in their reach.
    Rule: `huiyin.followup.funds.decide`; a milestone is reached once.
    Recorded: `projects.project.reach`.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or it is out of their reach.
        ChangedMeanwhileError, ProjectRefusedError: it changed, or something stands against it.
        MilestoneError: it was reached already, or the project has none of this key.
    """
    row = opened(Step.REACH, project, seen=seen, given=given, by=by, at=at)
    found = row.milestones.filter(key=milestone, reached_on__isnull=True).first()
    if found is None or given.on is None:
        raise MilestoneError
    found.reached_on, found.at, found.by_key, found.by_name = given.on, at, by.key, by.name
    found.save()
    return done(Step.REACH, row, by=by, at=at, milestone=milestone, on=given.on.isoformat())
