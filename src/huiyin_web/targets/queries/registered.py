"""What is counted of targets without anybody typing it: by frozen years; of departments also by promises of theirs."""

from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Q, Sum

from huiyin.followup.commitments import State
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.planning.plans import PlanIndicator
from huiyin_web.commitments.models import Commitment
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.counted import Years
from huiyin_web.targets.queries.stored import exactly, indicator_of

_LETTER = "letter"
_NOT_FROZEN = Text("not counted yet: the year is not frozen", "该年度尚未冻结，暂无统计")
_NOT_COUNTED = Text("not counted by the register", "台账不统计该项")
_NO_PROMISE = Text(
    "not counted by the register; no promise of this department about it was verified in the year",
    "台账不统计该项，且该部门当年没有经核验办结的相关承诺",
)


def registered_of(rows: Sequence[Target], years: Years) -> dict[int, Decimal]:
    """Give what is counted of targets of years, by id; of a whole plan nothing.

    What a frozen year counts of the place counts for a department that serves it, too. Where no year counts an
    indicator, a department has what others found that its promises of the same kind delivered; the promise that its
    letter made of the target itself is left out, as no target proves itself.
    """
    found: dict[int, Decimal] = {}
    left: list[Target] = []
    for row in rows:
        if row.year is None:
            continue
        value = years.counted(indicator_of(row).counted, row.year, row.place_code)
        if value is not None:
            found[row.pk] = value
        elif is_of_department(row) and indicator_of(row).counted is None:
            left.append(row)
    return found | _promised(left)


def registered(row: Target, years: Years) -> Decimal | None:
    """Give what is counted of one target; none where nobody counts it."""
    return registered_of([row], years).get(row.pk)


def why_not_registered(row: Target, years: Years) -> Text:
    """Say why nothing is counted of a target."""
    if indicator_of(row).counted is not None:
        return _NOT_COUNTED if row.year in years.by_year else _NOT_FROZEN
    return _NO_PROMISE if is_of_department(row) else _NOT_COUNTED


def is_of_department(row: Target) -> bool:
    """Say whether a target is a department's, not a place's."""
    return row.office != row.place_code


def is_promised(row: Target) -> bool:
    """Say whether what is counted of a target are promises."""
    return is_of_department(row) and indicator_of(row).counted is None


def _promised(rows: Sequence[Target]) -> dict[int, Decimal]:
    """Give what others found that departments delivered in the year, in one query."""
    if not rows:
        return {}
    closed = Commitment.objects.filter(state=State.CLOSED, verified__isnull=False).exclude(source=_LETTER)
    asked = Q()
    for row in rows:
        asked |= _asked(row, indicator_of(row))
    sums = closed.filter(asked).order_by().values_list("owner", "kind", "unit", "closed_on__year")
    added = {tuple(key): total for *key, total in sums.annotate(total=Sum("verified"))}
    found = {}
    for row in rows:
        indicator = indicator_of(row)
        total = added.get((row.office, indicator.about, indicator.unit, row.year))
        if total is not None:
            found[row.pk] = exactly(indicator, total)
    return found


def _asked(row: Target, indicator: PlanIndicator) -> Q:
    low, high = code_range(prefix_of(row.place_code))
    about = Q(owner=row.office, kind=indicator.about, unit=indicator.unit, closed_on__year=row.year)
    return about & Q(place_code__gte=low, place_code__lte=high)
