"""Compare the helped of a year with households alike, and keep what is found."""

import math
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import numpy as np
from django.db import transaction

from huiyin.kernel.places import Level, ancestor
from huiyin.kernel.text import Text
from huiyin.measures.effects import Comparison, Effect
from huiyin.records.codes import HELP_KIND
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.household_plans.comparing import keep_households, years_of
from huiyin_web.household_plans.models import HelpResult

Report = Callable[[float, Text], None]
_READING = Text("reading frozen years", "读取年度快照")
_COMPARING = Text("comparing: {kind}", "比较：{kind}")
_READ = 0.2  # the share of the work done when the years are read
_PORTION = 500


def compute_results(*, year: int, by: Actor, at: datetime, report: Report) -> int:
    """Compare each kind of help of a year, for the province, its prefectures and counties; what was kept goes.

    Who: whoever asked for it, by the worker; the platform itself.
    Rule: `huiyin.measures.effects` (docs/method/effects.md); the households that are compared are those of the frozen
    years, and the hashes of these are kept with each result.
    Recorded: `household_plans.results.computed`.

    Returns:
        How many results were kept.

    Raises:
        NotAllowedError: the role has none compared.
        NoYearsError: the years that it needs are not frozen.
    """
    by.need(May.COMPARE_HELP)
    years = years_of(year)
    report(0.0, _READING)
    found = years.read()
    kinds, rows = found.kinds, list[HelpResult]()
    for number, kind in enumerate(kinds):
        report(_READ + (1 - _READ) * number / len(kinds), _COMPARING.fill(kind=HELP_KIND.label_of(kind)))
        compared = found.of(kind)
        keep_households(years.stamp, compared)
        rows += _results(compared, years.stamp, at)
    with transaction.atomic():
        HelpResult.objects.filter(year=year).delete()
        HelpResult.objects.bulk_create(rows, batch_size=_PORTION)
        audit.record(
            "household_plans.results.computed", by=by, at=at, subject=f"help_results:{year}", place_code=by.place_code,
            detail={"results": len(rows), "kinds": list(kinds), "frozen": years.stamp},
        )  # fmt: skip
    return len(rows)


def _results(compared: Comparison, stamp: str, at: datetime) -> Iterator[HelpResult]:
    for place in _places(np.unique(compared.rows.codes[compared.rows.helped]).tolist()):
        for effect in compared.effects(place):
            yield _result(effect, place, stamp, at)


def _places(villages: Iterable[str]) -> list[str]:
    """Give the province, prefectures and counties in which somebody was helped."""
    levels = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
    return sorted({ancestor(code, level) for code in villages for level in levels})


def _result(effect: Effect, place: str, stamp: str, at: datetime) -> HelpResult:
    found, past = effect.difference, effect.before
    return HelpResult(
        year=effect.year, kind=effect.kind, place_code=place, outcome=effect.outcome.value, said=effect.said.value,
        estimate=_told(found.estimate), se=_told(found.se), low=_told(found.low), high=_told(found.high),
        helped=found.helped, matched=found.matched, alike=found.alike, villages=found.villages,
        apart=_told(found.apart), left_apart=_told(found.left_apart), past=_told(past.estimate) if past else None,
        past_low=_told(past.low) if past else None, past_high=_told(past.high) if past else None, stamp=stamp, at=at,
    )  # fmt: skip


def _told(value: float) -> float | None:
    """Give a figure as a database keeps it: one that is no number is none."""
    return None if math.isnan(value) else value
