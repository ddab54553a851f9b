"""Record the households that a project reached, with what each got."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from huiyin.followup.funds import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.projects.actions._keeping import done, opened
from huiyin_web.projects.errors import HouseholdsRefusedError
from huiyin_web.projects.models import Project, ReachedHousehold
from huiyin_web.registry.household_lines import Line, against, was_poor, written


@transaction.atomic
def reach_households(
    *, project: int, lines: Sequence[Line], seen: int, given: Given, by: Actor, at: datetime
) -> Project:
    """Record households: all of them or none. Whether each was poor is taken from the register on the project's day.

    Who: offices that manage projects and see households, each household in their reach.
    Rule: each household once a project; more than was paid out shows as a sign.
    Recorded: `projects.project.households`, with how many and how much.

    Raises:
        NotAllowedError, NotFoundError: their role records none, or the project is out of their reach.
        ChangedMeanwhileError, ProjectRefusedError: it changed, or something stands against it.
        HouseholdsRefusedError: some can't be recorded; each is named by its line.
    """
    row = opened(Step.HOUSEHOLDS, project, seen=seen, given=given, by=by, at=at)
    found = written(by, lines)
    if why := against(lines, found, row.reached.values_list("household__office_number", flat=True)):
        raise HouseholdsRefusedError(what=why)
    on = given.on or day_of(at)
    ReachedHousehold.objects.bulk_create(
        ReachedHousehold(
            project=row, household=found[line.number], fen=line.fen, persons=found[line.number].member_count,
            is_poor=was_poor(found[line.number], on), on=on, at=at, by_key=by.key, by_name=by.name,
        )
        for line in lines
    )  # fmt: skip
    fen = sum(line.fen for line in lines)
    return done(Step.HOUSEHOLDS, row, by=by, at=at, households=len(lines), fen=fen, on=on.isoformat())
