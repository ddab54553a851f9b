"""Hand a target down to the places below, as a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.targets.actions._keeping import entry, note
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target, TargetEntry
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.counted import Years, years_for
from huiyin_web.targets.queries.parts import parts_of, places_below
from huiyin_web.targets.queries.stored import as_target, exactly, hundredths, indicator_of, locked_target

_ISSUED = Text(
    "{place} has its target already. Revise that one, with a reason.", "{place} 的目标已下达，请填写理由后调整。"
)
_STRANGER = Text("{place} does not lie right below.", "{place} 不是直接下级。")
_WHOLE = Text("Only the target of a year is broken down.", "只分解年度目标。")


@dataclass(frozen=True, slots=True)
class Parts:
    """How a target is handed down.

    Attributes:
        values: by place, as the library writes them; a place without a value gets no target.
        reserve: what stays above.
        seen: how much its reader had seen done to the target.
    """

    values: Mapping[str, Decimal | None]
    reserve: Decimal
    seen: int


@transaction.atomic
def break_down(*, target: int, parts: Parts, by: Actor, at: datetime) -> Target:
    """Hand a target down to places right below it. They see nothing of it until it is issued.

    Who: the office whose target it is.
    Rule: places right below; what is issued already is left as it is, and has to be revised to change.
    Recorded: `targets.target.broken_down`, and an entry in the history of every part that changes.

    Raises:
        NotAllowedError, NotFoundError: it is not their office's target.
        ChangedMeanwhileError: something was done to it that they had not seen.
        TargetRefusedError: another place, a part that is issued, or a target of a whole plan.
        TargetError: a value that its kind does not allow.
    """
    row = locked_target(by, target, parts.seen)
    need_office(by, row.office, May.SET_TARGETS)
    if row.year is None:
        raise TargetRefusedError(_WHOLE)
    indicator = indicator_of(row)
    below = places_below(row.place_code)
    kept = {part.place_code: part for part in parts_of(row)}
    years = years_for(list(below))
    drafts: list[Target] = []
    changed: list[Target] = []
    for place, value in parts.values.items():
        if place not in below:
            raise TargetRefusedError(_STRANGER.fill(place=place))
        now = kept.get(place)
        if now is not None and now.issued_on is not None:
            if value is None or exactly(indicator, now.wanted) != value:
                raise TargetRefusedError(_ISSUED.fill(place=below[place]), f"part_{place}")
            continue
        if value is None:
            if now is not None:
                now.delete()
            continue
        part = _part(row, place, years) if now is None else now
        if now is None or part.planned != hundredths(indicator, value):
            part.planned = hundredths(indicator, value)
            as_target(part)
            (drafts if now is None else changed).append(part)
    row.reserve = hundredths(indicator, parts.reserve)
    row.save(update_fields=["reserve"])
    Target.objects.bulk_update(changed, ["planned"])
    done = [*Target.objects.bulk_create(drafts), *changed]
    TargetEntry.objects.bulk_create([entry(part, "set", by=by, at=at, value=part.planned) for part in done])
    entry(row, "broken_down", by=by, at=at, value=row.reserve).save()
    note("broken_down", row, by=by, at=at, parts=len(parts.values), changed=len(done), reserve=str(parts.reserve))
    return row


def _part(whole: Target, place: str, years: Years) -> Target:
    base = years.base(whole.year or 0, place)
    return Target(
        plan=whole.plan, indicator=whole.indicator, year=whole.year, office=place, place_code=place,
        setter=whole.office, planned=0, base=None if base is None else int(base * 100),
    )  # fmt: skip
