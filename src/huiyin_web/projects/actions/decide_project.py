"""Decide about a proposed project: approve it, or not."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.funds import Given, State, Step
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.projects.actions._keeping import deed, done, opened
from huiyin_web.projects.models import Project

_LEADS_TO = {Step.APPROVE: State.APPROVED, Step.REFUSE: State.REFUSED}


@transaction.atomic
def decide_project(*, project: int, step: Step, seen: int, given: Given, by: Actor, at: datetime) -> Project:
    """Approve a project, or say with a reason that it is not approved.

    Who: another office than the one that proposed it or carries it out, not below it, and another person.
    Rule: `huiyin.followup.funds.decide`; each check of the land is answered and clear.
    Recorded: `projects.project.approve` or `projects.project.refuse`.

    Raises:
        NotAllowedError, NotFoundError: their role decides about none, or it is out of their reach.
        ChangedMeanwhileError, ProjectRefusedError: it changed, or something stands against it, with every reason.
        SamePersonError: their account counts as one with that of whoever proposed it.
    """
    row = opened(step, project, seen=seen, given=given, by=by, at=at)
    need_another(row.by_key, by)
    row.state, row.approver = _LEADS_TO[step], by.office
    deed(step.value, row, by=by, at=at, reason=given.reason).save()
    return done(step, row, by=by, at=at, reason=given.reason.strip())
