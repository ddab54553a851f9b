"""Forecasts the poor of the register and who is lifted, for every place from the province to the village."""

from collections.abc import Sequence

import numpy as np

from huiyin import policy
from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.planning.forecast.history import Codes, Floats, Flow, Moved, Standing, Whole, in_a_row
from huiyin.planning.forecast.learning import Learned, Prior, learned
from huiyin.planning.forecast.results import Forecast
from huiyin.planning.forecast.spread import Counts
from huiyin.planning.forecast.walking import Heard, Register, WhatIf, unheard, walked

WALKS = 500
_FARTHEST = 20  # years
_FEWEST = 20  # so that a walk lies outside either end of the interval
_LEVELS = [level for level in Level if level is not Level.NATION]
_AS_LEARNT = WhatIf()


@checked
def forecast(
    standing: Standing,
    history: Sequence[Moved],
    *,
    until: int,
    what_if: WhatIf = _AS_LEARNT,
    walks: int = WALKS,
    seed: int = 1,
    heard: Heard = unheard,
) -> Forecast:
    """Forecast the register from its own rates of leaving, being removed, returning and being found.

    Each walk draws the rates of every year and village, as unsure as the years before leave them, and then lets every
    household move. The same seed gives the same forecast, in whatever order the households come.

    Args:
        standing: the registered households at the latest year's end.
        history: the years before, one after another up to the standing's own, of one series.
        until: the last year to forecast.
        what_if: rates other than those learnt.
        walks: how many are made.
        seed: of the random numbers.
        heard: told which share of the walks is done; what it raises ends the work.

    Raises:
        HistoryError: years that are missing, or don't end with the standing's.
        ParameterError: a year that isn't one of the 20 ahead, fewer than 20 walks, or a seed or a factor below zero.
        NoPackInForceError: no policy pack is in force in the year.
    """
    _check(standing.year, until, what_if, walks, seed)
    years = in_a_row(standing, history)
    standing = standing.in_order()
    register, villages = Register.of(standing), np.unique(standing.village)
    rates = rates_of(villages, years)
    poor, lifted = walked(
        register, rates, years=until - standing.year, walks=walks, seed=seed, what_if=what_if, heard=heard
    )
    places, first = _places(villages)
    now = np.add.reduceat(register.persons * register.poor, register.first[:-1])
    return Forecast(
        base_year=standing.year,
        years=tuple(range(standing.year + 1, until + 1)),
        places=places,
        poor_now=tuple(int(now[low:high].sum()) for low, high in first),
        poor=_by_place(poor, first),
        lifted=_by_place(lifted, first),
        unseen=tuple(flow for flow in Flow if rates[flow] is None),
    )


def rates_of(villages: Codes, history: Sequence[Moved]) -> dict[Flow, Learned | None]:
    """Learn the rates of every flow in some villages; none for a flow that could not have taken anybody.

    Args:
        villages: codes, ascending.
        history: the years to learn from; what happened in villages that are not among these counts for what lies above.
    """
    every = np.unique(np.concatenate([villages, *(one.village for one in history)]))
    levels = [np.unique(every.astype(f"<U{level.digits}"), return_inverse=True)[1] for level in _LEVELS]
    prior, wanted = _prior(history[-1].year), np.searchsorted(every, villages)
    found: dict[Flow, Learned | None] = {}
    for flow in Flow:
        count = np.stack([_laid_out(every, one.village, one.count(flow)) for one in history])
        base = np.stack([_laid_out(every, one.village, one.base(flow)) for one in history])
        rate = learned(count, base, levels, prior)
        found[flow] = rate and rate.of(wanted)
    return found


def _laid_out(every: Codes, village: Codes, values: Whole) -> Floats:
    laid = np.zeros(len(every))
    laid[np.searchsorted(every, village)] = values
    return laid


def _prior(year: int) -> Prior:
    held = policy.at(year)
    return Prior(float(held.value("forecast_spread").value), float(held.value("forecast_spread_years").value))


def _places(villages: Codes) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """Give every place from the villages up, and from which village to which it reaches."""
    found: dict[str, tuple[int, int]] = {}
    for level in _LEVELS:
        codes, first = np.unique(villages.astype(f"<U{level.digits}"), return_index=True)
        ends = [*first[1:].tolist(), len(villages)]
        found |= {code.ljust(12, "0"): pair for code, *pair in zip(codes.tolist(), first.tolist(), ends, strict=True)}
    return tuple(sorted(found)), [found[code] for code in sorted(found)]


def _by_place(walks: Counts, first: list[tuple[int, int]]) -> Counts:
    """Add villages up to places: years by places by walks, ascending."""
    running = np.zeros((walks.shape[0], walks.shape[1], walks.shape[2] + 1), np.int32)
    np.cumsum(walks, axis=2, out=running[:, :, 1:])
    low, high = np.array(first).T
    placed = np.ascontiguousarray((running[:, :, high] - running[:, :, low]).transpose(0, 2, 1))
    placed.sort(axis=2)
    return placed


def _check(year: int, until: int, what_if: WhatIf, walks: int, seed: int) -> None:
    if not year < until <= year + _FARTHEST:
        raise ParameterError(
            name="until", value=until, allowed=_AHEAD.fill(first=year + 1, last=year + _FARTHEST), mend=_LATER
        )
    if walks < _FEWEST:
        raise ParameterError(name="walks", value=walks, allowed=_MANY, mend=_USUAL)
    if seed < 0:
        raise ParameterError(name="seed", value=seed, allowed=_FROM_ZERO, mend=_ANY)
    for name, factor in (("what_if.exits", what_if.exits), ("what_if.returns", what_if.returns)):
        if not 0 <= factor < float("inf"):
            raise ParameterError(name=name, value=factor, allowed=_FROM_ZERO, mend=_ONE)


_AHEAD = Text("a year from {first} to {last}", "{first} 年至 {last} 年")
_LATER = Text("Give the last year to forecast.", "请给出预测的最后一年。")
_MANY = Text("a whole number from {least} up", "不小于 {least} 的整数").fill(least=_FEWEST)
_USUAL = Text("{walks} are usual.", "通常取 {walks} 次。").fill(walks=WALKS)
_FROM_ZERO = Text("a number from 0 up", "不小于 0 的数")
_ANY = Text("Any whole number does; the same one gives the same forecast.", "可取任意整数；取值相同则结果相同。")
_ONE = Text("1 leaves the rate as it is.", "1 表示不改变。")
