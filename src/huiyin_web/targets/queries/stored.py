"""Find stored plans, targets and letters in reach, and give targets as the library knows them."""

from decimal import Decimal

from django.db.models import QuerySet

from huiyin.kernel.text import Text
from huiyin.planning import plans as library
from huiyin.planning import targets as engine
from huiyin.planning.targets import Kind
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.targets.errors import ChangedMeanwhileError
from huiyin_web.targets.models import Letter, Plan, Target
from huiyin_web.targets.permissions import letters_seen, targets_seen

_PLAN, _TARGET = Text("This plan", "该规划"), Text("This target", "该目标")
_LETTER, _YEAR = Text("This letter", "该责任书"), Text("This year of the plan", "规划中的该年度")
_HUNDRED = 100


def plan_or_404(actor: Actor, key: str) -> tuple[Plan, library.Plan]:
    """Give a plan that the office works by, and what it says.

    Raises:
        NotAllowedError, NotFoundError: their role sees no figures, or nobody works by it.
    """
    actor.need(May.SEE_FIGURES)
    row = Plan.objects.filter(key=key).first()
    if row is None:
        raise NotFoundError(what=_PLAN)
    return row, library.plan_of(row.key)


def need_year(plan: library.Plan, year: int) -> None:
    """Insist that a year is one of a plan's.

    Raises:
        NotFoundError: it is not.
    """
    if year not in plan.years:
        raise NotFoundError(what=_YEAR)


def targets_in_reach(actor: Actor) -> QuerySet[Target]:
    """Give the targets that somebody sees.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    return Target.objects.filter(targets_seen(actor))


def target_or_404(actor: Actor, number: int) -> Target:
    """Give a target in reach by its id.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = targets_in_reach(actor).select_related("plan").filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_TARGET)
    return row


def locked_target(actor: Actor, number: int, seen: int) -> Target:
    """Give a target in reach on which nobody else works until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
        ChangedMeanwhileError: more was done to it than they had seen.
    """
    row = targets_in_reach(actor).select_for_update(of=("self",)).select_related("plan").filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_TARGET)
    if row.entries.count() != seen:
        raise ChangedMeanwhileError
    return row


def letters_in_reach(actor: Actor) -> QuerySet[Letter]:
    """Give the letters that somebody sees.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    return Letter.objects.filter(letters_seen(actor))


def letter_or_404(actor: Actor, number: int, *, lock: bool = False) -> Letter:
    """Give a letter in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = letters_in_reach(actor).select_related("plan")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_LETTER)
    return row


def indicator_of(row: Target) -> library.PlanIndicator:
    """Give what a target is of."""
    return library.plan_of(row.plan.key).indicators[row.indicator]


def whole(indicator: library.PlanIndicator, kept: int | None) -> Decimal | None:
    """Give a kept value as the library knows it: a share from 0 to 1, all else in its unit."""
    return None if kept is None else exactly(indicator, kept)


def exactly(indicator: library.PlanIndicator, kept: int) -> Decimal:
    """Give a kept value that is there as the library knows it."""
    return Decimal(kept) / (_HUNDRED * _HUNDRED if indicator.kind is Kind.SHARE else _HUNDRED)


def hundredths(indicator: library.PlanIndicator, value: Decimal) -> int:
    """Give a value of the library as it is kept."""
    return int((value * (_HUNDRED * _HUNDRED if indicator.kind is Kind.SHARE else _HUNDRED)).to_integral_value())


def as_target(row: Target, registered: Decimal | None = None) -> engine.Target:
    """Give a stored target as the library knows it, with what the register counts.

    Raises:
        TargetError: it has values that cannot be.
    """
    plan = library.plan_of(row.plan.key)
    one = plan.indicators[row.indicator]
    indicator = plan.indicator(row.indicator, row.year)
    return engine.Target(
        indicator,
        row.place_code,
        indicator.until,
        exactly(one, row.planned),
        whole(one, row.revised),
        None if row.base is None else Decimal(row.base) / _HUNDRED,
        whole(one, row.reported),
        registered,
        whole(one, row.inspected),
    )
