"""Agree to what the eastern partner planned for a year."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.cooperation import Step, decide_amounts
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.cooperation.actions._keeping import done, need, opened
from huiyin_web.cooperation.errors import NoPlanError
from huiyin_web.cooperation.models import Agreement, YearItem
from huiyin_web.core.clock import day_of


@transaction.atomic
def agree_plan(*, agreement: int, seen: int, year: int, by: Actor, at: datetime) -> Agreement:
    """Agree to a plan, all of it that waits.

    Who: the county, and another person than who planned.
    Rule: `huiyin.followup.cooperation.decide_amounts`.
    Recorded: `cooperation.agreement.agree`.

    Raises:
        NotAllowedError, NotFoundError: their role works on none, or it is out of their reach.
        ChangedMeanwhileError, CooperationRefusedError: it changed, or it is not theirs to do.
        NoPlanError: no plan waits.
        SamePersonError: their account counts as one with that of who planned.
    """
    row, side = opened(agreement, seen=seen, by=by)
    rows = list(row.items.filter(year=year, planned__isnull=False, agreed_by=""))
    amounts = {one.item: one.planned or 0 for one in rows}
    if not rows:
        raise NoPlanError(year=year)
    need(decide_amounts(Step.AGREE, side=side, amounts=amounts, year=year, on=day_of(at)))
    for one in rows:
        need_another(one.planned_by_key, by)
        one.agreed_by, one.agreed_on = by.name, day_of(at)
    YearItem.objects.bulk_update(rows, ["agreed_by", "agreed_on"])
    return done(Step.AGREE, row, by=by, at=at, year=year, **amounts)
