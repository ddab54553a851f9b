"""Close a project that was accepted as a whole."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.funds import Given, State, Step
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.core.clock import day_of
from huiyin_web.projects.actions._keeping import deed, done, opened
from huiyin_web.projects.models import Project


@transaction.atomic
def close_project(*, project: int, seen: int, given: Given, by: Actor, at: datetime) -> Project:
    """Close a project: all that was paid out is accepted, every milestone is reached.

    Who: another office than the owner's, and another person than who made the payments.
    Rule: `huiyin.followup.funds.decide`.
    Recorded: `projects.project.close`.

    Raises:
        NotAllowedError, NotFoundError: their role closes none, or it is out of their reach.
        ChangedMeanwhileError, ProjectRefusedError: it changed, or something stands against it, with every reason.
        SamePersonError: their account counts as one with that of whoever made the payments.
    """
    row = opened(Step.CLOSE, project, seen=seen, given=given, by=by, at=at)
    for payer in set(row.money.filter(flow="paid").values_list("by_key", flat=True)):
        need_another(payer, by)
    row.state, row.closed_on = State.CLOSED, day_of(at)
    deed(Step.CLOSE, row, by=by, at=at, reason=given.reason).save()
    return done(Step.CLOSE, row, by=by, at=at, reason=given.reason.strip())
