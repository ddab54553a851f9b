"""Plan a year of a pair."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from huiyin.followup.cooperation import Step, decide_amounts
from huiyin_web.access.actor import Actor
from huiyin_web.cooperation.actions._keeping import done, need, opened
from huiyin_web.cooperation.models import Agreement, YearItem
from huiyin_web.core.clock import day_of


@transaction.atomic
def plan_year(
    *, agreement: int, seen: int, year: int, amounts: Mapping[str, int], by: Actor, at: datetime
) -> Agreement:
    """Say how much is planned of each item; the county has to agree anew to what changes.

    Who: the eastern partner.
    Rule: `huiyin.followup.cooperation.decide_amounts`.
    Recorded: `cooperation.agreement.plan`, with every amount.

    Raises:
        NotAllowedError, NotFoundError: their role works on none, or it is out of their reach.
        ChangedMeanwhileError, CooperationRefusedError: it changed, or something stands against it, with every reason.
    """
    row, side = opened(agreement, seen=seen, by=by)
    need(decide_amounts(Step.PLAN, side=side, amounts=amounts, year=year, on=day_of(at)))
    for item, amount in amounts.items():
        found, _made = YearItem.objects.get_or_create(agreement=row, year=year, item=item)
        if found.planned != amount:
            found.planned, found.planned_by_key, found.planned_by = amount, by.key, by.name
            found.agreed_by, found.agreed_on = "", None
            found.save()
    return done(Step.PLAN, row, by=by, at=at, year=year, **amounts)
