"""Report what was reached in a year, in the partner's own words of figures."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from huiyin.followup.cooperation import Step, decide_amounts
from huiyin_web.access.actor import Actor
from huiyin_web.cooperation.actions._keeping import done, need, opened
from huiyin_web.cooperation.models import Agreement, YearItem
from huiyin_web.core.clock import day_of


@transaction.atomic
def report_year(
    *, agreement: int, seen: int, year: int, amounts: Mapping[str, int], by: Actor, at: datetime
) -> Agreement:
    """Record the self-report of a year beside what is counted; a difference stays in sight.

    Who: the eastern partner.
    Rule: `huiyin.followup.cooperation.decide_amounts`; a later report replaces an earlier, both are in the audit log.
    Recorded: `cooperation.agreement.report`, with every amount.

    Raises:
        NotAllowedError, NotFoundError: their role works on none, or it is out of their reach.
        ChangedMeanwhileError, CooperationRefusedError: it changed, or something stands against it, with every reason.
    """
    row, side = opened(agreement, seen=seen, by=by)
    need(decide_amounts(Step.REPORT, side=side, amounts=amounts, year=year, on=day_of(at)))
    for item, amount in amounts.items():
        found, _made = YearItem.objects.get_or_create(agreement=row, year=year, item=item)
        found.reported, found.reported_by, found.reported_on = amount, by.name, day_of(at)
        found.save()
    return done(Step.REPORT, row, by=by, at=at, year=year, **amounts)
