"""Assess a year: collect the inputs of a scheme, let the library score, keep the result with its hash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pyarrow.compute as pc
from django.db import transaction

from huiyin.kernel.canonical import content_hash
from huiyin.kernel.places import level_of
from huiyin.kernel.text import Text
from huiyin.records.place_books import codes_of_year
from huiyin.records.snapshots import Snapshot, Statistic, figures_of, statistics_of
from huiyin.records.succession import Succession, succession_of
from huiyin.scoring import Figure, Input, Origin, Scheme, load_scheme, score
from huiyin_web.access.actor import Actor
from huiyin_web.assessment.errors import UnknownFigureError, WrongYearError
from huiyin_web.assessment.models import COMPUTED, Round
from huiyin_web.assessment.permissions import need_assess
from huiyin_web.core import audit
from huiyin_web.snapshots.queries import frozen_snapshot

_REGISTER = Text("register snapshot {year} v{version}", "{year} 年度快照 v{version}")
_STATISTIC = Text("statistics table {year}: {source}", "{year} 年统计表：{source}")


@dataclass(frozen=True, slots=True)
class _Inputs:
    """All raw numbers of a scheme by (years ago, key): for each place a number and where it comes from.

    `succession` says under which codes the places of the year stood before, as the year was frozen.
    """

    statistics: Mapping[tuple[int, str], Mapping[str, Statistic]]
    years: Mapping[int, Snapshot]
    succession: Succession

    def register(self, one: Input, codes: Sequence[str]) -> Decimal | None:
        """Give a frozen figure of the places that were one place of the year, all together."""
        found = figures_of(self.years[one.years_ago]).of(*codes).get(one.key)
        return None if found is None else Decimal(repr(found.value))

    def statistic(self, one: Input, codes: Sequence[str]) -> Statistic | None:
        """Give a statistic; none of a place that was several then, for means do not add up."""
        return self.statistics[one.years_ago, one.key].get(codes[0]) if len(codes) == 1 else None


@transaction.atomic
def assess_year(*, year: int, scheme_key: str, by: Actor, at: datetime) -> Round:
    """Run a scheme over a frozen year; the same inputs give the run that is there already.

    Who: whoever may assess.
    Recorded: `assessment.round.computed`, with the hashes of scheme, snapshots and result.

    Raises:
        NotAllowedError: the role does not include it.
        SchemeError: there is no such scheme.
        WrongYearError: the scheme is for another year.
        NotFrozenError: a year that it needs is not frozen.
        UnknownFigureError: the scheme asks for a figure that snapshots do not hold.
    """
    need_assess(by)
    scheme = load_scheme(scheme_key)
    if scheme.year != year:
        raise WrongYearError(scheme=scheme.key, allowed=scheme.year, year=year)
    inputs = _collect(scheme)
    places = [code for code in codes_of_year(inputs.years[0].table("places"), year) if level_of(code) is scheme.level]
    result = score(scheme, {code: _figures(scheme, inputs, code) for code in places}).as_dict()
    result_hash = content_hash(result)
    runs = Round.objects.filter(year=year, scheme=scheme.key)
    if same := runs.filter(result_hash=result_hash, scheme_hash=scheme.hash).first():
        return same
    last = runs.first()
    computed = Round.objects.create(
        year=year,
        scheme=scheme.key,
        scheme_version=scheme.version,
        scheme_hash=scheme.hash,
        run=last.run + 1 if last else 1,
        snapshots={str(one.year): {"version": one.version, "hash": one.hash} for one in inputs.years.values()},
        result=result,
        result_hash=result_hash,
        at=at,
        by_name=by.name,
    )
    audit.record(
        COMPUTED,
        by=by,
        at=at,
        subject=f"round:{computed.pk}",
        detail={
            "year": year,
            "scheme": scheme.key,
            "scheme_hash": scheme.hash,
            "result_hash": result_hash,
            "snapshots": computed.snapshots,
            "assessed": len(places),
        },
    )
    return computed


def _collect(scheme: Scheme) -> _Inputs:
    needed = {(one.origin, one.years_ago, one.key) for indicator in scheme.indicators() for one in indicator.inputs}
    # The year itself is opened whatever is asked of it: it says which places are assessed, and holds the statistics
    # of all years as they stood when it was frozen, so that nobody changes a score by importing another number.
    asked = {0, *(ago for origin, ago, _ in needed if origin is Origin.REGISTER)}
    years = {ago: frozen_snapshot(scheme.year - ago) for ago in asked}
    for origin, ago, key in needed:
        if origin is Origin.REGISTER:
            _check_frozen(years[ago], key)
    return _Inputs(
        statistics={
            (ago, key): statistics_of(years[0]).values(key, scheme.year - ago)
            for origin, ago, key in needed
            if origin is Origin.STATISTIC
        },
        years=years,
        succession=succession_of(years[0].table("places")),
    )


def _check_frozen(snapshot: Snapshot, indicator: str) -> None:
    """Refuse a figure that no place of a year has.

    Raises:
        UnknownFigureError: the snapshot freezes no such figure.
    """
    known = sorted(pc.unique(figures_of(snapshot).table["indicator"]).to_pylist())
    if indicator not in known:
        raise UnknownFigureError(indicator=indicator, year=snapshot.year, known=", ".join(known))


def _figures(scheme: Scheme, inputs: _Inputs, code: str) -> dict[str, dict[str, Figure]]:
    return {
        indicator.key: {one.role: figure for one in indicator.inputs if (figure := _figure(scheme, inputs, one, code))}
        for indicator in scheme.indicators()
    }


def _figure(scheme: Scheme, inputs: _Inputs, one: Input, code: str) -> Figure | None:
    """Give one raw number with its source; none where the table has no row for the place."""
    codes = inputs.succession.same(code, scheme.year, scheme.year - one.years_ago)
    if one.origin is Origin.REGISTER:
        frozen = inputs.years[one.years_ago]
        number = inputs.register(one, codes)
        words = _REGISTER.fill(year=frozen.year, version=frozen.version)
        return None if number is None else Figure(number, words)
    found = inputs.statistic(one, codes)
    if found is None:
        return None
    source = _STATISTIC.fill(year=scheme.year - one.years_ago, source=found.source)
    return Figure(Decimal(repr(found.value)), source, definition=found.definition)
