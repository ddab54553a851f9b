"""Name the households of those who were placed in jobs, so that the register says how many are poor."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from huiyin.followup.cooperation import JOBS, Side, Step, decide_amounts
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.cooperation.actions._keeping import done, need, opened
from huiyin_web.cooperation.errors import NoSuchEntryError, PlacedError
from huiyin_web.cooperation.models import Agreement, PlacedHousehold
from huiyin_web.core.clock import day_of
from huiyin_web.registry.household_lines import Line, against, was_poor, written

_TOO_MANY = Text(
    "{named} persons are named with those named before; {placed} were placed.",
    "连同此前共登记 {named} 人，该事项共 {placed} 人就业。",
)


@transaction.atomic
def place_households(
    *, agreement: int, seen: int, entry: int, numbers: Sequence[str], by: Actor, at: datetime
) -> Agreement:
    """Record households, one person each, all or none.

    Who: the county, of households in its reach.
    Rule: no more persons than were placed; whether a household was poor is as the register says for the day.
    Recorded: `cooperation.agreement.place`, with how many.

    Raises:
        NotAllowedError, NotFoundError: their role works on none, or it is out of their reach.
        ChangedMeanwhileError, CooperationRefusedError: it changed, or it is not theirs to do.
        NoSuchEntryError, PlacedError: no such entry of jobs; some households can't be recorded, each named.
    """
    by.need(May.SEE_HOUSEHOLDS)
    row, side = opened(agreement, seen=seen, by=by)
    need(decide_amounts(Step.PLACE, side=side, amounts={JOBS: len(numbers)}, year=0, on=day_of(at)))
    made = row.entries.filter(pk=entry, item=JOBS).first()
    if made is None:
        raise NoSuchEntryError
    lines = [Line(number, 1) for number in numbers]
    found = written(by, lines)
    there = set(made.placed.values_list("household__office_number", flat=True))
    if why := against(lines, found, there):
        raise PlacedError(what=why)
    named = len(there) + len(lines)
    if named > made.amount:
        raise PlacedError(what=_TOO_MANY.fill(named=named, placed=made.amount))
    PlacedHousehold.objects.bulk_create(
        PlacedHousehold(
            entry=made, household=home, is_registered=was_poor(home, made.on), at=at, by_key=by.key, by_name=by.name
        )
        for home in found.values()
    )
    return done(Step.PLACE, row, by=by, at=at, entry=made.pk, households=len(lines), side=Side.WEST.value)
