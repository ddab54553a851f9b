"""Take off an entry of money that was a mistake, by another entry."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.funds import Given, Step
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.projects.actions._keeping import done, opened
from huiyin_web.projects.errors import ReversalError
from huiyin_web.projects.models import Money, Project


@transaction.atomic
def reverse_money(*, project: int, entry: int, seen: int, given: Given, by: Actor, at: datetime) -> Project:
    """Reverse an entry with a reason; both stay on the record, and sums that no longer reconcile show as such.

    Who: whoever manages projects, in their reach.
    Rule: `huiyin.followup.funds.decide`; an entry is reversed once.
    Recorded: `projects.project.reverse`.

    Raises:
        NotAllowedError, NotFoundError: their role makes no entries, or it is out of their reach.
        ChangedMeanwhileError, ProjectRefusedError: it changed, or something stands against it.
        ReversalError: it was reversed already, or is no entry of the project that can be.
    """
    row = opened(Step.REVERSE, project, seen=seen, given=given, by=by, at=at)
    wrong = row.money.filter(pk=entry, reverses__isnull=True, reversed_by__isnull=True).first()
    if wrong is None:
        raise ReversalError
    Money.objects.create(
        project=row, flow=wrong.flow, fen=-wrong.fen, document=wrong.document, office=by.office, reverses=wrong,
        reason=given.reason.strip(), on=day_of(at), at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    return done(
        Step.REVERSE, row, by=by, at=at, flow=wrong.flow, fen=-wrong.fen, document=wrong.document,
        reason=given.reason.strip(),
    )  # fmt: skip
