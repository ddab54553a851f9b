"""Set a target of a year for the own place, or for a department."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Organisation
from huiyin_web.targets.actions._keeping import entry, note
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.counted import years_for
from huiyin_web.targets.queries.stored import as_target, hundredths, need_year, plan_or_404

_STANDS = Text(
    "There is a target of this indicator and year already. Revise it, with a reason.",
    "该指标该年度的目标已设定，请填写理由后调整。",
)
_WHOM = Text(
    "Only the own place and departments that serve it are given targets here; places below get theirs by breaking one "
    "down.",
    "此处只能为本级和服务本级的部门设定目标；下级地区的目标由上级目标分解。",
)
_UNKNOWN = Text("The plan has no such indicator.", "规划中没有该指标。")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target to set.

    Attributes:
        plan, indicator: keys.
        year: of the plan.
        office: who has to reach it.
        value: as the library writes it: a share from 0 to 1.
    """

    plan: str
    indicator: str
    year: int
    office: str
    value: Decimal


@transaction.atomic
def set_target(*, wanted: Wanted, by: Actor, at: datetime) -> Target:
    """Set a target; it binds at once.

    Who: an office that sets targets: for its own place where the plan is its own, and for departments that serve it.
    Rule: a value that its kind allows; one target of an indicator, a year and an office.
    Recorded: `targets.target.set`.

    Raises:
        NotAllowedError, NotFoundError: their role sets no targets, or there is no such plan or year.
        TargetRefusedError: it is set already, is for another place, or the plan has no such indicator.
        TargetError: a value that its kind does not allow.
    """
    by.need(May.SET_TARGETS)
    row, plan = plan_or_404(by, wanted.plan)
    need_year(plan, wanted.year)
    if wanted.indicator not in plan.indicators:
        raise TargetRefusedError(_UNKNOWN, "indicator")
    own = wanted.office == plan.place
    if own:
        need_office(by, plan.place, May.SET_TARGETS)
    elif not Organisation.objects.filter(pk=wanted.office, place_code=by.office).exists():
        raise TargetRefusedError(_WHOM, "office")
    indicator = plan.indicators[wanted.indicator]
    base = years_for([by.office]).base(wanted.year, by.office) if own else None
    named = {"plan": row, "indicator": indicator.key, "year": wanted.year, "office": wanted.office}
    if Target.objects.filter(**named).exists():
        raise TargetRefusedError(_STANDS, "indicator")
    target = Target(
        **named, place_code=by.office, setter=by.office, planned=hundredths(indicator, wanted.value),
        base=None if base is None else int(base * 100), issued_on=day_of(at),
    )  # fmt: skip
    as_target(target)
    target.save()
    entry(target, "set", by=by, at=at, value=target.planned).save()
    note("set", target, by=by, at=at, office=wanted.office, value=str(wanted.value))
    return target
