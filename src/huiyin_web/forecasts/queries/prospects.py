"""How it stands with targets: by what frozen years count, else by the forecast in force; the library finds the word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from huiyin.planning.forecast.prospects import Prospect, counted, of_lifted, of_poor
from huiyin.planning.plans import Plan, PlanIndicator, plan_of
from huiyin.planning.targets import Better
from huiyin_web.forecasts.models import Walked
from huiyin_web.forecasts.queries.stored import Places, lifted_spread, places_in_force, poor_spread
from huiyin_web.forecasts.queries.wording import TONES
from huiyin_web.targets.models import Target
from huiyin_web.targets.pages import Foreseen
from huiyin_web.targets.queries.counted import Years
from huiyin_web.targets.queries.registered import is_of_department, registered_of
from huiyin_web.targets.queries.stored import exactly, hundredths, indicator_of
from huiyin_web.targets.queries.wording import shown

LIFTED, INCIDENCE = "exited_persons", "headcount_rural"
_LAST = (12, 31)
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class _Asked:
    """A target whose day is not frozen yet, with the codes under which its place may be forecast."""

    row: Target
    plan: Plan
    indicator: PlanIndicator
    due: int
    codes: tuple[str, ...]

    @property
    def due_on(self) -> date:
        """The target's day."""
        return date(self.due, *_LAST)


def foreseen_targets(rows: Sequence[Target], years: Years) -> dict[int, Foreseen]:
    """Give how it stands with targets, for the pages of targets."""
    places = {row.pk: row.place_code for row in rows}
    return {
        number: Foreseen(
            one.outlook.label, TONES[one.outlook], one.why,
            reverse("forecasts:place", args=[places[number]]) if one.expected else "",
        )
        for number, one in prospects(rows, years).items()
    }  # fmt: skip


def prospects(rows: Sequence[Target], years: Years, places: Places | None = None) -> dict[int, Prospect]:
    """Give how it stands with targets, by id; those of which nobody can tell are missing.

    What is counted is done or missed. The rest is asked of the latest forecast in force, as of the end of the year from
    which on it looks: until the target's own year is frozen nothing newer is known.

    Args:
        rows: the targets.
        years: the frozen years, read for their places.
        places: what the forecast in force says of them; asked for where it is not given.
    """
    known = registered_of(rows, years)
    found = {row.pk: _counted(row, known[row.pk]) for row in rows if row.pk in known}
    asked = [one for row in rows if row.pk not in known and (one := _asked(row, years))]
    if asked:
        if places is None:
            places = places_in_force({code for one in asked for code in one.codes}, {one.due for one in asked})
        found |= {one.row.pk: told for one in asked if (told := _forecast(one, places, years))}
    return found


def _counted(row: Target, value: Decimal) -> Prospect:
    indicator, wanted = indicator_of(row), exactly(indicator_of(row), row.wanted)
    reached = value >= wanted if indicator.better is Better.UP else value <= wanted
    told = shown(indicator, hundredths(indicator, value))
    return counted(reached=reached, value=told, wanted=shown(indicator, row.wanted), due_on=date(row.year or 0, *_LAST))


def _asked(row: Target, years: Years) -> _Asked | None:
    plan = plan_of(row.plan.key)
    indicator, due = plan.indicators[row.indicator], row.year or plan.until.year
    told = indicator.counted is not None and indicator.counted.key in {LIFTED, INCIDENCE}
    if not told or is_of_department(row) or due in years.by_year:
        return None
    return _Asked(row, plan, indicator, due, (row.place_code, *years.known.earlier(row.place_code)))


def _forecast(one: _Asked, places: Places, years: Years) -> Prospect | None:
    there = next((by_year[one.due] for code in one.codes if one.due in (by_year := places.get(code, {}))), None)
    if there is None or years.known.standing(one.row.place_code, there.forecast.base_year) != (there.place_code,):
        return None
    return _lifted(one, there, years) if one.indicator.kind.adds_over_years else _incidence(one, there, years)


def _lifted(one: _Asked, there: Walked, years: Years) -> Prospect | None:
    """Say whether so many will have left: in the next year, or by the plan's end with those of its years so far."""
    base, first = there.forecast.base_year, one.row.year or one.plan.since.year
    so_far = list(counted_since(one.indicator, first, base, one.row.place_code, years))
    if first > base + 1 or None in so_far:
        return None
    return of_lifted(
        lifted_spread(there), wanted=int(exactly(one.indicator, one.row.wanted)),
        so_far=int(sum(value for value in so_far if value is not None)), due_on=one.due_on, on=date(base, *_LAST),
    )  # fmt: skip


def counted_since(
    indicator: PlanIndicator, first: int, last: int, code: str, years: Years
) -> Iterator[Decimal | None]:  # fmt: skip
    """Give what was counted in each year from one to another; none where nobody counted it."""
    return (years.counted(indicator.counted, year, code) for year in range(first, last + 1))


def _incidence(one: _Asked, there: Walked, years: Years) -> Prospect | None:
    """Say whether few enough will be poor, of the population that the target names or the last year counted."""
    base = Decimal(one.row.base) / _HUNDRED if one.row.base else years.base(one.due, one.row.place_code)
    if base is None:
        return None
    most = int(exactly(one.indicator, one.row.wanted) * base)
    on = date(there.forecast.base_year, *_LAST)
    return of_poor(poor_spread(there), most=most, due_on=one.due_on, on=on)
